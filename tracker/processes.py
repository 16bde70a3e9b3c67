"""Programs that are started and may have to be ended, with whatever they have started themselves.

LibreOffice's `soffice` is a starter: killed alone, it leaves the program proper running for minutes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

Child = subprocess.Popen[bytes]


def started(command: Sequence[str | Path], *, environment: Mapping[str, str] | None = None) -> Child:
    """The program running, heard and fed by nobody. Raises OSError when it cannot be started.

    Args:
        environment: None means our own.
    """
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )


def end(child: Child) -> None:
    """Kills it with all that it has started, and waits until it is gone."""
    if sys.platform == "win32":
        child.kill()
    else:
        with suppress(ProcessLookupError):  # gone by itself
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
