"""Charts of a workbook: bars for rows, lines for days, each drawn from the cells of its sheet."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportAttributeAccessIssue=false, reportOptionalMemberAccess=false
# (openpyxl comes without types)

from __future__ import annotations

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.axis import DateAxis
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from tracker.reports.renderers.chart_xml import GRID_INK, INKS, LINE_EMU
from tracker.reports.report import Column, ColumnKind, Row, Table, Trend
from tracker.reports.words import Words

_MOST_BARS = 40
"""Of a chart; a longer table has its bars in its cells alone."""

_WIDTH_CM, _LINES_CM, _HEAD_CM, _BAR_CM = 20, 9, 3, 0.9
_LINE_AXIS = 500
"""What openpyxl calls a date axis."""


def trend_table(trend: Trend, words: Words) -> Table:
    """The figures of a trend, a row a day."""
    heads = (
        Column("day", words("column.day"), ColumnKind.DATE, 24),
        Column("progress", words("column.progress"), ColumnKind.BAR, 36),
        Column("elapsed", words("column.elapsed"), ColumnKind.BAR, 36),
    )
    return Table(heads, tuple(Row((point.day, point.progress, point.elapsed)) for point in trend.points), trend.caption)


def chart_of(sheet: Worksheet, table: Table, words: Words, *, head_row: int) -> BarChart | LineChart | None:
    """Progress beside the elapsed share; None for a table that has not got both, or too many rows."""
    keys = [column.key for column in table.columns]
    last = head_row + sum(not row.is_total for row in table.rows)
    if last == head_row or last > head_row + _MOST_BARS or not {"progress", "elapsed"} <= set(keys):
        return None
    has_days = table.columns[0].kind is ColumnKind.DATE
    chart = _lines() if has_days else _bars(last - head_row)
    chart.title = table.caption if has_days else words("chart_of_points")
    for place in (keys.index("progress") + 1, keys.index("elapsed") + 1):
        chart.add_data(Reference(sheet, min_col=place, min_row=head_row, max_row=last), titles_from_data=True)
    labels = 1 if has_days else 2
    chart.set_categories(Reference(sheet, min_col=labels, min_row=head_row + 1, max_row=last))
    _paint(chart, has_days=has_days)
    return chart


def rows_below(chart: BarChart | LineChart) -> int:
    """How many rows of the usual height the chart covers."""
    return int(chart.height / 2.54 * 72 / 15) + 2


def _bars(count: int) -> BarChart:
    """The first row on top, the shares along the bottom."""
    chart = BarChart()
    chart.type, chart.gapWidth = "bar", 60
    chart.height, chart.width = _HEAD_CM + _BAR_CM * count, _WIDTH_CM
    chart.x_axis.scaling.orientation, chart.y_axis.crosses = "maxMin", "max"
    return chart


def _lines() -> LineChart:
    """Days in their true distance."""
    chart = LineChart()
    chart.height, chart.width = _LINES_CM, _WIDTH_CM
    chart.x_axis = DateAxis(crossAx=100, majorUnit=1, majorTimeUnit="months", baseTimeUnit="days", axPos="b")
    chart.x_axis.number_format = "m-d"
    chart.y_axis.crossAx = _LINE_AXIS
    return chart


def _paint(chart: BarChart | LineChart, *, has_days: bool) -> None:
    """Dark and light, for printers that have black alone."""
    chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.majorUnit = 0, 1, 0.2
    chart.y_axis.number_format = "0%"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=GRID_INK))
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position = "b"
    for place, (series, ink) in enumerate(zip(chart.series, INKS, strict=True)):
        if has_days:
            dash = "sysDash" if place else "solid"
            series.graphicalProperties.line = LineProperties(solidFill=ink, w=LINE_EMU, prstDash=dash)
            series.smooth = False
        else:
            series.graphicalProperties.solidFill = ink
    if not has_days:
        chart.series[0].dLbls = DataLabelList(
            numFmt="0.0%", showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
        )
