"""Words with whoever sits before the terminal: on standard error, so that results stay apart."""

from __future__ import annotations

import sys

from tracker.language.catalogue import Catalogue
from tracker.text.cleaning import clean, clean_line
from tracker.text.folding import fold


def can_ask() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def answer_to(question: str) -> str | None:
    """What was typed, folded; empty for Enter alone, None for the end of the input."""
    tell(question, end="")
    typed = sys.stdin.readline()
    return fold(clean_line(typed)) if typed else None


def agrees(question: str, words: Catalogue, *, by_default: bool = False) -> bool:
    """Whether the answer is a yes; Enter alone is what `by_default` says."""
    answer = answer_to(question)
    return by_default if answer == "" else answer in words("ask.yes").split()


def tell(line: str, *, end: str = "\n") -> None:
    """One line or several, whatever could act on a terminal taken out."""
    sys.stderr.write(clean(line) + end)
    sys.stderr.flush()
