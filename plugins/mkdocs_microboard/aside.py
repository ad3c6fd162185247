"""Keeps the files of a site from MkDocs while it serves: it empties the site before every build."""

import os
import shutil
from collections.abc import Collection
from pathlib import Path

# MkDocs leaves hidden files alone.
ASIDE = ".microboard"


class Aside:
    """A place in a site's folder for what is there until MkDocs has written its own files."""

    def __init__(self) -> None:
        self._last: set[str] = set()

    def put(self, folder: Path) -> None:
        """Move everything out of the way."""
        aside = folder / ASIDE
        if folder.is_dir() and not aside.exists():
            aside.mkdir()
            for path in _list_visible(folder):
                path.rename(aside / path.name)

    def take_back(self, folder: Path) -> None:
        """Move it back, under what MkDocs has written; what MkDocs wrote the last time and now did not is removed."""
        written = _list_written(folder)
        for name in self._last - written:
            (folder / ASIDE / name).unlink(missing_ok=True)
        self._last = written
        self.undo(folder)

    def undo(self, folder: Path) -> None:
        """Move it back, under what MkDocs has written, which may not be everything."""
        aside = folder / ASIDE
        if not aside.is_dir():
            return
        for name in sorted(_list_written(folder)):
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).replace(aside / name)
        for path in _list_visible(folder):
            _remove_folders(path)
        for path in _list_visible(aside):
            path.rename(folder / path.name)
        aside.rmdir()


def clear_folder(folder: Path, but: Collection[str] = ()) -> None:
    """Remove what MkDocs would remove, except for what has one of these names, and what lies aside."""
    for path in [*_list_visible(folder), *folder.glob(ASIDE)]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name not in but:
            path.unlink()


def _list_written(folder: Path) -> set[str]:
    return {os.path.relpath(path, folder) for top in _list_visible(folder)
            for path in ([top] if top.is_file() else top.rglob("*")) if path.is_file()}


def _list_visible(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(".")] if folder.is_dir() else []


def _remove_folders(folder: Path) -> None:
    """Remove folders that hold no file."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    folder.rmdir()
