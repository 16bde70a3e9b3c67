from __future__ import annotations

from dataclasses import replace

import pytest

from tests.building import note, plan
from tracker.model import edits
from tracker.model.change import Change, Loaded, SetField, SetNote, SetPlanField, applied
from tracker.model.idle_change import UnplacedChange, UnreadChange
from tracker.model.plan import ROOT
from tracker.model.status import Status

ROADS = plan("""
一、道路
  （一）勘察
  （二）修路
二、绿化
""")
BEGUN = SetField("修路", "status", Status.NOT_STARTED, Status.IN_PROGRESS)
NOTE = note("修路", "已开工")


@pytest.mark.parametrize(
    ("change", "touched", "concerns"),
    [
        pytest.param(BEGUN, {"修路"}, {"修路"}, id="a field"),
        pytest.param(SetPlanField("title", ROADS.title, "要点"), {ROOT}, {ROOT}, id="a field of the plan"),
        pytest.param(edits.remove(ROADS, ["道路"])[0], {"道路"}, {"道路", "勘察", "修路"}, id="a branch removed"),
        pytest.param(
            edits.remove(ROADS, ["道路"])[0].inverted(), {"道路"}, {"道路", "勘察", "修路"}, id="a branch added"
        ),
        pytest.param(edits.outdent(ROADS, "修路")[0], {"修路"}, {"修路"}, id="a move"),
        pytest.param(SetNote(None, NOTE), set[str](), {"修路"}, id="a note"),
        pytest.param(SetNote(NOTE, None), set[str](), {"修路"}, id="a note taken away"),
        pytest.param(Loaded("要点.txt"), set[str](), set[str](), id="the loading"),
        pytest.param(UnplacedChange(BEGUN), set[str](), {"修路"}, id="a change that found no place"),
        pytest.param(UnreadChange("applause", "绿化", "{}"), set[str](), {"绿化"}, id="a newer version's"),
    ],
)
def test_whose_figures_a_change_touches_and_whom_it_is_told_under(
    change: Change, touched: set[str], concerns: set[str]
) -> None:
    assert change.touched() == touched
    assert change.concerns() == concerns


@pytest.mark.parametrize("change", [Loaded("要点.txt"), UnplacedChange(BEGUN)], ids=["loaded", "unplaced"])
def test_a_change_without_effect_leaves_the_plan_there_and_back(change: Change) -> None:
    assert applied(ROADS, [change]) == applied(ROADS, [change.inverted()]) == ROADS


def test_an_item_is_added_in_the_midst_with_all_below_it() -> None:
    removal = edits.remove(ROADS, ["道路"])[0]

    after = applied(applied(ROADS, [removal]), [removal.inverted()])

    assert after == ROADS
    assert [*after.above("修路")] == ["道路"]


def test_a_note_is_told_with_what_it_says_now() -> None:
    later = replace(NOTE, text="已过半")

    assert (SetNote(NOTE, later).note, SetNote(NOTE, None).note) == (later, NOTE)
