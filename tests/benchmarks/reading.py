"""How long reading takes: `python -m tests.benchmarks.reading`.

Bars: 10 MB of text in 5 s; twice the text in at most 2.2 times the time; docx and xlsx of
1 000 items in 3 s each; whatever is hostile, 2 s and 300 MB.
"""

# pyright: reportUnknownMemberType=false
# (the libraries that make the files ship no types, or partial ones)

from __future__ import annotations

import contextlib
import io
import resource
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from docx import Document
from openpyxl import Workbook

from tests.benchmarks.timing import Row, row, table
from tests.reading.test_hostile import REFUSED
from tracker.errors import ReadingError
from tracker.reading.opening import LARGEST_BYTES, read_document

_MB = 1_000_000
_RUNS = 3


def plan_of(size_bytes: int) -> bytes:
    """A text of about that size, with points, items, paragraphs and deadlines."""
    point = (
        "{n}、抓好第{n}方面工作\n坚持问题导向，聚焦重点领域和关键环节，统筹推进各项任务落地见效。\n"
        "（一）加强学习。每月组织一次集中学习，撰写心得体会，把学习成果转化为推动工作的思路和办法。6月底前完成。\n"
        "（二）深入调研。一是走访企业和乡镇，了解生产经营和基层治理的实际情况，听取对下一步工作的意见；"
        "二是召开座谈会，邀请各方面代表参加，逐条梳理反映的问题，形成清单。（责任单位：办公室、综合科）\n"
        "1.建立台账，专人负责，做到底数清、情况明，每项任务都有时间表、路线图和责任人，年底前形成报告。\n"
        "2.广泛宣传，营造氛围，通过报纸、广播、网站和公众号介绍做法和成效，扩大工作的影响，争取各界支持。\n"
    )
    body = "某县某局2021年工作要点\n"
    number, parts, size = 0, [body], 0
    while size < size_bytes:
        number += 1
        text = point.format(n="一二三四五六七八九"[number % 9])
        parts.append(text)
        size += len(text.encode())
    return "".join(parts).encode()


def items(count: int) -> list[str]:
    return [f"{number}.完成第{number % 97}项任务，6月底前完成。" for number in range(1, count + 1)]


def docx_of(count: int) -> bytes:
    document = Document()
    for text in items(count):
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def xlsx_of(count: int) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["序号", "工作任务", "责任单位", "完成时限"])
    for number, text in enumerate(items(count), 1):
        sheet.append([number, text, "办公室", "6月底前"])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def rows() -> Iterator[Row]:
    whole, half = plan_of(10 * _MB), plan_of(5 * _MB)
    line = whole.replace(b"\n", b"")
    yield row("twice the text, 10 MB", 2, _reading(whole), _reading(half), beside_what="5 MB", bar=2.2, runs=_RUNS)
    yield _within("10 MB of text", whole.count(b"\n"), whole, 5)
    yield _within("10 MB on one line", 1, line, 5)
    yield _within("docx", 1000, docx_of(1000), 3)
    yield _within("xlsx", 1000, xlsx_of(1000), 3)
    yield from _hostile()


def _reading(content: bytes) -> Callable[[], object]:
    return lambda: read_document(content, name="a")


def _within(what: str, items: int, content: bytes, bar_s: float) -> Row:
    """The best of a few runs against a time that must not be passed."""
    best_ms = min(_ms(_reading(content)) for _ in range(_RUNS))
    return Row(what, items, best_ms, f"the bar, {bar_s} s", bar_s * 1000, 1)


def _ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _hostile() -> Iterator[Row]:
    """The slowest of the hostile documents, and the most memory that any child has held so far."""
    taken: dict[str, float] = {}
    for name, (make, _) in REFUSED.items():
        content = make()[: LARGEST_BYTES + 1]
        taken[name] = _ms(lambda content=content: _refused(content))
    slowest = max(taken, key=lambda name: taken[name])
    yield Row(f"hostile: {slowest}", len(taken), taken[slowest], "the bar, 2 s", 2000, 1)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        child_mb = alone.submit(_most_memory_of_a_child).result()
    yield Row("most memory of a child (MB, not ms)", len(taken), child_mb, "the bar, 300 MB", 300, 1)


def _most_memory_of_a_child() -> float:
    """To be asked in a process of its own: in this one the children of all other benchmarks count too."""
    for make, _ in REFUSED.values():
        _refused(make()[: LARGEST_BYTES + 1])
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _refused(content: bytes) -> None:
    with contextlib.suppress(ReadingError):
        read_document(content, name="a")


if __name__ == "__main__":
    print(table(rows()))
