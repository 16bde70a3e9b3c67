"""The commands that take documents in: outline, load."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tracker.cli.arguments import Arguments
from tracker.cli.session import Session
from tracker.cli.shapes import Shaping, outline_shape
from tracker.documents import outline_of
from tracker.errors import BadCommandLine, NoItemsFound
from tracker.language.catalogue import Catalogue
from tracker.language.wording import deadline_words
from tracker.model.plan import Plan
from tracker.reading.outline import Node, Problem
from tracker.reading.plans import plan_from
from tracker.text.width import cut
from tracker.workspace import keep_new, random_id

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


def load(arguments: Arguments, session: Session) -> None:
    found = outline_of(_file(arguments, session), year=arguments.year)
    if not found.nodes:
        raise NoItemsFound(path=arguments.file)
    plan = plan_from(found, new_id=random_id, year=arguments.year, org=arguments.org)
    _keep(plan, Path(arguments.file).name, arguments.name, session)
    if found.problems and not session.as_json:
        session.say(session.words("cli.loaded_problems", count=len(found.problems), path=arguments.file))


def _file(arguments: Arguments, session: Session) -> str:
    if not arguments.file:
        raise BadCommandLine(why=session.words("error.missing_argument", missing="FILE"), command="load")
    return arguments.file


def _keep(plan: Plan, source: str, name: str, session: Session) -> None:
    workspace = keep_new(plan, source=source, name=name, wish=session.wish, settings=session.settings)
    try:
        if session.as_json:
            session.say_json({"plan": Shaping(workspace.progress, session.words, {}).plan(workspace.name)})
        else:
            session.say(session.words("cli.loaded", name=workspace.name, count=len(plan.items)))
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
