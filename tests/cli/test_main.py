from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker import __version__
from tracker.cli import looking
from tracker.cli.commands import COMMANDS


def test_global_options_are_taken_before_and_after_the_command(run: Run) -> None:
    assert run("--json", "list").json == run("list", "--json").json
    assert run("--lang", "en", "due", "--on", "2021-01-10").out == "Nothing is due or overdue within 30 days.\n"
    assert run("due", "--on=2021-01-10", "--lang=en").out == "Nothing is due or overdue within 30 days.\n"


def test_what_stands_behind_two_dashes_is_text(run: Run) -> None:
    run("note", "1.1", "--", "--json")

    assert run("show", "1.1", "--json").json["notes"][-1]["text"] == "--json"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        pytest.param({}, "zh", id="nothing set"),
        pytest.param({"LANG": "C.UTF-8"}, "zh", id="C"),
        pytest.param({"LANG": "en_GB.UTF-8"}, "en", id="English"),
        pytest.param({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh", id="LC_ALL goes first"),
        pytest.param({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "fr_FR"}, "en", id="LC_MESSAGES goes before LANG"),
    ],
)
def test_the_locale_decides_the_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    monkeypatch.delenv("LANG")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert ("没有" in run("tick", "9.9").err) == (language == "zh") or "找不到" in run("tick", "9.9").err


def test_the_setting_goes_before_the_locale_and_the_option_before_the_setting(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('language = "en"\n', encoding="utf-8")

    assert run("undo").err == "There is nothing to undo.\n"
    assert run("undo", "--lang", "zh").err == "没有可以撤销的了。\n"


def test_the_name_of_the_settings_stands_beside_what_is_recorded(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('name = "李会计"\n', encoding="utf-8")

    run("note", "1.1", "已学习")

    assert run("show", "1.1", "--json").json["notes"][-1]["author"] == "李会计"


@pytest.mark.parametrize(
    "text", ["name = ", "name = 3", "[lights]\nnear_days = -1", "[lights]\nnear_days = true", "lights = 1", "\x00"]
)
def test_settings_that_cannot_be_understood_are_refused_by_name(run: Run, home: Path, text: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(text, encoding="utf-8")

    refused = run("list")

    assert (refused.code, "settings.toml" in refused.err, refused.err.count("\n")) == (2, True, 1)


def test_the_thresholds_of_the_lights_are_settings(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("[lights]\nnear_days = 60\n", encoding="utf-8")

    assert run("show", "1.2.1", "--on", "2021-05-05", "--json").json["light"] == "yellow"


def test_help_names_every_command_in_both_languages(run: Run) -> None:
    for language in ("zh", "en"):
        shown = run("--help", "--lang", language).out
        assert all(f"\n  {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(run: Run, command: str) -> None:
    shown = run(command, "--help")

    assert shown.code == 0
    assert shown.out.startswith(f"用法：tracker {command}")


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"tracker {__version__}\n"


def test_an_accident_is_told_in_one_line_and_kept_in_a_file(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(looking, "list", fail)

    failed = run("list")

    assert (failed.code, failed.err.count("\n"), "boom" in failed.err) == (1, 1, True)
    assert "Traceback" in (home / "tracker-error.log").read_text(encoding="utf-8")


def test_an_interrupt_leaves_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(looking, "list", interrupt)

    assert (run("list").code, run("list").err) == (130, "")


def test_a_reader_that_has_seen_enough_ends_it_quietly(home: Path) -> None:
    script = f'"{sys.executable}" -m tracker list | head -1'

    done = subprocess.run(["bash", "-c", f"set -o pipefail; {script}"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


@pytest.mark.parametrize(
    ("command", "error", "code", "facts"),
    [
        pytest.param(["show", "9.9"], "nothing_matches", 3, {"ref": "9.9"}, id="nothing matches"),
        pytest.param(["lst"], "unknown_command_near", 2, {"command": "lst", "near": "list"}, id="a slip"),
        pytest.param(
            ["set", "1.1.1", "percent=many"],
            "bad_value",
            2,
            {"field": "percent", "value": "many", "example": "40%"},
            id="a value",
        ),
        pytest.param(["undo", "--as-of", "2021-02-01"], "past_is_read_only", 4, {"day": "2021-02-01"}, id="a day"),
    ],
)
def test_with_json_a_refusal_is_json_too(
    run: Run, command: list[str], error: str, code: int, facts: dict[str, object]
) -> None:
    refused = run(*command, "--json")

    told = json.loads(refused.err.splitlines()[-1])
    assert (refused.code, told["error"], told["exit_code"], told["facts"]) == (code, error, code, facts)
    assert told["message"] == run(*command).err.splitlines()[-1]


def test_behind_two_dashes_json_is_no_option_of_a_refusal(run: Run) -> None:
    assert not run("show", "--", "--json").err.startswith("{")


def test_a_command_leaves_the_garbage_collector_as_it_was(run: Run) -> None:
    run("list")

    assert gc.isenabled()


def test_a_program_interrupted_while_it_is_read_ends_without_a_word() -> None:
    interrupted = "import sys; sys.modules['tracker.cli.main'] = Module(); import tracker.__main__"
    module = "class Module:\n    def __getattr__(self, name): raise KeyboardInterrupt\n"

    done = subprocess.run([sys.executable, "-c", module + interrupted], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
