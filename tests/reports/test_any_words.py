"""What holds for every format whatever the plan's words and days are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import plan
from tests.reports.subjects import CHINESE, ENGLISH, hostile_subject, subject
from tracker.language.catalogue import Catalogue
from tracker.model.deadline import Deadline
from tracker.model.progress import LightRules, Progress
from tracker.reports.formats import Format, file_bytes, printed
from tracker.reports.kinds import KINDS, compose, compose_rollup
from tracker.reports.report import Kind
from tracker.reports.subject import subject_of

WRITTEN = tuple(form for form in Format if form is not Format.PDF)
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u200b\ufeff\ufffe\uffff]")


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=60), st.sampled_from(KINDS))
@pytest.mark.parametrize("form", WRITTEN)
def test_any_words_can_be_written_in_any_format(form: Format, text: str, kind: Kind) -> None:
    about = replace(hostile_subject(f"甲{text}"), unit="甲")

    made = compose(kind, about, CHINESE)

    assert file_bytes(made, form, CHINESE)
    assert not (form.is_text and UNSEEN.search(printed(made, form, CHINESE)))


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(1900, 2, 28), date.max], ids=str)
def test_any_day_can_be_written_in_any_format(form: Format, day: date) -> None:
    made = plan("一、勘察", year=max(day.year, 2))
    item = replace(made.items["勘察"], deadline=Deadline(day))
    about = subject_of(Progress(replace(made, items={"勘察": item}), day), with_trend=True)

    assert file_bytes(compose(Kind.LEDGER, about, CHINESE), form, CHINESE)
    assert file_bytes(compose(Kind.PROGRESS, about, CHINESE), form, CHINESE)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Kind.UNIT])
def test_a_period_may_begin_with_the_first_day_there_is(kind: Kind) -> None:
    made = plan("一、勘察")

    about = subject_of(Progress(made, made.first_day), since=date.min)

    assert compose(kind, about, CHINESE).since in (date.min, None)


@pytest.mark.parametrize("day", [date(2026, 6, 30), date.max], ids=str)
def test_near_may_mean_any_number_of_days(day: date) -> None:
    made = plan("一、勘察 2026-07-01")
    about = subject_of(Progress(made, day, LightRules(near_days=10**12)))

    assert compose(Kind.BRIEF, about, CHINESE).sections


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("catalogue", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_plans_side_by_side_can_be_written_in_any_format(form: Format, catalogue: Catalogue) -> None:
    made = compose_rollup(
        [subject(), subject(only=["简报"])], catalogue, today=date(2026, 6, 30), since=date(2026, 7, 1)
    )

    assert file_bytes(made, form, catalogue)
