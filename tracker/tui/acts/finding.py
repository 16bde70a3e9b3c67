"""Finding items, and hiding what is done."""

from __future__ import annotations

from tracker.frozen import replace
from tracker.tui.acts.desk import Act, Desk


def find(desk: Desk, _items: tuple[str, ...]) -> None:
    desk.stage.main.finding.open()


def find_next(desk: Desk, _items: tuple[str, ...]) -> None:
    """The next match behind the selected item, and behind the last the first again."""
    matches = desk.stage.found.matches
    if not matches:
        desk.stage.tell(desk.words("tell.nothing_sought"))
        return
    order = {item: place for place, (item, _) in enumerate(desk.plan.walk())}
    here = order.get(desk.stage.main.outline.selected or "", -1)
    behind = (match for match in matches if order.get(match, -1) > here)
    desk.stage.go_to(next(behind, matches[0]))


def hide_done(desk: Desk, _items: tuple[str, ...]) -> None:
    sieve = desk.stage.sieve
    desk.stage.look_for(replace(sieve, hides_done=not sieve.hides_done))


TABLE: dict[str, Act] = {"find": find, "find_next": find_next, "hide_done": hide_done}
