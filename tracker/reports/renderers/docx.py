"""A Word document by GB/T 9704-2012, or in the styles of the office's own template."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# pyright: reportPrivateUsage=false
# (lxml comes without types, and python-docx shows the elements behind its objects under private names alone)

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.shared import Length, Mm, Twips
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from tracker.errors import BadValue
from tracker.reports.numbering import annex_name
from tracker.reports.renderers import docx_page
from tracker.reports.renderers.bars import bars_of
from tracker.reports.renderers.chart_xml import Chart, chart_of_bars, chart_of_trend
from tracker.reports.renderers.docx_charts import drawing
from tracker.reports.renderers.docx_styles import dress
from tracker.reports.renderers.docx_tables import points_for, table_xml
from tracker.reports.renderers.docx_xml import put
from tracker.reports.renderers.titles import balanced
from tracker.reports.report import Block, Kind, Paragraph, Report, Section, Table
from tracker.reports.words import Words
from tracker.text.width import columns

_MOST_BARS = 16
"""Of a chart; a longer table has its bars in its cells alone."""

_MOST_UPRIGHT = 9
"""Columns of a table that an upright page has room for."""

_ON_ONE_PAGE = frozenset({Kind.LEADER})
"""Kinds whose text is set smaller than the standard's, or they would not be what their name promises."""

_TABLE_ALONE = frozenset({Kind.LEDGER, Kind.BREAKDOWN})
"""Kinds that are one table with a few remarks, and whose title says what the table's caption would."""

_LONGEST_PROPERTY = 255
"""Characters that Word takes."""

_SEAL_CHARACTERS = 4
"""Free to the right of the date of a sealed document (GB/T 9704-2012, 7.3.5.1)."""

_LEAST_FREE_CHARACTERS = 2


def render(report: Report, words: Words, *, template: bytes | None = None) -> bytes:
    """The document; with a template, its pages and styles are kept and the report follows what it holds.

    Raises:
        BadValue: The template is no Word document.
    """
    document = docx.Document() if template is None else _opened(template)
    is_wide = any(len(table.columns) > _MOST_UPRIGHT for table in report.tables)
    if template is None:
        dress(document)
        docx_page.set_up(document, is_wide=is_wide)
    _describe(document, report)
    _Writer(document, report, words, is_official=template is None, is_wide=is_wide).write()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _opened(template: bytes) -> Document:
    try:
        return docx.Document(BytesIO(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as wrong:
        raise BadValue(field="template", value="template", example="template.docx") from wrong


def _describe(document: Document, report: Report) -> None:
    """Who and when, instead of the library that wrote it."""
    properties, day = document.core_properties, datetime.combine(report.day, time())
    properties.author = properties.last_modified_by = report.office[:_LONGEST_PROPERTY]
    properties.title, properties.comments = report.title[:_LONGEST_PROPERTY], ""
    properties.created = properties.modified = day
    properties.revision = 1


@dataclass(frozen=True, slots=True)
class _Writer:
    document: Document
    report: Report
    words: Words
    is_official: bool
    """Whether the pages are those of the standard and not a template's."""

    is_wide: bool
    """Whether the pages lie across, as a ledger's do."""

    def write(self) -> None:
        for line in balanced(self.report.title):
            self._paragraph(line, "Title")
        if self.report.subtitle:
            self._paragraph(self.report.subtitle, "Subtitle")
        if self.report.kind not in _ON_ONE_PAGE | _TABLE_ALONE:
            self._paragraph("", "Normal")
        if self.report.addressee:
            self._paragraph(self.words("addressee", name=self.report.addressee), "Normal")
        for section in self.report.sections:
            self._section(section)
        self._list_annexes()
        self._sign()
        for place, annex in enumerate(self.report.annexes, 1):
            if self.is_official:
                docx_page.turn(self.document)
            self._paragraph(annex_name(self.words, place, len(self.report.annexes)), "Report Annex")
            self._paragraph(annex.caption, "Report Caption")
            self._table(annex, is_wide=True)

    def _section(self, section: Section) -> None:
        if section.heading:
            is_compact = self.is_official and self.report.kind in _ON_ONE_PAGE
            self._paragraph(section.heading, "Report Compact Heading" if is_compact else f"Heading {section.level}")
        for block in section.blocks:
            self._block(block, section.heading)

    def _block(self, block: Block, heading: str) -> None:
        match block:
            case Paragraph():
                self._said(block)
            case Table():
                self._caption(block, heading)
                self._table(block, is_wide=self.is_wide)
                self._chart_bars(block)
            case _:
                self._paragraph(block.caption, "Report Caption")
                self._chart(chart_of_trend(block, self.words))

    def _said(self, paragraph: Paragraph) -> None:
        written = self._paragraph("", _style_of(paragraph, self.report.kind))
        if paragraph.label:
            _run(written, paragraph.label).bold = True
        if paragraph.text:
            _run(written, paragraph.text)

    def _caption(self, table: Table, heading: str) -> None:
        """Where no heading says the same right above it."""
        if self.report.kind not in _ON_ONE_PAGE | _TABLE_ALONE and not heading.endswith(table.caption):
            self._paragraph(table.caption, "Report Caption")

    def _table(self, table: Table, *, is_wide: bool) -> None:
        width = self._width_twips(is_wide=is_wide)
        style = self._style(f"Report Table {points_for(table, width):g}")
        xml = table_xml(table, self.words, style=style.style_id, width_twips=width, stays_whole=not is_wide)
        self.document.element.body._insert_tbl(parse_xml(xml))

    def _chart_bars(self, table: Table) -> None:
        """Bars beside the elapsed share, where there is a share to compare and room for a picture."""
        bars = bars_of(table)
        is_compared = any(bar.elapsed is not None for bar in bars)
        if is_compared and len(bars) <= _MOST_BARS and self.report.kind not in _ON_ONE_PAGE:
            self._chart(chart_of_bars(bars, self.words))

    def _chart(self, chart: Chart) -> None:
        written = self._paragraph("", "Normal")
        properties = written._p.get_or_add_pPr()
        put(properties, "snapToGrid", val=0)
        put(properties, "spacing", before=120, after=120, line=240, lineRule="auto")
        put(properties, "jc", val="center")
        width = Twips(self._width_twips(is_wide=self.is_wide))
        written._p.append(drawing(self.document, chart, width=width))

    def _list_annexes(self) -> None:
        """附件说明: a line below the text, two characters in, without a stop at the end (7.3.4)."""
        captions = [annex.caption for annex in self.report.annexes]
        if not captions:
            return
        self._paragraph("", "Normal")
        listed = captions if len(captions) == 1 else [f"{place}. {text}" for place, text in enumerate(captions, 1)]
        head = self.words("annexes")
        self._paragraph(head + listed[0], "Body Text")
        for text in listed[1:]:
            indented = self._paragraph(text, "Body Text")
            characters = 2 + columns(head) // 2
            put(indented._p.get_or_add_pPr(), "ind", firstLine=characters * 320, firstLineChars=characters * 100)

    def _sign(self) -> None:
        """Office and date, centred on one another, the date four characters from the right."""
        if not self.report.office:
            return
        office, day = self.report.office, self.words.day(self.report.day)
        longer = (columns(day) - columns(office)) / 4
        """Half the difference in characters; negative where the office is the longer one."""
        office_free = max(_SEAL_CHARACTERS + longer, _LEAST_FREE_CHARACTERS)
        self._paragraph("", "Normal")
        self._paragraph("", "Normal")
        self._flush_right(office, office_free)
        self._flush_right(day, office_free - longer)

    def _flush_right(self, text: str, free_characters: float) -> None:
        properties = self._paragraph(text, "Normal")._p.get_or_add_pPr()
        put(properties, "jc", val="right")
        put(properties, "ind", right=int(free_characters * 320), rightChars=int(free_characters * 100))
        put(properties, "keepNext")

    def _width_twips(self, *, is_wide: bool) -> int:
        """Between the margins, which in a template are the template's."""
        if self.is_official:
            return docx_page.text_width_twips(is_wide=is_wide)
        section = self.document.sections[-1]
        free = (section.page_width or Mm(210)) - (section.left_margin or 0) - (section.right_margin or 0)
        return Length(free).twips

    def _style(self, name: str) -> ParagraphStyle:
        """The style of that name; what the document is written in otherwise where a template lacks it."""
        styles = self.document.styles
        found = styles[name] if name in styles else styles.default(WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(found, ParagraphStyle), name
        return found

    def _paragraph(self, text: str, style: str) -> WordParagraph:
        written = self.document.add_paragraph(style=self._style(style))
        if text:
            _run(written, text)
        return written


def _style_of(paragraph: Paragraph, kind: Kind) -> str:
    if kind in _ON_ONE_PAGE:
        return "Report Compact"
    return "Report Remark" if paragraph.is_remark or kind in _TABLE_ALONE else "Body Text"


def _run(paragraph: WordParagraph, text: str) -> Run:
    run = paragraph.add_run(text)
    put(run._r.get_or_add_rPr(), "rFonts", hint="eastAsia")
    return run
