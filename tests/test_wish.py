from __future__ import annotations

from pathlib import Path

import pytest

from tracker.errors import NoPlanYet, SeveralPlans, UnknownPlan
from tracker.settings import Settings
from tracker.wish import Wish, current_name, plan_file, plan_names, remember, wished_for

LI = Settings(name="李")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with three plans, which need no content to be found."""
    for name in ("乡村振兴2025", "乡村振兴2026", "党建2026"):
        (tmp_path / f"{name}.json").touch()
    return tmp_path


def test_the_plan_opened_last_is_meant_when_none_is_named(home: Path) -> None:
    assert current_name(Wish(home), LI) == plan_names(Wish(home), LI)[0]

    remember(home, "乡村振兴2026")

    assert wished_for(Wish(home), LI)[1] == "乡村振兴2026"
    assert current_name(Wish(home, plan="党建2026"), LI) == "乡村振兴2026"


def test_a_plan_that_was_opened_last_and_is_gone_is_not_meant(home: Path) -> None:
    remember(home, "已删去")

    assert current_name(Wish(home), LI) in plan_names(Wish(home), LI)


def test_a_folder_that_cannot_be_written_has_no_last_plan(tmp_path: Path) -> None:
    remember(tmp_path / "nowhere", "党建2026")

    assert current_name(Wish(tmp_path / "nowhere"), LI) == ""


def test_a_part_of_a_name_is_enough_when_it_is_in_one_only(home: Path) -> None:
    assert wished_for(Wish(home, plan="党建"), LI)[1] == "党建2026"
    with pytest.raises(SeveralPlans) as refused:
        wished_for(Wish(home, plan="振兴"), LI)
    assert refused.value.facts["matches"] == "  乡村振兴2025\n  乡村振兴2026"


def test_a_path_means_the_plan_in_that_file_wherever_it_lies(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("u盘") / "党建2026.json"
    elsewhere.touch()

    assert plan_file(Wish(home, plan=str(elsewhere)), LI)[0] == elsewhere


def test_a_plan_that_is_not_there_is_named(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(UnknownPlan) as refused:
        wished_for(Wish(home, plan="宁化"), LI)
    assert refused.value.facts == {"name": "宁化", "folder": home}

    with pytest.raises(NoPlanYet):
        plan_file(Wish(tmp_path_factory.mktemp("new")), LI)
