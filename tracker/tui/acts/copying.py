"""Branches taken from one place and put into another, also by way of the terminal's clipboard."""

from __future__ import annotations

from functools import partial

from tracker.errors import TrackerError
from tracker.frozen import replace
from tracker.language.wording import error_words
from tracker.model.copying import branches_of, copied, move_all, put
from tracker.model.plan import ROOT
from tracker.reading.plan_text import write_branches
from tracker.text.cleaning import clean
from tracker.tui.acts.agreeing import Build, ask, foreseen
from tracker.tui.acts.desk import Act, Clip, Desk
from tracker.tui.acts.pasting import branches_pasted
from tracker.tui.acts.waiting import wait
from tracker.tui.screens.waiting import Then


def copy(desk: Desk, items: tuple[str, ...]) -> None:
    _take(desk, items, "tell.copied", is_cut=False)


def cut(desk: Desk, items: tuple[str, ...]) -> None:
    """Only when they are pasted do they leave their place, so that nothing is lost in between."""
    _take(desk, items, "tell.cut", is_cut=True)


def paste(desk: Desk, _items: tuple[str, ...]) -> None:
    """Behind the selected item; as the first points where there is none."""
    _paste(desk, *_behind_the_selected(desk))


def paste_below(desk: Desk, _items: tuple[str, ...]) -> None:
    """As the last below the selected item."""
    _paste(desk, desk.stage.main.outline.selected or ROOT, None)


def paste_text(desk: Desk, text: str) -> None:
    """What the terminal hands over: what was copied here, or lines from elsewhere, which are shown first."""
    lines = clean(text)
    if desk.clip is not None and lines.split() == desk.clip.text.split():
        paste(desk, ())
    elif lines.strip():
        read = partial(_read, desk, lines, *_behind_the_selected(desk))
        if len(lines) < _READ_AT_ONCE:
            read()()
        else:
            wait(desk, desk.words("tell.reading_pasted"), read)


_READ_AT_ONCE = 20_000
"""Characters; a megabyte takes seconds to be made items of."""


def _read(desk: Desk, lines: str, parent: str, behind: str | None) -> Then:
    """What is to be done with the lines, once they are understood: they are shown as items."""
    try:
        branches = branches_pasted(lines, year=desk.plan.year, new_id=desk.workspace.new_id)
        build = partial(put, branches=branches, parent=parent, behind=behind)
        foretold = foreseen(desk, build)
    except TrackerError as error:
        return partial(desk.complain, error_words(error, desk.words))
    if not foretold:
        return partial(desk.stage.tell, desk.words("tell.nothing_changed"))
    name = desk.name((behind,)) if behind else desk.plan.title
    return partial(ask, desk, build, foretold, "paste", name=name)


def _behind_the_selected(desk: Desk) -> tuple[str, str | None]:
    """The parent, and its child to go behind; None where there is none."""
    selected = desk.stage.main.outline.selected
    if selected is None or selected not in desk.plan.items:
        return ROOT, None
    return desk.plan.parents[selected], selected


def _take(desk: Desk, items: tuple[str, ...], told: str, *, is_cut: bool) -> None:
    if not items:
        return
    branches = branches_of(desk.plan, items)
    text = clean(write_branches(branches, year=desk.plan.year))
    desk.clip = Clip(desk.plan.id, branches, text, is_cut=is_cut)
    desk.stage.copy_to_clipboard(text)
    desk.stage.main.outline.unmark()
    count = sum(len(branch.items) for branch in branches)
    desk.stage.tell(desk.words(told, name=desk.name(items), count=count))


def _paste(desk: Desk, parent: str, behind: str | None) -> None:
    clip = desk.clip
    if clip is None:
        desk.stage.tell(desk.words("tell.nothing_copied"))
        return
    build, first = _pasting(desk, clip, parent, behind)
    count = sum(len(branch.items) for branch in clip.branches)
    wrong = desk.edit(build, desk.words("tell.paste", count=count), select=first)
    if wrong:
        desk.stage.tell(wrong, is_error=True)
    else:
        desk.clip = replace(clip, is_cut=False)


def _pasting(desk: Desk, clip: Clip, parent: str, behind: str | None) -> tuple[Build, str]:
    """What pasting does, and the first item that it brings; what was cut in another plan is copied."""
    tops = [branch.top.id for branch in clip.branches]
    if clip.is_cut and clip.plan == desk.plan.id and all(each in desk.plan.items for each in tops):
        return partial(move_all, item_ids=tops, parent=parent, behind=behind), tops[0]
    branches = tuple(copied(branch, new_id=desk.workspace.new_id) for branch in clip.branches)
    return partial(put, branches=branches, parent=parent, behind=behind), branches[0].top.id


TABLE: dict[str, Act] = {"copy": copy, "cut": cut, "paste": paste, "paste_below": paste_below}
