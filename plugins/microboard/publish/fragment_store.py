"""Keeps the pieces of an earlier build in files, so that a later build need not make them again.

The pieces of an opportunity stand side by side in a block, which is found by the key of the opportunity: it stands for
everything they say. The index is replaced at once when a build is done and names the files that count; the others are
removed. All of it may be deleted at any time, and what is not as it was written is made anew.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO
from uuid import uuid4
from zlib import crc32

import orjson

from microboard.replace import replace_file

VERSION = 2
INDEX = "index.json"
ENDING = ".pieces"
# The last byte that a file can have.
LAST = 2**63 - 1
# The length of a piece that is not there.
ABSENT = 0xFFFFFFFF
# A process may have so many files open, on some systems 256, and a huge board has more.
MAX_OPEN = max(64, os.sysconf("SC_OPEN_MAX") // 2) if hasattr(os, "sysconf") else 64
# No block has more bytes: a listing has 64 KiB.
LARGEST = 64 * 1024 * 1024
# Files may be so many times as large as what counts in them.
MAX_WASTE = 3

# Where a block stands: the name of the file, its first byte and the first after it.
Place = tuple[str, int, int]
Table = dict[str, Place]


class FragmentStore:
    """Blocks of pieces of these `kinds` in `folder`. `key` stands for what all pieces depend on; with another one,
    nothing counts."""

    def __init__(self, folder: Path, kinds: Sequence[str], key: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._places = {kind: index for index, kind in enumerate(kinds)}
        # The CRC-32 of the key and of the rest of the block, and the length of each piece.
        self._header = Struct(f"<I{len(kinds)}I")
        self._about = [VERSION, *kinds, key]
        self._table = self._read_index()
        self._files: dict[str, BinaryIO] = {}
        # What this build has written need not be looked at again.
        self._trusted: set[str] = set()
        self._remove_files()

    def get(self, kind: str, key: str) -> bytes | None:
        """A piece, or None where it is not stored or not whole."""
        place = self._table.get(key)
        if not place or not (key in self._trusted or self._is_whole(key, place)):
            return None
        name, start, _ = place
        index = self._places[kind]
        header = self._read(name, start, self._header.size)
        if not header:
            return None
        lengths = self._header.unpack(header)[1:]
        if lengths[index] == ABSENT:
            return None
        start += self._header.size + sum([length for length in lengths[:index] if length != ABSENT])
        piece = self._read(name, start, lengths[index])
        return piece if len(piece) == lengths[index] else None

    def write(self, blocks: Iterable[tuple[str, Mapping[str, bytes]]]) -> Table:
        """Write the pieces of opportunities, as (key, piece by kind), to a new file. They count once `add` is told."""
        table: Table = {}
        name = f"{uuid4().hex}{ENDING}"
        with (self.folder / name).open("xb") as file:
            for key, pieces in blocks:
                start = file.tell()
                file.write(self._build_block(key, pieces))
                table[key] = name, start, file.tell()
        return table

    def add(self, table: Table) -> None:
        """Find the blocks of a file that this build has written."""
        self._table |= table
        self._trusted |= table.keys()

    def close(self, keys: Iterable[str]) -> None:
        """Keep the blocks of these opportunities, and forget the others."""
        while self._files:
            self._files.popitem()[1].close()
        sizes = {path.name: path.stat().st_size for path in self.folder.glob(f"*{ENDING}")}
        self._table = {key: self._table[key] for key in keys if key in self._table and self._table[key][0] in sizes}
        used = sum(stop - start for _, start, stop in self._table.values())
        if sum(sizes[name] for name in self._list_used()) > MAX_WASTE * used:
            self._table = {}
        replace_file(self.folder / INDEX, [orjson.dumps({"about": self._about, "blocks": self._table})])
        self._remove_files()

    def _build_block(self, key: str, pieces: Mapping[str, bytes]) -> bytes:
        lengths = [len(pieces[kind]) if kind in pieces else ABSENT for kind in self._places]
        block = self._header.pack(0, *lengths) + b"".join([pieces[kind] for kind in self._places if kind in pieces])
        return _sum_up(key, block).to_bytes(4, "little") + block[4:]

    def _read(self, name: str, start: int, size: int) -> bytes:
        """So many bytes of a file; nothing where they can't be read."""
        try:
            if name not in self._files:
                if len(self._files) >= MAX_OPEN:
                    self._files.pop(next(iter(self._files))).close()
                self._files[name] = (self.folder / name).open("rb", buffering=0)
            data = _read_at(self._files[name], start, size)
        except OSError:
            return b""
        return data if len(data) == size else b""

    def _is_whole(self, key: str, place: Place) -> bool:
        """Whether a block of an earlier build is as it was written; if not, it is forgotten."""
        name, start, stop = place
        block = self._read(name, start, stop - start)
        is_whole = (len(block) >= self._header.size
                    and _sum_up(key, block) == int.from_bytes(block[:4], "little"))
        if is_whole:
            self._trusted.add(key)
        else:
            del self._table[key]
        return is_whole

    def _list_used(self) -> set[str]:
        return {name for name, _, _ in self._table.values()}

    def _read_index(self) -> Table:
        try:
            found: Any = orjson.loads((self.folder / INDEX).read_bytes())
            if found["about"] != self._about:
                return {}
            return {key: _read_place(place) for key, place in found["blocks"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}

    def _remove_files(self) -> None:
        used = self._list_used()
        # Nothing but its own: the folder may be a link to another.
        for path in self.folder.glob(f"*{ENDING}"):
            if path.name not in used:
                path.unlink(missing_ok=True)


def _read_place(value: Any) -> Place:
    """Raises ValueError or TypeError for what is no place."""
    name, start, stop = value
    if Path(name).name != name or not (isinstance(start, int) and isinstance(stop, int)
                                        and 0 <= start <= stop <= min(start + LARGEST, LAST)):
        raise ValueError("no place")
    return name, start, stop


def _read_at(file: BinaryIO, start: int, size: int) -> bytes:
    if hasattr(os, "pread"):  # copies of this process share the file, and so its position
        return os.pread(file.fileno(), size, start)
    file.seek(start)
    return file.read(size)


def _sum_up(key: str, block: bytes) -> int:
    return crc32(block[4:], crc32(key.encode()))
