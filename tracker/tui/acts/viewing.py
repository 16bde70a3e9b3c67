"""What only looks: the item's page, other views, help, another language, and the ways back and out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tracker.frozen import replace
from tracker.language.catalogue import LANGUAGES
from tracker.tui import presenting
from tracker.tui.acts.commanding import VIEWS, do_on_page, list_for_items
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.remembering import remember
from tracker.tui.acts.touring import turn_tour
from tracker.tui.acts.waiting import wait
from tracker.tui.help import help_page
from tracker.tui.keys import OUTLINE_MOVES
from tracker.tui.rows import Entry
from tracker.tui.screens.choice import ChoiceDialog, Option
from tracker.tui.screens.listing import Listing, ListingScreen
from tracker.tui.screens.reading import ItemScreen, PageScreen, Reading
from tracker.tui.screens.waiting import Then
from tracker.tui.sorting import Sorting
from tracker.tui.widgets.tab_bar import Tab

_AT_ONCE = 20_000
"""Items of a plan whose views are made within 0.1 s; of 100 000 it takes 0.4 s, which is done beside the app."""


def open_item(desk: Desk, items: tuple[str, ...]) -> None:
    """Its page, or where that is in sight already, what can be done; from another view, its line in the outline,
    or all that the selected cell counts."""
    item = items[0] if items else ""
    if desk.stage.view:
        wanted = desk.stage.wanted
        if wanted:
            desk.stage.show_listing(None)
            desk.stage.main.finding.put(wanted)
            desk.stage.look_for(replace(desk.stage.sieve, text=wanted))
        elif item:
            desk.stage.show_listing(None)
            desk.stage.go_to(item)
    elif not item or desk.stage.main.shows_detail:
        list_for_items(desk, items)
    else:

        def anew() -> Reading:
            return Reading(desk.stage.page_of(item), presenting.hints_for_item(desk.words, desk.keyboard))

        desk.stage.open_screen(ItemScreen(anew, partial(do_on_page, desk, item)))


def next_view(desk: Desk, _items: tuple[str, ...]) -> None:
    _turn(desk, 1)


def previous_view(desk: Desk, _items: tuple[str, ...]) -> None:
    _turn(desk, -1)


def show_help(desk: Desk, _items: tuple[str, ...]) -> None:
    """The keys that work where one is."""
    working = desk.stage.working_here

    def anew() -> Reading:
        page = help_page(desk.words, desk.keyboard, working)
        return Reading(page, presenting.hints_for_page(desk.words, desk.keyboard))

    first = anew()
    desk.stage.open_screen(PageScreen(first.page, first.hints, anew=anew))


def go_back(desk: Desk, _items: tuple[str, ...]) -> None:
    """Out of what is in force: marks, what is looked for, what is hidden, the branch, the order, one at a time."""
    outline, sieve = desk.stage.main.outline, desk.stage.sieve
    if desk.stage.main.tour.is_open and not desk.stage.main.finding.has_focus:
        turn_tour(desk, ())
    elif outline.marks:
        outline.unmark()
    elif sieve.text or desk.stage.main.finding.is_open:
        desk.stage.main.finding.put("")
        desk.stage.look_for(replace(sieve, text=""))
    elif sieve.hides_done:
        desk.stage.look_for(replace(sieve, hides_done=False))
    elif outline.lines.top:
        outline.look_into("")
    elif desk.stage.sorting is not Sorting.PLAN:
        sort(desk, Sorting.PLAN)


def choose_sorting(desk: Desk, _items: tuple[str, ...]) -> None:
    sortings = tuple(Sorting)
    options = [Option(str(place), desk.words(f"sorting.{each.value}")) for place, each in enumerate(sortings, 1)]
    question, at = desk.words("key.sort"), sortings.index(desk.stage.sorting)
    desk.stage.open_screen(
        ChoiceDialog(question, options, lambda place: sort(desk, sortings[place]), desk.words, at=at)
    )


def sort(desk: Desk, sorting: Sorting) -> None:
    """Shows siblings in another order, and says so."""
    desk.stage.sort(sorting)
    key = "tell.plan_order" if sorting is Sorting.PLAN else "tell.sorted"
    desk.stage.tell(desk.words(key, sorting=desk.words(f"sorting.{sorting.value}")))


def _turning_sort(sorting: Sorting) -> Act:
    """Sorts so, or where it is sorted so already as the plan is."""
    return lambda desk, _items: sort(desk, Sorting.PLAN if desk.stage.sorting is sorting else sorting)


def switch_language(desk: Desk, _items: tuple[str, ...]) -> None:
    place = LANGUAGES.index(desk.words.language)
    desk.speak(LANGUAGES[(place + 1) % len(LANGUAGES)])
    desk.stage.refresh_plan()
    desk.stage.tell(remember(desk, "language", desk.words.language) or desk.words("tell.language"))


def switch_theme(desk: Desk, _items: tuple[str, ...]) -> None:
    theme = desk.stage.switch_theme()
    told = desk.words("tell.theme", theme=desk.words(f"theme.{theme}"))
    desk.stage.tell(remember(desk, "theme", theme) or told)


def suspend(desk: Desk, _items: tuple[str, ...]) -> None:
    desk.stage.action_suspend_process()


def quit_app(desk: Desk, _items: tuple[str, ...]) -> None:
    desk.stage.exit()


def _turn(desk: Desk, by: int) -> None:
    """To the view `by` places on from the present one; the outline stands before the first and behind the last."""
    round_of_views = ("", *VIEWS)
    place = round_of_views.index(desk.stage.view)
    _show(desk, round_of_views[(place + by) % len(round_of_views)])


def _show(desk: Desk, view: str) -> None:
    if not view:
        desk.stage.show_listing(None)
        return

    if view == "history":
        _show_history(desk)
        return

    def show() -> None:
        desk.stage.show_listing(ListingScreen(view, partial(_listing, desk, view), desk.stage.marks))

    width = desk.stage.size.width
    if _is_made_at_once(desk, view, width):
        show()
    else:
        words = desk.words("tell.summing_up", view=desk.words(f"views.{view}"))
        wait(desk, words, partial(_worked_out, desk, view, width, show))


def _listing(desk: Desk, view: str, width: int, renew: Then) -> Listing | None:
    """What the view shows now; None while that is worked out beside the app, which is told when it has been."""
    if not _is_made_at_once(desk, view, width):
        desk.stage.work_beside(partial(_worked_out, desk, view, width, renew))
        return None
    entries, is_pressing = _entries(desk, view, width), view == "attention"
    has_items = any(entry.item for entry in entries)
    hints = presenting.hints_for_view(desk.words, desk.keyboard, has_items=has_items, is_pressing=is_pressing)
    return Listing(_tabs(desk, view), entries, hints)


def _worked_out(desk: Desk, view: str, width: int, then: Then) -> Then:
    _entries(desk, view, width)
    return then


def _is_made_at_once(desk: Desk, view: str, width: int) -> bool:
    is_small = len(desk.plan.items) <= _AT_ONCE
    return is_small or desk.views.are_made(view, desk.workspace.progress, desk.words, width)


def _entries(desk: Desk, view: str, width: int) -> Sequence[Entry]:
    workspace = desk.workspace
    return desk.views.entries(view, workspace.progress, workspace.history(), desk.words, width)


def _show_history(desk: Desk) -> None:
    from tracker.tui.acts import looking_back  # the outline opens without it
    from tracker.tui.screens.history import HistoryScreen

    lookback = looking_back.Lookback(desk)

    def listing(width: int, sought: str) -> Listing:
        entries = lookback.entries(width, sought)
        return Listing(_tabs(desk, "history"), entries, presenting.hints_for_history(desk.words, desk.keyboard))

    choose = partial(looking_back.choose, desk)
    desk.stage.show_listing(HistoryScreen(listing, choose, desk.words("views.history_prompt"), desk.stage.marks))
    lookback.read_ahead()


def _tabs(desk: Desk, view: str) -> list[Tab]:
    return [Tab(desk.words(f"views.{each}"), each, is_present=each == view) for each in VIEWS]


def _view_act(view: str) -> Act:
    return lambda desk, _items: _show(desk, view)


def _outline_act(move: str) -> Act:
    return lambda desk, _items: desk.stage.main.outline.action_go(move)


TABLE: dict[str, Act] = {
    "open": open_item,
    "next_view": next_view,
    "previous_view": previous_view,
    "help": show_help,
    "back": go_back,
    "sort": choose_sorting,
    "language": switch_language,
    "theme": switch_theme,
    "quit": quit_app,
    "suspend": suspend,
}
SORT_TABLE: dict[str, Act] = {
    "sort_by_name": lambda desk, _items: sort(desk, Sorting.PLAN),
    **{
        f"sort_by_{each.value}": _turning_sort(each)
        for each in (Sorting.PROGRESS, Sorting.DEADLINE, Sorting.STATUS, Sorting.LIGHT)
    },
}
"""What a click on the head of a column does."""

OUTLINE_TABLE: dict[str, Act] = {move: _outline_act(move) for move in OUTLINE_MOVES}
"""What the keys of the outline do, by name."""

VIEW_TABLE: dict[str, Act] = {view: _view_act(view) for view in VIEWS}
"""The views by name, as the palette knows them; they have no keys of their own."""
