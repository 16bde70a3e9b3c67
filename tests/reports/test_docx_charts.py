"""Charts of a Word document: their parts opened again by openpyxl, which reads by the schema's names."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# (openpyxl and lxml come without types)

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.chart.chartspace import ChartSpace
from openpyxl.chart.reader import read_chart
from openpyxl.xml.functions import fromstring

from tests.reports.subjects import CHINESE, HOSTILE, TODAY, ZH, half_way, hostile_subject, subject, subject_with
from tracker.model.progress import Progress
from tracker.reports.formats import Format, file_bytes
from tracker.reports.kinds import compose
from tracker.reports.renderers.chart_book import serial, workbook
from tracker.reports.renderers.chart_xml import Chart, chart_space
from tracker.reports.report import Kind
from tracker.reports.subject import Subject, subject_of
from tracker.text.cleaning import clean_line

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def with_trend() -> Subject:
    plan, steps = half_way()
    return subject_of(Progress(plan, TODAY), steps=steps, with_trend=True)


def package(about: Subject, kind: Kind = Kind.PROGRESS) -> ZipFile:
    return ZipFile(BytesIO(file_bytes(compose(kind, about, CHINESE), Format.DOCX, CHINESE)))


def charts(made: ZipFile) -> list[str]:
    return sorted(name for name in made.namelist() if name.startswith("word/charts/chart"))


def texts(xml: bytes, path: str) -> list[str]:
    found = ElementTree.fromstring(xml).iterfind(path)  # noqa: S314 -- we have just written it
    return [element.text or "" for element in found]


def kind_of(xml: bytes) -> str:
    """As openpyxl understands it, which looks for the workbook's relationship under a name without namespace."""
    space: Any = fromstring(xml)
    space.remove(space.find(f"{C}externalData"))
    return type(read_chart(ChartSpace.from_tree(space))).__name__


def test_progress_by_point_and_the_trend_are_charts_of_words_own() -> None:
    made = package(with_trend())

    assert [kind_of(made.read(name)) for name in charts(made)] == ["BarChart", "LineChart"]


def test_a_chart_shows_the_figures_of_its_table() -> None:
    made = package(with_trend())
    bars = made.read("word/charts/chart1.xml")

    shares = [round(float(each), 3) for each in texts(bars, f".//{C}val//{C}v")]
    assert texts(bars, f".//{C}ser[1]/{C}cat//{C}v") == ["道路", "宣传", "建设"]
    assert texts(bars, f".//{C}tx//{C}v") == ["进度", "序时进度"]
    assert shares[:3] == [0.648, 0.0, 0.0]
    assert len(set(shares[3:])) == 1, "half of the year is over for every point"


def test_the_workbook_behind_a_chart_holds_what_the_chart_shows() -> None:
    made = package(with_trend())

    for number, name in enumerate(charts(made), 1):
        sheet = load_workbook(BytesIO(made.read(f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")))["Sheet1"]
        rows = list(sheet.iter_rows(values_only=True))
        shown = [float(each) for each in texts(made.read(name), f".//{C}ser[1]/{C}val//{C}v")]
        assert [row[1] for row in rows[1:]] == shown
        assert rows[0][1:] == ("进度", "序时进度")
    days = load_workbook(BytesIO(made.read("word/embeddings/Microsoft_Excel_Sheet2.xlsx")))["Sheet1"]
    assert days["A2"].value == datetime(2026, 1, 1)


def test_parts_are_declared_and_related_so_that_nothing_needs_repair() -> None:
    made = package(with_trend())

    types = made.read("[Content_Types].xml").decode()
    document, relations = made.read("word/document.xml").decode(), made.read("word/_rels/document.xml.rels").decode()
    for number in (1, 2):
        assert f'PartName="/word/charts/chart{number}.xml"' in types
        assert f"charts/chart{number}.xml" in relations
        assert "../embeddings" in made.read(f"word/charts/_rels/chart{number}.xml.rels").decode()
    assert document.count("<c:chart ") == 2
    assert [f'<wp:docPr id="{number}"' in document for number in (1001, 1002)] == [True, True]


ORDERS = {
    "chartSpace": "date1904 roundedCorners chart spPr txPr externalData",
    "chart": "autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "barChart": "barDir grouping varyColors ser gapWidth axId",
    "lineChart": "grouping varyColors ser marker axId",
    "ser": "idx order tx spPr invertIfNegative marker dLbls cat val smooth",
    "catAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos crossAx crosses auto lblAlgn "
    "lblOffset noMultiLvlLbl",
    "dateAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos crossAx crosses auto lblOffset "
    "baseTimeUnit majorUnit majorTimeUnit",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos crossAx crosses "
    "crossBetween majorUnit",
    "scaling": "orientation max min",
    "dLbls": "numFmt dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "numCache": "formatCode ptCount pt",
    "strCache": "ptCount pt",
}
"""The children that we write, in the order of their types in ECMA-376 Part 1, 21.2."""


@pytest.mark.parametrize("parent", ORDERS)
def test_elements_stand_in_the_order_of_the_schema(parent: str) -> None:
    made = package(with_trend())
    order = ORDERS[parent].split()

    roots = [ElementTree.fromstring(made.read(name)) for name in charts(made)]  # noqa: S314 -- we have just written it
    found = [element for root in roots for element in root.iter(f"{C}{parent}") if len(element)]
    assert found
    for element in found:
        places = [order.index(child.tag.removeprefix(C)) for child in element]
        assert places == sorted(places)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_labels_stay_labels(text: str) -> None:
    made = package(hostile_subject(text), Kind.BULLETIN)

    assert texts(made.read("word/charts/chart1.xml"), f".//{C}ser[1]/{C}cat//{C}v") == ["道路"]
    label = Chart(text, (clean_line(text),), ("进度",), ((Fraction(1, 2),),))
    assert texts(chart_space(label, font="仿宋", book="rId1"), f".//{C}cat//{C}v") == [clean_line(text)]


def test_a_page_for_a_leader_and_a_table_without_shares_have_no_chart() -> None:
    assert charts(package(subject(), Kind.LEADER)) == []
    assert charts(package(subject_with("一、走访 standing"))) == []


def test_more_points_than_a_picture_has_room_for_stay_a_table() -> None:
    many = "\n".join(f"{place}、要点{place} 2026-12-31" for place in "一二三四五六七八九十")

    assert len(charts(package(subject_with(many)))) == 1
    assert charts(package(subject_with(many + "\n" + many.replace("要点", "另外")))) == []


def test_days_count_as_a_workbook_counts_them() -> None:
    assert serial(date(2026, 6, 30)) == 46203
    assert workbook([["", "进度"], [date(2026, 6, 30), Fraction(1, 3)]]) == workbook(
        [["", "进度"], [date(2026, 6, 30), Fraction(1, 3)]]
    )


def a_chart(labels: Any) -> bytes:
    chart = Chart("题", labels, ("进度",), ((Fraction(1, 2),) * len(labels),))
    return chart_space(chart, font="仿宋_GB2312", book="rId1")


def test_bars_run_from_the_top_and_days_in_their_true_distance() -> None:
    assert b'<c:orientation val="maxMin"/>' in a_chart(("甲", "乙"))
    assert b'<c:baseTimeUnit val="days"/>' in a_chart((date(2026, 1, 1), TODAY))
    assert ZH("column.progress") == "进度"
