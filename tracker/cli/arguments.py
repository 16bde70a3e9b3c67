"""The command line as values: what was asked for before any command, the command, and its arguments.

Argparse does the reading; two things are added to it. Global options are taken before and after the
command. And its complaints, which are English, become errors that the catalogue words.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NoReturn, TypeVar

from tracker.cli.commands import COMMANDS, Command
from tracker.errors import BadCommandLine, UnknownCommand
from tracker.language.catalogue import LANGUAGES, Catalogue
from tracker.model.deadline import Precision
from tracker.text.width import columns

Arguments = argparse.Namespace


_Action = TypeVar("_Action", bound=argparse.Action)
_WIDEST_INVOCATION = 24


class _Lines(argparse.HelpFormatter):
    """Argparse wraps by characters, which is wrong for Chinese; the terminal wraps by columns."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=1000)

    def invocation(self, action: argparse.Action) -> str:
        """How an option or an argument is written: `-p NAME, --plan NAME`."""
        return self._format_action_invocation(action)


class Parser(argparse.ArgumentParser):
    """Raises BadCommandLine instead of printing and leaving."""

    def __init__(self, words: Catalogue, *, command: str = "", **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Lines, **options)
        self._words, self._command = words, command

    def option_names(self) -> frozenset[str]:
        return frozenset(self._option_string_actions)

    def actions(self) -> tuple[argparse.Action, ...]:
        """Its options and arguments."""
        return tuple(self._actions)

    def format_help(self) -> str:
        """Like argparse's own, which aligns by characters and puts English signs behind its headings."""
        usage = self.format_usage().replace("usage: ", self._words("cli.usage_prefix"), 1).rstrip()
        needed = [action for action in self.actions() if not action.option_strings]
        options = [action for action in self.actions() if action.option_strings]
        return (
            "\n\n".join(
                (
                    usage,
                    *filter(None, (self.description,)),
                    *self._section("cli.arguments_heading", needed),
                    *self._section("cli.command_options_heading", options),
                    "",
                )
            ).rstrip("\n")
            + "\n"
        )

    def _section(self, heading: str, actions: Sequence[argparse.Action]) -> tuple[str, ...]:
        """The heading with a line an action; nothing where there are none."""
        rows = [(_Lines(self.prog).invocation(action), action.help or "") for action in actions]
        if not rows:
            return ()
        width = min(max(columns(invocation) for invocation, _ in rows), _WIDEST_INVOCATION)
        lines = [f"  {left}{' ' * max(0, width - columns(left))}  {right}" for left, right in rows]
        return ("\n".join((self._words(heading), *lines)),)

    def _add_action(self, action: _Action) -> _Action:
        """Names what is to be written in the user's language."""
        if isinstance(action.metavar, str):
            action.metavar = self._value(action.metavar)
        elif action.metavar:
            action.metavar = tuple(map(self._value, action.metavar))
        return super()._add_action(action)

    def _value(self, name: str) -> str:
        return self._words(f"cli.value.{name}")

    def error(self, message: str) -> NoReturn:
        where = {"command": self._command} if self._command else {}
        raise BadCommandLine(why=_worded(message, self._words), **where)


def _day(written: str) -> date:
    """`2021-06-30`, or what else a day may be typed as. Raises ValueError, which argparse tells."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        from tracker.reading.deadlines import deadline_entered  # only for who types another form

        today = datetime.now().astimezone().date()
        this_year, last_year = (deadline_entered(written, year=today.year - ago, today=today) for ago in (0, 1))
        found = last_year if this_year and (this_year.day - today).days > _FAR_AHEAD_DAYS else this_year
        if found is None or found.precision is not Precision.DAY:
            raise
        return found.day


_FAR_AHEAD_DAYS = 183
"""In January a day of December is that of the year before, for which there is something left to record."""


def global_parser(words: Catalogue) -> Parser:
    parser = Parser(words, prog="tracker")
    option = "cli.option.{}".format
    parser.add_argument("-p", "--plan", action="append", default=[], metavar="NAME", help=words(option("plan")))
    parser.add_argument("--home", default="", metavar="DIR", help=words(option("home")))
    parser.add_argument("--lang", default="", choices=LANGUAGES, help=words(option("lang")))
    parser.add_argument("--on", type=_day, metavar="DATE", help=words(option("on")))
    parser.add_argument("--as-of", type=_day, metavar="DATE", help=words(option("as_of")))
    parser.add_argument("--json", action="store_true", help=words(option("json")))
    parser.add_argument("--ascii", action="store_true", help=words(option("ascii")))
    parser.add_argument("-h", "--help", action="store_true", help=words(option("help")))
    parser.add_argument("--version", action="store_true", help=words(option("version")))
    return parser


def read_globals(argv: Sequence[str], words: Catalogue) -> tuple[Arguments, list[str]]:
    """The global options, wherever they stand, and the rest in its order.

    What stands behind `--` is never taken for an option. `plans` are all that were named, each once, `plan` the first.
    """
    own, behind = list(argv), list[str]()
    if "--" in own:
        place = own.index("--")
        own, behind = own[:place], own[place:]
    found, rest = global_parser(words).parse_known_args(own)
    found.plans = tuple(dict.fromkeys(found.plan))
    found.plan = found.plans[0] if found.plans else ""
    return found, [*rest, *behind]


def read_command(rest: Sequence[str], words: Catalogue) -> tuple[Command, Arguments]:
    """The command that is asked for and its arguments.

    Raises:
        UnknownCommand: There is none of that name; the error names a like one.
        BadCommandLine: Its arguments do not fit.
    """
    name, *given = rest
    if name not in COMMANDS:
        raise _unknown(name, words)
    parser = command_parser(name, words)
    if COMMANDS[name].takes_filter:
        given = _protected(given)
    return COMMANDS[name], parser.parse_intermixed_args(given)  # words may stand behind an option too


def command_parser(name: str, words: Catalogue) -> Parser:
    parser = Parser(words, command=name, prog=f"tracker {name}", description=words(f"cli.command.{name}"))
    COMMANDS[name].add_arguments(parser, words)
    return parser


def _unknown(name: str, words: Catalogue) -> Exception:
    if name.startswith("-"):
        return BadCommandLine(why=words("error.unknown_option", given=name))
    import difflib  # only for who has mistyped

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    return UnknownCommand(command=name, near=near[0]) if near else UnknownCommand(command=name)


def _protected(given: Sequence[str]) -> list[str]:
    """A filter word such as `-status:done` is kept from being taken for an option, by a space before it."""
    return [f" {word}" if word.startswith("-") and not word.startswith("--") else word for word in given]


_COMPLAINTS = (
    (r"the following arguments are required: (?P<missing>.+)", "missing_argument"),
    (r"one of the arguments (?P<missing>.+) is required", "missing_one"),
    (r"argument (?P<option>.+?): not allowed with argument (?P<given>.+)", "not_together"),
    (r"unrecognized arguments: (?P<given>.+)", "unknown_option"),
    (r"argument (?P<option>.+?): expected .+", "missing_value"),
    (r"argument (?P<option>.+?): invalid _day value: '(?P<given>.*)'", "bad_day"),
    (r"argument (?P<option>.+?): invalid .+?: '?(?P<given>.*?)'? \(choose from (?P<known>.*)\)", "bad_choice"),
    (r"argument (?P<option>.+?): invalid .+?: '?(?P<given>.*?)'?", "bad_argument"),
)
"""What argparse says (CPython's argparse.py, `error` calls), and the catalogue entry that says it."""


def _worded(message: str, words: Catalogue) -> str:
    for pattern, key in _COMPLAINTS:
        found = re.fullmatch(pattern, message)
        if found:
            return words(f"error.{key}", **{name: text.replace("'", "") for name, text in found.groupdict().items()})
    return message
