"""What `plans` does besides listing them: give one another name, put one away, bring one back."""

from __future__ import annotations

from tracker.cli.arguments import Arguments
from tracker.cli.asking import agrees, can_ask
from tracker.cli.session import Session
from tracker.errors import NotAgreed
from tracker.keeping import bring_back, remove_plan, removed_plans, rename_plan


def keep_in_order(arguments: Arguments, session: Session) -> None:
    if arguments.rename:
        name, new = arguments.rename
        kept_as = rename_plan(session.request, session.settings, name, new)
        _answer({"name": kept_as}, session.words("cli.plan_renamed", old=name, new=kept_as), session)
    elif arguments.restore == "":
        _list_removed(session)
    elif arguments.restore:
        kept_as = bring_back(session.request, session.settings, arguments.restore)
        _answer({"name": kept_as}, session.words("cli.plan_restored", name=kept_as), session)
    elif arguments.yes or _is_sure(arguments.remove, session):
        file = remove_plan(session.request, session.settings, arguments.remove)
        _answer({"file": str(file)}, session.words("cli.plan_removed", name=arguments.remove, path=file), session)
    else:
        session.say(session.words("revise.refused"))


def _list_removed(session: Session) -> None:
    found = removed_plans(session.request, session.settings)
    if session.as_json:
        session.say_json({"removed": [{"name": each.name, "at": each.at.isoformat()} for each in found]})
    else:
        lines = [f"{each.at.astimezone():%Y-%m-%d %H:%M}  {each.name}" for each in found]
        session.say_lines(lines or [session.words("cli.none_removed")])


def _is_sure(name: str, session: Session) -> bool:
    """Raises NotAgreed where nobody can be asked."""
    if not can_ask():
        raise NotAgreed(name=name)
    return agrees(session.words("ask.remove_plan", name=name), session.words)


def _answer(shape: dict[str, str], line: str, session: Session) -> None:
    if session.as_json:
        session.say_json(shape)
    else:
        session.say(line)
