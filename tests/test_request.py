from __future__ import annotations

from pathlib import Path

import pytest

from tracker.errors import NoPlanYet, SeveralPlans, UnknownPlan
from tracker.request import Request, current_name, folder_and_name, plan_file, plan_names, remember
from tracker.settings import Settings

LI = Settings(name="李")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with three plans, which need no content to be found."""
    for name in ("乡村振兴2025", "乡村振兴2026", "党建2026"):
        (tmp_path / f"{name}.json").touch()
    return tmp_path


def test_the_plan_opened_last_is_meant_when_none_is_named(home: Path) -> None:
    assert current_name(Request(home), LI) == plan_names(Request(home), LI)[0]

    remember(home, "乡村振兴2026")

    assert folder_and_name(Request(home), LI)[1] == "乡村振兴2026"
    assert current_name(Request(home, plan="党建2026"), LI) == "乡村振兴2026"


def test_a_plan_that_was_opened_last_and_is_gone_is_not_meant(home: Path) -> None:
    remember(home, "已删去")

    assert current_name(Request(home), LI) in plan_names(Request(home), LI)


def test_a_folder_that_cannot_be_written_has_no_last_plan(tmp_path: Path) -> None:
    remember(tmp_path / "nowhere", "党建2026")

    assert current_name(Request(tmp_path / "nowhere"), LI) == ""


def test_a_part_of_a_name_is_enough_when_it_is_in_one_only(home: Path) -> None:
    assert folder_and_name(Request(home, plan="党建"), LI)[1] == "党建2026"
    with pytest.raises(SeveralPlans) as refused:
        folder_and_name(Request(home, plan="振兴"), LI)
    assert refused.value.facts["matches"] == "  乡村振兴2025\n  乡村振兴2026"


def test_a_path_means_the_plan_in_that_file_wherever_it_lies(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("u盘") / "党建2026.json"
    elsewhere.touch()

    assert plan_file(Request(home, plan=str(elsewhere)), LI)[0] == elsewhere


def test_a_plan_that_is_not_there_is_named(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(UnknownPlan) as refused:
        folder_and_name(Request(home, plan="宁化"), LI)
    assert refused.value.facts == {"name": "宁化", "folder": home}

    with pytest.raises(NoPlanYet):
        plan_file(Request(tmp_path_factory.mktemp("new")), LI)
