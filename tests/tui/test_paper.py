"""Pages that are read: of a long one only what is seen is drawn."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content, Span

from tracker.tui.rows import paragraph
from tracker.tui.widgets import paper
from tracker.tui.widgets.paper import Paper

_SIZE = (40, 10)


class _Reading(App[None]):
    def compose(self) -> ComposeResult:
        yield Paper(tuple(paragraph(f"第{number}行") for number in range(5_000)))


async def test_of_a_long_page_only_the_lines_that_are_seen_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = list[str]()
    render = Content.render_segments

    def noted(content: Content, *args: object, **options: object) -> object:
        drawn.append(content.plain)
        return render(content, *args, **options)  # pyright: ignore[reportArgumentType] -- handed on as they are

    monkeypatch.setattr(Content, "render_segments", noted)

    async with _Reading().run_test(size=_SIZE) as pilot:
        await pilot.press("G")
        await pilot.pause()

    assert " 第4999行" in drawn
    assert len(drawn) < 500


async def test_of_a_long_page_only_the_lines_that_are_seen_are_made_ready_to_be_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = list[str]()

    def noted(text: str, spans: list[Span]) -> Content:
        made.append(text)
        return Content(text, spans)

    monkeypatch.setattr(paper, "Content", noted)

    async with _Reading().run_test(size=_SIZE) as pilot:
        await pilot.press("G")
        await pilot.pause()

    assert "第4999行" in made
    assert len(made) < 500
