"""The calendar, read back by icalendar, and line by line by a reader of RFC 5545 as small as it can be."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from tests.reports.subjects import CHINESE, HOSTILE, hostile_subject, subject, subject_with
from tracker.reports.formats import Format, printed
from tracker.reports.kinds import compose
from tracker.reports.report import Kind
from tracker.reports.subject import Subject
from tracker.text.cleaning import clean_line


def calendar(about: Subject, kind: Kind = Kind.LEDGER) -> str:
    return printed(compose(kind, about, CHINESE), Format.ICS, CHINESE)


def events(text: str) -> list[dict[str, str]]:
    unfolded = text.replace("\r\n ", "")
    found: list[dict[str, str]] = []
    for line in unfolded.split("\r\n"):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            name, _, value = line.partition(":")
            found[-1].setdefault(name, re.sub(r"\\([\\;,])", r"\1", value).replace("\\n", "\n"))
    return found


@pytest.mark.parametrize("kind", [Kind.LEDGER, Kind.PROGRESS, Kind.BREAKDOWN], ids=lambda kind: kind.value)
def test_a_library_for_calendars_finds_nothing_wrong(kind: Kind) -> None:
    read = Calendar.from_ical(calendar(subject(), kind))

    for component in (read, *read.events):
        assert component.errors == []
        assert {name for name in component.required if name not in component} == set()
        assert {name for name in component.singletons if isinstance(component.get(name), list)} == set()


def test_a_library_for_calendars_reads_the_days_and_words_that_were_meant() -> None:
    read = Calendar.from_ical(calendar(subject()))

    event = read.events[0]
    assert read["VERSION"] == "2.0"
    assert event["SUMMARY"] == "1.2 修路"
    assert (event.start, event.stamp) == (date(2026, 6, 30), datetime(2026, 6, 30, tzinfo=UTC))
    assert len({str(each["UID"]) for each in read.events}) == len(read.events) == 5


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_library_for_calendars_reads_hostile_words_as_words(text: str) -> None:
    (event,) = Calendar.from_ical(calendar(hostile_subject(text))).events

    assert event["SUMMARY"] == f"1.1 {clean_line(text)}"
    assert event.errors == []


def test_every_open_task_with_a_deadline_is_an_all_day_event() -> None:
    made = events(calendar(subject()))

    assert [event["SUMMARY"] for event in made] == ["1.2 修路", "1.3 绿化", "2.1 简报", "2.2 纪念活动", "3.1 换届"]
    assert made[0]["DTSTART;VALUE=DATE"] == "20260630"
    assert made[0]["DTSTAMP"] == "20260630T000000Z"
    assert made[0]["DESCRIPTION"] == "工程科；未启动；红 严重滞后44个百分点"


def test_events_keep_their_identity_from_one_calendar_to_the_next() -> None:
    assert [event["UID"] for event in events(calendar(subject()))][:2] == ["修路@plan", "绿化@plan"]


def test_a_progress_report_is_a_calendar_of_what_is_alarming() -> None:
    assert len(events(calendar(subject(), Kind.PROGRESS))) == 4


def test_the_frame_is_that_of_a_calendar() -> None:
    text = calendar(subject())

    lines = text.split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 5
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_lines_are_short_and_hostile_words_stay_in_their_field(text: str) -> None:
    open_one = hostile_subject(text)

    made = calendar(open_one)

    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    assert events(made)[0]["SUMMARY"] == f"1.1 {clean_line(text)}"
    assert made.count("BEGIN:VEVENT") == 1


def test_a_plan_without_deadlines_is_an_empty_calendar() -> None:
    assert events(calendar(subject_with("一、勘察"))) == []


def test_an_item_in_two_tables_is_told_once() -> None:
    made = compose(Kind.LEDGER, subject(), CHINESE)
    twice = replace(made, annexes=made.tables)

    assert printed(twice, Format.ICS, CHINESE).count("BEGIN:VEVENT") == 5
