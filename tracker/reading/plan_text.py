"""A plan as text that a clerk can type and an editor can diff, and back.

    # 某某办公室2021年工作要点
    （单位：某某办公室；年份：2021）

    ## 一、抓好自身建设（牵头单位：办公室）
    > 一、抓好自身建设。本会要……

    - [x] 一是抓好学习（责任单位：甲县、乙县；责任人：张三；完成时限：5月底前）
      > 一是抓好学习。每月学习一次，
      > 做好笔记。
      * 2021-03-05 进展 @李四：已学习三次（依据：记录/三月.docx）
        > 第四次改在月底。
      - [ ] （1）建立制度（目标：11部；完成数：6部；状态：推进中；进度：55%；权重：2）

    ## [x] 二、深入调查研究

`#` is the plan's title, with the office and the year in the brackets below it. `##` is a point; deeper
items are list items, two spaces deeper a level (`###` and so on also do, as do points written as list
items). Then the office's own marker and the title, and in brackets at the end what is known of the
item, `name：value` joined by `；`, each only when there is something to say:

    序号 牵头单位 责任单位 责任人 开始 完成时限 周期 目标 完成数 进度 权重 状态 原因 文号 来源

`[x]` is done and `[ ]` not; a heading without a box is not done. Any other status is a 状态 (推进中, 受阻,
长期坚持, 已取消). Units are joined by `、`. A deadline is whatever `deadline_entered` reads; when its day
was moved off its words it is `2021-06-30（月，5月底前）`. 序号 stands only where the marker would not be
known as one.

`>` lines are the item's own words. A `*` line is a note: the day, its kind (进展, 问题, 下一步, 备注), the
author after `@` when somebody signed it, its words, and its evidence; `>` lines below go on with it.

A backslash before a character takes it as it stands, so any words at all can be written: a title that
starts like a marker (`\\一、`), brackets that look like ours (`\\（目标：`). Half-width brackets, colons and
semicolons are read too. A line that is none of this belongs to the item above, and is told as a problem.
Reading back gives the same plan up to ids and the times of recording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tracker.model.change import Branch
from tracker.model.item import Item, Note
from tracker.model.plan import Plan
from tracker.model.status import Status
from tracker.reading.escapes import escaped, escaped_value
from tracker.reading.plan_fields import EVIDENCE, FIELDS, MARKER, NOTE_WORDS, ORG, YEAR
from tracker.text.cleaning import clean_line
from tracker.text.enumerators import enumerator_at

INDENT = "  "
_LISTED_FROM = 2
"""The depth from which on items are list items."""

BOX = re.compile(r"\[([ xX])\](?:[ \t]+|$)")
OUR_BRACKET = re.compile(rf"[（(](?=[ \t]*(?:{'|'.join((MARKER, *FIELDS))})[ \t]*[：:])")
EVIDENCE_BRACKET = re.compile(rf"[（(](?=[ \t]*{EVIDENCE}[ \t]*[：:])")


def write_plan_text(plan: Plan) -> str:
    """`plan` as plan text, ended by a newline. Single-line fields are written on one line."""
    return "\n".join(_lines(plan)) + "\n"


def write_branches(branches: Iterable[Branch], *, year: int) -> str:
    """Items as a list in plan text, each with what is below it, without their notes; ended by a newline."""
    return "".join(f"{line}\n" for branch in branches for line in _branch_lines(branch, year))


def _branch_lines(branch: Branch, year: int) -> Iterator[str]:
    depths: list[int] = []
    for item, parent in zip(branch.items, branch.parents, strict=True):
        depths.append(_LISTED_FROM if parent < 0 else depths[parent] + 1)
        yield from _item_lines(item, (), depths[-1], year)


def _lines(plan: Plan) -> Iterator[str]:
    yield f"# {clean_line(plan.title)}".rstrip()
    yield _headline(plan)
    for item_id, depth in plan.walk():
        if depth == 1:
            yield ""
        yield from _item_lines(plan.item(item_id), plan.notes_on(item_id), depth, plan.year)


def _headline(plan: Plan) -> str:
    org = f"{ORG}：{escaped_value(clean_line(plan.org))}；" if plan.org else ""
    return f"（{org}{YEAR}：{plan.year}）"


def _item_lines(item: Item, notes: tuple[Note, ...], depth: int, year: int) -> Iterator[str]:
    done = item.status is Status.DONE
    indent = INDENT * (depth - 2)
    head = ("## [x] " if done else "## ") if depth == 1 else f"{indent}- [{'x' if done else ' '}] "
    yield head + _titled(item, year)
    below = indent + INDENT if depth > 1 else ""
    if item.text:
        yield from _quoted(item.text.split("\n"), below)
    for note in notes:
        yield from _note_lines(note, below)


def _titled(item: Item, year: int) -> str:
    """Marker, title and brackets, so that the reader tells them apart again."""
    title = _guarded(OUR_BRACKET, escaped(clean_line(item.title)))
    head = _known_by_form(item.marker, title)
    facts = [(name, field.write(item, year)) for name, field in FIELDS.items()]
    if head is None:
        facts.insert(0, (MARKER, escaped_value(item.marker) if item.marker else ""))
        head = f"\\{title}" if _looks_marked(title) else title
    said = "；".join(f"{name}：{value}" for name, value in facts if value)
    return f"{head}（{said}）" if said else head


def _known_by_form(marker: str, title: str) -> str | None:
    """Marker and title as one, when the marker is found there again."""
    for joined in (f"{marker}{title}", f"{marker} {title}"):
        found = enumerator_at(joined) if marker else None
        if found and found.marker == marker and joined[found.end :] == title and not BOX.match(joined):
            return joined
    return None


def _looks_marked(title: str) -> bool:
    return enumerator_at(title) is not None or BOX.match(title) is not None


def _guarded(bracket: re.Pattern[str], written: str) -> str:
    """`written` with a backslash before each bracket that would be taken for one of ours."""
    return bracket.sub(lambda match: f"\\{match[0]}", written)


def _note_lines(note: Note, indent: str) -> Iterator[str]:
    word = next(word for word, kind in NOTE_WORDS.items() if kind is note.kind)
    author = f" @{escaped_value(note.author, '：:')}" if note.author else ""
    first, *more = note.text.split("\n")
    evidence = f"（{EVIDENCE}：{escaped_value(note.evidence)}）" if note.evidence else ""
    yield f"{indent}* {note.on.isoformat()} {word}{author}：{_guarded(EVIDENCE_BRACKET, escaped(first))}{evidence}"
    yield from _quoted(more, indent + INDENT)


def _quoted(lines: list[str], indent: str) -> Iterator[str]:
    return (f"{indent}> {line}" if line else f"{indent}>" for line in lines)
