"""The HTML of a report in a real browser: as wide as a phone, as wide as A4, and printed."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.reports.subjects import CHINESE, TODAY, half_way, hostile_subject
from tracker.model.progress import Progress
from tracker.reports.formats import Format, printed
from tracker.reports.kinds import compose
from tracker.reports.report import Kind
from tracker.reports.subject import Subject, subject_of

CHROMIUM = shutil.which("chromium") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here; Debian's package is `chromium`")

PHONE, A4 = 390, 794
"""Pixels: of a phone held upright, and of 210 mm at 96 to the inch."""

MEASURING = """<!DOCTYPE html><meta charset="utf-8"><iframe src="page.html" width="{width}" height="800"
 style="border:0"></iframe><pre></pre><script>
onload = () => {{
  const page = document.querySelector("iframe").contentDocument;
  const beyond = [...page.querySelectorAll("body *")].filter(
    each => each.getBoundingClientRect().right > page.documentElement.clientWidth + 1);
  const letters = [...page.querySelectorAll("svg text")].map(each => each.getBoundingClientRect().height);
  document.querySelector("pre").textContent = JSON.stringify({{
    width: page.documentElement.scrollWidth, room: page.documentElement.clientWidth,
    beyond: beyond.map(each => each.tagName), smallest: Math.min(...letters)}});
}};
</script>"""
"""A page around the page, since the report itself lets nothing run."""


def browser(*options: str) -> str:
    alone = ("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files")
    return subprocess.run([CHROMIUM, *alone, *options], capture_output=True, text=True, check=True, timeout=60).stdout


def measured(folder: Path, page: str, width: int) -> dict[str, object]:
    (folder / "page.html").write_text(page, encoding="utf-8")
    around = folder / "around.html"
    around.write_text(MEASURING.format(width=width), encoding="utf-8")
    dom = browser(f"--user-data-dir={folder / 'profile'}", "--dump-dom", around.as_uri())
    return json.loads(html.unescape(dom.partition("<pre>")[2].partition("</pre>")[0]))


def with_trend() -> Subject:
    plan, steps = half_way()
    return subject_of(Progress(plan, TODAY), steps=steps, with_trend=True)


def page_of(kind: Kind, about: Subject) -> str:
    return printed(compose(kind, about, CHINESE), Format.HTML, CHINESE)


@pytest.mark.parametrize("width", [PHONE, A4], ids=["phone", "A4"])
@pytest.mark.parametrize("kind", [Kind.PROGRESS, Kind.LEDGER], ids=["progress", "ledger"])
def test_nothing_reaches_beyond_the_page(tmp_path: Path, kind: Kind, width: int) -> None:
    found = measured(tmp_path, page_of(kind, with_trend()), width)

    assert found["beyond"] == []
    assert found["width"] == found["room"]


def test_words_in_pictures_can_be_read_on_a_phone(tmp_path: Path) -> None:
    smallest = measured(tmp_path, page_of(Kind.PROGRESS, with_trend()), PHONE)["smallest"]

    assert isinstance(smallest, int | float)
    assert smallest >= 12


def test_hostile_words_do_not_widen_a_phones_page(tmp_path: Path) -> None:
    assert measured(tmp_path, page_of(Kind.PROGRESS, hostile_subject("a" * 3000)), PHONE)["beyond"] == []


def test_it_prints_on_a4_with_the_annex_across_and_numbered_pages(tmp_path: Path) -> None:
    source, target = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(page_of(Kind.PROGRESS, with_trend()), encoding="utf-8")

    browser(f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer", f"--print-to-pdf={target}",
            source.as_uri())  # fmt: skip

    pages = list(pypdfium2.PdfDocument(target))
    sizes = [tuple(round(each / 72 * 25.4) for each in page.get_size()) for page in pages]
    assert sizes == [(210, 297)] * (len(pages) - 1) + [(297, 210)]
    assert "进展情况的报告" in pages[0].get_textpage().get_text_range().replace("\r\n", "")
    assert [f"— {place} —" in page.get_textpage().get_text_range() for place, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)
