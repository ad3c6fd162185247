"""Finds the folder for what later builds may use, and keeps other builds out of it meanwhile."""

import os
import subprocess
from pathlib import Path

# Beside the board, where a workflow can keep it.
CACHE, LOCK = ".cache/microboard", "lock"


class BusyError(Exception):
    """Another build is writing the same site."""


class CacheFolder:
    """The cache of the board at `root` until it is closed, for a build of the site in the folder `site`.

    `path` is None where there is none, and a build begins anew: nothing can be written there, a build of another site
    uses it, or it came with the repository (`is_foreign`). Raises BusyError where another build is writing this site.
    """

    def __init__(self, root: Path, site: Path) -> None:
        self._lock = -1
        self.is_foreign = _is_in_repository(root)
        self.path = root / CACHE if not self.is_foreign and self._open(root / CACHE, site.resolve()) else None

    def close(self) -> None:
        """Let other builds use it."""
        if self._lock >= 0:
            os.close(self._lock)
        self._lock = -1

    def _open(self, folder: Path, site: Path) -> bool:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # A link would lead to somebody's file.
            self._lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
            _lock(self._lock)
            os.truncate(self._lock, 0)
            os.write(self._lock, bytes(site))
        except BlockingIOError:
            is_same = (folder / LOCK).read_bytes() == bytes(site)
            self.close()
            if is_same:
                raise BusyError from None
            return False
        except OSError:
            self.close()
            return False
        return os.access(folder, os.W_OK)


def _lock(handle: int) -> None:
    """Lock an open file until it is closed, also by the end of the process. Raises OSError where it is locked."""
    try:
        import fcntl
    except ImportError:  # Windows, where one process does it all and nobody serves and builds at once
        return
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_in_repository(root: Path) -> bool:
    """Whether git has files of the cache: whoever proposed them could make the site say anything."""
    try:
        found = subprocess.run(["git", "-C", str(root), "ls-files", "--", CACHE.partition("/")[0]],
                               capture_output=True, check=False)
    except OSError:  # there is no git
        return False
    return bool(found.stdout)
