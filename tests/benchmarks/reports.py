"""Reports composed and rendered, beside the three seconds that a report of 1 000 items may take, and the floors."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from tests.benchmarks.plans import YEAR, generated
from tests.benchmarks.timing import Row, row
from tracker.language.catalogue import load_catalogue
from tracker.model.plan import Plan
from tracker.model.progress import Progress
from tracker.reports.formats import Format, file_bytes
from tracker.reports.kinds import compose
from tracker.reports.report import Kind
from tracker.reports.subject import subject_of

_TODAY = date(YEAR, 6, 30)
_WORDS = load_catalogue("zh")
_THREE_SECONDS = "3 s"
_FILES = (
    (Kind.PROGRESS, Format.DOCX),
    (Kind.LEDGER, Format.DOCX),
    (Kind.LEDGER, Format.XLSX),
    (Kind.LEDGER, Format.HTML),
)
_TEXTS = (Format.TEXT, Format.TERMINAL, Format.MARKDOWN, Format.JSON)


def rows() -> Iterator[Row]:
    plan = generated(1_000)
    for kind, form in _FILES:
        what = f"{kind.value} as {form.value}"
        yield row(
            what, 1_000, _made(plan, kind, form), partial(time.sleep, 3), beside_what=_THREE_SECONDS, bar=1.0, runs=1
        )
    for size in (1_000, 10_000):
        large = generated(size)
        for form in _TEXTS:
            what = f"progress report as {form.value}"
            yield row(what, size, _made(large, Kind.PROGRESS, form), _figures(large), beside_what="its figures alone")


def _made(plan: Plan, kind: Kind, form: Format) -> Callable[[], object]:
    """Figures, composing and rendering, everything but reading the plan."""
    return lambda: file_bytes(compose(kind, subject_of(Progress(plan, _TODAY)), _WORDS), form, _WORDS)


def _figures(plan: Plan) -> Callable[[], object]:
    return lambda: Progress(plan, _TODAY).whole
