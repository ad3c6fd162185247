"""Keeps the files of a site from MkDocs while it serves: it empties the site before every build."""

import os
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
        aside = folder / ASIDE
        written = {os.path.relpath(path, folder) for top in _list_visible(folder)
                   for path in ([top] if top.is_file() else top.rglob("*")) if path.is_file()}
        if aside.is_dir():
            for name in self._last - written:
                (aside / name).unlink(missing_ok=True)
            for name in sorted(written):
                (aside / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).replace(aside / name)
            for path in _list_visible(folder):
                _remove_folders(path)
            for path in _list_visible(aside):
                path.rename(folder / path.name)
            aside.rmdir()
        self._last = written


def _list_visible(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(".")] if folder.is_dir() else []


def _remove_folders(folder: Path) -> None:
    """Remove folders that hold no file."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    folder.rmdir()
