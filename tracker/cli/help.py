"""What `--help` prints, made from the same tables that the command line is read by."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.cli.arguments import command_parser, global_parser
from tracker.cli.commands import COMMANDS
from tracker.language.catalogue import Catalogue
from tracker.text.width import columns, pad


def help_text(rest: Sequence[str], words: Catalogue) -> str:
    """The help of the command that `rest` begins with; of the whole program when it begins with none."""
    if rest and rest[0] in COMMANDS:
        return command_parser(rest[0], words).format_help()
    widest = max(map(columns, COMMANDS))
    commands = [f"  {pad(name, widest)}  {words(f'cli.command.{name}')}" for name in COMMANDS]
    options = global_parser(words).format_help().split("\n\n", 1)[1].splitlines()[1:]
    lines = [words("cli.usage"), "", words("cli.about"), "", words("cli.commands_heading"), *commands]
    lines += ["", words("cli.options_heading"), *options, "", words("cli.more"), ""]
    return "\n".join(lines)
