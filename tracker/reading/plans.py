"""An accepted outline made a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta

from tracker.errors import YearUnknown
from tracker.model.change import in_order
from tracker.model.item import Item, Note
from tracker.model.plan import ROOT, Plan
from tracker.reading.outline import Node, NoteLine, Outline


def plan_from(
    outline: Outline,
    *,
    new_id: Callable[[], str],
    title: str | None = None,
    org: str | None = None,
    year: int | None = None,
) -> Plan:
    """The plan that `outline` describes, every item and note under a new id.

    A note counts as recorded at the start of the day that it tells of, those of one day in the order of
    the document.

    Args:
        new_id: Gives another id at each call.
        title: What to call it instead; so `org` and `year`. None keeps what the document says.

    Raises:
        YearUnknown: Neither the document nor `year` says it.
    """
    its_year = outline.year if year is None else year
    its_title = outline.title if title is None else title
    if its_year is None:
        raise YearUnknown(title=its_title)
    ids = [new_id() for _ in outline.nodes]
    parents = _parents(outline.nodes, ids)
    return Plan(
        id=new_id(),
        title=its_title,
        org=outline.org if org is None else org,
        year=its_year,
        items={item_id: item_from(node, item_id) for node, item_id in zip(outline.nodes, ids, strict=True)},
        children=_children(parents),
        parents=parents,
        notes=_notes(outline.nodes, ids, new_id),
    )


def _parents(nodes: tuple[Node, ...], ids: list[str]) -> dict[str, str]:
    """By id the id above, which is the nearest node before that is less deep."""
    parents: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for node, item_id in zip(nodes, ids, strict=True):
        while above and above[-1][0] >= node.depth:
            above.pop()
        parents[item_id] = above[-1][1] if above else ROOT
        above.append((node.depth, item_id))
    return parents


def _children(parents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    below: dict[str, list[str]] = {}
    for item_id, parent in parents.items():
        below.setdefault(parent, []).append(item_id)
    return {parent: tuple(ids) for parent, ids in below.items()}


def _notes(nodes: tuple[Node, ...], ids: list[str], new_id: Callable[[], str]) -> dict[str, tuple[Note, ...]]:
    return {
        item_id: in_order(_note(each, item_id, new_id(), place) for place, each in enumerate(node.notes))
        for node, item_id in zip(nodes, ids, strict=True)
        if node.notes
    }


def item_from(node: Node, item_id: str) -> Item:
    return Item(
        id=item_id,
        title=node.title,
        marker=node.marker,
        text=node.text,
        status=node.status,
        reason=node.reason,
        start=node.start,
        deadline=node.deadline,
        recurrence=node.recurrence,
        target=node.target,
        actual=node.actual,
        percent=node.percent,
        weight=node.weight,
        lead=node.lead,
        units=node.units,
        person=node.person,
        document_number=node.document_number,
        origin=node.origin,
    )


def _note(line: NoteLine, item_id: str, note_id: str, place: int) -> Note:
    return Note(
        id=note_id,
        item=item_id,
        on=line.on,
        at=datetime.combine(line.on, time(), tzinfo=UTC) + timedelta(microseconds=place),
        author=line.author,
        kind=line.kind,
        text=line.text,
        evidence=line.evidence,
    )
