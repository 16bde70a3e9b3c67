"""Being told by the system to go: the terminal is given back as it was, where the default would leave it as it is."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable

_BY_SIGNAL = 128
"""What shells add to the number of the signal that ended a program."""


def leave_when_told(leave: Callable[[int], None]) -> None:
    """Has `leave` called with the exit code when the session is to end: `kill`, a closed window, a shutdown.

    Windows closes a window's programs without asking.
    """
    if sys.platform == "win32":
        return
    for each in (signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(each, leave, _BY_SIGNAL + each)
