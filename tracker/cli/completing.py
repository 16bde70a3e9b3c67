"""What a shell offers on Tab, made from the parsers that read the command line; and the command that sets it up.

argcomplete speaks with the shells: the script of `tracker completion bash` starts `tracker` with `_ARGCOMPLETE`
set whenever Tab is pressed. Nothing is changed by that: a plan is looked at as a file, and where there is none,
none is made.
"""

from __future__ import annotations

import sys
from argparse import Action
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from argcomplete.completers import ChoicesCompleter, DirectoriesCompleter, FilesCompleter
from argcomplete.finders import CompletionFinder
from argcomplete.lexers import split_line
from argcomplete.shell_integration import shellcode

from tracker.cli.arguments import Arguments, Parser, global_parser, read_globals
from tracker.cli.commands import COMMANDS
from tracker.cli.session import Session
from tracker.cli.topics import TOPICS
from tracker.entry import FIELDS
from tracker.environment import default_home
from tracker.errors import TrackerError
from tracker.language.catalogue import Catalogue
from tracker.model.item import NoteKind
from tracker.model.plan import Plan
from tracker.model.progress import Light
from tracker.model.status import Status
from tracker.reports.formats import Format
from tracker.reports.report import Kind
from tracker.request import Request, plan_file, plan_names
from tracker.settings import Settings, read_settings
from tracker.settings.changing import OFFERED
from tracker.store.safety import read_copy
from tracker.text.cleaning import clean_line
from tracker.tui.completing import KEYS, Asker, offers

Offered = Mapping[str, str]
"""What may stand there, and a few words about each."""

_LONGEST_HINT = 60
_NOTHING = ChoicesCompleter({})
"""For what is written freely: without it the names of files would be offered."""


def completion(arguments: Arguments, session: Session) -> None:
    """Prints the script that a shell reads at its start."""
    script = shellcode(["tracker"], shell=arguments.shell)
    if session.as_json:
        session.say_json({"shell": arguments.shell, "script": script})
    else:
        session.write(script)


def complete(line: str, point: int, words: Catalogue) -> int:
    """Answers the shell that asks; `point` counts characters of `line` before the cursor."""
    _, _, _, before, _ = split_line(line, point)
    CompletionFinder()(
        completion_parser(Desk(before[1:], words)),
        always_complete_options=False,
        exit_method=sys.exit,
        default_completer=_NOTHING,
    )
    return 0


class Desk:
    """What the line so far says about where the plan is, and what is to be had there."""

    def __init__(self, before: list[str], words: Catalogue) -> None:
        """
        Args:
            before: The whole words before the one that is being typed.
        """
        self._before, self.words = before, words

    @cached_property
    def request(self) -> Request:
        is_unfinished = self._before and self._before[-1].startswith("-")  # an option whose value is being typed
        asked, _ = read_globals(self._before[:-1] if is_unfinished else self._before, self.words)
        home = Path(asked.home).expanduser() if asked.home else default_home()
        return Request(home, asked.plan, asked.on, asked.as_of)

    @cached_property
    def settings(self) -> Settings:
        return read_settings(self.request.home)

    @cached_property
    def plan(self) -> Plan:
        path, _ = plan_file(self.request, self.settings)
        return read_copy(path).plan

    @property
    def asker(self) -> Asker:
        today = self.request.on or datetime.now().astimezone().date()
        return Asker(self.plan, self.words, today, self.settings.filters)


def completion_parser(desk: Desk) -> Parser:
    """All commands in one parser, each argument with what it offers."""
    words = desk.words
    parser = global_parser(words)
    commands = parser.add_subparsers()
    for name, command in COMMANDS.items():
        below = commands.add_parser(
            name, words=words, help=words(f"cli.command.{name}"), parents=[global_parser(words)]
        )
        command.add_arguments(below, words)
        _equip(below, name, desk)
    _equip(parser, "", desk)
    return parser


def _equip(parser: Parser, command: str, desk: Desk) -> None:
    for action in parser.actions():
        if action.choices is None:
            action.completer = _completer(command, action, desk)  # pyright: ignore[reportAttributeAccessIssue] -- as argcomplete documents it


def _completer(command: str, action: Action, desk: Desk) -> Callable[..., object]:
    if action.dest in _OF_FILES:
        return _OF_FILES[action.dest]
    offered = _OFFERED.get(f"{command} {action.dest}") or _OFFERED.get(action.dest)
    return partial(_asked, offered, desk) if offered else _NOTHING


def _asked(offered: Callable[[Desk, str], Offered], desk: Desk, *, prefix: str, **_: object) -> Offered:
    """Nothing where the plan cannot be read: the command itself will say why."""
    try:
        return {value: clean_line(hint)[:_LONGEST_HINT] for value, hint in offered(desk, prefix).items()}
    except TrackerError:
        return {}


def _numbers(desk: Desk, typed: str) -> Offered:
    """The points, and below a number that is typed one level more, so that long plans stay short to choose from."""
    deepest = typed.count(".") + bool(typed and not typed.endswith("."))
    plan = desk.plan
    return {
        number: plan.items[item_id].title
        for item_id, number in plan.numbers().items()
        if number.count(".") <= deepest and number.startswith(typed)
    }


def _statuses(desk: Desk, _: str) -> Offered:
    return _both_ways((each.value, desk.words(f"status.{each.value}")) for each in Status)


def _lights(desk: Desk, _: str) -> Offered:
    return _both_ways(
        (each.value, desk.words(f"light.{each.value}")) for each in (Light.RED, Light.YELLOW, Light.GREEN)
    )


def _note_kinds(desk: Desk, _: str) -> Offered:
    return _both_ways((each.value, desk.words(f"note_kind.{each.value}")) for each in NoteKind)


def _report_kinds(desk: Desk, _: str) -> Offered:
    return _both_ways((each.value, desk.words(f"report.kind.{each.value}")) for each in Kind)


def _both_ways(named: Iterator[tuple[str, str]]) -> Offered:
    """The value and the word of the language, either of which is understood."""
    pairs = tuple(named)
    return {**dict(pairs), **{word: value for value, word in pairs if " " not in word}}


def _filters(desk: Desk, typed: str) -> Offered:
    """The keys whatever is typed, since the shell leaves out what does not fit."""
    keys = {f"{key}:": desk.words(f"complete.{key}_hint") for key in KEYS}
    saved = {f"@{name}": text for name, text in desk.settings.filters.items()}
    return keys | saved | {each.text: each.hint for each in offers(typed, desk.asker)}


def _units(desk: Desk, _: str) -> Offered:
    return {each.label: each.hint for each in offers("unit:", desk.asker)}


def _plans(desk: Desk, _: str) -> Offered:
    return dict.fromkeys(plan_names(desk.request, desk.settings), "")


def _fields(desk: Desk, _: str) -> Offered:
    return {f"{field}=": desk.words(f"field.{field}") for field in FIELDS}


def _settings(desk: Desk, _: str) -> Offered:
    return {f"{'.'.join(place)}=": desk.words(f"setting.{name}") for name, place in OFFERED.items()}


def _topics(desk: Desk, _: str) -> Offered:
    words = desk.words
    topics = {words(f"topic.name.{name}"): words(f"topic.title.{name}") for name in TOPICS}
    return {**{name: words(f"cli.command.{name}") for name in COMMANDS}, **topics}


def _formats(desk: Desk, _: str) -> Offered:
    del desk
    return {each.value: "" for each in Format}


_OF_FILES = {
    **dict.fromkeys(("file", "output", "template", "evidence", "kept_text"), FilesCompleter()),
    "home": DirectoriesCompleter(),
}
"""By the name of an argument."""

_OFFERED: Mapping[str, Callable[[Desk, str], Offered]] = {
    **dict.fromkeys(("ref", "refs", "under", "before", "after", "point"), _numbers),
    **dict.fromkeys(("plan", "source", "plans rename", "plans remove"), _plans),
    **dict.fromkeys(("unit", "fanout units"), _units),
    "status": _statuses,
    "light": _lights,
    "note kind": _note_kinds,
    "report kind": _report_kinds,
    "filter": _filters,
    "format": _formats,
    "help topic": _topics,
    "set values": _fields,
    "settings values": _settings,
}
"""By the name of an argument, with its command's before it where another command means something else by it."""
