"""The page of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 by 225 mm, page numbers as — 1 —."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# pyright: reportPrivateUsage=false
# (lxml comes without types, and python-docx shows the elements behind its objects under private names alone)

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from tracker.reports.renderers.docx_styles import LINE_TWIPS
from tracker.reports.renderers.docx_xml import put, put_fonts

_TOP, _RIGHT, _BOTTOM, _LEFT = 37, 26, 35, 28
_FOOTER_MM = 24.6
"""From the edge of the paper, so that the number's dashes lie 7 mm below the text."""

_ASIDE_MM, _ASIDE_WIDTH_MM = 13, 7
"""From the text to the far edge of a number beside it, and the room for its characters."""

_TWIPS_A_MM = 1440 / 25.4
_NUMBER_SIZE = 28
"""Half points: 4号."""


def set_up(document: Document, *, is_wide: bool) -> None:
    """The first section, with page numbers on the right of odd and on the left of even pages.

    Pages across have them where upright ones have them on the sheet of paper, also where all lie across
    (section 10 of the standard).
    """
    document.settings.odd_and_even_pages_header_footer = True
    _begin(document.sections[0], is_wide=is_wide)


def turn(document: Document) -> None:
    """A new page across; page numbers go on."""
    _begin(document.add_section(WD_SECTION.NEW_PAGE), is_wide=True)


def _begin(section: Section, *, is_wide: bool) -> None:
    _lay(section, is_wide=is_wide)
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        _number(footer, side=side)
        if is_wide:
            _stand_aside(footer.paragraphs[0])
            footer.add_paragraph()  # LibreOffice frames no paragraph that none follows


def text_width_twips(*, is_wide: bool) -> int:
    """Between the margins."""
    free = 297 - _TOP - _BOTTOM if is_wide else 210 - _LEFT - _RIGHT
    return int(free * 1440 / 25.4)


def _lay(section: Section, *, is_wide: bool) -> None:
    """A page across is the upright one turned, its head towards the binding edge (section 10 of the standard)."""
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if is_wide else (Mm(210), Mm(297))
    margins = (_LEFT, _TOP, _RIGHT, _BOTTOM) if is_wide else (_TOP, _RIGHT, _BOTTOM, _LEFT)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, margins)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(15) if is_wide else Mm(_FOOTER_MM)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    if not is_wide:
        put(section._sectPr, "docGrid", type="lines", linePitch=LINE_TWIPS)


def _number(footer: _Footer, *, side: str) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    properties = paragraph._p.get_or_add_pPr()
    put(properties, "jc", val=side)
    put(properties, "ind", **{f"{side}Chars": 100, side: 280, "firstLine": 0, "firstLineChars": 0})
    _write(paragraph, "— ")
    for kind in ("begin", "instrText", "separate", "1", "end"):
        _write(paragraph, kind)
    _write(paragraph, " —")


def _stand_aside(paragraph: Paragraph) -> None:
    """The number of a page across stands in its left margin, turned with the page (section 10 of the standard)."""
    properties = paragraph._p.get_or_add_pPr()
    left, top, height = (int(mm * _TWIPS_A_MM) for mm in (_BOTTOM - _ASIDE_MM, _LEFT, 210 - _LEFT - _RIGHT))
    width = int(_ASIDE_WIDTH_MM * _TWIPS_A_MM)
    frame = {"w": width, "h": height, "hRule": "exact", "x": left, "y": top}
    put(properties, "framePr", **frame, wrap="around", hAnchor="page", vAnchor="page")
    put(properties, "textDirection", val="tbRl")


def _write(paragraph: Paragraph, part: str) -> None:
    """A run of the number: its dashes, or a part of the PAGE field, which python-docx cannot write."""
    run = paragraph.add_run()
    properties = run._r.get_or_add_rPr()
    put_fonts(properties, "宋体", "宋体")
    put(properties, "sz", val=_NUMBER_SIZE)
    match part:
        case "begin" | "separate" | "end":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), part)
            run._r.append(mark)
        case "instrText":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = " PAGE "
            run._r.append(instruction)
        case _:
            run.text = part
