"""What a command says when it has changed something: a line an item, or the items as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.cli.session import Session
from tracker.model.history import Step
from tracker.request import plan_names


def answer_items(
    item_ids: Sequence[str],
    session: Session,
    *,
    step: Step | None,
    key: str,
    otherwise: str = "cli.nothing_to_do",
    text: str = "",
    **fields: object,
) -> None:
    """
    Args:
        step: What was recorded; None when everything was so already, which is said instead.
        key: The catalogue entry for a line; its fields are `item` and those given.
        otherwise: The entry for a line where nothing was recorded; its field is `item`.
        text: What is said below the lines, and in JSON beside the items; empty for nothing.
    """
    workspace, words = session.workspace, session.words
    if session.as_json:
        from tracker.cli.shapes import Shaping  # for programs; a person reads a line

        shaping = Shaping(workspace.progress, words, workspace.plan.numbers())
        items = [shaping.item(item_id) for item_id in item_ids]
        session.say_json({"changed": step is not None, "items": items, **({"text": text} if text else {})})
        return
    if not session.request.plan and len(plan_names(session.request, session.settings)) > 1:
        session.remark(words("cli.in_plan", name=workspace.name))
    if session.request.on and step and "day" not in fields:
        session.remark(words("cli.recorded_for", day=session.request.on))
    for item_id in item_ids:
        line = words(key if step else otherwise, item=session.name(item_id), **fields)
        session.say(line + _how_many(item_id, step, session))
    if text:
        session.say(text)


def _how_many(item_id: str, step: Step | None, session: Session) -> str:
    """For a parent, in how many items below it something was changed."""
    plan = session.workspace.plan
    if step is None or plan.is_leaf(item_id):
        return ""
    below = {each for change in step.changes for each in change.concerns() if item_id in plan.above(each)}
    return session.words("cli.below", count=len(below)) if below else ""
