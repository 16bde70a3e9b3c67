"""From the plan and its figures to what widgets show: the one place where values become words for the screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from tracker.frozen import Frozen, replace
from tracker.language.catalogue import Catalogue
from tracker.language.wording import exact_percent_words, light_words, names_year, reason_words, target_words
from tracker.model.item import Item, Note
from tracker.model.plan import ROOT
from tracker.model.progress import Cause, Figures, Light, Progress, Reason, deadline_of, elapsed_share
from tracker.model.status import Status
from tracker.text.cleaning import clean_line
from tracker.text.width import columns
from tracker.tui.keyboard import Keyboard
from tracker.tui.marks import with_plain_bullets
from tracker.tui.rows import Banner, Headings, Row
from tracker.tui.screens.main import View
from tracker.tui.sorting import Sorting, sorted_rows
from tracker.tui.widgets.bars import Hint
from tracker.workspace import Workspace

_SAID_BY_THE_STATUS = frozenset({Cause.ON_TRACK, Cause.DONE, Cause.NOT_COUNTED})
"""Causes that need no words beside the light."""


class _Made(Frozen):
    """A row with the values it was made of; as long as they are the same, so is the row."""

    row: Row
    item: Item
    figures: Figures
    notes: tuple[Note, ...]


_PENDING = Figures(None, 0, 0, Status.NOT_STARTED, Light.NONE, (Reason(Cause.NOT_COUNTED),))
_WORKED_OUT_LATER = ".."

RowsMade = dict[str, _Made]
"""Rows by item, handed on from one state of the plan to the next."""


class PlanRows:
    """The rows of one state of the plan in one language, each made when first asked for."""

    def __init__(
        self,
        progress: Progress,
        words: Catalogue,
        *,
        is_ready: bool,
        sorting: Sorting = Sorting.PLAN,
        made: RowsMade | None = None,
    ) -> None:
        """
        Args:
            is_ready: Whether the figures of parents may be asked for. Those of 100 000 items take 3 s the first time,
                which the first paint does not wait for: parents then show that theirs are still being worked out.
            sorting: In which order siblings are seen; while figures are still being worked out, that of the plan.
            made: Rows that hold already; None when there are none.
        """
        self.progress, self.words, self.is_ready, self.sorting = progress, words, is_ready, sorting
        self._made = {} if made is None else made
        self._children: Mapping[str, Sequence[str]] | None = None

    def after(self, progress: Progress, words: Catalogue, *, is_ready: bool) -> PlanRows:
        """The rows of a later state; what has not changed in between is not made again, unless the language has."""
        made = self._made if words is self.words else None
        return PlanRows(progress, words, is_ready=is_ready, sorting=self.sorting, made=made)

    def sorted(self, sorting: Sorting) -> PlanRows:
        """The same rows in another order."""
        return PlanRows(self.progress, self.words, is_ready=self.is_ready, sorting=sorting, made=self._made)

    @property
    def children(self) -> Mapping[str, Sequence[str]]:
        if self._children is None:
            self._children = sorted_rows(self.progress, self.sorting if self.is_ready else Sorting.PLAN)
        return self._children

    def __contains__(self, item_id: str) -> bool:
        return item_id in self.progress.plan.items

    def above(self, item_id: str) -> Sequence[str]:
        plan = self.progress.plan
        return tuple(plan.above(item_id)) if item_id in plan.items else ()

    def row(self, item_id: str) -> Row:
        """Figures are computed anew whenever anything that they rest on, deadlines above included, has changed."""
        item = self.progress.plan.items[item_id]
        if self.is_pending(item_id):
            return replace(self._row(item, _PENDING, 0), rate=_WORKED_OUT_LATER, status_word="", light_word="")
        figures = self.progress.of(item_id)
        notes = self.progress.plan.notes_on(item_id)
        made = self._made.get(item_id)
        if made is None or made.item is not item or made.figures is not figures or made.notes is not notes:
            made = self._made[item_id] = _Made(self._row(item, figures, len(notes)), item, figures, notes)
        return made.row

    def is_pending(self, item_id: str) -> bool:
        """Whether the figures of an item, or of the plan for `ROOT`, are still being worked out."""
        is_parent = item_id in self.progress.plan.children
        return not self.is_ready and is_parent and not self.progress.knows(item_id)

    def _row(self, item: Item, figures: Figures, notes: int) -> Row:
        plan = self.progress.plan
        is_parent = not plan.is_leaf(item.id)
        deadline = item.deadline or deadline_of(plan, item.id)
        rate = _rate(figures) if is_parent else target_words(item)
        return Row(
            id=item.id,
            name=one_line(item.marker + item.title),
            is_parent=is_parent,
            status=figures.status,
            status_word=self.words(f"status.{figures.status.value}"),
            light=figures.light,
            light_word=self.words(f"screen.light_{figures.light.value}"),
            reason=short_reason(figures, self.words),
            share=_share(item, figures, is_parent=is_parent),
            rate=rate,
            short_rate=rate.removesuffix(item.target.unit) if item.target and not is_parent else rate,
            deadline=str(deadline.day) if deadline else "",
            short_deadline=_short_day(deadline.day, plan.year) if deadline else "",
            is_inherited=item.deadline is None,
            notes=notes,
        )


def short_reason(figures: Figures, words: Catalogue) -> str:
    """Why an item has its light; empty where its status says so already."""
    if figures.reason.cause in _SAID_BY_THE_STATUS or figures.reason.cause is Cause.BLOCKED:
        return ""
    return reason_words(figures.reason, words)


def headings(rows: PlanRows) -> Headings:
    words = rows.words
    digits = len(str(len(rows.progress.plan.items)))
    is_sorted = rows.sorting is not Sorting.PLAN
    sorting = words(f"sorting.{rows.sorting.value}")
    return Headings(
        name=words("screen.name_sorted", sorting=sorting) if is_sorted else words("screen.name"),
        progress=words("screen.progress"),
        deadline=words("screen.deadline"),
        status=words("screen.status"),
        light=words("screen.light"),
        widest_status=max(columns(words(f"status.{each.value}")) for each in Status),
        widest_light=max(columns(words(f"screen.light_{each.value}")) for each in Light),
        widest_rate=2 * digits + 1,
        empty=tuple(words("screen.empty").split("\n")),
        has_years=names_year(rows.progress.plan.first_day, rows.progress),
    )


def banner(rows: PlanRows, *, is_set: bool, hides_done: bool) -> Banner:
    progress, words = rows.progress, rows.words
    plan, whole = progress.plan, _PENDING if rows.is_pending(ROOT) else progress.whole
    elapsed = elapsed_share(plan, ROOT, today=progress.today)
    key = "screen.day_set" if is_set else "screen.day"
    return Banner(
        title=one_line(plan.title),
        day=words(key, day=progress.today),
        is_set=is_set,
        elapsed=float(elapsed),
        elapsed_words=words("screen.elapsed", share=exact_percent_words(elapsed)),
        progress=None if whole.progress is None else float(whole.progress),
        progress_words=words("screen.done_share", share=exact_percent_words(whole.progress)),
        rate_words=words("screen.rate", done=whole.done, counted=whole.counted),
        hidden_words=words("screen.done_hidden") if hides_done else "",
    )


def one_line(text: str) -> str:
    """`text` as it can stand in a line, whatever a file that another program wrote may hold."""
    return clean_line(with_plain_bullets(text))


def _rate(figures: Figures) -> str:
    return f"{figures.done}/{figures.counted}" if figures.counted else "-"


def _share(item: Item, figures: Figures, *, is_parent: bool) -> float | None:
    is_measured = is_parent or item.target is not None or item.percent is not None
    return float(figures.progress) if is_measured and figures.progress is not None else None


def _short_day(day: date, year: int) -> str:
    return f"{day:%m-%d}" if day.year == year else f"{day:%y/%m}"


def view(workspace: Workspace, rows: PlanRows, keys: Keyboard, *, hides_done: bool = False) -> View:
    """All that the main screen shows, in the language of `rows`."""
    words = rows.words
    is_set = workspace.request.on is not None or workspace.request.as_of is not None
    return View(
        source=rows,
        headings=headings(rows),
        banner=banner(rows, is_set=is_set, hides_done=hides_done),
        hints=_hints_of([key.action for key in keys.table if key.in_footer], words, keys),
        find_prompt=words("screen.find_prompt"),
        tour=tour(words, keys),
    )


_NAMED_BY_THE_TOUR = (
    "tick", "note", "status", "deadline", "find", "filter", "next_view", "report", "load", "undo", "help", "palette",
    "quit", "back",
)  # fmt: skip


def tour(words: Catalogue, keys: Keyboard) -> str:
    """Five lines, and how to put them away."""
    return words("screen.tour", **{action: keys.first(action) for action in _NAMED_BY_THE_TOUR})


def hints_for_item(words: Catalogue, keys: Keyboard) -> tuple[Hint, ...]:
    return _hints_of(("item_actions", "tick", "note", "status", "deadline", "help", "back"), words, keys)


def hints_for_view(words: Catalogue, keys: Keyboard, *, has_items: bool, is_pressing: bool) -> tuple[Hint, ...]:
    """Args:
    has_items: Whether any line of it speaks of an item.
    is_pressing: Whether the view is there to press for what lags.
    """
    on_items = ("remind" if is_pressing else "tick", "note", "open") if has_items else ()
    return _hints_of((*on_items, "next_view", "previous_view", "help", "back"), words, keys)


def hints_for_history(words: Catalogue, keys: Keyboard) -> tuple[Hint, ...]:
    return _hints_of(("find", "filter", "open", "next_view", "previous_view", "help", "back"), words, keys)


def hints_for_report(words: Catalogue, keys: Keyboard) -> tuple[Hint, ...]:
    return _hints_of(("report_actions", "next_kind", "period", "print", "print_out"), words, keys) + _hints_of(
        ("help", "back"), words, keys
    )


def hints_for_revision(words: Catalogue, keys: Keyboard) -> tuple[Hint, ...]:
    return _hints_of(("revision_accept",), words, keys) + _hints_of(("help", "back"), words, keys)


def hints_for_rescue(words: Catalogue, keys: Keyboard) -> tuple[Hint, ...]:
    return _hints_of(("rescue_restore", "rescue_leave"), words, keys) + _hints_of(("language",), words, keys)


def hints_for_page(words: Catalogue, keys: Keyboard) -> tuple[Hint, ...]:
    return _hints_of(("back",), words, keys)


def _hints_of(actions: Collection[str], words: Catalogue, keys: Keyboard) -> tuple[Hint, ...]:
    """In the order of the table."""
    found = (key.action for key in keys.table if key.action in actions)
    return tuple(Hint(keys.first(each), words(f"key_short.{each}"), each) for each in found)


def short_word(progress: Progress, item_id: str, words: Catalogue) -> str:
    """A line about the selected item: its number, its status, and why it has its light."""
    figures = progress.of(item_id)
    number = progress.plan.number(item_id)
    status = words(f"status.{figures.status.value}")
    return words("screen.selected", number=number, status=status, light=light_words(figures, words))
