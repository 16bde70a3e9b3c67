"""What both READMEs say holds: their tables, commands, options, files and pictures."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from tests.readme import FILES, PROOFS, ROOT, TABLES, written_anew
from tracker.cli.arguments import command_parser, global_parser
from tracker.cli.commands import COMMANDS
from tracker.cli.main import main
from tracker.cli.topics import PROMISES
from tracker.language.catalogue import load_catalogue

SET_UP = "python3 -m pip install uv && uv run "


def _text(language: str) -> str:
    return FILES[language].read_text(encoding="utf-8")


def _commands(text: str) -> Iterator[list[str]]:
    """The words behind `tracker` wherever it is run, in a block or within a line."""
    for line in re.findall(r"^    (?:uv run )?tracker (.*)$", text, re.M):
        yield shlex.split(re.split(r" #|[|]", line)[0], comments=True)
    for line in re.findall(r"`tracker ([^`]*)`", text):
        yield line.split()


@pytest.mark.parametrize("language", FILES)
def test_the_tables_stand_in_the_readme_as_the_program_has_them(language: str) -> None:
    text = _text(language)

    assert written_anew(text, language) == text
    assert [name for name in TABLES if f"<!-- {name} -->" not in text] == []


@pytest.mark.parametrize("language", FILES)
def test_the_two_commands_that_do_all_the_setting_up_are_there(language: str) -> None:
    lines = [line.strip() for line in _text(language).splitlines()]

    assert f"{SET_UP}tracker" in lines
    assert f"{SET_UP}pytest" in lines


@pytest.mark.parametrize("language", FILES)
def test_every_picture_and_file_that_it_points_to_is_there(language: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", _text(language))

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("language", FILES)
def test_every_file_that_it_names_is_there(language: str) -> None:
    named = re.findall(r"(?<![\w/'])((?:tracker|tests|plans)/[\w./]*|\.ci/run|pyproject\.toml)", _text(language))

    assert named
    assert [each for each in named if not (ROOT / each.rstrip(".")).exists()] == []


@pytest.mark.parametrize("language", FILES)
def test_every_module_that_it_runs_is_there(language: str) -> None:
    modules = re.findall(r"python -m (tests[\w.]*)", _text(language))

    assert modules
    assert [each for each in modules if not list(ROOT.glob(f"{each.rstrip('.').replace('.', '/')}*"))] == []


@pytest.mark.parametrize("language", FILES)
def test_every_command_and_option_that_it_shows_exists(language: str) -> None:
    words = load_catalogue(language)
    known = global_parser(words).option_names()

    for given in _commands(_text(language)):
        rest = [word for word in given if word in COMMANDS][:1]
        options = known | (command_parser(rest[0], words).option_names() if rest else frozenset[str]())
        shown = {word.split("=")[0] for word in given if word.startswith("--")}
        assert shown <= options, given
        assert rest or given[0].isupper() or not given[0].isascii(), given


@pytest.mark.parametrize("language", FILES)
def test_its_ten_lines_lead_to_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "home"))
    document = Document()
    for line in ("某某办公室2021年工作要点", *_points()):
        document.add_paragraph(line)
    document.save("要点.docx")
    block = re.findall(r"^    uv run tracker (.*)$", _text(language), re.M)

    codes = [main(shlex.split(line, comments=True)) for line in block]

    assert len(block) >= 10
    assert codes == [0] * len(block)
    assert Path("进展情况.docx").stat().st_size > 10_000


def _points() -> Iterator[str]:
    for point in "一二三":
        yield f"{point}、抓好第{point}件事"
        yield from (f"（{item}）办好第{item}项。5月底前完成。" for item in "一二三")


def test_both_languages_have_the_same_parts() -> None:
    def parts(text: str) -> list[str]:
        return re.findall(r"^#+ |<!-- \w+ -->|<details>|^```|!\[", text, re.M)

    assert parts(_text("zh")) == parts(_text("en"))


def test_every_promise_has_the_test_that_keeps_it() -> None:
    assert tuple(PROOFS) == PROMISES
    assert all((ROOT / file).is_file() for file in PROOFS.values())


def test_the_script_for_checks_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "uv run pytest" in script
