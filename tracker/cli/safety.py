"""The commands that look after what is kept: check, backup, recover."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.cli.arguments import Arguments
from tracker.cli.differences import revision_shape
from tracker.cli.session import Session
from tracker.errors import BadCommandLine, Damaged, NoSuchBackup
from tracker.keeping import accept_outside
from tracker.language import differing
from tracker.language.catalogue import Catalogue
from tracker.request import plan_file, refuse_in_the_past
from tracker.store import safety
from tracker.store.checking import Checkup, Finding, Outside
from tracker.store.recovery import Candidate, Source, difference
from tracker.store.telling import difference_lines, size_of, size_words, time_words


def check(arguments: Arguments, session: Session) -> None:
    """Ends as with damaged data when anything is wrong, which is told as the result."""
    if arguments.accept:
        _accept(session)
        return
    path, _who = plan_file(session.request, session.settings)
    checkup = safety.check_plan(path)
    if session.as_json:
        session.say_json(_checkup_shape(checkup))
    elif checkup.is_sound:
        counts = {"items": checkup.items, "notes": checkup.notes, "steps": checkup.steps}
        session.say(session.words("cli.sound", **counts))
    else:
        session.say(session.words("cli.unsound", count=len(checkup.findings)))
        for finding in checkup.findings:
            session.say(_finding_line(finding, session.words))
        if checkup.outside:
            key = "cli.how_to_accept_outside" if checkup.outside.can_be_accepted else "cli.history_incomplete"
            session.say_lines([*_outside_lines(checkup.outside, session), session.words(key)])
    if not checkup.is_sound:
        session.exit_code = Damaged.exit_code


def _accept(session: Session) -> None:
    refuse_in_the_past(session.request)
    outside = accept_outside(session.request, session.settings, why=session.words("cli.outside_why"))
    if session.as_json:
        session.say_json({"accepted": outside is not None, "differences": _outside_shape(outside)})
    elif outside is None:
        session.say(session.words("cli.nothing_outside"))
    else:
        is_step = bool(outside.revision and outside.revision.changes)
        accepted = session.words("cli.outside_accepted" if is_step else "cli.outside_counts_as_loaded")
        session.say_lines([*_outside_lines(outside, session), accepted])


def _outside_lines(outside: Outside, session: Session) -> Iterator[str]:
    """What is another than the history says, or that nobody can tell."""
    if outside.revision is None:
        yield session.words("cli.outside_unknown")
    else:
        yield from differing.difference_lines(outside.revision, session.words)


def _outside_shape(outside: Outside | None) -> object:
    """None where it is not known what was there before."""
    if outside is None:
        return []
    return revision_shape(outside.revision, applied=True)["differences"] if outside.revision else None


def _finding_line(finding: Finding, words: Catalogue) -> str:
    field = words(f"field.{finding.field}") if finding.field else ""
    value, number = finding.value.strip('"'), finding.detail.partition(" ")[0]
    facts = {"where": finding.where, "detail": finding.detail, "field": field, "value": value, "number": number}
    return words(f"flaw.{finding.flaw.value}", **facts)


def backup(_: Arguments, session: Session) -> None:
    refuse_in_the_past(session.request)
    path, who = plan_file(session.request, session.settings)
    name = safety.back_up(path, who)
    if session.as_json:
        session.say_json({"backup": name})
    else:
        session.say(session.words("cli.backed_up", name=name))


def recover(arguments: Arguments, session: Session) -> None:
    """Lists what can be had; with a name, shows what it would change; with `--restore`, does it."""
    path, who = plan_file(session.request, session.settings)
    if arguments.restore and not arguments.name:
        raise BadCommandLine(
            why=session.words("error.missing_argument", missing=session.words("cli.value.NAME")), command="recover"
        )
    if arguments.restore:
        _answer_restored(safety.restore(path, arguments.name, who), session)
        return
    found = safety.candidates(path)
    if not arguments.name:
        _list(found, session)
        return
    chosen = next((each for each in found if each.name == arguments.name), None)
    if chosen is None:
        raise NoSuchBackup(name=arguments.name)
    present = next((each for each in found if each.source is Source.PRESENT), None)
    _compare(present, chosen, session)


def _answer_restored(restored: safety.Restored, session: Session) -> None:
    name, aside = restored.state.name, restored.aside
    if session.as_json:
        session.say_json({"restored": name, "aside": aside})
    else:
        key = "cli.recovered_aside" if aside else "cli.recovered"
        session.say(session.words(key, name=name, aside=aside))


def _list(found: tuple[Candidate, ...], session: Session) -> None:
    if session.as_json:
        session.say_json({"states": [_candidate_shape(each) for each in found]})
        return
    session.say_lines([_line(each, session) for each in found] or [session.words("cli.no_candidates")])
    if found:
        session.remark(session.words("cli.how_to_choose"))


def _line(candidate: Candidate, session: Session) -> str:
    return session.words(
        "cli.candidate_line",
        name=candidate.name,
        source=session.words(f"recovered.{candidate.source.value}"),
        at=time_words(candidate),
        size=size_words(size_of(candidate.plan), session.words),
    )


def _compare(present: Candidate | None, chosen: Candidate, session: Session) -> None:
    differing = difference(present.plan, chosen.plan) if present else None
    if session.as_json:
        session.say_json({"state": _candidate_shape(chosen), "differs": differing is None or not differing.is_empty})
        return
    session.say(_line(chosen, session))
    if differing is not None:
        session.say_lines(difference_lines(differing, session.words))
    if chosen.unplaced:
        session.say(session.words("cli.unplaced", count=chosen.unplaced))
    session.say(session.words("cli.how_to_restore", name=chosen.name))


def _checkup_shape(checkup: Checkup) -> dict[str, object]:
    findings = [
        {"flaw": each.flaw.value, "where": each.where, "detail": each.detail, "field": each.field, "value": each.value}
        for each in checkup.findings
    ]
    return {
        "sound": checkup.is_sound,
        "items": checkup.items,
        "notes": checkup.notes,
        "steps": checkup.steps,
        "findings": findings,
        "outside": _outside_shape(checkup.outside),
    }


def _candidate_shape(candidate: Candidate) -> dict[str, object]:
    state = candidate.state
    return {
        "name": candidate.name,
        "source": candidate.source.value,
        "at": candidate.at.isoformat() if candidate.at else None,
        "items": len(state.plan.items),
        "steps": len(state.steps),
    }
