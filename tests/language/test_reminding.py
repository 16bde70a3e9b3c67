from __future__ import annotations

from datetime import date

import pytest

from tests.building import note, plan
from tracker.language.catalogue import load_catalogue
from tracker.language.reminding import reminded_words, reminder_words
from tracker.model import edits
from tracker.model.change import applied
from tracker.model.item import NoteKind
from tracker.model.progress import Progress

ZH = load_catalogue("zh")
TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        pytest.param(
            "一、路\n  勘察 2026-05-20 unit:交通科",
            "交通科：《年度工作要点》第1.1项“勘察”，完成时限2026-05-20，逾期12天。请抓紧办理，并报送进展情况。",
            id="late",
        ),
        pytest.param(
            "一、路\n  勘察", "《年度工作要点》第1.1项“勘察”。请抓紧办理，并报送进展情况。", id="nothing known"
        ),
        pytest.param(
            "一、路\n  勘察 blocked 2026-05-31",
            "《年度工作要点》第1.1项“勘察”，完成时限2026-05-31，逾期1天，受阻。请抓紧办理，并报送进展情况。",
            id="every reason",
        ),
    ],
)
def test_a_reminder_says_whom_what_until_when_and_how_late(drawn: str, said: str) -> None:
    assert reminder_words(Progress(plan(drawn), TODAY), "勘察", ZH) == said


def test_a_reminder_of_a_parent_does_not_take_the_reasons_of_a_child_for_its_own() -> None:
    figures = Progress(plan("一、路 2026-12-31\n  勘察 2026-05-20"), TODAY)

    assert "逾期" not in reminder_words(figures, "路", ZH)


def test_how_often_and_when_last() -> None:
    made = plan("一、路")
    for on in ("2025-12-30", "2026-05-28"):
        made = applied(made, edits.add_note(made, note("路", on, on, kind=NoteKind.REMINDER)))

    assert reminded_words(made, "路", TODAY, ZH) == "2次，最近5月28日"
    assert reminded_words(made, "路", date(2026, 1, 1), ZH) == "1次，最近2025年12月30日"
    assert reminded_words(made, "路", date(2025, 1, 1), ZH) == ""
