# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false
# (the libraries that make the files ship no types, or partial ones)
"""What each format's reader makes of its file, before any structure is sought."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import pypdfium2
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from tests.reading.test_formats import numbered_docx, pdf_of, saved, table_as_docx
from tracker.reading import format_csv, format_markdown, format_pdf
from tracker.reading.formats import Damaged, Locked, TooLarge, blocks_of
from tracker.reading.kinds import Kind
from tracker.reading.lines import Block, Line, Table
from tracker.reading.opening import read_document
from tracker.reading.wrapping import is_wrapped, unwrapped

W = nsdecls("w")


def texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Line)]


def docx_of(*paragraphs: str, numbering: str = "") -> bytes:
    """Paragraphs given as the XML inside `w:p`."""
    document = Document()
    body = document.element.body
    for each in paragraphs:
        body.insert(len(body) - 1, parse_xml(f"<w:p {W}>{each}</w:p>"))
    if numbering:
        root = document.part.numbering_part.element
        for child in reversed(parse_xml(f"<w:numbering {W}>{numbering}</w:numbering>")):
            root.insert(0, child)
    return saved(document.save)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def numbered(list_id: int, level: int = 0) -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'


def a_list(list_id: int, *levels: tuple[str, str], more: str = "") -> str:
    shown = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return (
        f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/>{more}</w:num>'
        f'<w:abstractNum w:abstractNumId="{list_id}">{shown}</w:abstractNum>'
    )


def test_word_shows_insertions_links_and_breaks_and_hides_deletions() -> None:
    content = docx_of(
        f"<w:ins w:id='1' w:author='a'>{run('新增')}</w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>删去</w:delText></w:r></w:del>"
        f"<w:hyperlink>{run('链接')}</w:hyperlink><w:r><w:br/><w:t>下一行</w:t><w:tab/><w:t>后</w:t></w:r>"
    )

    assert texts(blocks_of(Kind.DOCX, content)) == ["新增链接", "下一行\t后"]


def test_word_headings_stand_below_the_title() -> None:
    document = Document()
    document.add_heading("总标题", 0)
    document.add_heading("一级", 1)
    document.add_heading("二级", 2)

    blocks = blocks_of(Kind.DOCX, saved(document.save))

    assert [block.heading for block in blocks if isinstance(block, Line)] == [1, 2, 3]


FORMS = {
    "chineseCounting": ["一", "二"],
    "decimalEnclosedCircle": ["①", "②"],
    "decimalFullWidth": ["１", "２"],
    "ideographTraditional": ["甲", "乙"],
    "upperLetter": ["A", "B"],
    "lowerLetter": ["a", "b"],
    "upperRoman": ["I", "II"],
    "lowerRoman": ["i", "ii"],
    "decimalZero": ["01", "02"],
    "unheardOf": ["1", "2"],
    "none": ["", ""],
    "bullet": ["● ", "● "],
}


@pytest.mark.parametrize(("form", "shown"), FORMS.items(), ids=FORMS.keys())
def test_word_counts_in_many_forms(form: str, shown: list[str]) -> None:
    text = "%1" if form != "bullet" else ""
    content = docx_of(numbered(50) + run("事"), numbered(50) + run("事"), numbering=a_list(50, (form, text)))

    assert texts(blocks_of(Kind.DOCX, content)) == [f"{each}事" for each in shown]


def test_word_counts_each_level_below_the_one_above() -> None:
    content = docx_of(
        *(numbered(50, level) + run("事") for level in (0, 1, 1, 0, 1)),
        numbering=a_list(50, ("decimal", "%1."), ("decimal", "%1.%2")),
    )

    assert texts(blocks_of(Kind.DOCX, content)) == ["1.事", "1.1事", "1.2事", "2.事", "2.1事"]


def test_a_word_list_may_start_elsewhere_and_start_again() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    level = '<w:lvl><w:numFmt w:val="decimal"/><w:lvlText w:val="（%1）"/></w:lvl>'
    own = f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>'
    lists = a_list(50, ("decimal", "%1."), more=start) + a_list(51, ("decimal", "%1."), more=own)
    content = docx_of(*(numbered(each) + run("事") for each in (50, 50, 51)), numbering=lists)

    assert texts(blocks_of(Kind.DOCX, content)) == ["5.事", "6.事", "（1）事"]


def test_two_word_lists_of_one_definition_count_on() -> None:
    other = '<w:num w:numId="51"><w:abstractNumId w:val="50"/></w:num>'
    content = docx_of(
        *(numbered(each) + run("事") for each in (50, 51)), numbering=other + a_list(50, ("decimal", "%1."))
    )

    assert texts(blocks_of(Kind.DOCX, content)) == ["1.事", "2.事"]


@pytest.mark.parametrize(
    "properties", [numbered(0), numbered(99), numbered(50, 7), ""], ids=["0", "99", "deep", "none"]
)
def test_a_paragraph_of_no_list_has_no_number(properties: str) -> None:
    content = docx_of(properties + run("事"), numbering=a_list(50, ("decimal", "%1.")))

    assert texts(blocks_of(Kind.DOCX, content)) == ["事"]


def test_a_word_style_may_carry_the_list() -> None:
    document = Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")

    assert texts(blocks_of(Kind.DOCX, saved(document.save))) == ["1.甲", "2.乙"]


def test_large_numbers_of_a_word_list_are_plain() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    for first, form, shown in (
        (1500, "chineseCounting", "1500"),
        (27, "upperLetter", "AA"),
        (44, "upperRoman", "XLIV"),
    ):
        content = docx_of(numbered(50) + run(""), numbering=a_list(50, (form, "%1"), more=start.format(first)))
        assert texts(blocks_of(Kind.DOCX, content)) == [shown]


def test_a_word_table_keeps_its_place_and_tells_a_merged_cell_once() -> None:
    title, table = blocks_of(Kind.DOCX, table_as_docx())

    assert isinstance(title, Line)
    assert isinstance(table, Table)
    assert table.number == 2
    assert [row[1] for row in table.rows[1:3]] == ["一、抓好造林绿化", ""]
    assert blocks_of(Kind.DOCX, numbered_docx())


def test_lines_behind_a_word_table_are_counted_behind_its_rows() -> None:
    document = Document()
    document.add_paragraph("前")
    document.add_table(3, 2)
    document.add_paragraph("后")

    blocks = blocks_of(Kind.DOCX, saved(document.save))

    assert [block.number for block in blocks] == [1, 2, 5]


def test_a_word_document_that_numbers_nothing_is_read() -> None:
    document = Document()
    document.add_paragraph("事")
    part = document.part
    for name, relation in list(part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del part.rels[name]

    assert texts(blocks_of(Kind.DOCX, saved(document.save))) == ["事"]


def test_a_numbered_paragraph_without_any_list_of_the_document_has_no_number() -> None:
    document = Document()
    part = document.part
    for name, relation in list(part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del part.rels[name]
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(f"<w:p {W}>{numbered(50)}{run('事')}</w:p>"))

    assert texts(blocks_of(Kind.DOCX, saved(document.save))) == ["事"]


def test_an_override_of_a_level_that_the_list_lacks_is_passed_over() -> None:
    more = '<w:lvlOverride w:ilvl="5"><w:startOverride w:val="5"/></w:lvlOverride>'
    content = docx_of(numbered(50) + run("事"), numbering=a_list(50, ("decimal", "%1."), more=more))

    assert texts(blocks_of(Kind.DOCX, content)) == ["1.事"]


def workbook_of(fill: Callable[[Workbook], None]) -> bytes:
    workbook = Workbook()
    fill(workbook)
    return saved(workbook.save)


def test_a_sheet_shows_its_values_as_a_reader_sees_them() -> None:
    def fill(workbook: Workbook) -> None:
        sheet = workbook.active
        assert sheet is not None
        sheet.append([datetime(2021, 6, 30, 8), date(2021, 7, 1), 11, 3.5, 0.85, True, None, " 甲\r\n乙 "])
        sheet["E1"].number_format = "0%"

    (table,) = blocks_of(Kind.XLSX, workbook_of(fill))

    assert isinstance(table, Table)
    assert table.rows == (("2021-06-30", "2021-07-01", "11", "3.5", "85%", "True", "甲\n乙"),)


def test_hidden_and_empty_sheets_are_left_out() -> None:
    def fill(workbook: Workbook) -> None:
        hidden = workbook.create_sheet("隐藏")
        hidden["A1"] = "不见"
        hidden.sheet_state = "hidden"
        workbook.create_sheet("第三张")["B2"] = "可见"

    blocks = blocks_of(Kind.XLSX, workbook_of(fill))

    assert blocks == (Table(1, (("可见",),)),)


def test_a_sheet_that_reaches_too_far_is_refused() -> None:
    def fill(workbook: Workbook) -> None:
        sheet = workbook.active
        assert sheet is not None
        sheet["XFD1048576"] = "远"

    with pytest.raises(TooLarge):
        blocks_of(Kind.XLSX, workbook_of(fill))


@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.XLSX, Kind.PDF])
def test_what_is_no_such_file_is_damaged(kind: Kind) -> None:
    with pytest.raises(Damaged):
        blocks_of(kind, b"nothing of the kind")


@pytest.mark.parametrize("content", [b"", b"<!---->"])
def test_a_page_without_elements_is_damaged_or_empty(content: bytes) -> None:
    try:
        assert texts(blocks_of(Kind.HTML, content)) == []
    except Damaged:
        assert content != b"<p>"


def html_texts(body: str) -> list[str]:
    return texts(blocks_of(Kind.HTML, f"<html><body>{body}</body></html>".encode()))


def test_a_page_breaks_lines_where_a_browser_does() -> None:
    body = "<p>第一段很长很长很长很长\n的话<br>换行<b>粗</b>体</p><div>第二段也有很多很多的字<span>行内</span></div>"

    assert html_texts(body) == ["第一段很长很长很长很长 的话", "换行粗体", "第二段也有很多很多的字行内"]


def test_the_lines_of_a_page_are_counted() -> None:
    page = b"<html><body><p>one long line</p><p>another<br>third</p></body></html>"

    assert [block.number for block in blocks_of(Kind.HTML, page)] == [1, 2, 3]


def test_a_page_without_navigation_forms_and_scripts() -> None:
    body = "<nav>导航</nav><form>表单</form><script>脚本</script><p>一、这里才是正文的第一段。</p><!-- 注 --><p>尾</p>"

    assert html_texts(body) == ["一、这里才是正文的第一段。", "尾"]


def test_a_list_of_a_page_keeps_its_own_numbers_bullets_and_start() -> None:
    bullets = "<ul><li>做好一件很长很长的事情</li></ul>"
    body = f"{bullets}<ol start='3'><li>做好另一件很长的事情</li><li>4、自带序号的一件长事情</li></ol>"

    assert html_texts(body) == ["● 做好一件很长很长的事情", "3.做好另一件很长的事情", "4、自带序号的一件长事情"]


def test_a_small_table_of_a_page_is_lines_and_an_empty_one_nothing() -> None:
    empty = "<table><tr><td></td><td></td></tr><tr><td></td></tr></table>"
    body = f"<table><tr><td>一格里的很长很长很长的话</td></tr></table>{empty}"

    assert html_texts(body) == ["一格里的很长很长很长的话"]


def test_a_heading_outside_the_main_part_comes_first() -> None:
    body = "<div><h1>题目</h1></div><div><p>一、这里才是正文的第一段。</p><p>二、这里才是正文的第二段。</p></div>"

    assert html_texts(body)[0] == "题目"


def test_a_title_in_the_head_of_the_main_part_is_read() -> None:
    texts = "".join(f"<p>{place}、这里是正文的第{place}段，写得长一些。</p>" for place in "一二三四")
    body = f"<header><h1>题目</h1></header><main>{texts}</main><section>{texts}</section>"

    assert html_texts(body)[0] == "题目"


def test_a_body_beyond_any_depth_is_not_followed() -> None:
    deep = "<div>" * 220 + "一、深处" + "</div>" * 220

    assert html_texts(f"<p>一、浅处的第一段正文有很多字。</p>{deep}<p>二、浅处的第二段正文。</p>") == [
        "一、浅处的第一段正文有很多字。",
        "二、浅处的第二段正文。",
    ]


def test_markdown_headings_lists_quotes_and_emphasis() -> None:
    blocks = format_markdown.blocks_of(
        "# 题 #\n> 引\n- **甲**\n  - `乙`\n    - [ ] 丙\n- 丁\n1. 戊\n   1. 己\n\\# 庚\n  壬"
    )

    assert [(block.text, block.heading, block.nesting) for block in blocks if isinstance(block, Line)] == [
        ("题", 1, 0),
        ("引", None, 0),
        ("● 甲", None, 0),
        ("● 乙", None, 1),
        ("● 丙", None, 2),
        ("● 丁", None, 0),
        ("1. 戊", None, 0),
        ("1. 己", None, 1),
        ("# 庚", None, 0),
        ("壬", None, 0),
    ]


def test_a_markdown_list_that_is_indented_is_nested_from_one() -> None:
    blocks = format_markdown.blocks_of("  - 甲\n  - 乙")

    assert [block.nesting for block in blocks if isinstance(block, Line)] == [1, 1]


def test_a_markdown_table_between_lines() -> None:
    blocks = format_markdown.blocks_of("前\n| 甲 | 乙\\|丙 |\n|---|:-:|\n| 1 | 2 |\n后")

    assert blocks[1] == Table(2, (("甲", "乙|丙"), ("1", "2")))


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_separator_of_a_csv_is_found(separator: str) -> None:
    text = separator.join(("甲", "乙", "丙")) + "\n\n" + separator.join(("1", '"2\n3"'))

    assert format_csv.blocks_of(text) == (Table(1, (("甲", "乙", "丙"), ("1", "2\n3", ""))),)


def test_a_csv_with_an_endless_cell_is_read_as_text() -> None:
    text = '一、甲\n"' + "乙" * 200_000

    with pytest.raises(Damaged):
        format_csv.blocks_of(text)
    assert read_document(text.encode(), name="a.csv").nodes[0].title == "甲"


def test_a_csv_without_words_is_nothing() -> None:
    assert format_csv.blocks_of(",,\n") == ()


def test_pdf_page_numbers_are_left_out() -> None:
    blocks = blocks_of(Kind.PDF, pdf_of(["- 1 -", "1. One", "2. Two", "7"]))

    assert texts(blocks) == ["1. One", "2. Two"]


def test_a_pdf_with_a_password_is_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_content: bytes) -> None:
        message = "Failed to load document (PDFium: Incorrect password error)."
        raise pypdfium2.PdfiumError(message)

    monkeypatch.setattr(format_pdf.pypdfium2, "PdfDocument", refuse)

    with pytest.raises(Locked):
        format_pdf.blocks_of(b"%PDF-")


def test_lines_are_joined_only_where_the_width_broke_them() -> None:
    lines = ["一、抓好学习教育工作打牢基础", "持之以恒", "二、抓调研", "", "末"]

    assert [line.text for line in unwrapped(lines)] == ["一、抓好学习教育工作打牢基础持之以恒", "二、抓调研", "", "末"]
    assert [line.number for line in unwrapped(lines)] == [1, 3, 4, 5]


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        (["宽" * 20] * 12, True),
        (["宽" * 20, "窄"] * 12, True),
        (["窄"] * 12, False),
        (["宽" * 20] * 5, False),
        ([], False),
    ],
)
def test_a_text_is_wrapped_when_many_lines_are_full(lines: list[str], wrapped: bool) -> None:
    assert is_wrapped(lines) is wrapped
