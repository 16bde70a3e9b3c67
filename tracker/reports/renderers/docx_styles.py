"""The styles of an official document by GB/T 9704-2012, put on Word's own so that the outline pane works.

Sizes: 2号 is 22 pt, 3号 is 16, 4号 is 14, 小4 is 12, 5号 is 10.5, 小5 is 9, 6号 is 7.5. The lines of a page come out at
22 of 28 characters with a pitch of 28.95 pt and characters 0.25 pt closer (measured in LibreOffice 7.4).
"""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# pyright: reportPrivateUsage=false
# (lxml comes without types, and python-docx has the bytes of a part under a private name alone)

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.styles.style import ParagraphStyle

from tracker.reports.renderers.docx_xml import put, put_fonts
from tracker.reports.renderers.official_fonts import FANG, HEI, KAI, LATIN, NEAREST, SONG

LINE_TWIPS = 579
"""28.95 pt from line to line: 22 lines on 225 mm."""

_CLOSER_TWIPS = -5


@dataclass(frozen=True, slots=True)
class Look:
    font: str
    points: float
    line_twips: int = LINE_TWIPS
    align: str = "both"
    indent_characters: int = 0
    is_bold: bool = False
    outline_level: int | None = None
    """From 0 for the first; None for text."""

    is_on_grid: bool = True
    """Whether its lines are those of the page's grid; smaller and larger text must leave it."""

    keeps_next: bool = False
    """Whether it stays on one page with what follows."""


LOOKS = {
    "Normal": Look(FANG, 16),
    "Body Text": Look(FANG, 16, indent_characters=2),
    "Title": Look(SONG, 22, line_twips=700, align="center", is_on_grid=False, keeps_next=True),
    "Subtitle": Look(KAI, 16, align="center", keeps_next=True),
    "Heading 1": Look(HEI, 16, indent_characters=2, outline_level=0, keeps_next=True),
    "Heading 2": Look(KAI, 16, indent_characters=2, outline_level=1, keeps_next=True),
    "Heading 3": Look(FANG, 16, indent_characters=2, is_bold=True, outline_level=2, keeps_next=True),
    "Report Annex": Look(HEI, 16, align="left", outline_level=0, keeps_next=True),
    "Report Caption": Look(HEI, 14, line_twips=480, align="center", is_on_grid=False, keeps_next=True),
    "Report Compact Heading": Look(
        HEI, 12, line_twips=360, indent_characters=2, outline_level=0, is_on_grid=False, keeps_next=True
    ),
    "Report Compact": Look(FANG, 10.5, line_twips=300, indent_characters=2, is_on_grid=False),
    "Report Remark": Look(FANG, 12, line_twips=380, indent_characters=2, is_on_grid=False),
    "Report Table 10.5": Look(FANG, 10.5, line_twips=280, align="left", is_on_grid=False),
    "Report Table 9": Look(FANG, 9, line_twips=240, align="left", is_on_grid=False),
    "Report Table 7.5": Look(FANG, 7.5, line_twips=200, align="left", is_on_grid=False),
}
"""By style name. The `Report …` ones are made here; the others are Word's own."""


def dress(document: Document) -> None:
    """Gives every style of `LOOKS` its look, and names what may stand in for its font."""
    for name, look in LOOKS.items():
        _dress(_style(document, name), look)
    _name_stand_ins(document)


def _name_stand_ins(document: Document) -> None:
    """One each: the standard allows a list, which Word takes for a single name ([MS-OI29500] 2.1.262)."""
    fonts = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{nearest}"/><w:charset w:val="86"/></w:font>'
        for font, nearest in NEAREST.items()
    )
    document.part.part_related_by(
        RELATIONSHIP_TYPE.FONT_TABLE
    )._blob = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()


def _style(document: Document, name: str) -> ParagraphStyle:
    if name in document.styles:
        found = document.styles[name]
    else:
        found = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(found, ParagraphStyle), name
    if name != "Normal":
        found.base_style = document.styles["Normal"]
    return found


def _dress(style: ParagraphStyle, look: Look) -> None:
    for old in (*style.element.findall(qn("w:rPr")), *style.element.findall(qn("w:pPr"))):
        style.element.remove(old)
    run = style.element.get_or_add_rPr()
    put_fonts(run, look.font, LATIN)
    put(run, "b", val=int(look.is_bold))
    put(run, "i", val=0)
    put(run, "color", val="000000")
    put(run, "spacing", val=_CLOSER_TWIPS)
    put(run, "kern", val=0)
    put(run, "sz", val=int(look.points * 2))
    put(run, "szCs", val=int(look.points * 2))
    paragraph = style.element.get_or_add_pPr()
    put(paragraph, "widowControl", val=0)
    put(paragraph, "snapToGrid", val=int(look.is_on_grid))
    put(paragraph, "spacing", before=0, after=0, line=look.line_twips, lineRule="exact")
    put(paragraph, "jc", val=look.align)
    if look.indent_characters:
        twips = int(look.indent_characters * look.points * 20)
        put(paragraph, "ind", firstLine=twips, firstLineChars=100 * look.indent_characters)
    else:
        put(paragraph, "ind", firstLine=0, firstLineChars=0)
    if look.keeps_next:
        put(paragraph, "keepNext")
    if look.outline_level is not None:
        put(paragraph, "outlineLvl", val=look.outline_level)
