"""`tracker help`: every topic in both languages, and what it says holds."""

from __future__ import annotations

from pathlib import Path

import platformdirs.macos
import platformdirs.unix
import pytest

from tests.cli.conftest import Run
from tracker.cli import topics
from tracker.cli.commands import COMMANDS
from tracker.cli.topics import TOPICS
from tracker.entry import words_of_filters
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.model.query import EXAMPLES, WHAT_ONE_HAS, read_filter
from tracker.settings import Settings
from tracker.text.width import columns


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_told_by_its_name_in_every_language(run: Run, topic: str, language: str) -> None:
    name = load_catalogue(language)(f"topic.name.{topic}")

    told = run("help", name, "--lang", "en")

    assert told.code == 0
    assert told.out.startswith(load_catalogue("en")(f"topic.title.{topic}") + "\n\n")


def test_without_a_topic_all_are_listed(run: Run) -> None:
    listed = run("help", "--json").json["topics"]

    assert [each["name"] for each in listed] == [load_catalogue("zh")(f"topic.name.{name}") for name in TOPICS]
    assert all(each["title"] in run("help").out for each in listed)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in TOPICS])
def test_a_command_is_a_topic_too(run: Run, command: str) -> None:
    assert run("help", command).out == run(command, "--help").out


def test_an_unknown_topic_is_refused_with_those_there_are(run: Run) -> None:
    refused = run("help", "nosuch")

    assert refused.code == 2
    assert "筛选" in refused.err


def test_as_json_the_use_of_a_command_is_its_text(run: Run) -> None:
    asked = run("help", "list", "--json").json

    assert asked == {"command": "list", "help": run("help", "list").out}


def test_as_json_a_page_is_its_sections_and_rows(run: Run) -> None:
    page = run("help", "codes", "--json").json

    assert [row[0] for row in page["sections"][0]["rows"]] == ["0", "1", "2", "3", "4", "5"]


def test_keys_that_were_given_anew_and_saved_filters_are_told_as_they_are(run: Run) -> None:
    run("settings", "keys.tick=b", "filters.mine=unit:甲")

    told = [line.split(maxsplit=1) for line in run("help", "keys").out.splitlines()]
    assert ["b", load_catalogue("zh")("key.tick")] in told
    assert "@mine" in run("help", "filters").out


@pytest.mark.parametrize("text", [each for written in EXAMPLES.values() for each in written])
def test_every_example_of_a_filter_is_understood(text: str) -> None:
    wanted = read_filter(text, words_of_filters({}))

    assert wanted.sought or wanted.tests


def test_every_key_of_a_filter_has_an_example() -> None:
    written = " ".join(each for examples in EXAMPLES.values() for each in examples)

    assert all(f"{key}:" in written for key in ("status", "light", "due", "unit", "has", "point", "under"))
    assert all(f"has:{each}" in written for each in WHAT_ONE_HAS)


def test_the_plan_in_the_help_is_read_as_it_looks(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text("\n".join(topics.PLAN_TEXT), encoding="utf-8")

    run("load", str(file), "--name", "例")

    items = run("list", "-p", "例", "--json").json["items"]
    assert [(each["ref"], each["status"], each["due"], each["notes"]) for each in items] == [
        ("1", "in_progress", None, 0),
        ("1.1", "done", "2021-05-31", 1),
        ("1.2", "in_progress", None, 0),
    ]


@pytest.mark.parametrize(
    ("system", "kind"),
    [
        pytest.param("Linux", platformdirs.unix.Unix, id="Linux"),
        pytest.param("macOS", platformdirs.macos.MacOS, id="macOS"),
    ],
)
def test_the_data_folder_of_a_system_is_where_platformdirs_puts_it(
    monkeypatch: pytest.MonkeyPatch, system: str, kind: type[platformdirs.unix.Unix] | type[platformdirs.macos.MacOS]
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)

    folder = kind("tracker", appauthor=False).user_data_dir

    assert Path(folder) == Path(topics.FOLDERS[system]).expanduser()


def test_figures_are_told_with_the_limits_that_are_set(run: Run) -> None:
    run("settings", "lights.near_days=9")

    (section,) = TOPICS["figures"](load_catalogue("en"), Settings())

    assert any("15 days" in line for _, line in section.rows)
    assert "9天" in run("help", "figures").out


@pytest.mark.parametrize("width", [pytest.param(width, id=f"{width} columns") for width in (60, 80, 100)])
@pytest.mark.parametrize("topic", sorted(TOPICS.keys() - {"plan_text"}))
def test_no_line_is_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, topic: str, width: int) -> None:
    monkeypatch.setattr("tracker.cli.main._terminal_width", lambda: width)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    told = run("help", topic, "--lang", "en").out.splitlines()

    assert [line for line in told if columns(line) > width] == []
