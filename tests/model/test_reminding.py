from __future__ import annotations

from datetime import date

import pytest

from tests.building import note, plan
from tracker.model import edits
from tracker.model.change import applied
from tracker.model.item import NoteKind
from tracker.model.progress import Progress
from tracker.model.reminding import reminders_on, to_be_reminded

TODAY = date(2026, 6, 1)


def test_reminders_of_an_item_are_counted_up_to_the_day_alone() -> None:
    made = plan("一、道路")
    for text, on, kind in [
        ("一", "2026-05-01", NoteKind.REMINDER),
        ("开工", "2026-05-02", NoteKind.PROGRESS),
        ("二", "2026-06-01", NoteKind.REMINDER),
        ("三", "2026-06-02", NoteKind.REMINDER),
    ]:
        made = applied(made, edits.add_note(made, note("道路", text, on, kind=kind)))

    assert [each.text for each in reminders_on(made, "道路", until=TODAY)] == ["一", "二"]


@pytest.mark.parametrize(
    ("fields", "to"),
    [
        pytest.param({"lead": ("甲局",), "units": ("乙局",), "person": "王"}, ("甲局",), id="the lead unit"),
        pytest.param({"units": ("乙局", "丙局"), "person": "王"}, ("乙局", "丙局"), id="all units where none leads"),
        pytest.param({"person": "王"}, ("王",), id="the person where no unit is named"),
        pytest.param({}, (), id="nobody"),
    ],
)
def test_a_reminder_goes_to_who_answers_for_the_item(fields: dict[str, object], to: tuple[str, ...]) -> None:
    made = plan("一、道路\n  勘察")
    for name, value in fields.items():
        made = applied(made, edits.set_field(made, "道路", name, value))  # pyright: ignore[reportArgumentType] -- fields of several types

    assert to_be_reminded(Progress(made, TODAY), "勘察") == to
