"""Several lines that are pasted become several items, or one line where only one can be."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from textual.events import Paste
from textual.pilot import Pilot

from tests.building import outline
from tests.model.plans import plans
from tests.tui.opening import item, opened
from tracker.model.copying import branches_of
from tracker.model.plan import ROOT, Plan
from tracker.reading.plan_text import write_branches
from tracker.tui.acts.pasting import branches_pasted
from tracker.tui.app import TrackerApp

HOSTILE_LINES = ["[/]", "# ", "- ", "* x", "> y", "```", "---", "（", "[x]", "\x1b[2J", "一、", "1."]


async def paste(app: TrackerApp, pilot: Pilot[None], text: str) -> None:
    assert app.focused is not None
    app.focused.post_message(Paste(text))
    await pilot.pause()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("甲\n乙", [["甲"], ["乙"]], id="lines"),
        pytest.param("甲\n  子\n乙", [["甲", "子"], ["乙"]], id="indented by two"),
        pytest.param("甲\n\t子\n\t\t孙\n乙", [["甲", "子", "孙"], ["乙"]], id="tabs"),
        pytest.param("甲\n\u3000\u3000子", [["甲", "子"]], id="ideographic spaces"),
        pytest.param("    甲\n    乙\n", [["甲"], ["乙"]], id="all indented"),
        pytest.param("- [ ] 甲\n- [x] 乙", [["甲"], ["乙"]], id="plan text"),
        pytest.param("一、甲\n（一）子\n1.孙\n（二）丑\n二、乙", [["甲", "子", "孙", "丑"], ["乙"]], id="markers"),
        pytest.param("一、甲\n说明\n二、乙", [["甲", "说明"], ["乙"]], id="words below a marker"),
        pytest.param("  一、甲\n    （一）子\n      （二）孙", [["甲", "子", "孙"]], id="indent before markers"),
        pytest.param("甲\r\n\r\n乙\r\n", [["甲"], ["乙"]], id="blank lines and carriage returns"),
    ],
)
def test_lines_become_branches(text: str, titles: list[list[str]]) -> None:
    numbers = count()

    branches = branches_pasted(text, year=2026, new_id=lambda: str(next(numbers)))

    assert [[each.title for each in branch.items] for branch in branches] == titles


def test_markers_and_deadlines_are_understood() -> None:
    (branch,) = branches_pasted("（一）勘察（完成时限：6月底前）", year=2026, new_id=lambda: "x")

    assert (branch.top.marker, branch.top.title) == ("（一）", "勘察")
    assert branch.top.deadline is not None
    assert str(branch.top.deadline.day) == "2026-06-30"


def test_words_that_go_with_an_item_in_plan_text_stay_with_it() -> None:
    branches = branches_pasted(
        "  - [ ] 勘察\n    > 勘察。两次。\n  - [ ] 修路", year=2026, new_id=iter("abcde").__next__
    )

    assert [(each.top.title, each.top.text) for each in branches] == [("勘察", "勘察。两次。"), ("修路", "")]


def test_a_mail_s_quotes_are_items_where_nothing_is_plan_text() -> None:
    branches = branches_pasted("> 甲\n> 乙", year=2026, new_id=iter("abcde").__next__)

    assert len(branches) == 2


@given(plans())
def test_a_branch_written_to_the_clipboard_is_read_back(shown: Plan) -> None:
    branches = branches_of(shown, shown.below(ROOT))
    numbers = count()

    found = branches_pasted(
        write_branches(branches, year=shown.year), year=shown.year, new_id=lambda: str(next(numbers))
    )

    assert [[replace(each, id="") for each in branch.items] for branch in found] == [
        [replace(each, id="") for each in branch.items] for branch in branches
    ]
    assert [branch.parents for branch in found] == [branch.parents for branch in branches]


def test_no_line_breaks_the_reading() -> None:
    numbers = count()

    branches = branches_pasted("\n".join(HOSTILE_LINES), year=2026, new_id=lambda: str(next(numbers)))

    assert 0 < sum(len(branch.items) for branch in branches) <= len(HOSTILE_LINES)


async def test_pasting_lines_while_adding_adds_them_all_as_one_step() -> None:
    async with opened() as (app, pilot):
        before = outline(app.desk.plan)
        await pilot.press("j", "a")
        await paste(app, pilot, "测量\n  初测\n绘图")

        assert app.screen is app.main
        assert outline(app.desk.plan).startswith("道路\n  勘察\n  测量\n    初测\n  绘图\n  修路")

        await pilot.press("u")

        assert outline(app.desk.plan) == before


async def test_pasting_lines_into_a_field_joins_them_and_loses_no_word() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "ctrl+u")
        await paste(app, pilot, "踏勘\n复测")
        await pilot.press("ctrl+s")

        assert item(app, "勘察").title == "踏勘 复测"
