from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.building import plan
from tests.cli.conftest import Run
from tests.cli.conftest import home as home
from tests.cli.conftest import run as run
from tests.tui.opening import workspace_on
from tracker.errors import GivenUp
from tracker.language.catalogue import load_catalogue
from tracker.printing import print_out
from tracker.reporting import Order, composed
from tracker.reports.composers.cutting import ROWS_AT_MOST
from tracker.reports.formats import Format
from tracker.reports.report import Kind

SPOOLER = """#!/bin/sh
cat > "{taken}"
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for, empty at first."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def test_a_report_goes_to_the_printer_and_counts_as_handed_in(run: Run, programs: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    program(programs, "lp", SPOOLER.format(taken=taken).replace("cat", "/bin/cat"))

    printed = run("report", "--print", "--on", "2021-06-30")

    assert (printed.code, printed.out) == (0, "已送去打印（lp）。\n")
    assert "2021年6月30日" in taken.read_text(encoding="utf-8")
    assert len(run("report", "--issued", "--json").json["issued"]) == 1


def test_without_a_printer_the_other_way_is_told(run: Run, programs: Path) -> None:
    refused = run("report", "--print")

    assert (refused.code, "-o 报告.docx" in refused.err) == (1, True)
    assert run("report", "--issued", "--json").json["issued"] == []


def test_a_printer_that_refuses_is_told_in_its_own_words(run: Run, programs: Path) -> None:
    program(programs, "lpr", "#!/bin/sh\necho no paper >&2\nexit 1\n")

    refused = run("report", "--print")

    assert (refused.code, "no paper" in refused.err) == (1, True)


def test_windows_prints_by_the_program_of_the_files_ending(
    run: Run, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    run("list")
    monkeypatch.setattr("tracker.printing.sys", SimpleNamespace(platform="win32"))

    def startfile(path: Path, verb: str) -> None:
        asked.append((path.suffix, verb))

    monkeypatch.setattr(os, "startfile", startfile, raising=False)

    run("report", "--print")

    assert asked == [(".txt", "print")]


def test_a_print_that_is_given_up_sends_nothing(programs: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    program(programs, "lp", SPOOLER.format(taken=taken).replace("cat", "/bin/cat"))
    workspace = workspace_on(plan("一、道路"))
    report = composed(workspace, Order(Kind.PROGRESS, Format.TERMINAL), load_catalogue("zh"))

    with pytest.raises(GivenUp):
        print_out(report, load_catalogue("zh"), is_given_up=lambda: True)

    assert not taken.exists()


def test_what_is_printed_is_whole(run: Run, programs: Path, tmp_path: Path) -> None:
    document, taken = tmp_path / "要点.txt", tmp_path / "taken"
    tasks = "".join(f"{number}.完成任务{number}，1月底前。\n" for number in range(1, ROWS_AT_MOST + 20))
    document.write_text(f"某某局2026年工作要点\n一、抓好任务落实\n{tasks}", encoding="utf-8")
    run("load", str(document))
    program(programs, "lp", SPOOLER.format(taken=taken).replace("cat", "/bin/cat"))

    run("report", "--print", "--on", "2026-06-30")

    annex = taken.read_text(encoding="utf-8").rpartition("附件")[2]
    assert annex.count("红 逾期150天") == ROWS_AT_MOST + 19
    assert "最突出" not in annex
