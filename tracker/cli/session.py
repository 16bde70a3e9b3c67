"""What a command works with: the words, the request, where its output goes, and the plan once it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from tracker.errors import BadCommandLine, TrackerError
from tracker.language.catalogue import Catalogue
from tracker.language.naming import item_name
from tracker.model.history import unread
from tracker.model.reference import resolve
from tracker.request import Request
from tracker.settings import Settings
from tracker.text.cleaning import clean
from tracker.workspace import Workspace, open_workspace

Writer = Callable[[str], object]

_LINES_AT_ONCE = 200


class Session:
    def __init__(
        self,
        words: Catalogue,
        request: Request,
        settings: Settings,
        write: Writer,
        *,
        as_json: bool = False,
        ascii_only: bool = False,
        width: int | None = None,
        colour: bool = False,
        plans: tuple[str, ...] = (),
    ) -> None:
        """
        Args:
            plans: All that were named; the first is that of the request.
            width: Columns of the terminal; None when the output goes elsewhere, which is cut to no width.
        """
        self.words, self.request, self.settings, self.write = words, request, settings, write
        self.as_json, self.ascii_only, self.width, self.colour = as_json, ascii_only, width, colour
        self.plans = plans
        self.exit_code = 0
        """What the command ends with when nothing stopped it."""
        self._workspace: Workspace | None = None

    @property
    def workspace(self) -> Workspace:
        """Raises what `open_workspace` raises, the first time."""
        if self._workspace is None:
            self._workspace = open_workspace(self.request, self.settings)
        return self._workspace

    def close(self) -> tuple[str, ...]:
        """Lets go of the plan; answers what came up meanwhile that the user should hear of, a line each."""
        if self._workspace is None:
            return ()
        self._workspace.close()
        notices = (self.words(f"notice.{notice.value}") for notice in self._workspace.store.notices)
        return (*notices, *self._of_the_past(self._workspace))

    def _of_the_past(self, workspace: Workspace) -> tuple[str, ...]:
        """What must be said beside the state of a past day."""
        if self.request.as_of is None:
            return ()
        count = unread(workspace.store.history())
        return (self.words("notice.newer_changes", count=count),) if count else ()

    def refuse_several_plans(self) -> None:
        """Raises BadCommandLine where more than one plan was named."""
        if len(self.plans) > 1:
            option, given = (f"-p {name}" for name in self.plans[:2])
            raise BadCommandLine(why=self.words("error.not_together", option=option, given=given))

    def say(self, line: str = "") -> None:
        """One line or several to standard output, whatever could act on a terminal taken out."""
        self.write(clean(line) + "\n")

    def say_lines(self, lines: Iterable[str]) -> None:
        """Some at a time: all of a list of 10 000 items at once would go through 10 MB of memory."""
        told = iter(lines)
        while some := tuple(islice(told, _LINES_AT_ONCE)):
            self.say("\n".join(some))

    def say_json(self, shape: Mapping[str, object]) -> None:
        """A line a field, and in a list a line an element: by its own indentation Python takes three times as long."""
        encode = json_encoder(sys.stdout)
        lines = (f'  "{name}": {_json_lines(value, encode)}' for name, value in shape.items())
        self.write("{\n" + ",\n".join(lines) + "\n}\n")

    def remark(self, line: str) -> None:
        """One line to standard error: what the user should know beside the result."""
        sys.stderr.write(clean(line) + "\n")

    def remark_unreadable(self, name: str, error: TrackerError) -> None:
        """A plan that cannot be opened, where several were asked for and the others are told all the same."""
        from tracker.language.wording import error_words  # with the wording of all figures and changes

        self.remark(f"{name}  {error_words(error, self.words)}")
        self.exit_code = error.exit_code

    def resolved(self, refs: Iterable[str]) -> list[str]:
        """The ids of the items that the references mean, each once, in the order given.

        Raises:
            BadCommandLine: One is empty.
        """
        asked = tuple(refs)
        if not all(map(str.strip, asked)):
            raise BadCommandLine(why=self.words("error.missing_argument", missing=self.words("cli.value.REF")))
        return list(dict.fromkeys(resolve(self.workspace.plan, ref) for ref in asked))

    def name(self, item_id: str) -> str:
        """Number and title as it is now."""
        plan = self.workspace.plan
        return item_name(plan, item_id, {item_id: plan.number(item_id)} if item_id in plan.items else {})


def _json_lines(value: object, encode: Callable[[object], str]) -> str:
    if not isinstance(value, list) or not value:
        return encode(value)  # pyright: ignore[reportUnknownArgumentType] -- what JSON can hold
    elements = map(encode, value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] -- as above
    return "[\n    " + ",\n    ".join(elements) + "\n  ]"


def json_encoder(stream: object) -> Callable[[object], str]:
    """What makes JSON for the stream: where that cannot carry every character, with escapes, which say the same."""
    from json import JSONEncoder  # only where it is printed

    is_unicode = (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")
    return JSONEncoder(ensure_ascii=not is_unicode, allow_nan=False).encode
