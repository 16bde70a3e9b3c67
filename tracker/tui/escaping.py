"""Escape that another key follows at once, heard as both keys.

A terminal sends Escape as the first character of a longer key, so that the two are taken for one key with
Alt when they come together: typed fast, or joined on their way through SSH. Textual (8.2.8,
`_xterm_parser.reissue_sequence_as_keys`) then reports Alt and a letter, and of Escape and a sign the sign
alone. No key of this program has Alt.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser

_keys_of = XTermParser._sequence_to_key_events  # pyright: ignore[reportPrivateUsage] -- Textual has no public way


def hear_escape() -> None:
    """From now on; terminals that are being listened to already are not concerned."""
    XTermParser._sequence_to_key_events = _both  # pyright: ignore[reportPrivateUsage] -- as above


def _both(self: XTermParser, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002 -- Textual's signature
    if alt:
        yield events.Key("escape", "\x1b")
    yield from _keys_of(self, sequence)
