"""What only looks: the item's page, help, another language, and the ways back and out."""

from __future__ import annotations

from dataclasses import replace

from tracker.tui import presenting
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.help import help_page
from tracker.tui.screens.reading import ItemScreen, PageScreen


def open_item(desk: Desk, items: tuple[str, ...]) -> None:
    if items:
        item = items[0]
        hints = presenting.hints_for_item(desk.words)
        desk.stage.open_screen(ItemScreen(item, desk.stage.page_of(item), hints))


def show_help(desk: Desk, _items: tuple[str, ...]) -> None:
    desk.stage.open_screen(PageScreen(help_page(desk.words), presenting.hints_for_page(desk.words)))


def go_back(desk: Desk, _items: tuple[str, ...]) -> None:
    """Out of what is in force, the last first: marks, then what is looked for, then what is hidden."""
    outline, sieve = desk.stage.main.outline, desk.stage.sieve
    if outline.marks:
        outline.unmark()
    elif sieve.text or desk.stage.main.is_finding:
        desk.stage.main.stop_finding()
        desk.stage.look_for(replace(sieve, text=""))
    elif sieve.hides_done:
        desk.stage.look_for(replace(sieve, hides_done=False))


def switch_language(desk: Desk, _items: tuple[str, ...]) -> None:
    desk.stage.switch_language()
    desk.stage.tell(desk.words("tell.language"))


def quit_app(desk: Desk, _items: tuple[str, ...]) -> None:
    desk.stage.leave()


TABLE: dict[str, Act] = {
    "open": open_item,
    "help": show_help,
    "back": go_back,
    "language": switch_language,
    "quit": quit_app,
}
