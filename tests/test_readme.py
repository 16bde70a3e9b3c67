from __future__ import annotations

import re

import pytest

from tests.readme import FILES, ROOT, written_anew

SET_UP = "python3 -m pip install uv && uv run "


@pytest.mark.parametrize("language", FILES)
def test_keys_and_commands_stand_in_the_readme_as_the_program_has_them(language: str) -> None:
    text = FILES[language].read_text(encoding="utf-8")

    assert written_anew(text, language) == text


@pytest.mark.parametrize("language", FILES)
def test_the_two_commands_that_do_all_the_setting_up_are_there(language: str) -> None:
    lines = FILES[language].read_text(encoding="utf-8").splitlines()

    assert f"{SET_UP}tracker".strip() in [line.strip() for line in lines]
    assert f"{SET_UP}pytest".strip() in [line.strip() for line in lines]


@pytest.mark.parametrize("language", FILES)
def test_every_picture_and_file_that_it_points_to_is_there(language: str) -> None:
    text = FILES[language].read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", text)

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_script_for_checks_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "uv run pytest" in script
