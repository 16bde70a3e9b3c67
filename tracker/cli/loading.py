"""The commands that take documents in: outline, load."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tracker.cli.arguments import Arguments
from tracker.cli.asking import answer_to, can_ask
from tracker.cli.commands import plan_year
from tracker.cli.session import Session
from tracker.cli.shapes import Shaping, outline_shape
from tracker.documents import STDIN, outline_of
from tracker.environment import random_id
from tracker.errors import BadCommandLine, NoItemsFound
from tracker.frozen import replace
from tracker.language.catalogue import Catalogue
from tracker.language.wording import deadline_words
from tracker.model.carrying import carried_over
from tracker.model.plan import Plan
from tracker.model.status import Status
from tracker.reading.outline import Node, Problem
from tracker.reading.plans import plan_from
from tracker.request import plan_names, refuse_in_the_past
from tracker.text.width import cut
from tracker.workspace import Workspace, keep_new, open_workspace

_NUMBERED = re.compile(r"-\d+$")
"""What a name is told apart by when there was one of that name already."""

_LONGEST_PASSAGE = 60
"""Columns of a doubtful passage that are shown."""


def outline(arguments: Arguments, session: Session) -> None:
    found = outline_of(arguments.file, year=arguments.year)
    if session.as_json:
        session.say_json(outline_shape(found, session.words))
        return
    heading = "  ".join(str(part) for part in (found.title, found.org, found.year) if part)
    session.say_lines([heading, *(_node_line(node) for node in found.nodes)])
    if not found.nodes:
        session.say(session.words("cli.nothing_outlined"))
    if found.problems:
        session.say_lines(["", session.words("cli.problems_heading"), *problem_lines(found.problems, session.words)])
        _say_how_to_review(arguments.file, session)


def load(arguments: Arguments, session: Session) -> None:
    refuse_in_the_past(session.request)
    if arguments.source and arguments.file:
        raise BadCommandLine(why=session.words("error.not_together", option="FILE", given="--from"), command="load")
    if arguments.source:
        _carry_over(arguments, session)
        return
    file = _file(arguments, session)
    if arguments.review:
        from tracker.cli.reviewing import review  # it opens the app

        review(arguments, session)
        return
    found = outline_of(file, year=arguments.year)
    if not found.nodes:
        raise NoItemsFound(path=arguments.file)
    year = arguments.year
    if found.year is None and year is None and file != STDIN and can_ask():
        year = _asked_year(session)
        found = outline_of(file, year=year)  # deadlines are read against the year
    plan = plan_from(found, new_id=random_id, year=year, org=arguments.org)
    _keep(plan, Path(arguments.file).name, arguments.name, session)
    if found.problems and not session.as_json:
        session.say(session.words("cli.loaded_problems", count=len(found.problems), path=arguments.file))


def _asked_year(session: Session) -> int | None:
    """The year that somebody types; None for Enter alone or what is no year, which is refused after that."""
    answer = answer_to(session.words("ask.year"))
    try:
        return plan_year(answer or "")
    except ValueError:
        return None


def _carry_over(arguments: Arguments, session: Session) -> None:
    """Next year's plan from what is unfinished or standing in another; the year after its own unless one is given."""
    old = open_workspace(replace(session.request, plan=arguments.source), session.settings)
    try:
        year = arguments.year or old.plan.year + 1
        plan = carried_over(old.plan, source=old.name, year=year, new_id=random_id)
        _keep(plan, old.name, arguments.name, session)
    finally:
        old.close()
    if not session.as_json:
        standing = sum(plan.items[each].status is Status.STANDING for each in plan.leaves())
        unfinished = sum(plan.items[each].status.is_open for each in plan.leaves())
        session.say(session.words("cli.carried", unfinished=unfinished, standing=standing))


def _remark_twins(workspace: Workspace, session: Session) -> None:
    """The same document loaded twice makes two plans, of which the clerk should know."""
    names = plan_names(session.request, session.settings)
    base = _NUMBERED.sub("", workspace.name)
    twins = [name for name in names if name != workspace.name and _NUMBERED.sub("", name) == base]
    if twins:
        session.remark(session.words("cli.twins", names=session.words("list.comma").join(twins)))


def _say_how_to_review(file: str, session: Session) -> None:
    """Only where there is a terminal to do it in."""
    if session.width is not None:
        session.say(session.words("cli.how_to_review", path=file))


def _file(arguments: Arguments, session: Session) -> str:
    if not arguments.file:
        raise BadCommandLine(
            why=session.words("error.missing_argument", missing=session.words("cli.value.FILE")), command="load"
        )
    return arguments.file


def _keep(plan: Plan, source: str, name: str, session: Session) -> None:
    workspace = keep_new(plan, source=source, name=name, request=session.request, settings=session.settings)
    try:
        if session.as_json:
            session.say_json({"plan": Shaping(workspace.progress, session.words, {}).plan(workspace.name)})
        else:
            session.say(session.words("cli.loaded", name=workspace.name, count=len(plan.items)))
            _remark_twins(workspace, session)
    finally:
        workspace.close()


def _node_line(node: Node) -> str:
    """Indent, marker, title, and behind it what was found in the text of the node."""
    facts = [
        deadline_words(node.deadline) if node.deadline else "",
        node.recurrence,
        str(node.target or ""),
        "、".join((*node.lead, *node.units)),
        node.person,
        node.document_number,
    ]
    return "  ".join([f"{'  ' * node.depth}{node.marker}{node.title}", *filter(None, facts)])


def problem_lines(problems: Iterable[Problem], words: Catalogue) -> Iterable[str]:
    for problem in problems:
        passage = cut(problem.text.replace("\n", " "), _LONGEST_PASSAGE)
        why = words(f"problem.{problem.key}")
        yield f"  {words('cli.problem_line', line=problem.line_number, why=why, text=passage)}"
