"""What a command works with: the words, the wish, where its output goes, and the plan once it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tracker.language.catalogue import Catalogue
from tracker.language.wording import item_name
from tracker.model.query import resolve
from tracker.settings import Settings
from tracker.text.cleaning import clean
from tracker.workspace import Wish, Workspace, open_workspace

Writer = Callable[[str], object]


@dataclass(slots=True)
class Session:
    words: Catalogue
    wish: Wish
    settings: Settings
    write: Writer
    as_json: bool = False
    ascii_only: bool = False
    width: int | None = None
    """Columns of the terminal; None when the output goes elsewhere, which is cut to no width."""

    colour: bool = False
    _workspace: Workspace | None = field(default=None, init=False)

    @property
    def workspace(self) -> Workspace:
        """Raises what `open_workspace` raises, the first time."""
        if self._workspace is None:
            self._workspace = open_workspace(self.wish, self.settings)
        return self._workspace

    def close(self) -> tuple[str, ...]:
        """Lets go of the plan; answers what came up meanwhile that the user should hear of, a line each."""
        if self._workspace is None:
            return ()
        self._workspace.close()
        return tuple(self.words(f"notice.{notice.value}") for notice in self._workspace.store.notices)

    def say(self, line: str = "") -> None:
        """One line or several to standard output, whatever could act on a terminal taken out."""
        self.write(clean(line) + "\n")

    def say_lines(self, lines: Iterable[str]) -> None:
        self.say("\n".join(lines))

    def say_json(self, value: object) -> None:
        import json  # only where it is printed

        self.write(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")

    def resolved(self, refs: Iterable[str]) -> list[str]:
        """The ids of the items that the references mean, each once, in the order given."""
        return list(dict.fromkeys(resolve(self.workspace.plan, ref) for ref in refs))

    def name(self, item_id: str) -> str:
        """Number and title as it is now."""
        plan = self.workspace.plan
        return item_name(plan, item_id, {item_id: plan.number(item_id)} if item_id in plan.items else {})
