"""The tour of the first start: five lines below the outline, which leave the keys to it and are put away for good."""

from __future__ import annotations

from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.remembering import remember


def turn_tour(desk: Desk, _items: tuple[str, ...]) -> None:
    """Shows the tour, or puts it away; it does not come back by itself then."""
    tour = desk.stage.main.tour
    tour.turn()
    if not tour.is_open and desk.workspace.settings.shows_tour:
        wrong = remember(desk, "tour", "false")
        desk.stage.tell(wrong or desk.words("tell.tour", key=desk.keyboard.first("palette")), is_error=bool(wrong))


TABLE: dict[str, Act] = {"tour": turn_tour}
