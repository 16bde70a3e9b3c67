"""What `--help` and `tracker help` print, made from the same tables that the command line is read by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.cli.arguments import Arguments, command_parser, global_parser
from tracker.cli.commands import COMMANDS
from tracker.cli.session import Session
from tracker.errors import BadValue
from tracker.language.catalogue import Catalogue, catalogues
from tracker.reports.renderers.wrapping import wrapped
from tracker.text.folding import fold
from tracker.text.width import columns, pad

_WIDEST_TERM = 32
"""Columns; what is longer has its meaning on the next line."""

_USUAL_WIDTH = 100
"""Columns where no terminal says how wide it is."""


def help_text(rest: Sequence[str], words: Catalogue) -> str:
    """The help of the command that `rest` begins with; of the whole program when it begins with none."""
    if rest and rest[0] in COMMANDS:
        return command_parser(rest[0], words).format_help()
    widest = max(map(columns, COMMANDS))
    commands = [f"  {pad(name, widest)}  {words(f'cli.command.{name}')}" for name in COMMANDS]
    options = global_parser(words).format_help().split("\n\n", 1)[1].splitlines()[1:]
    lines = [words("cli.usage"), "", words("cli.about"), "", words("cli.commands_heading"), *commands]
    lines += ["", words("cli.options_heading"), *options, "", words("cli.more"), words("topic.list"), ""]
    return "\n".join(lines)


def help(arguments: Arguments, session: Session) -> None:
    """The topics, one of them, or how a command is used."""
    asked = arguments.topic
    if not asked:
        _list_topics(session)
    elif topic := _topic_named(asked):
        _show(topic, session)
    elif asked in COMMANDS:
        _show_usage(asked, session)
    else:
        names = (session.words(f"topic.name.{name}") for name in _titles(session.words))
        raise BadValue(field="topic", value=asked, example=session.words("list.comma").join(names))


def _titles(words: Catalogue) -> dict[str, str]:
    from tracker.cli.topics import TOPICS  # with all tables that there are; `--help` needs none

    return {name: words(f"topic.title.{name}") for name in TOPICS}


def _topic_named(asked: str) -> str:
    """By its name in any language; empty when there is none."""
    from tracker.cli.topics import TOPICS

    wanted = fold(asked)
    named = {fold(words(f"topic.name.{name}")): name for words in catalogues() for name in TOPICS}
    return named.get(wanted, wanted if wanted in TOPICS else "")


def _list_topics(session: Session) -> None:
    words = session.words
    titles = {words(f"topic.name.{name}"): title for name, title in _titles(words).items()}
    if session.as_json:
        session.say_json({"topics": [{"name": name, "title": title} for name, title in titles.items()]})
        return
    session.say(words("topic.usage"))
    session.say_lines(_aligned(tuple(titles.items()), session.width or _USUAL_WIDTH))


def _show(topic: str, session: Session) -> None:
    from tracker.cli.topics import TOPICS

    words = session.words
    title, intro = words(f"topic.title.{topic}"), words(f"topic.intro.{topic}")
    sections = tuple(TOPICS[topic](words, session.settings))
    if session.as_json:
        shapes = [{"heading": each.heading, "rows": [list(row) for row in each.rows]} for each in sections]
        session.say_json({"topic": words(f"topic.name.{topic}"), "title": title, "intro": intro, "sections": shapes})
        return
    width = session.width or _USUAL_WIDTH
    session.say_lines((title, "", *wrapped(intro, width)))
    for section in sections:
        session.say()
        if section.heading:
            session.say(section.heading)
        session.say_lines(_aligned(section.rows, width))


def _show_usage(command: str, session: Session) -> None:
    text = help_text([command], session.words)
    if session.as_json:
        session.say_json({"command": command, "help": text})
    else:
        session.write(text)


def _aligned(rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    """Two columns, the first as wide as it must be; a meaning alone is a paragraph, a term alone stays as it is."""
    widest = max((taken for term, meaning in rows if meaning and (taken := columns(term)) <= _WIDEST_TERM), default=0)
    margin = " " * (widest + 4 if widest else 2)
    for term, meaning in rows:
        lines = wrapped(meaning, max(width - len(margin), _WIDEST_TERM))
        if not meaning:
            yield f"  {term}"
        elif columns(term) > widest:
            yield from (f"  {line}" for line in wrapped(term, width - 2))
            yield from (margin + line for line in lines)
        else:
            yield f"  {pad(term, widest)}  {next(lines)}" if widest else margin + next(lines)
            yield from (margin + line for line in lines)
