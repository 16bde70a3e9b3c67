"""What the machine gives: where data is kept, who works at it, and what no two copies have alike."""

from __future__ import annotations

import os
from pathlib import Path

from tracker.text.cleaning import clean_line

_ACCOUNT = ("LOGNAME", "USER", "LNAME", "USERNAME")


def default_home() -> Path:
    """`TRACKER_HOME`, else where the system keeps a user's data."""
    home = os.environ.get("TRACKER_HOME")
    if home:
        return Path(home).expanduser()
    from platformdirs import user_data_path  # only where nobody has said where

    return user_data_path("tracker", appauthor=False)


def account_name() -> str:
    """The name of the account that runs the program; `?` where the system knows none."""
    named = next((name for each in _ACCOUNT if (name := os.environ.get(each))), "")
    return clean_line(named or _name_in_the_register()) or "?"


def _name_in_the_register() -> str:
    try:
        from pwd import getpwuid  # not on Windows, which always sets USERNAME
    except ImportError:
        return ""
    try:
        return getpwuid(os.getuid()).pw_name
    except KeyError:
        return ""


def random_id() -> str:
    """40 random bits: short enough to type, and no two copies of a plan give the same one to two items."""
    return os.urandom(5).hex()
