"""How long reading takes: `python -m tests.benchmarks.reading`.

Bars (DESIGN 10): 10 MB of text in 5 s; twice the text in at most 2.2 times the time; docx and xlsx of
1 000 items in 3 s each. Beside each figure stands the floor of the same run: cleaning the text, or
opening the file with its library alone.
"""

# pyright: reportUnknownMemberType=false
# (the libraries that make the files ship no types, or partial ones)

from __future__ import annotations

import io
import time
from collections.abc import Callable

from docx import Document
from openpyxl import Workbook, load_workbook

from tracker.reading.opening import read_document
from tracker.text.cleaning import clean

_MB = 1_000_000


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


def seconds(act: Callable[[], object]) -> float:
    """The best of three."""
    taken: list[float] = []
    for _ in range(3):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return min(taken)


def main() -> None:
    whole, half = plan_of(10 * _MB), plan_of(5 * _MB)
    of_whole = seconds(lambda: read_document(whole, name="a.txt"))
    of_half = seconds(lambda: read_document(half, name="a.txt"))
    floor = seconds(lambda: clean(whole.decode()))
    line = whole.replace(b"\n", b"")
    of_line = seconds(lambda: read_document(line, name="a.txt"))
    print(f"10 MB of text: {of_whole:.2f} s (bar 5 s; decoding and cleaning alone {floor:.2f} s)")
    print(f"twice the text: {of_whole / of_half:.2f} x the time (bar 2.2)")
    print(f"10 MB on one line: {of_line:.2f} s (bar 5 s)")
    word, sheet = docx_of(1000), xlsx_of(1000)
    alone = seconds(lambda: Document(io.BytesIO(word)))
    print(f"docx, 1 000 items: {seconds(lambda: read_document(word, name='a')):.2f} s (bar 3 s; opening {alone:.2f} s)")
    alone = seconds(lambda: load_workbook(io.BytesIO(sheet)))
    print(
        f"xlsx, 1 000 items: {seconds(lambda: read_document(sheet, name='a')):.2f} s (bar 3 s; opening {alone:.2f} s)"
    )


if __name__ == "__main__":
    main()
