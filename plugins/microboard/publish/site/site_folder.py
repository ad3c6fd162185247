"""Empties the folder of a site before a build, and says in it until the end that it is not done."""

import errno
import os
import shutil
from pathlib import Path

from microboard.run.replace import replace_file

# Lies in the site until the last file is written.
UNFINISHED = "UNFINISHED.txt"
WARNING = b"This site is being built, or its build was ended. Do not publish it.\n"
# The errors of a disk that takes no more.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}


class BusyError(Exception):
    """Another build is writing the same site. The text says so."""


class SiteFolder:
    """The folder that a build is writing to, from `open` to `close`. The system lets go of it too, however a process
    ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = -1

    def open(self) -> None:
        """Empty the folder. Raises BusyError where another build is writing to it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self._folder)
        self.mark()
        for path in _list_visible(self._folder):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != UNFINISHED:
                path.unlink()

    def mark(self) -> None:
        """Say in the folder that the site is not done: MkDocs has just removed that."""
        self._folder.mkdir(parents=True, exist_ok=True)
        replace_file(self._folder / UNFINISHED, [WARNING])

    def finish(self) -> None:
        """The last file is written."""
        (self._folder / UNFINISHED).unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let other builds write to the folder."""
        if self._lock >= 0:
            os.close(self._lock)
        self._lock = -1


def describe_disk(error: OSError) -> str:
    """A sentence about a disk or a system that keeps a site from being written."""
    about = f" {error.filename}" if error.filename else ""
    return f"the site can't be written ({error.strerror}){about}."


def _list_visible(folder: Path) -> list[Path]:
    """What MkDocs would remove: it leaves hidden files alone, such as the `.git` of published pages."""
    return [path for path in folder.iterdir() if not path.name.startswith(".")]


def _lock(folder: Path) -> int:
    """The handle of a folder that is locked until the handle is closed, also by the end of the process; -1 where the
    system locks no folders. Raises BusyError where another has locked it."""
    try:
        import fcntl
    except ImportError:
        return -1
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise BusyError(f"another build is writing {folder}. Wait until it is done.") from None
    except OSError:
        os.close(handle)
        return -1
    return handle
