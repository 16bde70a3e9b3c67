"""JSON for scripts: the totals and tables as values, the sentences as they are printed elsewhere.

Shares are numbers from 0 to 1, percentages stand only where they are printed as such; a share that
nothing counts towards is null.
"""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

from tracker.model.status import Status
from tracker.reports.cells import signal_words
from tracker.reports.report import Block, Cell, Paragraph, Report, Section, Signal, Table, Tally
from tracker.reports.words import Words

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def render(report: Report, words: Words) -> str:
    whole: Json = {
        "kind": report.kind.value,
        "language": words.catalogue.language,
        "title": report.title,
        "subtitle": report.subtitle,
        "date": report.day.isoformat(),
        "since": report.since.isoformat() if report.since else None,
        "addressee": report.addressee,
        "office": report.office,
        "figures": _figures(report.tally) if report.tally else None,
        "sections": [_section(section, words) for section in report.sections],
        "annexes": [_table(annex, words) for annex in report.annexes],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _figures(tally: Tally) -> Json:
    return {
        "points": tally.points,
        "items": tally.items,
        "done": tally.done,
        "counted": tally.counted,
        "rate": _share(tally.rate),
        "progress": _share(tally.progress),
        "elapsed": _share(tally.elapsed),
        "shares": [
            {"status": each.status.value, "items": each.items, "percent": float(each.percent)} for each in tally.shares
        ],
        "outside": {status.value: items for status, items in tally.outside},
        "lights": {light.value: items for light, items in tally.lights},
        "overdue": tally.overdue,
        "near": tally.near,
    }


def _section(section: Section, words: Words) -> Json:
    return {
        "heading": section.heading,
        "level": section.level,
        "blocks": [_block(block, words) for block in section.blocks],
    }


def _block(block: Block, words: Words) -> Json:
    match block:
        case Paragraph():
            return {"text": block.text, "label": block.label, "item": block.item or None}
        case Table():
            return {"table": _table(block, words)}
        case _:
            points: list[Json] = [
                {"date": each.day.isoformat(), "progress": float(each.progress), "elapsed": float(each.elapsed)}
                for each in block.points
            ]
            return {"trend": points, "caption": block.caption}


def _table(table: Table, words: Words) -> Json:
    columns: list[Json] = [
        {"key": column.key, "title": column.title, "kind": column.kind.value} for column in table.columns
    ]
    keys = [column.key for column in table.columns]
    rows: list[Json] = [
        {"item": row.item or None, "total": row.is_total}
        | {key: _cell(cell, words) for key, cell in zip(keys, row.cells, strict=True)}
        for row in table.rows
    ]
    return {"caption": table.caption, "columns": columns, "rows": rows}


def _cell(cell: Cell, words: Words) -> Json:
    match cell:
        case Status():
            return cell.value
        case Signal():
            return {"light": cell.light.value, "reason": signal_words(cell, words), "where": cell.where or None}
        case Fraction():
            return float(cell)
        case date():
            return cell.isoformat()
        case _:
            return cell


def _share(share: Fraction | None) -> Json:
    return None if share is None else float(share)
