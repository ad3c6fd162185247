"""Remembers what the files of a site were made of, so that a later build makes only those that say something else.

A part of a site has a key, which stands for everything that its files say. Where a part has the key that it had, and
its files are as they were written, nothing has to be done. The ledger is deleted before a build changes anything and
written when it is done: after a build that was killed, nothing is known of the site.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from microboard.replace import replace_file

VERSION = 2
LEDGER = "site.json"
# The size of a file and the time of its last change, in nanoseconds.
Stamp = list[int]
Stamps = Mapping[str, Stamp]


class Ledger:
    """What the last build of the site in `folder` made: parts by name, each with its key and the paths of its files."""

    def __init__(self, file: Path, folder: Path, key: str) -> None:
        """Read `file`. `key` stands for what all parts depend on; with another one, all are made again."""
        self._file = file
        self._folder = folder
        self._about = _build_about(folder)
        self._key = key
        self._old = self._read()
        self._new: dict[str, tuple[str, Stamps]] = {}

    def open(self) -> None:
        """From here on the site is neither what it was nor what it will be."""
        self._file.unlink(missing_ok=True)

    def keep(self, part: str, key: str) -> bool:
        """Whether a part can stay as it is. If so, it is remembered."""
        had, stamps = self._old.get(part, ("", {}))
        root = str(self._folder)
        if not key or had != key or not all(read_stamp(f"{root}/{path}") == stamp for path, stamp in stamps.items()):
            return False
        self._new[part] = had, stamps
        return True

    def add(self, part: str, key: str, stamps: Stamps) -> None:
        """A part has been made."""
        self._new[part] = key, stamps

    def count(self) -> int:
        """How many files the parts have."""
        return sum(len(stamps) for _, stamps in self._new.values())

    def close(self) -> None:
        """Remove files that no part has any more, and remember the others."""
        kept = {path for _, stamps in self._new.values() for path in stamps}
        old = {path: stamp for _, stamps in self._old.values() for path, stamp in stamps.items() if path not in kept}
        for path, stamp in sorted(old.items()):
            _remove(self._folder, path, stamp)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        about = {"about": self._about, "key": self._key, "parts": self._new}
        replace_file(self._file, [orjson.dumps(about)])

    def _read(self) -> Mapping[str, tuple[str, Stamps]]:
        """The parts; none where the file is missing, broken or about something else."""
        found = _read_ledger(self._file)
        if found.get("about") != self._about or not isinstance(found.get("parts"), dict):
            return {}
        is_same = found.get("key") == self._key
        return {part: (value[0] if is_same else "", value[1]) for part, value in found["parts"].items()
                if _is_part(value)}


def is_known(file: Path, folder: Path) -> bool:
    """Whether the ledger in `file` says what is in the site in `folder`."""
    return _read_ledger(file).get("about") == _build_about(folder)


def read_stamp(path: str) -> Stamp:
    """How a file looks from outside; empty where there is none."""
    try:
        return describe(os.lstat(path))
    except OSError:
        return []


def describe(found: os.stat_result) -> Stamp:
    """The stamp of a file of which the system says this."""
    return [found.st_size, found.st_mtime_ns]


def _build_about(folder: Path) -> list[Any]:
    return [VERSION, str(folder.resolve())]


def _read_ledger(file: Path) -> dict[str, Any]:
    try:
        found: Any = orjson.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_part(value: Any) -> bool:
    """Whether it is a key and stamps of paths that lead nowhere else."""
    return (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], dict)
            and all(map(_is_inside, value[1])))


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/") and "\0" not in path


def _remove(folder: Path, path: str, stamp: Stamp) -> None:
    """Remove a file, and the folders that are empty then. What somebody else has put there, or a link leads to, stays.
    """
    place = folder / path
    if read_stamp(str(place)) != stamp or not place.parent.resolve().is_relative_to(folder.resolve()):
        return
    place.unlink(missing_ok=True)
    for parent in place.parents:
        try:
            if parent == folder:
                return
            parent.rmdir()
        except OSError:
            return
