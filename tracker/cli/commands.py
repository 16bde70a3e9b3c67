"""The table of commands: what each takes, and where it is carried out.

The module that carries a command out is imported when it is asked for, so that `tracker tick` does
not pay for reports and documents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue, catalogues

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(Frozen):
    name: str
    module: str
    """The module of `tracker.cli` with a function of the command's name, `-` become `_`."""

    add_arguments: Callable[[ArgumentParser, Catalogue], None]
    takes_filter: bool = False
    """Whether words that begin with one `-` are part of a filter; its options are long ones."""

    takes_plans: bool = False
    """Whether more than one plan may be named."""


def _nothing(parser: ArgumentParser, words: Catalogue) -> None:
    del parser, words


def _plans(parser: ArgumentParser, words: Catalogue) -> None:
    keeping = parser.add_mutually_exclusive_group()
    keeping.add_argument("--rename", nargs=2, default=(), metavar=("NAME", "NEW"), help=words("cli.option.rename"))
    keeping.add_argument("--remove", default="", metavar="NAME", help=words("cli.option.remove_plan"))
    keeping.add_argument("--restore", nargs="?", const="", metavar="NAME", help=words("cli.option.restore_plan"))
    parser.add_argument("--yes", action="store_true", help=words("cli.option.yes"))


def _filter(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("filter", nargs="*", metavar="FILTER", help=words("cli.filter_help"))


def _ref(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("ref", metavar="REF", help=words("cli.ref_help"))


def _refs(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("refs", nargs="+", metavar="REF", help=words("cli.ref_help"))


def _maybe_ref(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("ref", nargs="?", default="", metavar="REF", help=words("cli.ref_help"))


def _within(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("--within", default="30d", metavar="DAYS", help=words("cli.option.within"))


def _status(parser: ArgumentParser, words: Catalogue) -> None:
    _refs(parser, words)
    parser.add_argument("status", metavar="STATUS", help=words("cli.option.status_word"))
    parser.add_argument("--why", default="", metavar="TEXT", help=words("cli.option.why"))


def _note(parser: ArgumentParser, words: Catalogue) -> None:
    _ref(parser, words)
    parser.add_argument("text", nargs="*", metavar="TEXT", help=words("cli.option.note_text"))
    parser.add_argument("--kind", default="", metavar="KIND", help=words("cli.option.kind"))
    parser.add_argument("--evidence", default="", metavar="PATH", help=words("cli.option.evidence"))
    correcting = parser.add_mutually_exclusive_group()
    correcting.add_argument("--rewrite", type=_from_one, metavar="N", help=words("cli.option.rewrite_note"))
    correcting.add_argument("--remove", type=_from_one, metavar="N", help=words("cli.option.remove_note"))


def _remind(parser: ArgumentParser, words: Catalogue) -> None:
    _ref(parser, words)
    parser.add_argument("text", nargs="*", default=(), metavar="TEXT", help=words("cli.option.remind_text"))
    parser.add_argument("--to", default="", metavar="WHOM", help=words("cli.option.remind_to"))


def _settings(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("values", nargs="*", metavar="SETTING_VALUE", help=words("cli.option.setting"))


def _set(parser: ArgumentParser, words: Catalogue) -> None:
    _ref(parser, words)
    parser.add_argument("values", nargs="+", metavar="FIELD_VALUE", help=words("cli.option.assignment"))
    parser.add_argument("--why", default="", metavar="TEXT", help=words("cli.option.why"))


def _place(parser: ArgumentParser, words: Catalogue, *, required: bool) -> None:
    place = parser.add_mutually_exclusive_group(required=required)
    for option in ("under", "before", "after"):
        place.add_argument(f"--{option}", default="", metavar="REF", help=words(f"cli.option.{option}"))


def _add(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("title", nargs="+", metavar="TITLE", help=words("cli.option.title"))
    parser.add_argument("--marker", default="", metavar="TEXT", help=words("cli.option.marker"))
    _place(parser, words, required=False)


def _move(parser: ArgumentParser, words: Catalogue) -> None:
    _ref(parser, words)
    _place(parser, words, required=True)


def _renumber(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("ref", nargs="?", default="", metavar="REF", help=words("cli.option.numbered_below"))
    parser.add_argument("--style", choices=_NUMBERINGS, default="kept", help=words("cli.option.numbering"))
    parser.add_argument("--dry-run", action="store_true", help=words("cli.option.dry_run"))


def _fanout(parser: ArgumentParser, words: Catalogue) -> None:
    _ref(parser, words)
    parser.add_argument("units", nargs="*", metavar="UNIT", help=words("cli.option.share_units"))


def _restore(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("ref", nargs="?", default="", metavar="REF", help=words("cli.option.bin_ref"))


def _times(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("times", nargs="?", type=int, default=1, metavar="N", help=words("cli.option.times"))


def plan_year(written: str) -> int:
    """Raises ValueError, which argparse tells, for what no plan is for."""
    year = int(written)
    if not 1900 <= year <= 2200:
        raise ValueError(written)
    return year


def _outline(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("file", metavar="FILE", help=words("cli.option.document"))
    parser.add_argument("--year", type=plan_year, metavar="YEAR", help=words("cli.option.year"))


def _load(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("file", nargs="?", default="", metavar="FILE", help=words("cli.option.document"))
    parser.add_argument("--from", dest="source", default="", metavar="PLAN", help=words("cli.option.from_plan"))
    parser.add_argument("--name", default="", metavar="NAME", help=words("cli.option.name"))
    parser.add_argument("--year", type=plan_year, metavar="YEAR", help=words("cli.option.year"))
    parser.add_argument("--org", metavar="NAME", help=words("cli.option.org"))
    parser.add_argument("--review", action="store_true", help=words("cli.option.review"))


def _demo(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("--name", default="", metavar="NAME", help=words("cli.option.name"))


def _consent(parser: ArgumentParser, words: Catalogue) -> None:
    """What is to become of items that carry work and that a new text has not got."""
    worked = parser.add_mutually_exclusive_group()
    worked.add_argument("--keep", action="store_true", help=words("cli.option.keep"))
    worked.add_argument("--remove-worked", action="store_true", help=words("cli.option.remove_worked"))


def _revise(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("file", metavar="FILE", help=words("cli.option.document"))
    parser.add_argument("--yes", action="store_true", help=words("cli.option.yes"))
    parser.add_argument("--dry-run", action="store_true", help=words("cli.option.dry_run"))
    parser.add_argument("--sender", default="", metavar="NAME", help=words("cli.option.sender"))
    parser.add_argument("--theirs", action="store_true", help=words("cli.option.theirs"))
    _consent(parser, words)


def _edit(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("--from", dest="kept_text", default="", metavar="FILE", help=words("cli.option.kept_text"))
    _consent(parser, words)


def _check(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("--accept", action="store_true", help=words("cli.option.accept_outside"))


def _recover(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help=words("cli.option.backup_name"))
    parser.add_argument("--restore", action="store_true", help=words("cli.option.restore"))


def _merge(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("file", metavar="FILE", help=words("cli.option.copy"))
    parser.add_argument("--prefer", choices=("mine", "theirs", "later"), help=words("cli.option.prefer"))
    parser.add_argument("--dry-run", action="store_true", help=words("cli.option.dry_run"))


def _help(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("topic", nargs="?", default="", metavar="TOPIC", help=words("cli.option.topic"))


def _completion(parser: ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=words("cli.option.shell"))


def _from_one(written: str) -> int:
    """Raises ValueError, which argparse tells, for what nothing is counted by."""
    number = int(written)
    if number < 1:
        raise ValueError(written)
    return number


def _period(written: str) -> str:
    """By its value or what it is called; what is none is left for argparse to tell."""
    if written in _PERIODS:
        return written
    found = (each for each in _PERIODS for words in catalogues() if written in words(f"period.{each}").split("、"))
    return next(found, written)


def _report(parser: ArgumentParser, words: Catalogue) -> None:
    from tracker.reports.formats import Format  # only for who asks for a report
    from tracker.reports.report import Kind

    names = ((each.value, words(f"report.kind.{each.value}")) for each in Kind)
    kinds = ", ".join(" ".join(dict.fromkeys(both)) for both in names)
    formats = ", ".join(each.value for each in Format)
    parser.add_argument("kind", nargs="?", default="", metavar="KIND",
                        help=words("cli.option.report_kind", kinds=kinds))  # fmt: skip
    parser.add_argument("--format", default="", metavar="FORMAT", help=words("cli.option.format", formats=formats))
    parser.add_argument("-o", "--output", default="", metavar="FILE", help=words("cli.option.output"))
    parser.add_argument("--to", default="", metavar="NAME", help=words("cli.option.report_to"))
    parser.add_argument("--template", default="", metavar="FILE", help=words("cli.option.template"))
    parser.add_argument("--since", default="", metavar="DATE", help=words("cli.option.since"))
    parser.add_argument("--period", type=_period, choices=_PERIODS, help=words("cli.option.period"))
    parser.add_argument("--unit", default="", metavar="NAME", help=words("cli.option.unit"))
    parser.add_argument("--point", default="", metavar="REF", help=words("cli.option.point"))
    parser.add_argument("--light", default="", metavar="LIGHT", help=words("cli.option.light"))
    parser.add_argument("--level", type=_from_one, metavar="N", help=words("cli.option.level"))
    parser.add_argument("--force", action="store_true", help=words("cli.option.force"))
    parser.add_argument("--print", action="store_true", help=words("cli.option.print"))
    parser.add_argument("--all", action="store_true", help=words("cli.option.all"))
    parser.add_argument("--issued", nargs="?", type=int, const=0, metavar="N", help=words("cli.option.issued"))


SHELLS = ("bash", "zsh", "fish", "powershell")

_NUMBERINGS = ("kept", "official", "steps")
"""The values of `numbering.Style`; a test holds them to it."""

_PERIODS = ("month", "quarter", "half", "year")

COMMANDS = {
    command.name: command
    for command in (
        Command("plans", "looking", _plans),
        Command("outline", "loading", _outline),
        Command("load", "loading", _load),
        Command("revise", "revising", _revise),
        Command("list", "looking", _filter, takes_filter=True),
        Command("show", "looking", _ref),
        Command("due", "looking", _within),
        Command("log", "looking", _maybe_ref),
        Command("text", "looking", _nothing),
        Command("edit", "revising", _edit),
        Command("tick", "recording", _refs),
        Command("untick", "recording", _refs),
        Command("status", "recording", _status),
        Command("note", "recording", _note),
        Command("remind", "recording", _remind),
        Command("set", "editing", _set),
        Command("add", "editing", _add),
        Command("move", "editing", _move),
        Command("copy", "editing", _move),
        Command("remove", "editing", _refs),
        Command("restore", "editing", _restore),
        Command("renumber", "arranging", _renumber),
        Command("split", "arranging", _ref),
        Command("fanout", "arranging", _fanout),
        Command("undo", "editing", _times),
        Command("redo", "editing", _times),
        Command("report", "reporting", _report, takes_plans=True),
        Command("check", "safety", _check),
        Command("backup", "safety", _nothing),
        Command("recover", "safety", _recover),
        Command("merge", "joining", _merge),
        Command("settings", "setting", _settings),
        Command("demo", "demo", _demo),
        Command("help", "help", _help),
        Command("completion", "completing", _completion),
    )
}
"""In the order of the help."""
