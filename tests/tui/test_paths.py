"""Paths as people type and paste them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.tui.paths import completed, path_typed


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        pytest.param(" 要点.docx ", "要点.docx", id="spaces around it"),
        pytest.param("'工作 要点.docx'", "工作 要点.docx", id="quotes"),
        pytest.param('"工作 要点.docx"', "工作 要点.docx", id="double quotes"),
        pytest.param("“要点.docx”", "要点.docx", id="Chinese quotes"),
        pytest.param("file:///home/li/%E8%A6%81%E7%82%B9.docx", "/home/li/要点.docx", id="a URL"),
        pytest.param(r"工作\ 要点.docx", "工作 要点.docx", id="escaped spaces"),
        pytest.param("", "", id="nothing"),
        pytest.param("a\0b", "a\0b", id="a NUL"),
        pytest.param("~nobody-of-this-name/x", "~nobody-of-this-name/x", id="a home that nobody has"),
    ],
)
def test_the_path_that_was_meant(typed: str, path: str) -> None:
    assert path_typed(typed) == path


def test_a_name_that_has_a_backslash_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a\\b"
    file.touch()

    assert path_typed(str(file)) == str(file)


def test_a_path_goes_on_with_the_first_name_that_fits(tmp_path: Path) -> None:
    for name in ("要点二.txt", "要点一.txt", "总结.txt", ".要点"):
        (tmp_path / name).touch()

    assert completed(str(tmp_path / "要")) == str(tmp_path / "要点一.txt")
    assert completed(str(tmp_path / "总结.txt")) is None


def test_a_folder_is_completed_to_go_on_inside_it(tmp_path: Path) -> None:
    (tmp_path / "文件夹").mkdir()
    (tmp_path / "文件夹" / "要点.txt").touch()

    inside = completed(str(tmp_path / "文"))

    assert inside == str(tmp_path / "文件夹") + os.sep
    assert completed(str(inside)) == str(tmp_path / "文件夹" / "要点.txt")


def test_hidden_names_are_completed_only_where_their_dot_is_typed(tmp_path: Path) -> None:
    (tmp_path / ".hidden").touch()

    assert completed(str(tmp_path) + os.sep) is None
    assert completed(str(tmp_path / ".h")) == str(tmp_path / ".hidden")


def test_a_name_alone_is_sought_where_the_program_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "要点.txt").touch()
    monkeypatch.chdir(tmp_path)

    assert completed("要") == "要点.txt"


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "nowhere/at/all", "a\0b/c", "~nobody-of-this-name/x"],
    ids=["empty", "spaces", "no folder", "nul", "no user"],
)
def test_where_nothing_fits_nothing_is_completed(typed: str) -> None:
    assert completed(typed) is None
