"""Web pages: the part with the text, without the navigation around it."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false, reportPrivateUsage=false, reportMissingModuleSource=false
# pyright: reportUnknownParameterType=false, reportUnknownLambdaType=false, reportAttributeAccessIssue=false
# (the library ships no types, or partial ones; what leaves this module is typed)

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html
from lxml.etree import ParserError

from tracker.reading.formats import Damaged
from tracker.reading.lines import Block, Line, Table
from tracker.text.cleaning import clean, clean_line
from tracker.text.enumerators import enumerator_at

_LEFT_OUT = frozenset(
    {
        "script",
        "style",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "select",
        "button",
        "noscript",
        "template",
        "iframe",
        "svg",
        "title",
        "head",
    }
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
    }
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LONG = 12
"""Characters; a link of a navigation is shorter, a sentence is longer."""

_DEEPEST = 200
"""Elements inside each other; no page of words goes deeper, and the walk below recurses."""

_NEARLY_ALL = 0.9


def blocks_of(content: bytes) -> tuple[Block, ...]:
    """The encoding is UTF-8: `opening` has decoded and encoded again."""
    try:
        page = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (ParserError, ValueError, AssertionError) as error:
        raise Damaged(str(error)) from error
    main = _main_part(page)
    walk = _Walk()
    heading = page.find(".//h1")
    if heading is not None and not _is_walked(heading, main):
        walk.line(_text(heading), heading=1)
    walk.enter(main, 0, 0)
    walk.end_line()
    return tuple(walk.blocks)


def _main_part(page: Any) -> Any:
    """The smallest element that holds nearly all long or numbered texts of the page."""
    part = page.find("body") if page.find("body") is not None else page
    weights = _weights(part)
    while True:
        whole = weights.get(part, 0)
        heir = next((child for child in part if weights.get(child, 0) >= whole * _NEARLY_ALL and whole), None)
        if heir is None or not isinstance(heir.tag, str) or heir.tag in ("p", "table", "ol", "ul", "tbody", "tr", "td"):
            return part
        part = heir


def _is_walked(element: Any, main: Any) -> bool:
    """Whether it stands in the main part and in nothing that is left out of it."""
    around = (element, *element.iterancestors())
    return main in around and not any(each.tag in _LEFT_OUT for each in around)


def _weights(top: Any) -> dict[Any, int]:
    """By element, how much long or numbered text stands in it."""
    weights: dict[Any, int] = {}
    for element in reversed(list(top.iter())):
        if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
            continue
        own = sum(_weight(text) for text in (element.text, *(child.tail for child in element)))
        weights[element] = own + sum(weights.get(child, 0) for child in element)
    return weights


def _weight(text: str | None) -> int:
    words = (text or "").strip()
    return len(words) if len(words) >= _LONG or (words and enumerator_at(words)) else 0


class _Walk:
    """One pass over the elements, gathering inline text into lines."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._number = 1
        self._heading: int | None = None
        self._nesting = 0

    def line(self, text: str, *, heading: int | None = None) -> None:
        if text:
            self.blocks.append(Line(self._number, text, heading, self._nesting))
            self._number += 1

    def end_line(self) -> None:
        for text in clean("".join(self._parts)).split("\n"):
            self.line(clean_line(text), heading=self._heading)
        self._parts = []

    def enter(self, element: Any, depth: int, nesting: int) -> None:
        if not isinstance(element.tag, str) or element.tag in _LEFT_OUT or depth > _DEEPEST:
            return
        if element.tag == "table" and len(element.findall(".//tr")) > 1 and len(element.findall(".//td")) > 2:
            self._table(element)
            return
        inline = element.tag in _INLINE
        if not inline:
            self.end_line()
            self._heading, self._nesting = _HEADINGS.get(element.tag), nesting
        self._inside(element, depth, nesting)
        if not inline:
            self.end_line()
            self._heading = None

    def _inside(self, element: Any, depth: int, nesting: int) -> None:
        deeper = nesting + (element.tag in ("ol", "ul"))
        number = _first_number(element)
        self._parts.append(_joined(element.text))
        for child in element:
            if child.tag == "br":
                self._parts.append("\n")
            elif child.tag == "li" and element.tag in ("ol", "ul"):
                self._item(child, f"{number}." if element.tag == "ol" else "● ", depth + 1, deeper)
                number += 1
            else:
                self.enter(child, depth + 1, deeper)
            self._parts.append(_joined(child.tail))

    def _item(self, item: Any, marker: str, depth: int, nesting: int) -> None:
        """A list's item, with the number that a browser shows unless the words bring their own."""
        self.end_line()
        self._nesting = nesting
        if enumerator_at(_text(item)) is None:
            self._parts.append(marker)
        self._inside(item, depth, nesting)
        self.end_line()

    def _table(self, element: Any) -> None:
        self.end_line()
        rows = [[clean_line(_text(cell)) for cell in row.iter("td", "th")] for row in element.iter("tr")]
        width = max(map(len, rows), default=0)
        filled = tuple(tuple(row) + ("",) * (width - len(row)) for row in rows if any(row))
        if filled:
            self.blocks.append(Table(self._number, filled))
            self._number += len(filled)


def _first_number(element: Any) -> int:
    start = element.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 5 else 1


def _joined(text: str | None) -> str:
    """Inline text; the line breaks of the source are no line breaks of the page."""
    return (text or "").replace("\r", " ").replace("\n", " ")


def _text(element: Any) -> str:
    return clean_line("".join(_texts(element)))


def _texts(element: Any) -> Iterator[str]:
    for each in element.itertext(with_tail=False):
        yield str(each)
