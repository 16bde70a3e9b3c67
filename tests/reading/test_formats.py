"""The same plan in every format that a test can make with a real library."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# (the libraries that make the files ship no types, or partial ones)

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pypdfium2
import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl import Workbook

from tracker.errors import DocumentIsPictures
from tracker.reading.opening import read_document
from tracker.reading.outline import Outline

TITLE = "某县林业局2021年工作要点"
LINES = (
    TITLE,
    "今年的工作分两个方面。",
    "一、抓好造林绿化",
    "（一）完成春季造林。种植不少于500亩，3月底前完成。（责任单位：造林股、各乡镇）",
    "（二）办好苗圃。上半年建成。（牵头单位：种苗站）",
    "二、抓好森林防火",
    "（一）落实巡山责任。每月检查一次。",
    "某县林业局",
    "2021年1月8日",
)
EXPECTED = [
    (1, "一、", "抓好造林绿化", None, (), ()),
    (2, "（一）", "完成春季造林", "2021-03-31", (), ("造林股", "各乡镇")),
    (2, "（二）", "办好苗圃", "2021-06-30", ("种苗站",), ()),
    (1, "二、", "抓好森林防火", None, (), ()),
    (2, "（一）", "落实巡山责任", None, (), ()),
]


def summary(outline: Outline) -> list[tuple[object, ...]]:
    return [
        (node.depth, node.marker, node.title, node.deadline and node.deadline.day.isoformat(), node.lead, node.units)
        for node in outline.nodes
    ]


def as_text(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()


def as_docx(lines: Sequence[str]) -> bytes:
    document = Document()
    document.add_heading(lines[0], 0)
    for line in lines[1:]:
        document.add_paragraph(line)
    return saved(document.save)


def as_html(lines: Sequence[str]) -> bytes:
    links = "".join(f"<li><a href='/{number}'>栏目{number}</a></li>" for number in range(20))
    body = "".join(f"<p>&emsp;{line}</p>" for line in lines[1:])
    return (
        f"<!DOCTYPE html><html><head><title>政务公开</title><script>var 一、=1</script></head><body><ul>{links}</ul>"
        f"<div><h1>{lines[0]}</h1><div class='content'>{body}</div></div><div>上一篇：无</div></body></html>"
    ).encode()


def as_markdown(lines: Sequence[str]) -> bytes:
    return "\n\n".join((f"# {lines[0]}", *(f"## {line}" if "、抓" in line else line for line in lines[1:]))).encode()


def as_xlsx(lines: Sequence[str]) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for line in lines:
        sheet.append([line])
    return saved(workbook.save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


MAKERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "txt": as_text,
    "docx": as_docx,
    "html": as_html,
    "md": as_markdown,
    "xlsx": as_xlsx,
}


@pytest.mark.parametrize("ending", MAKERS)
def test_the_same_plan_gives_the_same_outline_in_every_format(ending: str) -> None:
    outline = read_document(MAKERS[ending](LINES), name="plan.bin")

    assert summary(outline) == EXPECTED
    assert (outline.title, outline.org, outline.year) == (TITLE, "某县林业局", 2021)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_a_text_is_read_in_every_encoding_that_offices_use(encoding: str) -> None:
    outline = read_document("\r\n".join(LINES).encode(encoding), name="plan.txt")

    assert summary(outline) == EXPECTED


def test_a_text_torn_off_inside_a_character_is_read() -> None:
    outline = read_document("\n".join((*LINES, "（完）")).encode()[:-1], name="plan.txt")

    assert summary(outline) == EXPECTED


TABLE = (
    ("某县林业局2021年任务分解表", "", "", "", ""),
    ("序号", "重点任务", "具体举措", "责任单位", "完成时限"),
    ("1", "一、抓好造林绿化", "（一）完成春季造林", "造林股、各乡镇", "3月底前"),
    ("2", "", "（二）办好苗圃", "种苗站", "上半年"),
    ("3", "二、抓好森林防火", "（一）落实巡山责任", "", ""),
)
FROM_TABLE = [
    (1, "一、", "抓好造林绿化", None, (), ()),
    (2, "（一）", "完成春季造林", "2021-03-31", (), ("造林股", "各乡镇")),
    (2, "（二）", "办好苗圃", "2021-06-30", (), ("种苗站",)),
    (1, "二、", "抓好森林防火", None, (), ()),
    (2, "（一）", "落实巡山责任", None, (), ()),
]


def table_as_xlsx() -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in TABLE:
        sheet.append([cell or None for cell in row])
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("B3:B4")
    return saved(workbook.save)


def table_as_docx() -> bytes:
    document = Document()
    document.add_paragraph(TABLE[0][0])
    table = document.add_table(rows=0, cols=5)
    for row in TABLE[1:]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    return saved(document.save)


def table_as_csv() -> bytes:
    return "\n".join(",".join(row) for row in TABLE).encode("gbk")


def table_as_html() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE[1:])
    return f"<html><body><h1>{TABLE[0][0]}</h1><table>{rows}</table></body></html>".encode()


def table_as_markdown() -> bytes:
    head, *rows = ("|" + "|".join(row) + "|" for row in TABLE[1:])
    return "\n".join((f"# {TABLE[0][0]}", "", head, "|---|---|---|---|---|", *rows)).encode()


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (table_as_xlsx, "表.xlsx"),
        (table_as_docx, "表.docx"),
        (table_as_csv, "表.csv"),
        (table_as_html, "表.html"),
        (table_as_markdown, "表.md"),
    ],
    ids=["xlsx", "docx", "csv", "html", "md"],
)
def test_the_same_breakdown_table_gives_the_same_outline(make: Callable[[], bytes], name: str) -> None:
    outline = read_document(make(), name=name)

    assert summary(outline) == FROM_TABLE
    assert (outline.title, outline.year) == (TABLE[0][0], 2021)


def numbered_docx() -> bytes:
    """Headings whose numbers Word counts: none of them is in the text."""
    document = Document()
    document.add_paragraph(TITLE)
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(
            [
                ("chineseCounting", "%1、"),
                ("chineseCountingThousand", "（%2）"),
                ("decimal", "%3."),
                ("decimal", "（%4）"),
            ]
        )
    )
    definition = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    numbering.insert(0, definition)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in [
        (0, "甲"),
        (1, "乙"),
        (2, "丙。6月底前"),
        (2, "丁"),
        (1, "戊"),
        (0, "己"),
        (1, "庚"),
        (3, "辛"),
    ]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()  # pyright: ignore[reportPrivateUsage]
        numbered = OxmlElement("w:numPr")
        for tag, value in (("w:ilvl", str(level)), ("w:numId", "77")):
            part = OxmlElement(tag)
            part.set(qn("w:val"), value)
            numbered.append(part)
        properties.append(numbered)
    return saved(document.save)


def test_numbers_that_word_counts_itself_are_shown() -> None:
    outline = read_document(numbered_docx(), name="plan.docx")

    assert [(node.depth, node.marker, node.title) for node in outline.nodes] == [
        (1, "一、", "甲"),
        (2, "（一）", "乙"),
        (3, "1.", "丙"),
        (3, "2.", "丁"),
        (2, "（二）", "戊"),
        (1, "二、", "己"),
        (2, "（一）", "庚"),
        (3, "（1）", "辛"),
    ]


def test_a_list_of_a_web_page_has_the_numbers_that_a_browser_shows() -> None:
    items = "<ol><li>学习<ol><li>读书</li><li>讨论</li></ol></li><li>调研</li></ol>"
    page = f"<html><body><h1>甲局2021年工作计划</h1>{items}</body></html>"
    outline = read_document(page.encode(), name="plan.html")

    assert [(node.depth, node.marker, node.title) for node in outline.nodes] == [
        (1, "1.", "学习"),
        (2, "1.", "读书"),
        (2, "2.", "讨论"),
        (1, "2.", "调研"),
    ]


def test_pdf_text_is_joined_across_the_lines_of_the_page() -> None:
    content = pdf_of(
        [
            "Office 2021 plan",
            "1. Plant five hundred trees on the northern hill and keep every",
            "one of them alive. 2. Other",
        ]
    )
    outline = read_document(content, name="plan.pdf")

    assert [(node.marker, node.title) for node in outline.nodes] == [
        ("1.", "Plant five hundred trees on the northern hill and keep every one of them alive"),
        ("2.", "Other"),
    ]


def pdf_of(lines: Sequence[str]) -> bytes:
    """One page of plain text, written by hand: the library draws no text."""
    shown = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    stream = f"BT /F1 12 Tf 50 700 Td {shown}ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n"
    for number, each in enumerate(objects, 1):
        body += f"{number} 0 obj".encode() + each + b"endobj\n"
    return body + b"trailer<</Root 1 0 R>>"


def test_a_page_without_text_is_said_to_be_a_picture() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    content = saved(document.save)

    with pytest.raises(DocumentIsPictures):
        read_document(content, name="scan.pdf")
