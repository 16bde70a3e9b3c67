"""The load preview: what was understood of a document put right beside it, by key and mouse."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.binding import Binding
from textual.events import MouseScrollDown, MouseScrollUp
from textual.widgets import Input

from tests.tui.opening import SIZE, WIDE, screen_text
from tests.tui.previewing import (
    AS_READ,
    PLAN,
    fill,
    marked,
    node,
    preview,
    reviewed,
    settled,
    shape,
    source_text,
    wheel,
)
from tracker.language.catalogue import LANGUAGES
from tracker.tui.acts import loading, reviewing
from tracker.tui.keys import JUMPING, OF_THE_REVIEW, bindings_for, bindings_named, keys_for
from tracker.tui.screens.choice import ChoiceDialog
from tracker.tui.widgets.source_view import SourceView


async def test_a_document_is_shown_beside_what_was_understood_and_nothing_is_kept(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, _):
        shown = screen_text(app)

        assert shape(app) == AS_READ
        assert "6月底前提交报告（牵头单位：建设科）" in shown
        assert "载入预览  某某局2026年工作要点" in shown
        assert "某某局  2026年  共4项  要核对1处" in shown
        assert not (tmp_path / "home").exists()


async def test_a_long_title_gives_way_to_the_figures(tmp_path: Path) -> None:
    async with reviewed(tmp_path, f"某某局关于{'进一步' * 12}抓好道路工作的2026年工作要点\n一、甲\n三、乙") as (app, _):
        head = screen_text(app).split("\n")[0]

        assert "载入预览  某某局关于" in head
        assert "共2项  要核对1处" in head


async def test_the_passage_of_the_selected_row_is_marked(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("j")

        assert marked(app) == "（一）完成勘察。6月底前提交报告（牵头单位：建设科）。"


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        pytest.param(["j", "j", "greater_than_sign"], "抓好道路建设\n  完成勘察\n    修路\n抓好绿化", id="deeper"),
        pytest.param(["j", "j", "right"], "抓好道路建设\n  完成勘察\n    修路\n抓好绿化", id="deeper by the arrow"),
        pytest.param(["j", "less_than_sign"], "抓好道路建设\n完成勘察\n  修路\n抓好绿化", id="higher"),
        pytest.param(["j", "《"], "抓好道路建设\n完成勘察\n  修路\n抓好绿化", id="higher as an input method types it"),
        pytest.param(
            ["j", "s"],
            "抓好道路建设\n  完成勘察\n    6月底前提交报告\n  修路\n抓好绿化",
            id="split",
        ),
        pytest.param(["j", "j", "m"], "抓好道路建设\n  完成勘察\n抓好绿化", id="join"),
        pytest.param(["j", "j", "backspace"], "抓好道路建设\n  完成勘察\n抓好绿化", id="join by backspace"),
        pytest.param(["x"], "x抓好道路建设\n  x完成勘察\n  x修路\n抓好绿化", id="drop"),
        pytest.param(["x", "x"], AS_READ, id="drop and take back"),
        pytest.param(["j", "j", "right", "m", "u"], "抓好道路建设\n  完成勘察\n    修路\n抓好绿化", id="undo one"),
        pytest.param(["j", "s", "u", "u"], AS_READ, id="undo all and once more"),
        pytest.param(["x", "u", "ctrl+y"], "x抓好道路建设\n  x完成勘察\n  x修路\n抓好绿化", id="redo"),
        pytest.param(["x", "u", "j", "j", "m", "ctrl+y"], "抓好道路建设\n  完成勘察\n抓好绿化", id="an edit ends redo"),
        pytest.param(["greater_than_sign"], AS_READ, id="nothing to go below"),
        pytest.param(["m"], AS_READ, id="nothing to join with"),
        pytest.param(["e", "ctrl+u", "路", "enter"], AS_READ.replace("抓好道路建设", "路"), id="rename"),
    ],
)  # fmt: skip
async def test_the_outline_is_put_right_by_keys(tmp_path: Path, keys: list[str], after: str) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press(*keys)

        assert shape(app) == after


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        pytest.param(["j", "s"], "已拆开", id="split"),
        pytest.param(["j", "j", "s"], "只有一句", id="nothing to split"),
        pytest.param(["m"], "前面没有可以并入的", id="nothing to join"),
        pytest.param(["u"], "没有可以撤销的", id="nothing to undo"),
        pytest.param(["ctrl+y"], "没有可以重做的", id="nothing to redo"),
        pytest.param(["x"], "不载入", id="drop"),
        pytest.param(["x", "x"], "取回", id="take back"),
    ],
)
async def test_what_was_done_or_could_not_be_is_told(tmp_path: Path, keys: list[str], told: str) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press(*keys)

        assert told in preview(app).status.text


async def test_undo_goes_back_to_where_the_edit_was_made(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("j", "s", "G", "u")

        assert preview(app).at == 1


async def test_what_is_dropped_stays_in_sight(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("x")

        row = next(line for line in screen_text(app).split("\n") if "一、抓好道路建设" in line)
        assert row.rstrip().endswith("舍去")
        assert "共1项" in screen_text(app)


async def test_a_deadline_is_set_in_words_against_the_year_of_the_plan(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("j", "j", "t", *"9月底", "enter")

        deadline = node(app, 2).deadline
        assert deadline is not None
        assert (str(deadline.day), deadline.phrase) == ("2026-09-30", "9月底")
        assert "2026-09-30" in screen_text(app)


async def test_a_deadline_is_taken_away_by_emptying_it(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("j", "t", "ctrl+u", "enter")

        assert node(app, 1).deadline is None


async def test_units_are_set_and_taken_away(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("j", "w")
        await fill(pilot, lead="、", units="甲科，乙科")

        assert (node(app, 1).lead, node(app, 1).units) == ((), ("甲科", "乙科"))


async def test_the_keys_lead_from_one_doubt_to_the_next_and_round(tmp_path: Path) -> None:
    text = PLAN + "五、甲。\n七、乙。\n"
    async with reviewed(tmp_path, text) as (app, pilot):
        visited: list[int] = []
        for key in ("n", "n", "n", "N", "]", "["):
            await pilot.press(key)
            visited.append(preview(app).at)

        assert visited == [3, 5, 3, 5, 3, 5]
        assert "第8行  前面缺了序号" in preview(app).status.text


async def test_all_doubts_are_listed_and_can_be_gone_to(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("p")

        assert isinstance(app.screen, ChoiceDialog)
        assert "第6行  前面缺了序号" in screen_text(app)

        await pilot.press("enter")

        assert preview(app).at == 3


async def test_without_doubts_the_keys_say_so(tmp_path: Path) -> None:
    async with reviewed(tmp_path, "某局2026年工作要点\n一、甲\n二、乙") as (app, pilot):
        for key in ("n", "N", "p"):
            await pilot.press(key)

            assert "没有要核对的" in preview(app).status.text


async def test_the_document_stands_beside_the_outline_where_there_is_room_and_below_it_where_not(
    tmp_path: Path,
) -> None:
    async with reviewed(tmp_path, size=WIDE) as (app, _):
        wide = app.screen.query_one(SourceView).region
    async with reviewed(tmp_path, size=SIZE) as (app, _):
        narrow = app.screen.query_one(SourceView).region

    assert (wide.x, wide.height) == (0, WIDE[1] - 3)
    assert (narrow.width, narrow.bottom) == (SIZE[0], SIZE[1] - 2)


async def test_a_document_is_shown_from_its_first_line_while_the_first_passage_is_in_sight(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, _):
        assert source_text(app).startswith(" 原文  1/7")


async def test_the_document_is_hidden_and_shown(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("o")
        hidden = screen_text(app)
        await pilot.press("o")

        assert "提交报告" not in hidden
        assert "提交报告" in screen_text(app)


async def test_a_click_selects_a_row_and_two_rename_it(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.click(offset=(12, 4))

        assert preview(app).at == 2

        await pilot.click(offset=(12, 4), times=2)

        assert app.screen.query_one(Input).value == "修路"


async def test_a_click_on_the_document_selects_what_stands_there(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("j", "s")
        source = app.screen.query_one(SourceView).region

        await pilot.click(offset=(source.x + 22, source.y + 4))

        assert marked(app) == "6月底前提交报告（牵头单位：建设科）。"

        await pilot.press("j")

        assert marked(app) == "（二）修路。"


async def test_a_click_where_nothing_stands_changes_nothing(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("j")
        source = app.screen.query_one(SourceView).region
        for y in (1, 9, source.y, source.y + 8):
            await pilot.click(offset=(20, y))

            assert preview(app).at == 1


async def test_a_click_on_a_key_in_the_footer_does_what_the_key_does(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        before, _ = screen_text(app).split("\n")[-1].split("x 舍")
        await pilot.click(offset=(cell_len(before), SIZE[1] - 1))

        assert shape(app).startswith("x")


LONG = "某局2026年工作要点\n" + "".join(f"{at}. 第{at}件事，{'说明' * 60}。\n" for at in range(1, 60))


async def test_the_document_scrolls_by_keys_from_end_to_end(tmp_path: Path) -> None:
    async with reviewed(tmp_path, LONG) as (app, pilot):
        await pilot.press("tab", "G")
        end = source_text(app)
        await pilot.press("pageup", "k", "j", "pagedown")
        end_again = source_text(app)
        await pilot.press("g", "k")

        assert "59. 第59件事" in end
        assert end_again == end
        assert source_text(app).startswith(" 原文  1/61")


async def test_the_wheel_scrolls_the_document_and_moving_on_brings_the_passage_back(tmp_path: Path) -> None:
    async with reviewed(tmp_path, LONG) as (app, pilot):
        source = app.screen.query_one(SourceView)
        for _ in range(6):
            source.post_message(wheel(MouseScrollDown, source))
        await pilot.pause()
        scrolled = source_text(app)
        source.post_message(wheel(MouseScrollUp, source))
        await pilot.pause()
        back = source_text(app)

        await pilot.press("j")

        assert "2. 第2件事" not in scrolled
        assert back != scrolled
        assert "2. 第2件事" in source_text(app)


async def test_the_keys_of_the_preview_are_in_the_help(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("f1", "G")

        assert "收下，成为计划" in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_key_of_the_preview_works_in_both_languages(tmp_path: Path, language: str) -> None:
    async with reviewed(tmp_path, language=language) as (app, pilot):
        await pilot.press("j", "s", "m", "x", "u", "n", "N", "p", "escape", "t", "escape", "w", "escape", "o", "i")
        await fill(pilot)
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        assert app.screen is app.main


def test_no_key_means_two_things_in_the_preview() -> None:
    both = [*bindings_for(OF_THE_REVIEW, "ask"), *bindings_named((*JUMPING, "help"), "go")]
    keys = [binding.key for binding in both if isinstance(binding, Binding)]

    assert [(one, other) for one, other in combinations(keys, 2) if one == other] == []


def test_every_action_of_the_preview_has_its_act() -> None:
    assert {key.action for key in keys_for(OF_THE_REVIEW)} == {*loading.TABLE, *reviewing.TABLE} - {"load"}
