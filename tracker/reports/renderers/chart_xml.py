"""A chart as DrawingML, by ECMA-376 Part 1, 21.2: every element in the order of the schema, or Word repairs the file.

All charts here show shares from 0 to 100 per cent: bars for rows of a table, lines for days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from xml.sax.saxutils import escape

from tracker.reports.renderers.bars import Bar
from tracker.reports.renderers.chart_book import SHEET, Value, serial
from tracker.reports.report import Trend
from tracker.reports.words import Words

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
INKS = ("2F5D8A", "A6A6A6")
"""Of progress and of the elapsed share: dark and light, also where a printer has black alone."""

GRID_INK = "D9D9D9"
LINE_EMU = 25400
"""2 pt."""

_CATEGORIES, _SHARES = 111111101, 111111102
"""The ids of the axes, which only this chart's elements refer to."""


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    """What it shows, for who cannot see it."""

    labels: tuple[str, ...] | tuple[date, ...]
    """Words make bars, days make lines."""

    names: tuple[str, ...]
    shares: tuple[tuple[Fraction, ...], ...]
    """For each name, a share a label."""

    @property
    def has_days(self) -> bool:
        return isinstance(self.labels[0], date)

    @property
    def rows(self) -> list[list[Value]]:
        """As they stand in the workbook."""
        return [
            ["", *self.names],
            *([label, *shares] for label, *shares in zip(self.labels, *self.shares, strict=True)),
        ]


def chart_of_bars(bars: Sequence[Bar], words: Words) -> Chart:
    """Progress, beside the elapsed share where every bar has one."""
    names, shares = [words("column.progress")], [tuple(bar.share for bar in bars)]
    elapsed = tuple(bar.elapsed for bar in bars if bar.elapsed is not None)
    if len(elapsed) == len(bars):
        names.append(words("column.elapsed"))
        shares.append(elapsed)
    return Chart(words("chart_of_points"), tuple(bar.label for bar in bars), tuple(names), tuple(shares))


def chart_of_trend(trend: Trend, words: Words) -> Chart:
    return Chart(
        trend.caption,
        tuple(point.day for point in trend.points),
        (words("column.progress"), words("column.elapsed")),
        (tuple(point.progress for point in trend.points), tuple(point.elapsed for point in trend.points)),
    )


def chart_space(chart: Chart, *, font: str, book: str) -> bytes:
    """The part `chartSpace`.

    Args:
        book: The relationship to the workbook with `chart.rows`.
    """
    plot = _lines(chart) if chart.has_days else _bars(chart)
    text = f'<a:defRPr sz="1050"><a:latin typeface="{font}"/><a:ea typeface="{font}"/></a:defRPr>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_NAMESPACES}>'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}</c:plotArea>"
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{text}</a:pPr><a:endParaRPr/></a:p></c:txPr>"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _bars(chart: Chart) -> str:
    """The first row on top, as in the table."""
    series = "".join(_series(chart, place) for place in range(len(chart.names)))
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/>{_axis_ids()}</c:barChart>'
        f'<c:catAx>{_axis(_CATEGORIES, "maxMin", "l")}<c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{_ticks(_SHARES)}<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>'
        f"</c:catAx>{_share_axis('b', crosses='max')}"
    )


def _lines(chart: Chart) -> str:
    """Days in their true distance."""
    series = "".join(_series(chart, place) for place in range(len(chart.names)))
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f"{_axis_ids()}</c:lineChart><c:dateAx>{_axis(_CATEGORIES, 'minMax', 'b')}"
        f'<c:numFmt formatCode="m\\-d" sourceLinked="0"/>{_ticks(_SHARES)}<c:auto val="0"/><c:lblOffset val="100"/>'
        '<c:baseTimeUnit val="days"/><c:majorUnit val="1"/><c:majorTimeUnit val="months"/></c:dateAx>'
        f"{_share_axis('l', crosses='autoZero')}"
    )


def _axis_ids() -> str:
    return f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_SHARES}"/>'


def _axis(own: int, orientation: str, side: str) -> str:
    return (
        f'<c:axId val="{own}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>'
    )


def _ticks(other: int, *, crosses: str = "autoZero") -> str:
    return (
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{other}"/><c:crosses val="{crosses}"/>'
    )


def _share_axis(side: str, *, crosses: str) -> str:
    """From 0 to 100 per cent; `crosses` is where on the other axis it stands."""
    return (
        f'<c:valAx><c:axId val="{_SHARES}"/>'
        '<c:scaling><c:orientation val="minMax"/><c:max val="1"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:majorGridlines>{_shape(GRID_INK, 6350)}</c:majorGridlines>'
        f'<c:numFmt formatCode="0%" sourceLinked="0"/>{_ticks(_CATEGORIES, crosses=crosses)}'
        '<c:crossBetween val="between"/><c:majorUnit val="0.2"/></c:valAx>'
    )


def _series(chart: Chart, place: int) -> str:
    column, ink, last = "BC"[place], INKS[place], len(chart.labels) + 1
    name = f"<c:strRef><c:f>{SHEET}!${column}$1</c:f>{_words([chart.names[place]])}</c:strRef>"
    head = f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx>{name}</c:tx>'
    shares = _numbers([repr(float(share)) for share in chart.shares[place]], "0.0%")
    values = f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>{shares}</c:numRef></c:val>"
    place_of_labels = f"<c:f>{SHEET}!$A$2:$A${last}</c:f>"
    if chart.has_days:
        days = [str(serial(label)) for label in chart.labels if isinstance(label, date)]
        labels = f"<c:cat><c:numRef>{place_of_labels}{_numbers(days, 'yyyy-mm-dd')}</c:numRef></c:cat>"
        dash = "sysDash" if place else "solid"
        drawn = f'<c:spPr>{_line(ink, LINE_EMU, dash)}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        return f'{head}{drawn}{labels}{values}<c:smooth val="0"/></c:ser>'
    labels = f"<c:cat><c:strRef>{place_of_labels}{_words(chart.labels)}</c:strRef></c:cat>"
    drawn = f'<c:spPr><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
    return f"{head}{drawn}{_data_labels() if not place else ''}{labels}{values}</c:ser>"


def _data_labels() -> str:
    """The share behind the bar's end."""
    hidden = ("LegendKey", "CatName", "SerName", "Percent", "BubbleSize")
    shown = "".join(
        f'<c:show{each} val="{int(each not in hidden)}"/>'
        for each in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return f'<c:dLbls><c:numFmt formatCode="0.0%" sourceLinked="0"/><c:dLblPos val="outEnd"/>{shown}</c:dLbls>'


def _shape(ink: str, width_emu: int) -> str:
    return f"<c:spPr>{_line(ink, width_emu, 'solid')}</c:spPr>"


def _line(ink: str, width_emu: int, dash: str) -> str:
    return f'<a:ln w="{width_emu}"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill><a:prstDash val="{dash}"/></a:ln>'


def _words(texts: Sequence[object]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{escape(str(text))}</c:v></c:pt>' for place, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(numbers: Sequence[str], form: str) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{number}</c:v></c:pt>' for place, number in enumerate(numbers))
    return f'<c:numCache><c:formatCode>{form}</c:formatCode><c:ptCount val="{len(numbers)}"/>{points}</c:numCache>'
