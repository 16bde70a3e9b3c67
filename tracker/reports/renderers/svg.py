"""Two pictures as inline SVG: progress by point beside the elapsed share, and progress over time.

They are drawn as wide as a phone, where their words are then as large as those around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from html import escape

from tracker.reports.renderers.bars import Bar
from tracker.reports.report import Trend, TrendPoint
from tracker.reports.words import Words
from tracker.text.width import cut

_WIDTH = 420
_ROW, _BAR_HEIGHT = 42, 14
_BAR_WIDTH = 350
_LABEL_COLUMNS = 56
_TREND_HEIGHT, _MARGIN = 230, 40


def bar_chart(bars: Sequence[Bar], words: Words) -> str:
    """A bar a point, with a line where the elapsed share is."""
    height = _ROW * len(bars) + 24
    rows = "".join(_bar_row(bar, place * _ROW, words) for place, bar in enumerate(bars))
    legend = _text(0, height - 6, words("legend_elapsed"), "legend")
    return _svg(height, words("chart_of_points"), rows + legend)


def trend_chart(trend: Trend, words: Words) -> str:
    """Two lines, both from 0 to 100 per cent."""
    first, last = trend.points[0].day, trend.points[-1].day
    lines = _line(trend.points, first, last, "progress") + _line(trend.points, first, last, "elapsed")
    grid = "".join(_grid_line(percent) for percent in (0, 50, 100))
    bottom = _TREND_HEIGHT - 8
    ends = _text(_MARGIN, bottom, str(first), "legend") + _text(_WIDTH - 110, bottom, str(last), "legend")
    keys = _text(_WIDTH // 2 - 90, bottom, words("column.progress"), "key progress")
    keys += _text(_WIDTH // 2 + 10, bottom, words("column.elapsed"), "key elapsed")
    return _svg(_TREND_HEIGHT, trend.caption, grid + lines + ends + keys)


def _svg(height: int, title: str, inside: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{inside}</svg>"
    )


def _text(x: int, y: int, text: str, kind: str) -> str:
    return f'<text x="{x}" y="{y}" class="{kind}">{escape(text)}</text>'


def _bar_row(bar: Bar, top: int, words: Words) -> str:
    """The label above the bar, so that a long one takes nothing from it."""
    bottom = top + _ROW - 8
    shape = f'x="0" y="{bottom - _BAR_HEIGHT}" height="{_BAR_HEIGHT}"'
    drawn = _text(0, bottom - _BAR_HEIGHT - 6, cut(bar.label, _LABEL_COLUMNS), "label")
    drawn += f'<rect {shape} width="{_BAR_WIDTH}" class="track"/>'
    drawn += f'<rect {shape} width="{_pixels(bar.share, _BAR_WIDTH)}" class="fill"/>'
    if bar.elapsed is not None:
        x = _pixels(bar.elapsed, _BAR_WIDTH)
        drawn += f'<line x1="{x}" x2="{x}" y1="{bottom - _BAR_HEIGHT - 3}" y2="{bottom + 3}" class="mark"/>'
    return drawn + _text(_BAR_WIDTH + 10, bottom - 2, words.percent(bar.share), "label")


def _grid_line(percent: int) -> str:
    y = _height_of(Fraction(percent, 100))
    line = f'<line x1="{_MARGIN}" x2="{_WIDTH - 10}" y1="{y}" y2="{y}" class="grid"/>'
    return line + _text(0, y + 4, f"{percent}%", "legend")


def _line(points: Sequence[TrendPoint], first: date, last: date, which: str) -> str:
    days = max((last - first).days, 1)
    room = _WIDTH - _MARGIN - 10
    placed = (
        f"{_MARGIN + _pixels(Fraction((point.day - first).days, days), room)},{_height_of(_share(point, which))}"
        for point in points
    )
    return f'<polyline points="{" ".join(placed)}" class="{which}"/>'


def _share(point: TrendPoint, which: str) -> Fraction:
    return point.progress if which == "progress" else point.elapsed


def _height_of(share: Fraction) -> int:
    return 10 + _pixels(1 - share, _TREND_HEIGHT - 50)


def _pixels(share: Fraction, whole: int) -> int:
    return int(share * whole + Fraction(1, 2))
