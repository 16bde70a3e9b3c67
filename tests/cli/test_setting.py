"""`tracker settings`: what is set is kept, shown, and holds at once everywhere."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.settings import read_settings


def test_settings_are_changed_in_the_words_of_either_language_and_kept(run: Run, home: Path) -> None:
    ran = run("settings", "署名=李会计", "配色=浅色", "Language=English", "lights.near_days=７")

    assert ran.code == 0
    kept = read_settings(home)
    assert (kept.name, kept.theme, kept.language, kept.rules.near_days) == ("李会计", "light", "en", 7)
    assert stat.S_IMODE((home / "settings.toml").stat().st_mode) == 0o600


def test_nothing_typed_brings_the_default_back(run: Run, home: Path) -> None:
    run("settings", "name=李", "theme=light")

    run("settings", "name=")

    assert (home / "settings.toml").read_text(encoding="utf-8") == 'theme = "light"\n'


def test_settings_are_shown_with_the_paths_of_what_is_kept(run: Run, home: Path) -> None:
    run("settings", "name=李会计", "filters.本周=due:<7d", "keys.tick=b F4")

    ran = run("settings")

    assert "李会计" in ran.out
    assert "本周" in ran.out
    assert "完成 / 取消完成" in ran.out
    assert str(home / "settings.toml") in ran.out


def test_settings_as_json(run: Run, home: Path) -> None:
    ran = run("settings", "lights.red=告警", "keys.tick=b", "--json")

    assert ran.json["settings"]["lights"]["red"] == "告警"
    assert ran.json["settings"]["keys"]["tick"] == ["b"]
    assert ran.json["settings"]["keys"]["note"] == ["n"]
    assert ran.json["paths"]["folder"] == str(home)


@pytest.mark.parametrize(
    ("assignment", "says"),
    [
        pytest.param("nam", "设置=值", id="no value"),
        pytest.param("colour=x", "lights.near_days", id="a setting there is not"),
        pytest.param("theme=purple", "red-gold", id="a theme there is not"),
        pytest.param("lights.near_days=soon", "15", id="days that are none"),
        pytest.param("lights.behind_points=40", "40 > 30", id="behind before far behind"),
        pytest.param("lights.red=绿", "预警", id="the name of another light"),
        pytest.param("keys.tick=n", "写记录", id="a key that has its action"),
        pytest.param("keys.tik=x", "tik", id="an action there is not"),
        pytest.param("filters.本周=light:purple", "light:red", id="a filter that says nothing"),
        pytest.param("filters.a=@b", "b", id="a filter there is not"),
    ],
)
def test_what_cannot_be_is_refused_with_words_and_nothing_is_changed(
    run: Run, home: Path, assignment: str, says: str
) -> None:
    ran = run("settings", "name=李会计", assignment)

    assert ran.code == 2
    assert says in ran.err
    assert not (home / "settings.toml").exists()


def test_the_office_names_its_lights(run: Run) -> None:
    run("tick", "1.1", "--on", "2021-01-01")
    run("settings", "lights.red=告警")

    listed = run("list", "light:告警", "--on", "2021-12-01")
    reported = run("report", "--on", "2021-12-01")

    assert listed.code == 0
    assert "告警 逾期" in listed.out
    assert "红 逾期" not in listed.out
    assert "告警灯" in reported.out
    assert run("list", "light:red", "--on", "2021-12-01").out == listed.out


def test_a_saved_filter_is_used_by_its_name(run: Run) -> None:
    run("settings", "filters.已办=status:done")
    run("tick", "1.1")

    by_name = run("list", "@已办")

    assert by_name.code == 0
    assert by_name.out == run("list", "status:done").out
    assert by_name.out != run("list").out


def test_a_filter_that_nobody_saved_is_refused_and_the_saved_ones_are_named(run: Run) -> None:
    run("settings", "filters.已办=status:done")

    ran = run("list", "@没有")

    assert ran.code == 2
    assert "@已办" in ran.err
