"""The JSON that scripts build on. Shapes only grow: a field is never renamed, dropped or given another meaning.

Progress is 0 to 1 or null when nothing counts; statuses and lights are their values, not words of a
language; days are ISO dates; a reason is worded in the program's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tracker.errors import TrackerError
from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.language.wording import change_words, error_words, reason_words
from tracker.model.amount import Amount
from tracker.model.deadline import Deadline
from tracker.model.history import Step
from tracker.model.item import Note
from tracker.model.plan import Plan
from tracker.model.progress import Cause, Figures, Progress, answerable, deadline_of
from tracker.model.status import Status
from tracker.store.steps import change_doc
from tracker.store.values import value_doc
from tracker.text.cleaning import clean

if TYPE_CHECKING:
    from tracker.reading.outline import Node, Outline

Shape = dict[str, Any]


class Shaping(Frozen):
    """Turns items of one plan into their shapes."""

    progress: Progress
    words: Catalogue
    numbers: Mapping[str, str]

    def plan(self, name: str) -> Shape:
        plan, whole = self.progress.plan, self.progress.whole
        return {
            "name": name,
            "title": plan.title,
            "org": plan.org,
            "year": plan.year,
            "progress": _share(whole.progress),
            "done": whole.done,
            "counted": whole.counted,
        }

    def item(self, item_id: str) -> Shape:
        plan = self.progress.plan
        item, figures = plan.items[item_id], self.progress.of(item_id)
        deadline = deadline_of(plan, item_id)
        lead, units, person = answerable(plan, item_id)
        return {
            "ref": self.numbers[item_id],
            "id": item_id,
            "depth": self.numbers[item_id].count(".") + 1,
            "marker": item.marker,
            "title": item.title,
            "status": figures.status.value,
            "light": figures.light.value,
            "reason": self._reason(figures),
            "due": str(deadline.day) if deadline else None,
            "due_text": deadline.phrase if deadline else "",
            "progress": _share(figures.progress),
            "done": figures.done,
            "counted": figures.counted,
            "target": _amount(item.target),
            "actual": _amount(item.actual),
            "lead": list(lead),
            "units": list(units),
            "person": person,
            "document_number": item.document_number,
            "notes": len(plan.notes_on(item_id)),
        }

    def _reason(self, figures: Figures) -> str:
        if figures.reason.cause is Cause.NOT_COUNTED:
            return ""
        told = self.words("list.comma").join(reason_words(each, self.words) for each in figures.reasons)
        return f"{self.numbers[figures.worst]} {told}" if figures.worst else told

    def full_item(self, item_id: str, history: Iterable[Step]) -> Shape:
        """One item with all there is: its notes and history stand where a list has only their count."""
        item = self.progress.plan.items[item_id]
        return {
            **self.item(item_id),
            "text": item.text,
            "blocked_reason": item.reason,
            "origin": item.origin,
            "notes": [note_shape(note) for note in self.progress.plan.notes_on(item_id)],
            "history": [step_shape(step, self.progress.plan, self.numbers, self.words) for step in history],
        }


def outline_shape(outline: Outline, words: Catalogue) -> Shape:
    """A document as it was understood; nodes in its order, depth from 1."""
    return {
        "title": outline.title,
        "org": outline.org,
        "year": outline.year,
        "nodes": [_node_shape(node) for node in outline.nodes],
        "problems": [
            {"line": problem.line_number, "text": problem.text, "message": words(f"problem.{problem.key}")}
            for problem in outline.problems
        ],
    }


def _node_shape(node: Node) -> Shape:
    return {
        "depth": node.depth,
        "marker": node.marker,
        "title": node.title,
        "text": node.text,
        "line": node.line_number,
        "due": str(node.deadline.day) if node.deadline else None,
        "due_text": node.deadline.phrase if node.deadline else "",
        "recurrence": node.recurrence,
        "lead": list(node.lead),
        "units": list(node.units),
        "person": node.person,
        "target": _amount(node.target),
        "document_number": node.document_number,
    }


def note_shape(note: Note) -> Shape:
    return {
        "id": note.id,
        "on": str(note.on),
        "at": note.at.isoformat(timespec="seconds"),
        "author": note.author,
        "kind": note.kind.value,
        "text": note.text,
        "evidence": note.evidence,
    }


def step_shape(step: Step, plan: Plan, numbers: Mapping[str, str], words: Catalogue) -> Shape:
    return {
        "id": step.id,
        "at": step.at.isoformat(timespec="seconds"),
        "on": str(step.on),
        "author": step.author,
        "why": step.why,
        "undoes": step.undoes,
        "changes": [change_words(change, plan, numbers, words) for change in step.changes],
        "edits": [change_doc(change) for change in step.changes],
    }


def error_shape(error: TrackerError, words: Catalogue) -> Shape:
    """What stopped a command: `error` names it, `facts` are what the message is filled with."""
    return {
        "error": error.key,
        "message": clean(error_words(error, words)),
        "exit_code": error.exit_code,
        "facts": {name: _plain(fact) for name, fact in error.facts.items()},
    }


def _plain(fact: object) -> object:
    """A fact as JSON can say it; what is neither number nor value of a field as its text."""
    if isinstance(fact, int | tuple | Status | Deadline | Amount | date) or fact is None:
        return value_doc(fact)  # pyright: ignore[reportUnknownArgumentType] -- a tuple among facts is one of names
    return clean(str(fact))


def _share(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 6)


def _amount(amount: Amount | None) -> Shape | None:
    return {"value": float(amount.value), "unit": amount.unit} if amount else None
