"""Files written so that a crash at any moment leaves the old or the new one, never a mixture.

The system's errors come out as those of `tracker.errors`, with the path, so that nobody above handles
error numbers.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Generator
from pathlib import Path

from tracker.errors import DiskFull, Gone, NotReadable, NotWritable, StoreError
from tracker.frozen import Frozen


class Stamp(Frozen):
    """Differs when a file was exchanged or written."""

    device: int
    inode: int
    size: int
    changed_ns: int


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_PRIVATE = 0o600
_PAUSES_S = (0.01, 0.02, 0.05, 0.1, 0.2)


@contextlib.contextmanager
def failures(path: Path, *, writing: bool) -> Generator[None]:
    """Turns what the system refuses within the block into a StoreError about `path`."""
    try:
        yield
    except OSError as error:
        raise _explained(error, path, writing=writing) from error


def _explained(error: OSError, path: Path, *, writing: bool) -> StoreError:
    if error.errno in _FULL:
        return DiskFull(path=path)
    if error.errno in _FORBIDDEN or isinstance(error, IsADirectoryError):
        return NotWritable(path=path) if writing else NotReadable(path=path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Gone(path=path)
    return StoreError(path=path, cause=error.strerror or type(error).__name__)


def write_atomically(path: Path, data: bytes) -> None:
    """Puts `data` into the file at once: whoever opens it sees all of the old or all of the new.

    The folder must be there. A link is followed, the mode of an existing file kept; a new file is for
    its owner alone. When this fails, the file is as it was and nothing is left beside it.

    Raises:
        StoreError: DiskFull, NotWritable, Gone (no such folder), or another.
    """
    target = path.resolve()
    with failures(path, writing=True), _written_beside(target, data, _mode(target)) as written:
        _rename(written, target)
        sync_folder(target.parent)


@contextlib.contextmanager
def _written_beside(target: Path, data: bytes, mode: int) -> Generator[Path]:
    """A file with `data` in the folder of `target`, durable, and gone when the block is left."""
    written = target.with_name(f"{temporary_prefix(target)}{os.getpid()}.tmp")
    try:
        _write_file(written, data, mode)
        yield written
    finally:
        with contextlib.suppress(OSError):  # renamed; or what failed first is what the user should hear
            written.unlink()


def _rename(written: Path, target: Path) -> None:
    """Windows refuses it while anybody reads the target, which takes milliseconds."""
    for pause_s in _PAUSES_S:
        try:
            written.replace(target)
        except PermissionError:
            if not _IS_WINDOWS:
                raise
            time.sleep(pause_s)
        else:
            return
    written.replace(target)


def write_new(path: Path, data: bytes) -> bool:
    """Puts `data` into a file that is not there yet, all at once; False when there is one, which stays."""
    target = path.resolve()
    with failures(target, writing=True), _written_beside(target, data, _PRIVATE) as written:
        return _give_name(written, target)


def _give_name(written: Path, target: Path) -> bool:
    """A hard link fails where a file is there, which no rename does; a folder without links looks first."""
    try:
        target.hardlink_to(written)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
            raise
        if target.exists():
            return False
        written.replace(target)
    sync_folder(target.parent)
    return True


def _mode(target: Path) -> int:
    """That of the file to be replaced, which must be writable; else for its owner alone."""
    try:
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        return _PRIVATE
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return mode


def _write_file(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, mode)
    try:
        write_all(descriptor, data)
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        sync(descriptor)
    finally:
        os.close(descriptor)


def temporary_prefix(target: Path) -> str:
    """What the names of half-written files for `target` begin with; they end in `.tmp`."""
    return f".{target.name}."


def strays(target: Path) -> list[Path]:
    """Half-written files for `target`: those that a crash has left, and that of somebody writing it now."""
    prefix = temporary_prefix(target)
    with failures(target.parent, writing=False):
        names = os.listdir(target.parent)  # noqa: PTH208 -- names alone: half the time of Path.iterdir
    return [target.parent / name for name in names if name.startswith(prefix) and name.endswith(".tmp")]


def sweep(target: Path) -> None:
    """Takes the half-written files for `target` away. Call it only while nobody else writes."""
    with failures(target.parent, writing=True):
        for stray in strays(target):
            stray.unlink(missing_ok=True)


def write_all(descriptor: int, data: bytes) -> None:
    """All of `data`; the system may take a part at a time."""
    written = os.write(descriptor, data)
    while written < len(data):
        written += os.write(descriptor, memoryview(data)[written:])


def read_all(path: Path) -> tuple[bytes, Stamp]:
    """What is in the file, and its stamp as of then."""
    with failures(path, writing=False), path.open("rb", buffering=0) as file:
        return file.read(), stamp_of(os.fstat(file.fileno()))


def stamp(path: Path) -> Stamp | None:
    """None when there is no such file."""
    try:
        return stamp_of(os.stat(path))  # noqa: PTH116 -- called twice an edit; Path.stat takes three times as long
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _explained(error, path, writing=False) from error


def stamp_of(found: os.stat_result) -> Stamp:
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def sync_folder(folder: Path) -> None:
    """Makes the names in the folder durable. Windows has no such call; its journal keeps names itself."""
    if _IS_WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise  # network folders that cannot sync a folder answer one of the three
    finally:
        os.close(descriptor)


def sync(descriptor: int) -> None:
    """Everything written so far, on the medium itself; macOS needs another call than fsync for that."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # file systems without it take the fsync below
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


_IS_WINDOWS = os.name == "nt"
_BINARY = getattr(os, "O_BINARY", 0)
