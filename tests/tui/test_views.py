"""The views beside the outline, the palette, the usual filters, other plans and the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.building import note, step
from tests.building import plan as drawn
from tests.tui.opening import SIZE, item, opened, screen_text, searched, told, workspace_on
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.model import edits
from tracker.model.change import applied
from tracker.model.history_query import HistoryFilter
from tracker.model.idle_change import UnreadChange
from tracker.model.item import NoteKind
from tracker.model.progress import Progress
from tracker.model.status import Status
from tracker.request import Request
from tracker.settings import Settings
from tracker.tui.acts.viewing import VIEWS
from tracker.tui.app import TrackerApp
from tracker.tui.keyboard import Keyboard
from tracker.tui.rows import Entry, Ink, Later, MadeWhenSeen
from tracker.tui.screens.reading import ReportScreen
from tracker.tui.views import attention, changes, matrix, overview, timeline
from tracker.tui.views.writing import bar_beside_time
from tracker.workspace import keep_new, open_workspace

TODAY = date(2026, 6, 1)
ZH = load_catalogue("zh").naming_keys(Keyboard().named)
WIDTH = 100


def lines(entries: Sequence[Entry]) -> list[str]:
    parts = ((*entry.parts, *(cell.part for cell in entry.cells)) for entry in entries)
    return ["".join(part.text for part in each).rstrip() for each in parts]


def progress(text: str) -> Progress:
    return Progress(drawn(text), TODAY)


def test_the_reasons_of_a_light_that_do_not_fit_a_card_are_cut_with_a_sign() -> None:
    reasons = progress("一、路\n  修路 10% 2022-05-01 blocked")

    card = next(line for line in lines(overview.entries(reasons, (), load_catalogue("zh"), 70)) if "逾期" in line[20:])

    assert card.endswith("..")
    assert cell_len(card) <= 70 - 2


def test_attention_lists_the_gravest_first_and_each_leaf_once() -> None:
    found = attention.concerns(
        progress("""
        一、路
          近 2026-06-10
          阻 blocked
          晚 2026-05-01 blocked
          慢 10% 2026-12-31
          好 2026-12-31
          完 done 2026-01-01
        """)
    )

    assert [each.item for each in found] == ["晚", "慢", "阻", "近"]


@pytest.mark.parametrize(
    ("today", "due", "shown"),
    [
        (date(2026, 6, 1), "2026-06-10", "06-10"),
        (date(2027, 1, 5), "2026-12-31", "2026-12-31"),
        (date(2026, 12, 20), "2027-01-10", "2027-01-10"),
    ],
    ids=["this year's plan", "last year's plan", "due next year"],
)
def test_a_day_names_its_year_unless_that_is_the_plans_and_todays(today: date, due: str, shown: str) -> None:
    figures = Progress(drawn(f"一、路\n  修路 {due}"), today)

    (line,) = (each for each in lines(attention.entries(figures, ZH, WIDTH)) if "修路" in each)

    assert line.split()[-1] == shown


def test_next_deadlines_in_the_overview_name_another_year() -> None:
    figures = Progress(drawn("一、路\n  修路 2026-12-31", year=2026), date(2025, 12, 1))

    assert any(line.split() == ["2026-12-31", "修路"] for line in lines(overview.entries(figures, (), ZH, WIDTH)))


def test_a_title_has_the_room_of_those_responsible_where_the_plan_names_none() -> None:
    title = "修通上山到下山的路并按时报送进展情况"

    (line,) = (
        each for each in lines(attention.entries(progress(f"一、路\n  {title} 2026-05-01"), ZH, 80)) if "修" in each
    )

    assert title in line


def test_what_is_due_within_thirty_days_needs_attention() -> None:
    figures = progress("一、路\n  近 2026-06-03\n  月末 2026-07-01\n  以后 2026-07-02")

    shown = lines(attention.entries(figures, ZH, WIDTH))

    assert [each.item for each in attention.concerns(figures)] == ["近", "月末"]
    assert "30天内到期（1）" in shown
    assert any("还有30天" in line and "月末" in line for line in shown)


def test_what_was_begun_and_has_no_word_for_thirty_days_is_silent() -> None:
    made = drawn("一、路\n  甲 in_progress\n  乙 in_progress\n  丙")
    made = applied(made, edits.add_note(made, note("乙", "开工", "2026-05-20")))

    found = attention.concerns(Progress(made, TODAY))

    assert [(each.item, each.concern.value, each.days) for each in found] == [("甲", "silent", 151)]


def test_attention_says_when_nothing_presses() -> None:
    shown = lines(attention.entries(progress("一、路\n  甲 done"), ZH, WIDTH))

    assert shown == [" 没有需要关注的事项。"]


def test_the_overview_has_a_card_for_every_point_with_work_beside_time() -> None:
    shown = lines(overview.entries(progress("一、路\n  甲 done\n  乙 2026-06-30\n二、桥\n  丙"), (), ZH, WIDTH))

    assert [line[:4] for line in shown if line.startswith(("一", "二"))] == ["一、路 ", "二、桥 "]
    assert any("50.0%  1/2" in line for line in shown)
    assert any("41.4%" in line for line in shown)
    assert any("06-30  乙" in line for line in shown)


def test_the_matrix_counts_for_every_unit_what_it_has_to_do() -> None:
    shown = lines(matrix.entries(progress("一、路\n  甲 done unit:办公室\n  乙 unit:办公室、财务科"), ZH, WIDTH))

    assert "办公室" in shown[1]
    assert "财务科" in shown[1]
    assert "1/2 绿" in shown[2]
    assert "0/1 绿" in shown[2]


def test_the_matrix_says_what_to_do_when_no_unit_is_named() -> None:
    shown = lines(matrix.entries(progress("一、路"), ZH, WIDTH))

    assert "还没有写牵头或责任单位" in shown[0]


def test_the_timeline_marks_deadline_and_today_with_signs() -> None:
    shown = lines(timeline.entries(progress("一、路\n  甲 2026-08-31\n  乙"), ZH, WIDTH))

    dated, undated = shown[3], shown[4]
    assert dated.endswith("#")
    assert "=" in dated
    assert "|" in dated
    assert "=" not in undated
    assert dated.index("|") == undated.index("|")


def test_the_timeline_says_what_its_signs_mean() -> None:
    legend = lines(timeline.entries(progress("一、路"), ZH, WIDTH))[0]

    assert all(sign in legend for sign in ("====", "# 完成时限", "| 今天", "----"))


def test_the_history_tells_the_newest_first() -> None:
    workspace = workspace_on(drawn("一、路\n  甲\n  乙"))
    workspace.edit(lambda plan: edits.tick(plan, ["甲"]))
    workspace.edit(lambda plan: edits.tick(plan, ["乙"]))

    chronicle = changes.Chronicle(workspace.plan, workspace.history(), workspace.today, ZH)
    shown = lines(chronicle.entries(HistoryFilter("", {}), WIDTH))

    assert "乙" in shown[0]
    assert "甲" in shown[1]


def test_the_trend_says_where_a_newer_version_keeps_it_from_being_exact() -> None:
    steps = [step(UnreadChange("applause", "甲", "{}"), on="2026-04-01")]

    shown = "\n".join(lines(overview.entries(progress("一、路\n  甲 done"), steps, ZH, WIDTH)))

    assert "更新的版本" in shown


@pytest.mark.parametrize("width", [1, 10, 40, 80, 300])
@pytest.mark.parametrize("text", ["", "一、路", "一、路\n  甲 2026-08-31 unit:办公室 blocked\n  乙 3/11公里"])
def test_every_view_fits_any_width(text: str, width: int) -> None:
    figures = progress(text)

    views = (
        overview.entries(figures, (), ZH, width),
        attention.entries(figures, ZH, width),
        matrix.entries(figures, ZH, width),
        timeline.entries(figures, ZH, width),
        changes.Chronicle(figures.plan, (), figures.today, ZH).entries(HistoryFilter("", {}), width),
    )

    entries = [entry for view in views for entry in view]
    assert all(views[:-1])
    assert not [entry for entry in entries if any("\n" in part.text for part in entry.parts)]
    assert {entry.item for entry in entries} <= {"", *figures.plan.items}


async def test_without_colour_bars_are_drawn_in_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as (app, pilot):
        outline = screen_text(app).splitlines()[2]
        await pilot.press("right_square_bracket")
        await pilot.pause()

        assert "#" in outline
        assert "--" in outline
        assert "##" in screen_text(app)
        assert "--" in screen_text(app)


async def test_with_colour_a_bar_is_coloured_spaces() -> None:
    async with opened() as (app, pilot):
        await pilot.press("right_square_bracket")
        await pilot.pause()

        assert "##" not in screen_text(app)


async def test_brackets_lead_round_all_views_and_back() -> None:
    async with opened() as (app, pilot):
        seen: list[str] = []
        for _ in range(len(VIEWS) + 1):
            await pilot.press("right_square_bracket")
            await pilot.pause()
            seen.append(app.view)

        assert seen == [*VIEWS, ""]

        await pilot.press("left_square_bracket")
        await pilot.pause()

        assert app.view == VIEWS[-1]


async def test_enter_in_a_view_leads_to_the_item_in_the_outline() -> None:
    async with opened() as (app, pilot):
        await pilot.press("right_square_bracket", "right_square_bracket", "enter")
        await pilot.pause()

        assert app.screen is app.main
        assert app.main.outline.selected == "勘察"


async def test_what_is_recorded_in_a_view_shows_there_at_once() -> None:
    async with opened() as (app, pilot):
        await pilot.press("right_square_bracket", "right_square_bracket", "space")
        await pilot.pause()

        assert item(app, "勘察").status is Status.DONE
        assert "逾期（" not in screen_text(app)
        assert "u 撤销" in screen_text(app)


@pytest.mark.parametrize(
    "typed", ["报告", "report", "kbg", "kanbaogao"], ids=["chinese", "english", "initials", "pinyin"]
)
async def test_the_palette_finds_an_action_in_any_spelling(typed: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press("ctrl+p", *typed, "enter")
        await pilot.pause()
        await pilot.pause()

        assert isinstance(app.screen, ReportScreen)


async def test_the_palette_opens_views_by_name() -> None:
    async with opened() as (app, pilot):
        await pilot.press("colon", "矩", "enter")
        await pilot.pause()
        await pilot.pause()

        assert app.view == "matrix"


async def test_the_palette_says_when_nothing_is_meant() -> None:
    async with opened() as (app, pilot):
        await pilot.press("ctrl+p", *"qqqq", "enter")

        assert "没有这个命令" in screen_text(app)


async def test_a_usual_filter_is_applied_and_stands_in_the_box() -> None:
    async with opened() as (app, pilot):
        await pilot.press("f", "3")
        await searched(app, pilot)

        shown = screen_text(app)
        assert "due:over" in shown
        assert "勘察" in shown
        assert "选址" not in shown

        await pilot.press("escape")
        await searched(app, pilot)

        assert "选址" in screen_text(app)


async def test_a_number_finds_the_item_that_has_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"1.2", "enter")
        await searched(app, pilot)

        assert app.main.outline.selected == "修路"


async def test_the_report_is_seen_as_it_is_printed_and_kinds_turn() -> None:
    async with opened() as (app, pilot):
        await pilot.press("r")
        await pilot.pause()
        first = screen_text(app)

        await pilot.press("right")
        await pilot.pause()

        assert "[进展情况报告]" in first
        assert "[台账]" in screen_text(app)

        await pilot.press("left", "m")
        await pilot.pause()

        assert "本月" in screen_text(app)


async def test_the_report_is_saved_in_the_format_of_the_files_ending(tmp_path: Path) -> None:
    request = Request(tmp_path / "home", on=date(2021, 6, 1))
    workspace = open_workspace(request, Settings(name="李"))
    target = tmp_path / "报告.md"
    app = TrackerApp(workspace, ZH, told)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("r", "p", "ctrl+u", *str(target), "enter")
        await pilot.pause()
        await searched(app, pilot)

    assert "一、总体情况" in target.read_text(encoding="utf-8")
    workspace.close()


async def test_an_unknown_format_is_told_and_the_question_stays() -> None:
    async with opened() as (app, pilot):
        await pilot.press("r", "p", "ctrl+u", *"x.zip", "enter")

        assert "可以写" in screen_text(app)


async def test_the_theme_changes_and_is_told() -> None:
    async with opened() as (app, pilot):
        await pilot.press("T")

        assert app.theme == "light"
        assert app.main.status.text == "配色：浅色"


async def test_another_plan_is_opened_from_the_list(tmp_path: Path) -> None:
    request = Request(tmp_path, on=date(2021, 6, 1))
    keep_new(drawn("一、另一件事"), source="x", name="另一个", request=request, settings=Settings()).close()
    app = TrackerApp(open_workspace(Request(tmp_path, "另一个", on=date(2026, 6, 1)), Settings()), ZH, told)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("P")
        await pilot.pause()

        assert "另一个" in screen_text(app)

        await pilot.press("enter")
        await pilot.pause()

        assert "已打开：另一个" in app.main.status.text
    app.desk.workspace.close()


async def test_a_click_on_the_name_of_a_view_leads_there() -> None:
    async with opened() as (app, pilot):
        await pilot.press("right_square_bracket")
        await pilot.pause()
        tabs = screen_text(app).splitlines()[0]
        await pilot.click(offset=(cell_len(tabs[: tabs.index("时间线")]) + 1, 0))
        await pilot.pause()

        assert app.view == "timeline"
        assert "[时间线]" in screen_text(app)


async def test_a_click_on_the_name_of_a_report_shows_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press("r")
        await pilot.pause()
        tabs = screen_text(app).splitlines()[0]
        await pilot.click(offset=(cell_len(tabs[: tabs.index("通报")]) + 1, 0))
        await pilot.pause()

        assert "[通报]" in screen_text(app)


async def test_the_present_tab_is_in_sight_on_a_narrow_screen() -> None:
    async with opened(size=(30, 10)) as (app, pilot):
        await pilot.press("r", "left")
        await pilot.pause()

        assert "[简讯]" in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_footer_of_a_view_names_the_ways_on_and_back(language: str) -> None:
    async with opened(language=language) as (app, pilot):
        await pilot.press("right_square_bracket")
        await pilot.pause()

        footer = screen_text(app).splitlines()[-1]
        assert all(f" {key} " in footer for key in ("[", "]", "?", "Esc"))


async def test_the_language_switches_in_a_view_too() -> None:
    async with opened() as (app, pilot):
        await pilot.press("right_square_bracket", "L")
        await pilot.pause()

        shown = screen_text(app)
        assert "[overview]" in shown
        assert "Esc back" in shown


def test_attention_says_how_often_somebody_was_reminded_and_when_last() -> None:
    made = drawn("一、路\n  甲 2026-05-01\n  乙 2026-05-01")
    for on in ("2026-05-10", "2026-05-28"):
        made = applied(made, edits.add_note(made, note("甲", on, on, kind=NoteKind.REMINDER)))

    shown = attention.entries(Progress(made, TODAY), ZH, WIDTH)

    assert [(each.item, each.parts[1].text) for each in shown if "已催办" in "".join(p.text for p in each.parts)] == [
        ("甲", "已催办2次，最近5月28日")
    ]


def test_a_reminder_is_no_word_on_how_an_item_stands() -> None:
    made = drawn("一、路\n  甲 in_progress")
    made = applied(made, edits.add_note(made, note("甲", "请报送", "2026-05-28", kind=NoteKind.REMINDER)))

    assert [each.concern.value for each in attention.concerns(Progress(made, TODAY))] == ["silent"]


UNITS = "一、路\n  甲 done unit:办公室\n  乙 unit:办公室、财务科\n二、桥\n  丙 unit:财务科"


async def test_enter_on_a_cell_of_the_matrix_lists_what_it_counts() -> None:
    async with opened(UNITS) as (app, pilot):
        await pilot.press("]", "]", "]")
        await pilot.pause()
        await pilot.press("right", "right", "enter")
        await searched(app, pilot)

        assert app.sieve.text == 'unit:"财务科" under:1'
        assert app.found.matches == ("乙",)


async def test_a_click_selects_a_cell_of_the_matrix_and_a_second_lists_what_it_counts() -> None:
    async with opened("一、路\n  甲 unit:办公室\n  乙 unit:财务科\n  丙 unit:财务科") as (app, pilot):
        await pilot.press("]", "]", "]")
        await pilot.pause()
        lines_shown = screen_text(app).splitlines()
        y = next(place for place, line in enumerate(lines_shown) if "丙" in line)
        x = cell_len(lines_shown[y].split("0/1")[0])

        await pilot.click(offset=(x, y))
        assert screen_text(app).splitlines()[y][: len(lines_shown[y].split("0/1")[0])].endswith(">")

        await pilot.click(offset=(x, y), times=2)
        await searched(app, pilot)
        assert app.view == ""
        assert "财务科" in app.main.finding.value


async def test_enter_on_a_row_of_the_matrix_goes_to_its_item() -> None:
    async with opened(UNITS) as (app, pilot):
        await pilot.press("]", "]", "]")
        await pilot.pause()
        await pilot.press("j", "right", "left", "enter")
        await pilot.pause()

        assert (app.screen, app.main.outline.selected, app.sieve.text) == (app.main, "甲", "")


async def test_units_that_have_no_room_come_into_sight_by_the_arrows() -> None:
    units = "、".join(f"第{place}单位" for place in range(1, 12))
    async with opened(f"一、路\n  甲 unit:{units}") as (app, pilot):
        await pilot.press("]", "]", "]")
        await pilot.pause()
        before = screen_text(app)
        await pilot.press(*["right"] * 11)
        await pilot.pause()
        after = screen_text(app)

        assert ("第1单位" in before, "第11单位" in before) == (True, False)
        assert ("第1单位" in after, "第11单位" in after) == (False, True)


def test_the_overview_says_first_how_the_plan_stands_and_what_presses() -> None:
    shown = lines(overview.entries(progress("一、路\n  甲 done\n  乙 2026-05-01\n  丙 2026-06-03"), (), ZH, WIDTH))

    assert shown[0].split() == ["年度工作要点", "2026-06-01", "红", "1", "黄", "1", "绿", "1"]
    assert shown[1].split() == ["|", "33.3%", "1/3", "|", "序时", "41.4%"]
    assert shown[2].split() == ["未启动", "2", "已完成", "1"]
    assert shown[3].split() == ["逾期（1）", "临期（1）"]


def test_the_figures_of_the_plan_of_its_points_and_of_the_trend_stand_below_each_other() -> None:
    plan = drawn("一、路\n  甲 done\n  乙 2026-05-01\n二、桥")

    shown = lines(overview.entries(Progress(plan, TODAY), (step(),), ZH, WIDTH))

    assert {line.rindex("%", 0, line.rindex("|")) for line in shown if "% " in line} == {67}


def test_a_title_longer_than_the_screen_leaves_room_for_the_lights() -> None:
    plan = drawn("一、路 2026-05-01", title="很长的标题" * 30)

    title = lines(overview.entries(Progress(plan, TODAY), (), ZH, 60))[0]

    assert cell_len(title) <= 60 - 2
    assert title.endswith("红 1")


@pytest.mark.parametrize(
    ("done", "filled"), [(0, 0), (1, 33), (2, 66), (3, 99)], ids=["nothing", "before time", "after time", "all"]
)
def test_a_bar_is_filled_by_the_work_and_marked_by_the_time(done: int, filled: int) -> None:
    parts = bar_beside_time(Fraction(done, 3), Fraction(1, 2), 100, Ink.BAR_GREEN)

    assert sum(len(part.text) for part in parts) == 100
    assert sum(len(part.text) for part in parts if part.ink == Ink.BAR_GREEN) == filled
    assert "".join(part.text for part in parts).index("|") == 50


def test_what_presses_for_different_reasons_stands_in_the_same_columns() -> None:
    pressing = progress("一、路\n  修路 10% 2026-05-01\n  架桥 blocked 2026-12-31\n  植树 2026-06-20")

    shown = [line for line in lines(attention.entries(pressing, ZH, 160)) if line.startswith("  ")]

    assert len(shown) == 3
    assert len({cell_len(line[: line.index("1.")]) for line in shown}) == 1
    assert {cell_len(line.split("  ")[-1]) for line in shown} == {5}
    assert max(map(cell_len, shown)) < 60


async def test_a_line_of_a_view_that_does_not_fit_is_cut_with_a_sign() -> None:
    async with opened("一、路\n  甲 2026-05-01\n  乙 blocked\n  丙 2026-06-03\n  丁", size=(30, 24)) as (app, pilot):
        await pilot.press("]")
        await pilot.pause()

        pressing = next(line for line in screen_text(app).splitlines() if "逾期（1）" in line)
        assert pressing.rstrip().endswith("..")
        assert cell_len(pressing) == 30


def test_the_overview_has_no_list_of_what_needs_attention_where_nothing_does() -> None:
    shown = lines(overview.entries(progress("一、路 done"), (), ZH, WIDTH))

    assert "  没有需要关注的事项。" in shown
    assert not any("需要关注（" in line for line in shown)


@pytest.mark.parametrize(("width", "months"), [(100, "1 2 3 4 5 6 7 8 9 10 11 12"), (40, "1 3 5 7 9 11")])
def test_the_months_over_the_timeline_stand_apart(width: int, months: str) -> None:
    head = lines(timeline.entries(progress("一、路"), ZH, width))[1]

    assert head.split()[1:] == months.split()


async def test_on_a_narrow_screen_a_report_is_broken_into_lines_once_and_its_kinds_are_cut_with_a_sign() -> None:
    async with opened("一、" + "路" * 5, size=(36, 24)) as (app, pilot):
        await pilot.press("r")
        await searched(app, pilot)
        kinds, *text = screen_text(app).splitlines()

        assert kinds.rstrip().endswith("..")
        broken = [line.strip() for line in text if 0 < cell_len(line.strip()) < 5]
        assert broken == []


async def test_a_view_without_items_names_no_keys_for_them() -> None:
    async with opened("一、道路 done") as (app, pilot):
        await pilot.press("]", "]")
        await pilot.pause()
        assert "没有需要关注的事项" in screen_text(app)

        footer = screen_text(app).splitlines()[-1]
        assert "记录" not in footer
        assert "下一个" in footer


def test_lines_that_nobody_sees_are_not_made() -> None:
    made: list[str] = []

    def line(item: str) -> Later:
        return Later(item, lambda: (made.append(item), Entry(item=item))[1])

    found = MadeWhenSeen([Entry(), *(line(item) for item in "甲乙丙")])

    assert [each.item for each in found[:2]] == ["", "甲"]
    assert found[1].item == "甲"
    assert (found.items, len(found)) == (["", "甲", "乙", "丙"], 4)
    assert made == ["甲"]


async def test_in_a_long_list_the_selected_item_stays_selected() -> None:
    tasks = "\n".join(f"  任务{number} 2026-05-01" for number in range(100))
    async with opened(f"一、路\n{tasks}") as (app, pilot):
        await pilot.press("]", "]", "G", "k")

        await pilot.press("N")

        (selected,) = (line for line in screen_text(app).split("\n") if line.startswith(">"))
        assert "任务99" in selected
