"""Charts of a Word document, of which python-docx has none: the part, its workbook, and the place in the text."""

# pyright: reportUnknownMemberType=false
# (lxml comes without types)

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm

from tracker.reports.renderers.chart_book import workbook
from tracker.reports.renderers.chart_xml import Chart, chart_space
from tracker.reports.renderers.official_fonts import FANG

_HEAD_MM, _BAR_MM = 20, 8
"""Of a chart of bars: its axis and legend, and each label with its bars."""

_TREND_MM = 60
_FIRST_ID = 1000
"""Of a drawing; those of a template begin at 1."""


def drawing(document: Document, chart: Chart, *, width: Length) -> BaseOxmlElement:
    """The run with the chart, whose parts are added to the document's package."""
    package = document.part.package
    assert package is not None, "an open document"
    book_name = package.next_partname("/word/embeddings/Microsoft_Excel_Sheet%d.xlsx")
    book = Part(book_name, CONTENT_TYPE.SML_SHEET, workbook(chart.rows), package)
    name = package.next_partname("/word/charts/chart%d.xml")
    part = Part(PackURI(name), CONTENT_TYPE.DML_CHART, None, package)
    to_book = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = chart_space(chart, font=FANG, book=to_book)  # pyright: ignore[reportPrivateUsage] -- known once the workbook is related
    number = name.idx or 0
    height = Mm(_TREND_MM if chart.has_days else _HEAD_MM + _BAR_MM * len(chart.labels))
    return parse_xml(_run(document.part.relate_to(part, RELATIONSHIP_TYPE.CHART), number, chart.title, width, height))


def _run(relationship: str, number: int, title: str, width: Length, height: Length) -> str:
    graphic = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    return (
        f'<w:r {nsdecls("w", "wp", "a", "r")}><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(width)}" cy="{int(height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{_FIRST_ID + number}" name="Chart {number}" descr={quoteattr(title)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{graphic}"><c:chart xmlns:c="{graphic}" r:id="{relationship}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
