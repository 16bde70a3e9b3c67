"""Text, Markdown, JSON and terminal: the same report, the same figures, nothing acted on."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.reports.subjects import CHINESE, ENGLISH, HOSTILE, TODAY, hostile_subject, subject
from tracker.errors import BadValue
from tracker.language.catalogue import Catalogue
from tracker.reports.formats import Format, Layout, file_bytes, format_named, printed
from tracker.reports.kinds import compose
from tracker.reports.renderers.markdown import escaped, paragraph
from tracker.reports.report import Kind, Report
from tracker.text.cleaning import clean_line
from tracker.text.width import columns

TEXTS = (Format.TERMINAL, Format.TEXT, Format.MARKDOWN, Format.JSON)


def report(catalogue: Catalogue = CHINESE) -> Report:
    return compose(Kind.PROGRESS, subject(), catalogue)


def terminal(made: Report, width: int, *, colour: bool = False) -> str:
    return printed(made, Format.TERMINAL, CHINESE, Layout(width, has_colour=colour))


@pytest.mark.parametrize("catalogue", [CHINESE, ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize("form", TEXTS)
def test_every_text_format_tells_the_same_figures(form: Format, catalogue: Catalogue) -> None:
    text = printed(report(catalogue), form, catalogue, Layout(width_columns=200))

    assert all(figure in text for figure in ("16.7%", "21.6%", "49.3%", "27.7"))


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_neither_crash_nor_reach_the_reader_raw(text: str, form: Format) -> None:
    made = compose(Kind.PROGRESS, hostile_subject(text), CHINESE)

    printed_text = printed(made, form, CHINESE)

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", printed_text)


@pytest.mark.parametrize("form", TEXTS)
def test_a_report_ends_with_one_newline(form: Format) -> None:
    text = printed(report(), form, CHINESE)

    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_text_is_cut_to_no_width() -> None:
    made = compose(Kind.PROGRESS, hostile_subject("长" * 3000), CHINESE)

    assert "长" * 3000 in printed(made, Format.TEXT, CHINESE)


def test_one_long_title_does_not_pad_every_line_of_a_table() -> None:
    made = compose(Kind.PROGRESS, hostile_subject("长" * 3000), CHINESE)

    rules = [line for line in printed(made, Format.TEXT, CHINESE).splitlines() if line.startswith("--")]
    assert all(len(rule) < 200 for rule in rules)


@pytest.mark.parametrize("width", [72, 80, 132])
def test_lines_of_a_terminal_stay_within_its_width(width: int) -> None:
    lines = terminal(report(), width).splitlines()

    assert max(map(columns, lines)) <= width


@pytest.mark.parametrize("width", [1, 30, 80, 500])
def test_a_narrow_terminal_loses_no_word_of_a_table(width: int) -> None:
    text = re.sub(r"\s", "", terminal(report(), width))

    assert text.count("严重滞后") == 2 if width >= 80 else "纪念活动" in text


def test_a_table_too_wide_for_the_terminal_becomes_a_card_a_row() -> None:
    lines = terminal(compose(Kind.LEDGER, subject(), CHINESE), 80).splitlines()

    card = lines[lines.index("  序号：1.3") :]
    assert card[1:4] == ["  要点：道路", "  具体举措：绿化", "  责任单位：园林科"]
    assert max(map(columns, lines)) <= 80


def test_without_colour_there_is_no_escape_sequence() -> None:
    assert "\x1b" not in terminal(report(), 80)


def test_colours_add_nothing_but_colours() -> None:
    coloured = terminal(report(), 100, colour=True)

    assert "\x1b[1;31m红 逾期91天" in coloured
    assert "50.7%" not in re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).count("逾期91天") == terminal(report(), 100).count("逾期91天")


def test_json_holds_the_totals_and_the_tables_as_values() -> None:
    made = json.loads(printed(report(), Format.JSON, CHINESE))

    assert made["kind"] == "progress"
    assert made["date"] == "2026-06-30"
    assert made["since"] is None
    assert made["figures"]["done"] == 1
    assert made["figures"]["rate"] == 1 / 6
    assert made["figures"]["lights"] == {"red": 2, "yellow": 2, "green": 2}
    assert made["annexes"][0]["rows"][1] == {
        "item": "简报",
        "total": False,
        "number": "2.1",
        "light": {"light": "red", "reason": "红 逾期91天", "where": None},
        "deadline": "2026-03-31",
        "status": "in_progress",
        "units": "办公室",
        "title": "简报",
    }


def test_markdown_shows_the_words_of_the_plan_as_they_are() -> None:
    text = "<b>[x](javascript:alert(1))</b> *星* `码` | 竖 \\ _下_ &amp; ~~划~~ # 1. - +"
    made = compose(Kind.PROGRESS, hostile_subject(text), CHINESE)

    html = MarkdownIt("gfm-like", {"linkify": False}).render(printed(made, Format.MARKDOWN, CHINESE))
    assert "<b>" not in html
    assert "<a" not in html
    assert "<em>" in html, "the remark on how figures are counted is set off"
    assert "&lt;b&gt;[x](javascript:alert(1))&lt;/b&gt; *星* `码` | 竖 \\ _下_ &amp;amp; ~~划~~ # 1. - +" in html


SHOWN = (
    st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"))).map(clean_line).filter(bool)
)


@given(SHOWN)
def test_any_line_survives_markdown_as_a_paragraph(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(paragraph(text))

    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[1].children or ()) == text


@given(SHOWN)
def test_any_line_survives_markdown_in_a_cell(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"| 甲 |\n| --- |\n| {escaped(text)} |")

    inline = [token for token in tokens if token.type == "inline"]
    assert len(inline) == 2
    assert "".join(child.content for child in inline[1].children or ()) == text


@pytest.mark.parametrize(
    ("name", "form"),
    {
        "md": Format.MARKDOWN,
        "报告.md": Format.MARKDOWN,
        "dir.x/报告.TXT": Format.TEXT,
        "markdown": Format.MARKDOWN,
        "JSON": Format.JSON,
    }.items(),
)
def test_a_format_is_known_by_its_name_or_by_that_of_a_file(name: str, form: Format) -> None:
    assert format_named(name) is form


@pytest.mark.parametrize("name", ["", "报告", "报告.xyz", "."])
def test_a_format_that_is_none_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(BadValue) as refused:
        format_named(name)

    assert "md" in str(refused.value.facts["example"])


def test_formats_of_tables_are_for_the_ledger_and_the_others_for_the_progress_report() -> None:
    assert Format.CSV.kind is Format.ICS.kind is Kind.LEDGER
    assert Format.MARKDOWN.kind is Kind.PROGRESS


def test_only_formats_with_pictures_are_worth_a_trend() -> None:
    assert Format.HTML.draws
    assert not Format.TERMINAL.draws


def test_only_some_formats_can_be_printed() -> None:
    assert Format.CSV.is_text
    assert not Format.DOCX.is_text


@pytest.mark.parametrize(("form", "start"), [(Format.CSV, b"\xef\xbb\xbf"), (Format.TEXT, "关于".encode())])
def test_files_of_text_are_utf_8_and_csv_says_so(form: Format, start: bytes) -> None:
    assert file_bytes(report(), form, CHINESE).startswith(start)


def test_a_report_of_one_line_has_no_line_too_many_in_markdown() -> None:
    assert printed(Report(Kind.BRIEF, "题目", TODAY, "plan", None, ()), Format.MARKDOWN, CHINESE) == "# 题目\n"
