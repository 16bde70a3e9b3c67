"""The few WordprocessingML elements that python-docx does not write, each put where the schema wants it."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (lxml comes without types)

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

# The order of children in ECMA-376 Part 1, 17.3.1.26 (pPr) and 17.3.2.28 (rPr), as far as it is needed here.
_PARAGRAPH_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "pBdr", "shd", "tabs"),
    *("kinsoku", "wordWrap", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing"),
    *("ind", "contextualSpacing", "jc", "textDirection", "textAlignment", "outlineLvl", "rPr", "sectPr"),
)
_RUN_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "w", "kern", "position", "sz", "szCs"),
    *("highlight", "u", "shd", "lang"),
)
_ORDERS: dict[str, tuple[str, ...]] = {"pPr": _PARAGRAPH_ORDER, "rPr": _RUN_ORDER}


def put(parent: BaseOxmlElement, tag: str, **attributes: str | int) -> BaseOxmlElement:
    """The child `tag` of a pPr, rPr or any other element, in place of the one that was there, with these attributes."""
    for old in parent.findall(qn(f"w:{tag}")):
        parent.remove(old)
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    order = _ORDERS.get(parent.tag.rpartition("}")[2], ())
    later = {qn(f"w:{each}") for each in order[order.index(tag) + 1 :]} if tag in order else set[str]()
    following = next((child for child in parent if child.tag in later), None)
    if following is None:
        parent.append(made)
    else:
        following.addprevious(made)
    return made


def put_fonts(run_properties: BaseOxmlElement, east_asian: str, latin: str) -> None:
    """Both fonts by name, themes forgotten; quotation marks and dashes are set in the East Asian one."""
    put(run_properties, "rFonts", ascii=latin, hAnsi=latin, eastAsia=east_asian, cs=latin, hint="eastAsia")
    put(run_properties, "lang", val="en-US", eastAsia="zh-CN")
