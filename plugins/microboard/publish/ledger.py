"""Remembers what the files of a site were made of, so that a later build makes only those that say something else.

A part of a site has a key, which stands for everything that its files say. Where a part has the key that it had, and
its files are there, nothing has to be done. The ledger is deleted before a build changes anything and written when it
is done: after a build that was killed, everything is made again.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

VERSION = 1


class Ledger:
    """What the last build of the site in `folder` made: parts by name, each with its key and the paths of its files."""

    def __init__(self, file: Path, folder: Path, key: str) -> None:
        """Read `file`. `key` stands for what all parts depend on; with another one, nothing counts."""
        self._file = file
        self._folder = folder
        self._about = [VERSION, key, str(folder.resolve())]
        self._old = self._read()
        self._new: dict[str, tuple[str, Sequence[str]]] = {}

    def open(self) -> None:
        """From here on the site is neither what it was nor what it will be."""
        self._file.unlink(missing_ok=True)

    def keep(self, part: str, key: str) -> bool:
        """Whether a part can stay as it is. If so, it is remembered."""
        had, paths = self._old.get(part, ("", ()))
        root = str(self._folder)
        if not key or had != key or not all(os.path.lexists(f"{root}/{path}") for path in paths):
            return False
        self._new[part] = had, paths
        return True

    def add(self, part: str, key: str, paths: Sequence[str]) -> None:
        """A part has been made."""
        self._new[part] = key, paths

    def close(self) -> int:
        """Remove files that no part has any more, and remember the others; how many these are."""
        kept = {path for _, paths in self._new.values() for path in paths}
        for path in sorted({path for _, paths in self._old.values() for path in paths} - kept):
            _remove(self._folder, path)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        aside = self._file.with_suffix(".new")
        aside.write_bytes(orjson.dumps({"about": self._about, "parts": self._new}))
        aside.replace(self._file)
        return len(kept)

    def _read(self) -> Mapping[str, tuple[str, Sequence[str]]]:
        """The parts; none where the file is missing, broken or about something else."""
        try:
            found: Any = orjson.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict) or found.get("about") != self._about or not isinstance(found.get("parts"), dict):
            return {}
        return {part: value for part, value in found["parts"].items() if _is_part(value)}


def _is_part(value: Any) -> bool:
    """Whether it is a key and paths that lead nowhere else."""
    return (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], list)
            and all(isinstance(path, str) and _is_inside(path) for path in value[1]))


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/") and "\0" not in path


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that are empty then."""
    (folder / path).unlink(missing_ok=True)
    for parent in (folder / path).parents:
        try:
            if parent == folder:
                return
            parent.rmdir()
        except OSError:
            return
