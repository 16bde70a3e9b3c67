"""The command line as values: what was asked for before any command, the command, and its arguments.

Argparse does the reading; two things are added to it. Global options are taken before and after the
command. And its complaints, which are English, become errors that the catalogue words.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NoReturn

from tracker.cli.commands import COMMANDS, Command
from tracker.errors import BadCommandLine, UnknownCommand
from tracker.language.catalogue import LANGUAGES, Catalogue
from tracker.model.deadline import Precision

Arguments = argparse.Namespace


def _one_line_each(prog: str) -> argparse.HelpFormatter:
    """Argparse wraps by characters, which is wrong for Chinese; the terminal wraps by columns."""
    return argparse.HelpFormatter(prog, width=1000, max_help_position=28)


class Parser(argparse.ArgumentParser):
    """Raises BadCommandLine instead of printing and leaving."""

    def __init__(self, words: Catalogue, *, command: str = "", **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_one_line_each, **options)
        self._words, self._command = words, command
        self._positionals.title = words("cli.arguments_heading").rstrip(":：")
        self._optionals.title = words("cli.command_options_heading").rstrip(":：")

    def option_names(self) -> frozenset[str]:
        return frozenset(self._option_string_actions)

    def actions(self) -> tuple[argparse.Action, ...]:
        """Its options and arguments."""
        return tuple(self._actions)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", self._words("cli.usage_prefix"), 1)

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
        found = deadline_entered(written, year=today.year, today=today)
        if found is None or found.precision is not Precision.DAY:
            raise
        return found.day


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
        given = _protected(parser, given)
    return COMMANDS[name], parser.parse_args(given)


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


def _protected(parser: Parser, given: Sequence[str]) -> list[str]:
    """A filter word such as `-status:done` is kept from being taken for an option, by a space before it."""
    known = parser.option_names()
    return [f" {word}" if word.startswith("-") and word.split("=")[0] not in known else word for word in given]


_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (?P<missing>.+)"), "missing_argument"),
    (re.compile(r"one of the arguments (?P<missing>.+) is required"), "missing_argument"),
    (re.compile(r"argument (?P<option>.+?): not allowed with argument (?P<given>.+)"), "not_together"),
    (re.compile(r"unrecognized arguments: (?P<given>.+)"), "unknown_option"),
    (re.compile(r"argument (?P<option>.+?): expected .+"), "missing_value"),
    (re.compile(r"argument (?P<option>.+?): invalid .+?: '?(?P<given>.*?)'?(?: \(choose.*)?"), "bad_argument"),
)
"""What argparse says (CPython's argparse.py, `error` calls), and the catalogue entry that says it."""


def _worded(message: str, words: Catalogue) -> str:
    for pattern, key in _COMPLAINTS:
        found = pattern.fullmatch(message)
        if found:
            return words(f"error.{key}", **found.groupdict())
    return message
