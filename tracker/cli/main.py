"""From the words on the command line to an exit code.

Results go to standard output, everything meant for people to standard error. Exit codes: 0 done,
1 failed, 2 wrong usage or bad input, 3 nothing matches, 4 refused (locked, conflict), 5 unreadable
or damaged data.
"""

from __future__ import annotations

import errno
import gc
import importlib
import io
import itertools
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TextIO

from tracker import __version__
from tracker.cli import asking
from tracker.cli.arguments import Arguments, read_command, read_globals
from tracker.cli.session import Session, json_encoder
from tracker.environment import default_home
from tracker.errors import Damaged, NoTerminal, TrackerError
from tracker.language.catalogue import LANGUAGES, Catalogue, language_for, load_catalogue
from tracker.request import Request
from tracker.settings import Settings, read_settings
from tracker.text.cleaning import clean

_INTERRUPTED = 130
"""128 + SIGINT, as shells give it."""

_OUTPUT_LOST = (errno.ENOSPC, errno.EBADF, errno.EIO)
"""What writing to standard output fails with; what the store meets comes as errors of its own."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; answers its exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    _open_what_is_closed()
    words = load_catalogue(_language(given))
    if "_ARGCOMPLETE" in os.environ:
        return _complete(words)
    gc.disable()  # a command is over before its garbage matters; looking for it took 30 ms of a list of 10 000 items
    try:
        return _run(given, words)
    except TrackerError as error:
        return _refusal(error, words, given)
    except BrokenPipeError:  # the reader has seen enough: `tracker list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the one place for what nobody foresaw
        return _mishap(error, words, given)
    finally:
        gc.enable()  # with the plan let go of: before, it would be looked through at once


def _complete(words: Catalogue) -> int:
    """A shell asks what could stand where Tab was pressed."""
    from tracker.cli.completing import complete  # with all that could be offered

    line = os.environ.get("COMP_LINE", "")
    return complete(line, int(os.environ.get("COMP_POINT") or len(line)), words)


def _refusal(error: TrackerError, words: Catalogue, given: Sequence[str]) -> int:
    from tracker.language.wording import error_words  # with the wording of all figures and changes

    if "--json" in itertools.takewhile(lambda word: word != "--", given):
        from tracker.cli.shapes import error_shape

        _complain(json_encoder(sys.stderr)(error_shape(error, words)))
    else:
        _complain(error_words(error, words))
    return error.exit_code


def _mishap(error: Exception, words: Catalogue, given: Sequence[str]) -> int:
    if isinstance(error, OSError) and error.errno in _OUTPUT_LOST:
        _complain(words("error.cannot_print", why=error.strerror))
        sys.stdout = _nowhere()  # so that leaving does not try again to write what is left
        return 1
    from tracker.cli.accident import told  # hopefully never

    _complain(told(error, words, home=_home(given)))
    return 1


def _run(given: Sequence[str], words: Catalogue) -> int:
    asked, rest = read_globals(given, words)
    if asked.version:
        sys.stdout.write(f"tracker {__version__}\n")
        return 0
    if asked.help:
        from tracker.cli.help import help_text  # only for who asks

        sys.stdout.write(help_text(rest, words))
        return 0
    home = _home(given)
    settings = read_settings(home)
    if settings.language and not asked.lang and settings.language != words.language:
        words = load_catalogue(settings.language)
    words = settings.worded(words)
    session = _session(asked, home, settings, words)
    try:
        return _run_command(rest, session) if rest else _open_app(session)
    except TrackerError as error:
        return _refusal(error, words, given)
    finally:
        for line in session.close():
            _complain(line)


def _run_command(rest: Sequence[str], session: Session) -> int:
    command, arguments = read_command(rest, session.words)
    if not command.takes_plans:
        session.refuse_several_plans()
    module = importlib.import_module(f"tracker.cli.{command.module}")
    getattr(module, command.name)(arguments, session)
    sys.stdout.flush()
    return session.exit_code


def _open_app(session: Session) -> int:
    session.refuse_several_plans()
    if not asking.can_ask():
        raise NoTerminal
    from tracker.cli.accident import told  # the app shows it and goes on
    from tracker.tui import run, run_rescue  # Textual is for the app alone

    request, settings, words = session.request, session.settings, session.words
    note_accident = partial(told, home=request.home)
    try:
        return run(request, settings, words, note_accident, ascii_only=session.ascii_only)
    except Damaged as error:
        damaged = error  # what goes wrong from here on is another matter
    return run_rescue(damaged, request, settings, words, note_accident, ascii_only=session.ascii_only)


def _session(asked: Arguments, home: Path, settings: Settings, words: Catalogue) -> Session:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a Latin-1 pipe shows ? rather than nothing
    on_terminal = sys.stdout.isatty()
    return Session(
        words,
        Request(home, asked.plan, asked.on, asked.as_of),
        settings,
        sys.stdout.write,
        as_json=asked.json,
        ascii_only=asked.ascii,
        width=_terminal_width() if on_terminal else None,
        colour=on_terminal and not os.environ.get("NO_COLOR"),
        plans=asked.plans,
    )


def _open_what_is_closed() -> None:
    """A stream that was closed before the start (`>&-`) takes what is written nowhere."""
    sys.stdin, sys.stdout, sys.stderr = (stream or _nowhere() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _nowhere() -> TextIO:
    return Path(os.devnull).open("r+", encoding="utf-8")


def _terminal_width() -> int:
    import shutil  # compression libraries come with it

    return shutil.get_terminal_size().columns


def _asked(option: str, given: Sequence[str]) -> str:
    """The value of an option, found before anything is read: complaints about the rest depend on it."""
    for word, following in itertools.pairwise([*given, ""]):
        if word == option:
            return following
        if word.startswith(f"{option}="):
            return word.removeprefix(f"{option}=")
    return ""


def _language(given: Sequence[str]) -> str:
    asked = _asked("--lang", given)
    return asked if asked in LANGUAGES else language_for(_locale())


def _home(given: Sequence[str]) -> Path:
    asked = _asked("--home", given)
    return Path(asked).expanduser() if asked else default_home()


def _locale() -> str:
    """The first that is set, in the order that POSIX gives them for messages."""
    return next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")


def _complain(line: str) -> None:
    sys.stderr.write(clean(line) + "\n")
