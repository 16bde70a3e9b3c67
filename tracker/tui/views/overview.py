"""The overview: how the plan stands today, a card for every point, what needs attention first, and the year's trend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from rich.cells import cell_len

from tracker.language.catalogue import Catalogue
from tracker.language.wording import exact_percent_words, light_words, listed_day, rate_words
from tracker.model.history import Step, unread
from tracker.model.plan import ROOT
from tracker.model.progress import Figures, Light, Progress, deadline_of, elapsed_share
from tracker.model.status import Status
from tracker.reports.trend import trend_of
from tracker.text.cleaning import clean_line
from tracker.text.width import cut
from tracker.tui.rows import Entry, Ink, Part
from tracker.tui.views import attention
from tracker.tui.views.attention import Pressing
from tracker.tui.views.writing import (
    BAR_INK,
    BLANK,
    LIGHT_INK,
    TIME_MARK,
    bar_beside_time,
    column,
    heading,
    name_of,
)

_MOST_FOR_A_TREND = 3_000
"""Items; the trend replays the history once a month, which a larger plan would feel."""

_LONGEST_BAR = 110
_RATE = 8
"""Columns for `done/counted`, where bars have any length."""

_SHORTEST_BAR, _SHORTEST_OF_A_DAY = 8, 4

_NEXT_DEADLINES = 2
_FIRST_OF_ATTENTION = 6


def entries(progress: Progress, steps: Sequence[Step], words: Catalogue, width: int) -> tuple[Entry, ...]:
    pressing = attention.concerns(progress)
    return (
        *_today(progress, pressing, words, width),
        *(line for point in progress.plan.below(ROOT) for line in _card(progress, point, words, width)),
        *_attention(pressing, progress, words, width),
        *_trend(progress, steps, words, width),
    )


def _today(progress: Progress, pressing: Sequence[Pressing], words: Catalogue, width: int) -> Iterator[Entry]:
    """How the whole plan stands, by lights and statuses too, and how many items press for what reason."""
    leaves = [progress.of(leaf) for leaf in progress.plan.leaves()]
    lights, statuses = Counter(leaf.light for leaf in leaves), Counter(leaf.status for leaf in leaves)
    yield _title(progress, lights, words, width)
    elapsed = elapsed_share(progress.plan, ROOT, today=progress.today)
    yield Entry(_stand(progress.whole, elapsed, words, width))
    told = (f"  {words(f'status.{each.value}')} {statuses[each]}" for each in Status if statuses[each])
    yield Entry((Part("".join(told)),))
    counts = Counter(each.concern for each in pressing)
    pressed = [Part(f"  {words(f'views.{each.value}', count=counts[each])}", attention.INK[each]) for each in counts]
    yield Entry(tuple(pressed) or (Part(f"  {words('views.nothing_presses')}", Ink.GREEN),))
    yield BLANK


def _title(progress: Progress, lights: Mapping[Light, int], words: Catalogue, width: int) -> Entry:
    """The plan, the day, and how many items have which light, the gravest first."""
    title, day = clean_line(progress.plan.title), f"  {progress.today}"
    told = [
        Part(f"   {words(f'light.{light.value}')} {lights[light]}", LIGHT_INK[light])
        for light in (Light.RED, Light.YELLOW, Light.GREEN)
        if lights.get(light)
    ]
    room = width - sum(cell_len(text) for text in (day, *(part.text for part in told))) - 2
    return Entry((Part(cut(title, max(room, 2), ellipsis=".."), Ink.STRONG), Part(day, Ink.MUTED), *told))


def _card(progress: Progress, point: str, words: Catalogue, width: int) -> Iterator[Entry]:
    figures, plan = progress.of(point), progress.plan
    name_width = max(width // 2, 20)
    reason = cut(light_words(figures, words), max(width - name_width - 4, 2), ellipsis="..")
    light = Part(f"  {reason}", LIGHT_INK[figures.light])
    yield Entry((column(name_of(plan, point), name_width, Ink.STRONG), light), point)
    yield Entry(_stand(figures, elapsed_share(plan, point, today=progress.today), words, width), point)
    for leaf, day in _next_deadlines(progress, point):
        due = f"  {listed_day(day, progress)}  "
        yield Entry((Part(due, Ink.MUTED), column(name_of(plan, leaf), max(width - len(due) - 3, 1))), leaf)
    yield BLANK


def _stand(figures: Figures, elapsed: Fraction, words: Catalogue, width: int) -> tuple[Part, ...]:
    """A bar with its figures; those of the plan, of its points and of the trend stand below each other."""
    share = bar_beside_time(figures.progress, elapsed, _bar_width(width), BAR_INK[figures.light])
    reached = Part(f"  {exact_percent_words(figures.progress):>6}  {rate_words(figures):<{_rate_width(width)}}  ")
    return Part("  "), *share, reached, _elapsed(elapsed, words)


def _bar_width(width: int) -> int:
    return max(min(width - 42, _LONGEST_BAR), _SHORTEST_BAR)


def _rate_width(width: int) -> int:
    return _RATE if _bar_width(width) > _SHORTEST_BAR else 0


def _elapsed(share: Fraction, words: Catalogue) -> Part:
    """With the sign that stands for it in the bar."""
    return Part(f"{TIME_MARK} {words('views.elapsed')} {exact_percent_words(share)}", Ink.MUTED)


def _next_deadlines(progress: Progress, point: str) -> list[tuple[str, date]]:
    """Open leaves whose deadline is still to come, the nearest first."""
    plan = progress.plan
    open_ones = (leaf for leaf in plan.leaves(point) if plan.items[leaf].status.is_open)
    dated = ((leaf, deadline.day) for leaf in open_ones if (deadline := deadline_of(plan, leaf)))
    return sorted((each for each in dated if each[1] >= progress.today), key=lambda each: each[1])[:_NEXT_DEADLINES]


def _attention(pressing: Sequence[Pressing], progress: Progress, words: Catalogue, width: int) -> Iterator[Entry]:
    if not pressing:
        return
    yield heading(words("views.attention_count", count=len(pressing)))
    first = pressing[:_FIRST_OF_ATTENTION]
    widths = attention.widths_for(first, progress, words, width)
    yield from (line.make() for line in attention.lines(first, progress, words, widths))
    if len(pressing) > _FIRST_OF_ATTENTION:
        yield Entry((Part(f"  {words('views.attention_more', count=len(pressing) - _FIRST_OF_ATTENTION)}", Ink.MUTED),))
    yield BLANK


def _trend(progress: Progress, steps: Sequence[Step], words: Catalogue, width: int) -> Iterator[Entry]:
    points = trend_of(progress, steps) if len(progress.plan.items) <= _MOST_FOR_A_TREND else ()
    if points:
        yield heading(words("views.trend"))
    if points and (count := unread(steps)):
        yield Entry((Part(f"  {words('views.trend_unread', count=count)}", Ink.MUTED),))
    for point in points:
        day = f"  {point.day:%m-%d}  "
        bar_width = max(_bar_width(width) + 2 - len(day), _SHORTEST_OF_A_DAY)
        share = bar_beside_time(point.progress, point.elapsed, bar_width, Ink.BAR_GREEN)
        reached = Part(f"  {exact_percent_words(point.progress):>6}  {'':<{_rate_width(width)}}  ")
        yield Entry((Part(day, Ink.MUTED), *share, reached, _elapsed(point.elapsed, words)))
