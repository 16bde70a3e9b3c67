"""Plain text, a paragraph a line: for pipes, mails and files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.reports.numbering import annex_name
from tracker.reports.renderers.grid import aligned
from tracker.reports.report import Block, Paragraph, Report, Table, TrendPoint
from tracker.reports.words import Words

BLANK_LINES = re.compile(r"\n{3,}")


def render(report: Report, words: Words) -> str:
    return BLANK_LINES.sub("\n\n", "\n".join(_lines(report, words))).rstrip("\n") + "\n"


def signature(report: Report, words: Words) -> tuple[str, ...]:
    """The office and the day, as lines; nothing for a report that nobody signs."""
    return (report.office, words.day(report.day)) if report.office else ()


def trend_line(point: TrendPoint, words: Words) -> str:
    progress, elapsed = words.percent(point.progress), words.percent(point.elapsed)
    return words("trend_line", day=point.day, progress=progress, elapsed=elapsed)


def _lines(report: Report, words: Words) -> Iterator[str]:
    yield from filter(None, (report.title, report.subtitle))
    yield ""
    if report.addressee:
        yield words("addressee", name=report.addressee)
    for section in report.sections:
        yield from filter(None, (section.heading,))
        for block in section.blocks:
            yield from _block(block, words)
        yield ""
    yield from signature(report, words)
    for place, annex in enumerate(report.annexes, 1):
        yield ""
        yield f"{annex_name(words, place, len(report.annexes))}  {annex.caption}"
        yield from aligned(annex, words)


def _block(block: Block, words: Words) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.label + block.text
        case Table():
            yield ""
            yield from aligned(block, words)
            yield ""
        case _:
            yield block.caption
            yield from (trend_line(point, words) for point in block.points)
