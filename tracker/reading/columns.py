"""What the columns of breakdown tables and ledgers hold, by the words in their head."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum

from tracker.model.status import Status
from tracker.reading.plan_fields import STATUS_WORDS


class Column(Enum):
    """The value is how a head names it first."""

    NUMBER = "序号"
    POINT = "重点任务"
    TITLE = "工作任务"
    LEAD = "牵头单位"
    UNITS = "责任单位"
    PERSON = "责任人"
    DEADLINE = "完成时限"
    TARGET = "目标"
    ACTUAL = "完成数"
    PERCENT = "进度"
    STATUS = "状态"
    OTHER = "备注"
    """Kept in the item's words under its head."""

    MACHINE = "id"
    """Hidden columns of a report's own table, which say nothing of the item."""


# In the order in which they are tried: 责任人 before 责任单位, 目标任务 is a task, 完成情况 no deadline.
_HEADS: tuple[tuple[Column, str], ...] = (
    (Column.NUMBER, r"序号|编号|No\.?"),
    (Column.PERSON, r".*(?:责任|负责|联系|经办|分管|牵头|包抓|包联).{0,2}(?:人|人员|领导|同志)"),
    (Column.LEAD, r"(?:牵头|主办|主责|主要责任).*"),
    (Column.UNITS, r"(?:责任|配合|协办|参与|承办|落实|实施|协同|责任主体).*(?:单位|部门|科室|处室|主体)?"),
    (Column.DEADLINE, r".*(?:时限|期限|完成时间|完成日期|截止|时间节点|时间安排|时间要求|时间)"),
    (Column.STATUS, r"(?:完成|办理|推进|当前)?状态"),
    (
        Column.POINT,
        r"类别|类型|板块|要点|工作要点|重点任务|重点工作|主要任务|工作类别|方面|工作方面|项目|一级任务|任务类别",
    ),
    (
        Column.TITLE,
        r"(?:具体|主要|重点|工作|年度|目标|任务|细化|二级)*(?:事项|任务|举措|措施|内容|工作|任务分解)(?:名称|内容|要求|安排)?",
    ),
    (Column.TARGET, r"(?:年度|工作)?(?:目标|目标值|指标)"),
    (Column.ACTUAL, r"(?:已|实际)?完成(?:数|数量|值)"),
    (Column.MACHINE, r"id|tracker"),
    (Column.PERCENT, r"(?:完成|工作|当前)?(?:进度|比例|百分比|完成率)[（(]?%?[）)]?"),
)
_COMPILED = tuple((column, re.compile(pattern)) for column, pattern in _HEADS)
_REPEATABLE = frozenset({Column.UNITS, Column.LEAD, Column.OTHER, Column.PERSON, Column.MACHINE})

_STATUS_SYNONYMS: Mapping[str, Status] = {
    **STATUS_WORDS,
    "未开始": Status.NOT_STARTED,
    "未开展": Status.NOT_STARTED,
    "推进": Status.IN_PROGRESS,
    "正在推进": Status.IN_PROGRESS,
    "正在办理": Status.IN_PROGRESS,
    "进行中": Status.IN_PROGRESS,
    "在办": Status.IN_PROGRESS,
    "达进度": Status.IN_PROGRESS,
    "达到序时进度": Status.IN_PROGRESS,
    "滞后": Status.IN_PROGRESS,
    "基本完成": Status.IN_PROGRESS,
    "提前完成": Status.DONE,
    "完成": Status.DONE,
    "办结": Status.DONE,
    "已办结": Status.DONE,
    "销号": Status.DONE,
    "已销号": Status.DONE,
    "持续推进": Status.STANDING,
    "长期": Status.STANDING,
    "持续": Status.STANDING,
    "常态化": Status.STANDING,
    "取消": Status.CANCELLED,
    "暂缓": Status.BLOCKED,
    "停滞": Status.BLOCKED,
    "阻塞": Status.BLOCKED,
}


def columns_of(head: Sequence[str]) -> tuple[Column, ...] | None:
    """What each column holds, if `head` is the head of a table of tasks; None if it is not.

    A head names at least what is to be done, and one thing more about it. A table with one column for
    the task calls it TITLE whatever its word is.
    """
    named = [_column("".join(cell.split())) for cell in head]
    for place, column in enumerate(named):
        if column not in _REPEATABLE and column in named[:place]:
            named[place] = Column.TITLE if column is Column.POINT and Column.TITLE not in named else Column.OTHER
    if Column.TITLE not in named and Column.POINT in named:
        named[named.index(Column.POINT)] = Column.TITLE
    told = {column for column in named if column not in (Column.OTHER, Column.MACHINE)}
    return tuple(named) if Column.TITLE in told and len(told) > 1 else None


def status_named(word: str) -> Status:
    """The status that a ledger's word names (`长期坚持` may stand for a deadline); not started for any other."""
    return _STATUS_SYNONYMS.get("".join(word.split()), Status.NOT_STARTED)


def is_status(word: str) -> bool:
    return "".join(word.split()) in _STATUS_SYNONYMS


def percent_in(cell: str) -> int | None:
    """`50%`, `５０％` and the `0.5` that a spreadsheet holds for it as 50; None for anything else."""
    found = _PERCENT.fullmatch(unicodedata.normalize("NFKC", "".join(cell.split())))
    if found is None:
        return None
    value = Decimal(found[1]) * (1 if found[2] or Decimal(found[1]) > 1 else 100)
    return int(value) if value <= 100 else None


_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,20})?)(%?)")


def _column(head: str) -> Column:
    return next((column for column, pattern in _COMPILED if pattern.fullmatch(head)), Column.OTHER)
