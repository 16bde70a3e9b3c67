"""What nobody foresaw: the details go to a file beside the data, the user gets one line."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path

from tracker import __version__
from tracker.language.catalogue import Catalogue

FILE_NAME = "tracker-error.log"


def told(error: Exception, words: Catalogue, *, home: Path) -> str:
    """The line to show. The traceback is appended to the log; where that fails too, it stands in the line."""
    what = f"{type(error).__name__}: {error}"
    path = home / FILE_NAME
    details = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="replace") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z tracker {__version__}\n{details}\n")
    except OSError:
        return words("error.unexpected", what=what, path=details)
    return words("error.unexpected", what=what, path=path)
