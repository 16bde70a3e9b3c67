from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from tests.reports.subjects import CHINESE, ENGLISH, HOSTILE, TODAY, half_way, hostile_subject, subject
from tracker.model.progress import Progress
from tracker.reports.formats import Format, printed
from tracker.reports.kinds import KINDS, compose
from tracker.reports.report import Kind
from tracker.reports.subject import subject_of
from tracker.text.cleaning import clean_line


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in ("meta", "br", "col"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(kind: Kind = Kind.PROGRESS) -> str:
    return printed(compose(kind, subject(unit="办公室"), CHINESE), Format.HTML, CHINESE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_tag_is_closed_in_order(kind: Kind) -> None:
    assert Page(page(kind)).open == []


def test_it_runs_and_loads_nothing() -> None:
    made = Page(page())

    assert not {"script", "link", "a", "img", "iframe", "object"} & set(made.tags)
    assert not {"href", "src", "onclick", "onerror"} & made.attributes
    assert "default-src 'none'" in page()
    assert not re.search(r"https?:|@import|url\(", page())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(text: str) -> None:
    made = Page(printed(compose(Kind.PROGRESS, hostile_subject(text), CHINESE), Format.HTML, CHINESE))
    plain = Page(page())

    assert made.open == []
    assert set(made.tags) <= set(plain.tags)
    assert made.attributes <= plain.attributes
    assert clean_line(text).rstrip("。；;.，, ") in "".join(made.words)


def test_it_prints_on_a4_by_the_margins_of_the_standard_and_fits_a_phone() -> None:
    made = page()

    assert "size: A4; margin: 37mm 26mm 35mm 28mm" in made
    assert "A4 landscape" in made
    assert 'name="viewport" content="width=device-width' in made
    assert "max-width: 640px" in made


def test_progress_by_point_is_drawn_beside_the_elapsed_share() -> None:
    made = page()

    assert made.count('class="fill"') == 3
    assert made.count('class="mark"') == 3
    assert 'width="227" class="fill"' in made, "64.8% of 350"


def test_the_trend_is_drawn_from_the_history() -> None:
    plan, steps = half_way()
    drawn = subject_of(Progress(plan, TODAY), steps=steps, with_trend=True)

    html = printed(compose(Kind.PROGRESS, drawn, CHINESE), Format.HTML, CHINESE)

    assert [point.day for point in drawn.trend] == [
        date(2026, 1, 1),
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
        date(2026, 5, 31),
        TODAY,
    ]
    assert drawn.trend[1].progress < drawn.trend[2].progress == drawn.trend[-1].progress
    assert html.count("<polyline") == 2


def test_lights_say_in_words_what_they_say_in_colour() -> None:
    assert re.search(r'<td class="light red" data-head="灯">红 逾期91天', page())


def test_a_table_of_many_columns_lies_on_a_page_across() -> None:
    assert '<section class="wide"><table' in page(Kind.LEDGER)
    assert '<section class="wide">' not in page(Kind.PROGRESS)


def test_the_language_of_the_page_is_that_of_its_words() -> None:
    english = printed(compose(Kind.PROGRESS, subject(), ENGLISH), Format.HTML, ENGLISH)

    assert '<html lang="en">' in english
    assert '<html lang="zh-CN">' in page()
