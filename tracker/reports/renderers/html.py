"""One HTML file that prints on A4 by the margins of GB/T 9704-2012 and reads on a phone.

It runs nothing and loads nothing (the policy in its head forbids both), and no text of the plan becomes
a tag, an attribute or a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from html import escape
from importlib import resources

from tracker.model.progress import in_percent
from tracker.reports.cells import cell_words
from tracker.reports.numbering import annex_name
from tracker.reports.renderers.bars import bars_of
from tracker.reports.renderers.svg import bar_chart, trend_chart
from tracker.reports.renderers.text import signature
from tracker.reports.report import Block, Cell, Column, ColumnKind, Paragraph, Report, Section, Signal, Table
from tracker.reports.words import Words

_LANGUAGES = {"zh": "zh-CN"}
"""What the web calls a language, where that is not what we do."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_MOST_UPRIGHT = 9
"""Columns of a table that an upright page has room for."""

_SHORT = 12
"""Rows of a table that is not torn apart by a page's end."""

_TOTAL = '<tr class="total">'
_NUMBERS = frozenset({ColumnKind.COUNT, ColumnKind.SHARE})


def render(report: Report, words: Words) -> str:
    style = resources.files("tracker.reports.renderers").joinpath("report.css").read_text(encoding="utf-8")
    body, language = "\n".join(_body(report, words)), words.catalogue.language
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGES.get(language, language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(report: Report, words: Words) -> Iterator[str]:
    yield f"<header><h1>{escape(report.title)}</h1>"
    yield f'<p class="subtitle">{escape(report.subtitle)}</p></header>' if report.subtitle else "</header>"
    yield "<main>"
    if report.addressee:
        yield f'<p class="addressee">{escape(words("addressee", name=report.addressee))}</p>'
    for section in report.sections:
        yield from _section(section, words)
    signed = "<br>".join(map(escape, signature(report, words)))
    yield f'<p class="signature">{signed}</p></main>' if signed else "</main>"
    for place, annex in enumerate(report.annexes, 1):
        yield f'<section class="annex"><h2>{annex_name(words, place, len(report.annexes))}</h2>'
        yield f"{_table(annex, words)}</section>"


def _section(section: Section, words: Words) -> Iterator[str]:
    if section.heading:
        level = section.level + 1
        yield f"<h{level}>{escape(section.heading)}</h{level}>"
    for block in section.blocks:
        yield _block(block, words)


def _block(block: Block, words: Words) -> str:
    match block:
        case Paragraph():
            remark = ' class="remark"' if block.is_remark else ""
            label = f"<b>{escape(block.label)}</b>" if block.label else ""
            return f"<p{remark}>{label}{escape(block.text)}</p>"
        case Table():
            bars = bars_of(block)
            picture = f"<figure>{bar_chart(bars, words)}</figure>" if bars else ""
            printed = _table(block, words) + picture
            return f'<section class="wide">{printed}</section>' if len(block.columns) > _MOST_UPRIGHT else printed
        case _:
            return f"<figure>{trend_chart(block, words)}<figcaption>{escape(block.caption)}</figcaption></figure>"


def _table(table: Table, words: Words) -> str:
    whole = sum(column.width for column in table.columns)
    widths = "".join(f'<col style="width:{100 * column.width / whole:.1f}%">' for column in table.columns)
    heads = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in table.columns)
    rows = "\n".join(
        (_TOTAL if row.is_total else "<tr>")
        + "".join(_cell(cell, column, words) for cell, column in zip(row.cells, table.columns, strict=True))
        + "</tr>"
        for row in table.rows
    )
    start = '<table class="short">' if len(table.rows) <= _SHORT else "<table>"
    caption = f"<caption>{escape(table.caption)}</caption><colgroup>{widths}</colgroup>"
    return f"{start}{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"


def _cell(cell: Cell, column: Column, words: Words) -> str:
    text = escape(cell_words(cell, column, words))
    kind = "figure" if column.kind in _NUMBERS else column.kind.value
    match cell:
        case Signal():
            kind = f"light {cell.light.value}"
        case Fraction() if column.kind is ColumnKind.BAR:
            text = f'<span class="bar"><span style="width:{in_percent(cell)}%"></span></span>{text}'
        case _:
            pass
    return f'<td class="{kind}" data-head="{escape(column.title)}">{text}</td>'
