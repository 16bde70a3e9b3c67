"""Whatever a text holds, it is shown as text: it neither crashes the app, nor acts, nor reaches the terminal raw."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.building import plan as drawn
from tests.tui.opening import SIZE, WIDE, item, opened, screen_text
from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.tui.screens.reading import ItemScreen

HOSTILE = [
    pytest.param("[/]", id="closing tag"),
    pytest.param("[@click=app.quit]x[/]", id="action"),
    pytest.param("[red]红[/red]", id="colour"),
    pytest.param("[/etc/passwd]", id="path in brackets"),
    pytest.param("$primary {title} %s", id="templates"),
    pytest.param("\x1b]52;c;aGk=\x07剪", id="clipboard sequence"),
    pytest.param("\x1b[2J\x9b2J清屏", id="clearing the screen"),
    pytest.param("a\x00b\x07c\x7f", id="nul and bell"),
    pytest.param("逾期\r已完成", id="carriage return"),
    pytest.param("一\n二\t三", id="line break and tab"),
    pytest.param("\u202e倒\u2066", id="reversed writing"),
    pytest.param("\ud800", id="lone surrogate"),
    pytest.param("👨‍👩‍👧‍👦é́́", id="emoji and combining marks"),
    pytest.param("长" * 100_000, id="100 000 characters"),
    pytest.param("word " * 20_000, id="20 000 words"),
]


def holding(text: str) -> Plan:
    """A plan that has the text in every place that a text can have."""
    made = drawn("一、甲\n  （一）乙 blocked\n  （二）丙", title=text, org=text)
    items = {
        each.id: replace(each, title=text, marker=text[:10], text=text, reason=text, person=text, units=(text,))
        for each in made.items.values()
    }
    note = Note("n", "乙", date(2026, 3, 1), datetime(2026, 3, 1, tzinfo=UTC), text, NoteKind.REMARK, text, text)
    return replace(made, items=items, notes={"乙": (note,)})


@pytest.mark.parametrize("size", [SIZE, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_text_is_shown_as_text(text: str, size: tuple[int, int]) -> None:
    async with opened(holding(text), size=size) as (app, pilot):
        await pilot.press("j", "enter")
        page = screen_text(app)
        await pilot.press("escape", "s", "escape", "delete", "escape", "t", "escape", "space")
        await pilot.click(offset=(12, 4))

        shown = page + screen_text(app)
        assert not any((ord(each) < 32 and each != "\n") or 0x7F <= ord(each) < 0xA0 for each in shown)
        assert app.is_running


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x[/]", "[red]红[/red]", "{x} %s"])
async def test_markup_is_seen_letter_by_letter(text: str) -> None:
    async with opened(holding(text)) as (app, pilot):
        await pilot.press("j")

        assert text in screen_text(app)

        await pilot.press("enter")

        assert isinstance(app.screen, ItemScreen)
        assert text in screen_text(app)


@pytest.mark.parametrize("text", HOSTILE[:6])
async def test_what_is_told_of_a_hostile_item_is_text_too(text: str) -> None:
    async with opened(holding(text)) as (app, pilot):
        await pilot.press("j", "2", "u", "ctrl+y", "J")

        assert app.is_running


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x[/]", "\x1b[31m红", "a\x00b", "长" * 5_000])
async def test_what_is_typed_or_pasted_is_kept_clean(text: str) -> None:
    from textual.events import Paste

    async with opened() as (app, pilot):
        await pilot.press("j", "a")
        app.screen.focused.post_message(Paste(text))  # pyright: ignore[reportOptionalMemberAccess] -- the dialog's input
        await pilot.pause()
        await pilot.press("enter")

        title = app.desk.plan.items["new1"].title
        assert not any(ord(each) < 32 for each in title)
        assert title.startswith(text[:1]) or text.startswith("\x1b")


@pytest.mark.parametrize("bullet", ["●", "■", "★", "·"])
async def test_a_bullet_of_ambiguous_width_is_shown_as_a_dash_wherever_it_begins_a_line(bullet: str) -> None:
    made = drawn("一、甲\n  （一）乙\n  （二）丙")
    second = replace(made.items["乙"], marker=bullet, text=f"{bullet} 先测\n{bullet} 后画")
    note = Note(
        "n", "乙", date(2026, 3, 1), datetime(2026, 3, 1, tzinfo=UTC), "李", NoteKind.PROGRESS, f"{bullet} 已测"
    )
    plan = replace(made, items={**made.items, "乙": second}, notes={"乙": (note,)})

    async with opened(plan, size=WIDE) as (app, pilot):
        await pilot.press("j")
        await pilot.pause()
        shown = screen_text(app)
        await pilot.press("x")

        assert bullet not in shown
        assert "- 先测" in shown
        assert "- 已测" in shown
        assert bullet not in app.main.status.text
        assert item(app, "乙").marker == bullet, "the plan keeps what was written"
