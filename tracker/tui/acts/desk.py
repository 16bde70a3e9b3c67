"""Where acts are done: the open plan, the words, and the screen that shows and tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.errors import TrackerError
from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue, load_catalogue
from tracker.language.wording import error_words
from tracker.model.change import Branch, Change
from tracker.model.plan import Plan
from tracker.settings import Settings
from tracker.text.cleaning import clean_line
from tracker.text.width import cut
from tracker.tui.acts.seen import Seen
from tracker.tui.acts.stage import Stage
from tracker.tui.keyboard import keyboard_for
from tracker.tui.marks import with_plain_bullets
from tracker.tui.views.kept import KeptViews
from tracker.workspace import Workspace

if TYPE_CHECKING:
    from tracker.tui.acts.proposal import Proposal
    from tracker.tui.reviewing import Review

_NAME_WIDTH = 36
"""Columns of a title in a sentence about it."""


class ReportWanted(Frozen):
    """Which report is looked at: places in `acts.reporting.KINDS` and `PERIODS`."""

    kind: int = 0
    period: int = 0


class Clip(Frozen):
    """What was copied or cut last."""

    plan: str
    """The id of the plan that it stood in."""

    branches: tuple[Branch, ...]
    """As they were then; at least one."""

    text: str
    """The same as plan text, as the terminal's clipboard has it."""

    is_cut: bool
    """Whether pasting moves them."""


class Desk:
    def __init__(self, workspace: Workspace, words: Catalogue, stage: Stage) -> None:
        self.workspace, self.stage = workspace, stage
        self.wanted = ReportWanted()
        """The report that was looked at last."""

        self.keyboard, self.refused_keys = keyboard_for(workspace.settings.keys)
        """The keys as the settings have them, and what they ask for that cannot be."""

        self.words = words.naming_keys(self.keyboard.named)

        self.views = KeptViews()

        self.clip: Clip | None = None
        """None while nothing was copied."""

        self.proposal: Proposal | None = None
        """What a file would change in the plan, while that is looked at; None else."""

        self.review: Review | None = None
        """The document that is being looked over; None while there is none."""

    @property
    def plan(self) -> Plan:
        return self.workspace.plan

    def apply_settings(self, settings: Settings) -> None:
        """Those hold from now on. The language stays the one that was switched to, unless they name another."""
        before, self.workspace.settings = self.workspace.settings, settings
        self.keyboard, self.refused_keys = keyboard_for(settings.keys)
        is_named = settings.language not in ("", before.language)
        self.speak(settings.language if is_named else self.words.language)

    def speak(self, language: str) -> None:
        """Words of a language from now on, with the office's names of lights and the user's keys."""
        words = self.workspace.settings.worded(load_catalogue(language))
        self.words = words.naming_keys(self.keyboard.named)

    def edit(
        self,
        build: Callable[[Plan], Iterable[Change]],
        told: str,
        *,
        select: str = "",
        seen: Seen | None = None,
    ) -> str | None:
        """Records one step and says `told`; the words about what is wrong when it could not be recorded.

        Args:
            select: The item that is selected then; empty for the same as before.
            seen: What the user decided on; None where that does not rest on what was there.
        """
        try:
            step = self.workspace.edit(lambda plan: seen.checked(build(plan)) if seen else build(plan))
        except TrackerError as error:
            return error_words(error, self.words)
        self.stage.refresh_plan()
        if select:
            self.stage.go_to(select)
        self.stage.tell(told if step else self.words("tell.nothing_changed"))
        return None

    def do(self, build: Callable[[Plan], Iterable[Change]], told: str, *, select: str = "") -> None:
        """The same outside a dialog, where what is wrong is told below the outline."""
        self.complain(self.edit(build, told, select=select))

    def complain(self, wrong: str | None) -> None:
        """Tells what is wrong, if anything is."""
        if wrong:
            self.stage.tell(wrong, is_error=True)

    def name(self, items: Sequence[str]) -> str:
        """What is spoken of: a title, or how many items."""
        if len(items) != 1:
            return self.words("tell.items", count=len(items))
        item = self.plan.items.get(items[0])
        if item is None:
            return items[0]
        return cut(clean_line(with_plain_bullets(item.marker + item.title[:200])), _NAME_WIDTH, ellipsis="..")


Act = Callable[[Desk, tuple[str, ...]], None]
"""Does one thing to items: those marked or the selected one; to none when there is none."""
