"""Keeps the pieces of opportunities in files while a site is written, so that all processes can use them and none needs
memory for them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

# The pieces of an opportunity stand side by side: the name of their file, where the first starts, and where each ends.
# One that is not there is empty.
Place = tuple[str, tuple[int, ...]]
Table = dict[str, Place]


class PieceStore:
    """Pieces of these `kinds` in `folder`, by kind and key."""

    def __init__(self, folder: Path, kinds: Sequence[str]) -> None:
        self._folder = folder
        self._places = {kind: index for index, kind in enumerate(kinds)}
        self._table: Table = {}
        self._files: dict[str, BinaryIO] = {}

    def write(self, pieces: Iterable[tuple[str, Mapping[str, bytes]]]) -> Table:
        """Write the pieces of each key to the file of this process; where they stand, for `add`."""
        table: Table = {}
        name = str(os.getpid())
        with (self._folder / name).open("ab") as file:
            at = file.tell()
            for key, found in pieces:
                here = [found.get(kind, b"") for kind in self._places]
                file.writelines(here)
                table[key] = name, tuple(accumulate(map(len, here), initial=at))
                at = table[key][1][-1]
        return table

    def add(self, table: Table) -> None:
        """Find what a process has written."""
        self._table |= table

    def get(self, kind: str, key: str) -> bytes | None:
        """A piece, or None where there is none."""
        if key not in self._table:
            return None
        name, ends = self._table[key]
        start, stop = ends[self._places[kind]], ends[self._places[kind] + 1]
        if name not in self._files:
            self._files[name] = (self._folder / name).open("rb", buffering=0)
        return _read_at(self._files[name], start, stop - start) or None

    def close(self) -> None:
        """Close the files."""
        while self._files:
            self._files.popitem()[1].close()


def _read_at(file: BinaryIO, start: int, size: int) -> bytes:
    if hasattr(os, "pread"):  # copies of this process share the file, and so its position
        return os.pread(file.fileno(), size, start)
    file.seek(start)
    return file.read(size)
