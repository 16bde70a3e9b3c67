from __future__ import annotations

import itertools
from datetime import date

from tracker.model.item import NoteKind
from tracker.reading.outline import Node, NoteLine, Outline
from tracker.reading.plans import plan_from


def test_notes_of_one_day_keep_the_order_of_the_document_whatever_their_ids() -> None:
    day = date(2026, 3, 1)
    notes = tuple(NoteLine(day, NoteKind.PROGRESS, "李", text) for text in ("甲", "乙", "丙"))
    outline = Outline("要点", "", 2026, (Node(1, "一、", "修路", "", 1, notes=notes),))
    ids = (f"{100 - number:03}" for number in itertools.count())

    plan = plan_from(outline, new_id=lambda: next(ids))

    (kept,) = plan.notes.values()
    assert [note.text for note in kept] == ["甲", "乙", "丙"]
    assert len({note.at for note in kept}) == 3
