"""The overview: a card for every point, the trend of the year, and what needs attention first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.language.catalogue import Catalogue
from tracker.language.wording import exact_percent_words, light_words, percent_words, rate_words
from tracker.model.history import Step
from tracker.model.plan import ROOT
from tracker.model.progress import Progress, deadline_of, elapsed_share
from tracker.reports.trend import trend_of
from tracker.tui.rows import Entry, Ink, Part
from tracker.tui.views import attention
from tracker.tui.views.writing import BAR_INK, BLANK, LIGHT_INK, bar, column, heading, name_of

_MOST_FOR_A_TREND = 3_000
"""Items; the trend replays the history once a month, which a larger plan would feel."""

_NEXT_DEADLINES = 2
_FIRST_OF_ATTENTION = 6


def entries(progress: Progress, steps: Sequence[Step], words: Catalogue, width: int) -> tuple[Entry, ...]:
    cards = (line for point in progress.plan.below(ROOT) for line in _card(progress, point, words, width))
    return (*cards, *_trend(progress, steps, words, width), *_attention(progress, words, width))


def _card(progress: Progress, point: str, words: Catalogue, width: int) -> Iterator[Entry]:
    figures, plan = progress.of(point), progress.plan
    light = light_words(figures, words)
    name_width = max(width // 2 - 2, 20)
    yield Entry(
        (column(name_of(plan, point), name_width, Ink.STRONG), Part(f"  {light}", LIGHT_INK[figures.light])), point
    )
    length = max(min(width // 3, 40), 8)
    label_width = 10
    share = float(figures.progress or 0)
    yield Entry(
        (
            column(f"  {words('screen.progress')}", label_width, Ink.MUTED),
            *bar(share, length, BAR_INK[figures.light]),
            Part(f"  {percent_words(figures.progress)}  {rate_words(figures)}"),
        )
    )
    elapsed = elapsed_share(plan, point, today=progress.today)
    yield Entry(
        (
            column(f"  {words('views.elapsed')}", label_width, Ink.MUTED),
            *bar(float(elapsed), length, Ink.TIME),
            Part(f"  {percent_words(elapsed)}"),
        )
    )
    for leaf, day in _next_deadlines(progress, point):
        yield Entry((Part(f"  {day:%m-%d}  ", Ink.MUTED), column(name_of(plan, leaf), max(width - 12, 1))), leaf)
    yield BLANK


def _next_deadlines(progress: Progress, point: str) -> list[tuple[str, date]]:
    """Open leaves whose deadline is still to come, the nearest first."""
    plan = progress.plan
    open_ones = (leaf for leaf in plan.leaves(point) if plan.items[leaf].status.is_open)
    dated = ((leaf, deadline.day) for leaf in open_ones if (deadline := deadline_of(plan, leaf)))
    return sorted((each for each in dated if each[1] >= progress.today), key=lambda each: each[1])[:_NEXT_DEADLINES]


def _trend(progress: Progress, steps: Sequence[Step], words: Catalogue, width: int) -> Iterator[Entry]:
    points = trend_of(progress, steps) if len(progress.plan.items) <= _MOST_FOR_A_TREND else ()
    if not points:
        return
    yield heading(words("views.trend"))
    length = max(min(width - 36, 60), 8)
    for point in points:
        elapsed = exact_percent_words(point.elapsed)
        figures = words("views.trend_figures", progress=exact_percent_words(point.progress), elapsed=elapsed)
        filled, rest = bar(float(point.progress), length, Ink.BAR_GREEN)
        yield Entry((Part(f"  {point.day:%m-%d}  ", Ink.MUTED), filled, rest, Part(f"  {figures}")))
    yield BLANK


def _attention(progress: Progress, words: Catalogue, width: int) -> Iterator[Entry]:
    found = attention.concerns(progress)
    yield heading(words("views.attention_count", count=len(found)))
    for concern in found[:_FIRST_OF_ATTENTION]:
        yield attention.line(concern, progress, words, width)
    if len(found) > _FIRST_OF_ATTENTION:
        yield Entry((Part(f"  {words('views.attention_more', count=len(found) - _FIRST_OF_ATTENTION)}", Ink.MUTED),))
