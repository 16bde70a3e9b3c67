"""Several lines that are pasted become several items, or one line where only one can be."""

from __future__ import annotations

from itertools import count

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from tests.building import outline
from tests.tui.opening import item, opened
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
