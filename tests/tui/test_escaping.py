from __future__ import annotations

from collections.abc import Generator

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tracker.tui.escaping import hear_escape


@pytest.fixture(autouse=True)
def _as_the_app_does() -> Generator[None]:
    before = XTermParser._sequence_to_key_events  # pyright: ignore[reportPrivateUsage] -- what is put back
    hear_escape()
    yield
    XTermParser._sequence_to_key_events = before  # pyright: ignore[reportPrivateUsage] -- as above


def keys_heard(typed: str) -> list[str]:
    """What is heard of characters that come together, with nothing after them."""
    parser = XTermParser()
    heard = [*parser.feed(typed), *parser.feed("")]
    return [each.key for each in heard if isinstance(each, events.Key)]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        pytest.param("\x1bj", ["escape", "j"], id="letter"),
        pytest.param("\x1b ", ["escape", "space"], id="space"),
        pytest.param("\x1b\r", ["escape", "enter"], id="Enter"),
        pytest.param("\x1b/", ["escape", "slash"], id="sign"),
        pytest.param("\x1b\x1b", ["escape", "escape"], id="Escape twice"),
        pytest.param("\x1b中", ["escape", "中"], id="Chinese"),
        pytest.param("\x1b", ["escape"], id="Escape alone"),
        pytest.param("\x1b[A", ["up"], id="a longer key stays one"),
        pytest.param("\x1b[1;2B", ["shift+down"], id="with Shift too"),
        pytest.param("j", ["j"], id="no Escape"),
    ],
)
def test_escape_and_what_follows_it_are_both_heard(typed: str, keys: list[str]) -> None:
    assert keys_heard(typed) == keys
