"""What holds for all tests: hypothesis looks for wrong results, never at the clock; every error can be said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tracker.errors import TrackerError
from tracker.language.catalogue import load_catalogue

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True, scope="session")
def every_error_has_the_facts_of_its_words() -> Iterator[None]:
    words, made = load_catalogue("zh"), TrackerError.__init__

    def checked(error: TrackerError, **facts: object) -> None:
        made(error, **facts)
        missing = words.fields(f"error.{error.key}") - facts.keys()
        assert all(field.startswith("key_") for field in missing), f"{error} says nothing of {missing}"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TrackerError, "__init__", checked)
        yield


@pytest.fixture(autouse=True, scope="session")
def a_terminal_has_all_colours() -> Iterator[None]:
    """Whatever terminal the tests are run in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLORTERM", "truecolor")
        yield
