"""The Word document, opened again by python-docx and held against GB/T 9704-2012."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportUnknownLambdaType=false
# (lxml comes without types, and python-docx shows the elements behind its objects under private names alone)

from __future__ import annotations

import re
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Row
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.subjects import CHINESE, HOSTILE, TODAY, ZH, half_way, hostile_subject, shown, subject, subject_with
from tracker.errors import BadValue
from tracker.model.progress import Progress
from tracker.reports.formats import Format, Layout, file_bytes
from tracker.reports.kinds import KINDS, compose
from tracker.reports.renderers.docx_tables import points_for, table_xml
from tracker.reports.renderers.docx_xml import put
from tracker.reports.renderers.official_fonts import FANG, HEI, KAI, SONG
from tracker.reports.renderers.titles import balanced
from tracker.reports.report import Column, ColumnKind, Kind, Paragraph, Report, Row, Section, Table
from tracker.reports.subject import Subject, subject_of
from tracker.text.cleaning import clean_line
from tracker.text.width import columns


def document(kind: Kind = Kind.PROGRESS, about: Subject | None = None, template: bytes | None = None) -> Document:
    made = compose(kind, about or subject(unit="办公室"), CHINESE)
    return docx.Document(BytesIO(file_bytes(made, Format.DOCX, CHINESE, Layout(template=template))))


def style(made: Document, name: str) -> ParagraphStyle:
    found = made.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def texts(made: Document, style_name: str) -> list[str]:
    return [each.text for each in made.paragraphs if each.style and each.style.name == style_name]


def cells_of(row: _Row) -> list[str]:
    """The words of the cells as they are drawn: a bar is two, what is merged is one a row."""
    cells = row._tr.findall(qn("w:tc"))
    return ["".join(part.text or "" for part in cell.iter(qn("w:t"))) for cell in cells]


def test_the_page_is_that_of_the_standard() -> None:
    section = document().sections[0]

    assert [round(each.mm) for each in (section.page_width, section.page_height) if each] == [210, 297]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(each.mm) for each in margins if each] == [37, 26, 35, 28]
    assert section.footer_distance is not None
    assert round(section.footer_distance.mm, 1) == 24.6


def test_the_grid_makes_twenty_two_lines_of_twenty_eight_characters() -> None:
    made = document()

    grid = made.sections[0]._sectPr.find(qn("w:docGrid"))
    spacing = style(made, "Normal").element.rPr.find(qn("w:spacing"))
    assert grid is not None
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
    assert style(made, "Normal").paragraph_format.line_spacing == Pt(28.95)
    assert spacing.get(qn("w:val")) == "-5"


FONTS = {
    "Title": ("方正小标宋简体", 22),
    "Subtitle": ("楷体_GB2312", 16),
    "Normal": ("仿宋_GB2312", 16),
    "Body Text": ("仿宋_GB2312", 16),
    "Heading 1": ("黑体", 16),
    "Heading 2": ("楷体_GB2312", 16),
    "Heading 3": ("仿宋_GB2312", 16),
}


@pytest.mark.parametrize(("name", "font"), FONTS.items(), ids=FONTS.keys())
def test_every_level_has_its_font(name: str, font: tuple[str, float]) -> None:
    found = style(document(), name)

    fonts = found.element.rPr.find(qn("w:rFonts"))
    assert fonts.get(qn("w:eastAsia")) == font[0]
    assert not [each for each in fonts.attrib if "Theme" in each]
    assert found.font.size == Pt(font[1])
    assert not found.font.italic
    assert str(found.font.color.rgb) == "000000"


def test_text_is_indented_by_two_characters() -> None:
    indent = style(document(), "Body Text").element.pPr.find(qn("w:ind"))

    assert indent.get(qn("w:firstLineChars")) == "200"
    assert indent.get(qn("w:firstLine")) == "640"


def test_headings_are_real_headings() -> None:
    made = document()

    assert texts(made, "Heading 1") == ["一、总体情况", "二、主要工作进展", "三、存在问题", "四、下一步工作安排"]
    assert texts(made, "Heading 2") == ["（一）道路", "（二）宣传", "（三）建设"]


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    made = document()

    section = made.sections[0]
    assert made.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert " PAGE " in "".join(paragraph._p.itertext())
        properties = paragraph._p.pPr
        assert properties is not None
        assert properties.find(qn("w:jc")).get(qn("w:val")) == side
        assert properties.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"


def test_the_annex_lies_across_and_repeats_its_head() -> None:
    made = document()

    annex = made.sections[-1]
    rows = [row._tr.find(qn("w:trPr")) for row in made.tables[-1].rows]
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    assert annex._sectPr.find(qn("w:docGrid")) is None
    assert rows[0].find(qn("w:tblHeader")) is not None
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
    assert texts(made, "Report Annex") == ["附件"]


def test_annexes_are_listed_before_the_signature() -> None:
    made = compose(Kind.PROGRESS, subject(), CHINESE)
    lines = [each.text for each in document().paragraphs]

    place = lines.index("附件：逾期、滞后、受阻和临期任务")
    assert lines[place - 1] == ""
    assert lines[place + 1 : place + 5] == ["", "", made.office, "2026年6月30日"]


def test_several_annexes_are_numbered() -> None:
    about = subject(since=TODAY.replace(month=1, day=5))

    lines = [each.text for each in document(Kind.PROGRESS, about).paragraphs]
    assert "附件：1. 逾期、滞后、受阻和临期任务" in lines
    assert "2. 本期变化情况" in lines
    assert [line for line in lines if line in ("附件1", "附件2")] == ["附件1", "附件2"]


def indent_of(made: Document, text: str) -> int:
    """Hundredths of a character between the paragraph and the right margin."""
    paragraph = next(each for each in made.paragraphs if each.text == text)
    properties = paragraph._p.pPr
    assert properties is not None
    return int(properties.find(qn("w:ind")).get(qn("w:rightChars")))


@pytest.mark.parametrize("office", ["办", "某办公室", "某某市某某区某某工作领导小组办公室"])
def test_office_and_day_are_centred_on_one_another(office: str) -> None:
    plan, _ = half_way()
    made = document(Kind.PROGRESS, subject_of(Progress(plan, TODAY), office=office))

    day = "2026年6月30日"
    middle_of_office = indent_of(made, office) + columns(office) * 25
    middle_of_day = indent_of(made, day) + columns(day) * 25
    assert abs(middle_of_office - middle_of_day) <= 1
    assert indent_of(made, day) >= 400


def test_a_ledger_lies_across_from_its_first_page() -> None:
    made = document(Kind.LEDGER)

    assert [section.orientation for section in made.sections] == [WD_ORIENT.LANDSCAPE]


def test_cells_say_what_every_other_format_says() -> None:
    report = compose(Kind.PROGRESS, subject(), CHINESE)

    table = document().tables[0]
    for row, expected in zip(table.rows[1:], shown(report.tables[0]), strict=True):
        told = cells_of(row)
        assert [each for each in told if each] == [each for each in expected if each]


def test_a_bar_is_a_stretch_of_shaded_cell() -> None:
    cells = document().tables[0].rows[1]._tr.findall(qn("w:tc"))

    spans = [
        (int(cell.tcPr.find(qn("w:gridSpan")).get(qn("w:val"))), cell.tcPr.find(qn("w:shd")) is not None)
        for cell in cells
        if cell.tcPr.find(qn("w:gridSpan")) is not None
    ]
    assert spans == [(6, True), (4, False)], "64.8% of ten"


@pytest.mark.parametrize("kind", KINDS)
def test_widths_stand_on_the_grid_and_on_every_cell(kind: Kind) -> None:
    for table in document(kind).tables:
        grid = [int(each.get(qn("w:w"))) for each in table._tbl.tblGrid.findall(qn("w:gridCol"))]
        for row in table.rows:
            widths = [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row._tr.findall(qn("w:tc"))]
            assert sum(widths) == sum(grid)


def test_points_of_a_ledger_are_merged_down() -> None:
    rows = document(Kind.LEDGER).tables[0].rows[1:]

    merges = [row._tr.findall(qn("w:tc"))[1].tcPr.find(qn("w:vMerge")).get(qn("w:val")) for row in rows]
    assert merges == ["restart", "continue", "continue", "restart", "continue", "continue", "restart", "continue"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(text: str) -> None:
    made = document(Kind.LEDGER, hostile_subject(text))

    words = clean_line(text)
    assert (words if len(words) <= 600 else f"{words[:599]}…") in cells_of(made.tables[0].rows[1])


def test_it_says_who_made_it_and_not_which_library() -> None:
    properties = document().core_properties

    assert (properties.author, properties.comments) == ("某办公室", "")
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2026, 6, 30)


def test_each_official_font_has_one_name_that_may_stand_in_for_it() -> None:
    """Word takes the whole value for one name, of at most 31 characters ([MS-OI29500] 2.1.262)."""
    made = file_bytes(compose(Kind.PROGRESS, subject(), CHINESE), Format.DOCX, CHINESE)

    fonts = parse_xml(ZipFile(BytesIO(made)).read("word/fontTable.xml"))
    named = {font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val")) for font in fonts}
    assert named.keys() == {SONG, HEI, KAI, FANG}
    assert not any("," in name or name in named or len(name) > 31 for name in named.values())


def test_the_same_report_has_the_same_parts_each_time() -> None:
    def parts() -> dict[str, bytes]:
        made = file_bytes(compose(Kind.PROGRESS, subject(), CHINESE), Format.DOCX, CHINESE)
        with ZipFile(BytesIO(made)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    assert parts() == parts()


def test_a_template_keeps_its_pages_and_styles() -> None:
    own = docx.Document()
    own.add_paragraph("本单位红头")
    style(own, "Title").font.size = Pt(30)
    out = BytesIO()
    own.save(out)

    made = document(template=out.getvalue())

    assert made.paragraphs[0].text == "本单位红头"
    assert style(made, "Title").font.size == Pt(30)
    assert len(made.sections) == 1
    assert texts(made, "Heading 1")[0] == "一、总体情况"
    assert made.tables


@pytest.mark.parametrize("template", [b"", b"PK\x03\x04", b"text"], ids=["empty", "torn archive", "text"])
def test_a_template_that_is_no_document_is_refused(template: bytes) -> None:
    with pytest.raises(BadValue):
        document(template=template)


def test_a_trend_is_a_chart_below_its_caption() -> None:
    plan, steps = half_way()
    about = subject_of(Progress(plan, TODAY), steps=steps, with_trend=True)

    lines = document(Kind.PROGRESS, about).paragraphs
    place = [each.text for each in lines].index("进度与序时进度走势")
    assert lines[place + 1]._p.find(f".//{qn('w:drawing')}") is not None


def test_the_addressee_stands_flush_left_below_a_free_line() -> None:
    plan, _ = half_way()
    made = document(Kind.PROGRESS, subject_of(Progress(plan, TODAY), addressee="区委、区政府"))

    lines = [each.text for each in made.paragraphs]
    assert lines[lines.index("区委、区政府：") - 1] == ""
    assert "区委、区政府：" in texts(made, "Normal")


def test_an_unsigned_report_has_no_signature() -> None:
    assert "2026年6月30日" not in [each.text for each in document(Kind.BRIEF).paragraphs]


def test_an_empty_table_still_has_its_heads() -> None:
    assert len(document(Kind.LEDGER, subject_with("")).tables[0].rows) == 1


@pytest.mark.parametrize(("characters", "points"), [(20, 10.5), (40, 10.5), (90, 9), (400, 7.5)])
def test_text_of_tables_is_as_large_as_their_columns_allow(characters: int, points: float) -> None:
    table = Table((Column("a", "甲", width=characters),), ())

    assert points_for(table, 8845) == points


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(2000, 20000))
def test_columns_share_the_whole_width(widths: list[int], whole: int) -> None:
    kinds = (ColumnKind.TEXT, ColumnKind.BAR)
    heads = tuple(Column(f"{place}", "", kinds[place % 2], width) for place, width in enumerate(widths))

    xml = table_xml(Table(heads, (Row((None,) * len(heads)),)), ZH, style="x", width_twips=whole, stays_whole=True)

    parts = xml.split('<w:gridCol w:w="')[1:]
    assert sum(int(part.split('"')[0]) for part in parts) == whole


TITLES = {
    "short": ("关于《工作要点》的报告", ["关于《工作要点》的报告"]),
    "breaks after the name": (
        "关于《某某市某某办公室2026年工作要点》进展情况的报告",
        ["关于《某某市某某办公室2026年工作要点》", "进展情况的报告"],
    ),
    "keeps a number and what it counts on one line": (
        "关于《某某某某市某某某某办公室2026年工作要点》进展情况的报告",
        ["关于《某某某某市某某某某办公室", "2026年工作要点》进展情况的报告"],
    ),
    "breaks before a year where nothing better fits": (
        "关于《某某市某某建设促进会2026年工作要点》落实进展情况的通报",
        ["关于《某某市某某建设促进会", "2026年工作要点》落实进展情况的通报"],
    ),
    "breaks in the middle where nothing helps": ("长" * 24, ["长" * 12, "长" * 12]),
}


@pytest.mark.parametrize(("title", "lines"), TITLES.values(), ids=TITLES.keys())
def test_titles_break_where_the_sense_breaks(title: str, lines: list[str]) -> None:
    assert list(balanced(title)) == lines


@given(st.text("长短《》的、 a", max_size=90))
def test_lines_of_a_title_lose_nothing_and_fit(title: str) -> None:
    lines = balanced(title)

    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(columns(line) <= 38 for line in lines)


def test_a_paragraph_may_be_its_label_alone() -> None:
    made = Report(Kind.PROGRESS, "题目", TODAY, "plan", None, (Section("", (Paragraph("", "1. 勘察"),)),))

    document = docx.Document(BytesIO(file_bytes(made, Format.DOCX, CHINESE)))

    assert texts(document, "Body Text") == ["1. 勘察"]


def test_an_element_is_put_once_and_in_the_order_of_the_schema() -> None:
    properties = OxmlElement("w:rPr")

    for tag, value in (("sz", 32), ("spacing", -5), ("sz", 44), ("unknown", 1), ("b", 1)):
        put(properties, tag, val=value)

    assert [child.tag.rpartition("}")[2] for child in properties] == ["b", "spacing", "sz", "unknown"]
    assert properties[2].get(qn("w:val")) == "44"


@pytest.mark.parametrize("kind", [Kind.PROGRESS, Kind.LEDGER], ids=["an annex", "a whole report"])
def test_numbers_of_pages_across_stand_where_upright_pages_have_them_on_the_sheet(kind: Kind) -> None:
    annex = document(kind).sections[-1]

    for footer, side in ((annex.footer, "right"), (annex.even_page_footer, "left")):
        number, after = footer.paragraphs
        properties: Any = number._p.pPr
        frame = properties.find(qn("w:framePr"))
        twips = {name: int(frame.get(qn(f"w:{name}"))) for name in ("x", "y", "w", "h")}
        millimetres = {name: round(value / 1440 * 25.4) for name, value in twips.items()}
        assert number.text == "— 1 —"
        assert after.text == ""
        assert (frame.get(qn("w:hAnchor")), frame.get(qn("w:vAnchor"))) == ("page", "page")
        assert millimetres == {"x": 22, "y": 28, "w": 7, "h": 156}, "in the left margin, along the whole text"
        assert properties.find(qn("w:textDirection")).get(qn("w:val")) == "tbRl"
        assert properties.find(qn("w:jc")).get(qn("w:val")) == side


def test_a_cell_of_a_table_is_never_longer_than_a_page_of_its_column() -> None:
    table = Table((Column("note", "进展情况"),), (Row(("长" * 100_000,)),))

    written = table_xml(table, ZH, style="Cell", width_twips=9000, stays_whole=False)

    assert written.count("长") == 599
    assert "长…" in written


def test_numbers_and_days_are_never_broken_for_the_sake_of_words() -> None:
    heads = (
        Column("number", "序号", ColumnKind.NUMBER, 2),
        Column("deadline", "完成时限", ColumnKind.DATE, 2),
        Column("task", "任务", width=60),
    )

    xml = table_xml(Table(heads, (Row(("1.10.12", TODAY, "勘察")),)), ZH, style="x", width_twips=8845, stays_whole=True)

    number, day, task = (int(part.split('"')[0]) for part in xml.split('<w:gridCol w:w="')[1:])
    assert number >= 7 * 0.5 * 9 * 20, "seven characters of 9 points"
    assert day >= 10 * 0.5 * 9 * 20
    assert number + day + task == 8845


def test_half_a_bar_has_room_for_its_figure() -> None:
    heads = Column("progress", "进度", ColumnKind.BAR, 4), Column("task", "任务", width=60)

    xml = table_xml(Table(heads, (Row((Fraction(1, 2), "勘察")),)), ZH, style="x", width_twips=8845, stays_whole=True)

    (first, *_) = re.findall(r'<w:tcW w:w="(\d+)"', xml.partition("50.0%")[0].rpartition("<w:tc>")[2])
    assert int(first) >= 5 * 0.6 * 9 * 20, "five characters of 9 points"


@pytest.mark.parametrize(("rows", "kept"), [(1, 1), (2, 2), (20, 3)])
def test_the_head_of_a_long_table_stays_with_its_first_three_rows(rows: int, kept: int) -> None:
    table = Table((Column("task", "任务"),), (Row(("勘察",)),) * rows)

    xml = table_xml(table, ZH, style="x", width_twips=8845, stays_whole=False)

    assert xml.count("<w:keepNext/>") == kept


def test_columns_without_room_for_all_share_as_they_wish() -> None:
    heads = tuple(Column(f"{place}", "", ColumnKind.DATE, 10) for place in range(12))

    xml = table_xml(Table(heads, (Row((TODAY,) * 12),)), ZH, style="x", width_twips=3600, stays_whole=True)

    assert [int(part.split('"')[0]) for part in xml.split('<w:gridCol w:w="')[1:]] == [300] * 12


def test_the_page_for_a_leader_has_small_headings_and_no_captions() -> None:
    made = document(Kind.LEADER)

    headings = texts(made, "Report Compact Heading")
    assert len(headings) == 4
    assert texts(made, "Heading 1") == texts(made, "Report Caption") == []


@pytest.mark.parametrize("kind", [Kind.LEDGER, Kind.BREAKDOWN])
def test_what_stands_above_a_table_alone_is_small_and_says_nothing_twice(kind: Kind) -> None:
    made = document(kind)

    assert texts(made, "Body Text") == texts(made, "Report Caption") == []
    assert any("个要点" in text for text in texts(made, "Report Remark"))


def test_a_caption_that_the_heading_has_said_is_left_out() -> None:
    made = document(Kind.BULLETIN)

    assert "二、各要点进展情况" in texts(made, "Heading 1")
    assert "各要点进展情况" not in texts(made, "Report Caption")


def test_an_annex_has_its_caption() -> None:
    assert "逾期、滞后、受阻和临期任务" in texts(document(), "Report Caption")


def test_a_template_keeps_its_own_headings_on_one_page_too() -> None:
    template = BytesIO()
    docx.Document().save(template)

    made = document(Kind.LEADER, template=template.getvalue())

    assert len(texts(made, "Heading 1")) == 4
