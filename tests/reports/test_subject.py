from __future__ import annotations

from datetime import date

from tests.building import plan, step
from tests.reports.subjects import TODAY, half_way, subject
from tracker.model.change import Draft, RemoveItem, applied
from tracker.model.item import NoteKind
from tracker.model.plan import ROOT
from tracker.model.progress import Progress, deadline_of
from tracker.model.status import Status
from tracker.reports.alarms import alarming_rows
from tracker.reports.subject import subject_of


def test_narrowing_keeps_the_items_above_and_the_numbers_of_the_whole_plan() -> None:
    narrowed = subject(only=["绿化", "简报"])

    assert [item_id for item_id, _ in narrowed.plan.walk()] == ["道路", "绿化", "宣传", "简报"]
    assert narrowed.numbers["绿化"] == "1.3"


def test_narrowing_to_a_parent_keeps_all_below_it() -> None:
    narrowed = subject(only=["宣传"])

    assert list(narrowed.plan.leaves()) == ["简报", "纪念活动", "走访"]


def test_a_parent_that_was_kept_beside_some_of_its_leaves_adds_no_others() -> None:
    """A filter for red lights lets the point through that shows red because of one task."""
    narrowed = subject(only=["道路", "修路", "宣传"])

    assert list(narrowed.leaves()) == ["修路", "简报", "纪念活动", "走访"]


def test_narrowing_counts_by_the_same_arithmetic() -> None:
    narrowed = subject(only=["修路", "绿化"])

    assert narrowed.progress.whole.counted == 2
    assert narrowed.progress.of("道路").done == 0
    assert deadline_of(narrowed.plan, "修路") == deadline_of(subject().plan, "修路")


def test_narrowing_to_items_that_are_not_there_leaves_an_empty_plan() -> None:
    assert subject(only=["没有"]).plan.below(ROOT) == ()


def test_a_narrowed_subject_compares_the_same_items_with_the_time_before() -> None:
    narrowed = subject(only=["修路"], since=date(2026, 6, 1))

    assert narrowed.before is not None
    assert list(narrowed.before.plan.items) == ["修路", "道路"]


def test_the_state_before_the_period_is_that_of_the_day_before_it() -> None:
    compared = subject(since=date(2026, 6, 15))

    before = compared.figures_before("换届")

    assert compared.before is not None
    assert compared.before.today == date(2026, 6, 14)
    assert before is not None
    assert before.status is Status.NOT_STARTED


def test_an_item_that_was_not_there_has_no_figures_before() -> None:
    assert subject(since=date(2026, 6, 1)).figures_before("新来的") is None
    assert subject().figures_before(ROOT) is None


def test_notes_outside_the_period_are_left_out() -> None:
    first, last = subject(since=date(2026, 6, 1)), subject()

    assert [note.text for note in first.notes("修路", NoteKind.PROGRESS)] == ["铺好路基6公里"]
    assert len(last.notes("修路", NoteKind.PROGRESS)) == 2


def test_notes_from_after_the_day_of_the_report_are_left_out() -> None:
    made, steps = half_way()

    early = subject_of(Progress(made, date(2026, 5, 1)), steps=steps)

    latest = early.latest("修路", NoteKind.PROGRESS)
    assert latest is not None
    assert latest.text == "铺好路基3公里"


def test_a_note_of_the_day_itself_is_told() -> None:
    made, steps = half_way()

    on_the_day = subject_of(Progress(made, date(2026, 6, 20)), steps=steps, since=date(2026, 6, 20))

    assert [note.text for note in on_the_day.notes("修路", NoteKind.PROGRESS)] == ["铺好路基6公里"]


def test_an_item_that_had_items_below_it_is_compared_with_all_of_them() -> None:
    before = plan("一、道路\n  （一）勘察\n    1.初测 done\n    2.复测 done")
    changes = [RemoveItem(Draft(before).branch(each), "勘察", 0) for each in ("初测", "复测")]
    now = applied(before, changes)

    steps = [step(*changes, on="2026-06-01")]
    about = subject_of(Progress(now, TODAY), steps=steps, since=date(2026, 5, 1), only=["勘察"])

    earlier = about.figures_before("勘察")
    assert earlier is not None
    assert (earlier.done, earlier.counted) == (2, 2)


def test_the_day_on_which_a_leaf_was_finished_comes_from_the_history() -> None:
    assert subject().done_on == {"勘察": date(2026, 2, 25)}


def test_a_subject_signs_as_the_plans_own_office_unless_told_otherwise() -> None:
    made, _ = half_way()

    assert subject_of(Progress(made, TODAY)).office == "某办公室"
    assert subject_of(Progress(made, TODAY), office="另一办公室").office == "另一办公室"


def test_alarming_leaves_come_red_ones_first_then_in_plan_order() -> None:
    assert alarming_rows(subject()) == ("修路", "简报", "纪念活动", "换届")
