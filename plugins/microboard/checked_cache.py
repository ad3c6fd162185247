"""Remembers what the check of each employer's folder found, so that a later check reads only what has changed.

One file holds a line for each folder, with the hash of its files and what was found in them; a new line is added, and
one that no longer counts stays until most of them do not. A second file holds how listings looked from outside: those
that have the sizes, times and numbers that they had are not opened. A fresh checkout has other times, and the same
bytes. Every line has a checksum. Both files may be deleted at any time.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import orjson

from microboard.check.facts import Fact
from microboard.check.share import EmployerFolder, Outcome
from microboard.read import ListingFile, Problem
from microboard.read.document import Content, read_content
from microboard.read.fault import Fault
from microboard.read.folder import ROOT
from microboard.replace import BUFFER, open_aside, replace_file

VERSION = 2
STAMPS = ".stamps"
# A file system may give the same time to two changes that follow each other this closely. Nanoseconds.
GRAIN = 2_000_000_000
# The file may be so many times as large as what counts in it.
MAX_WASTE = 3
# Size, time of change, time of change of what is known of it, and number of each listing of a folder.
Stamp = list[list[int]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A folder that was checked. Without a `stamp`, only the bytes of its listings can tell whether it is the same, and
    without a `digest` of them nothing can. `line` says what was found."""

    name: str
    stamp: Stamp | None
    digest: str
    line: bytes


class CheckedCache:
    """What the file `path` remembers, and where what is found now is added. `key` stands for everything but the files
    of a folder that its check depends on. Where `path` is None, or can't be written, nothing is remembered."""

    def __init__(self, path: Path | None, key: str) -> None:
        self._path = path
        self._header = _seal([VERSION, key])
        # How each folder looked, and the digest of its listings.
        self._old: dict[str, Any] = {}
        self._stamps: dict[str, Any] = {}
        self._file: BinaryIO | None = None
        self._used = len(self._header)
        self._is_known = False

    def find(self, root: Path, folders: Iterable[EmployerFolder]) -> Iterator[tuple[str, Outcome]]:
        """The folders that are as they were, by name, with what was found in each."""
        if not self._path:
            return
        self._old = self._read_stamps()
        wanted, digests = {folder.name: folder for folder in folders}, dict[str, str]()
        for size, (name, digest, *rest), packed in self._read_lines():
            if name not in wanted:
                continue
            if name not in digests:
                stamp = stamp_folder(root, wanted[name])
                had = self._old.get(name)
                found = had[1] if stamp and had and had[0] == stamp else digest_contents(
                    read_contents(root, wanted[name]))
                self._add_stamp(name, settle_stamp(stamp), found)
                digests[name] = _identify(wanted[name], found) if found else ""
            if digests[name] != digest or not digest:
                continue
            outcome = _build_outcome(name, packed, *rest)
            self._used += size
            del wanted[name]
            yield name, outcome

    def add(self, one: Remembered) -> None:
        """Remember a folder."""
        if not self._path or not one.digest:
            return
        self._add_stamp(one.name, one.stamp, one.digest)
        self._used += len(one.line)
        try:
            self._file = self._file or self._open(self._path)
            self._file.write(one.line)
        except OSError:  # what can't be remembered is looked at again
            self._forget()

    def close(self) -> None:
        """Put everything in its place."""
        if not self._path:
            return
        try:
            if self._file:
                self._file.close()
                if not self._is_known:
                    Path(self._file.name).replace(self._path)
            if self._stamps != self._old:
                replace_file(self._path.with_suffix(STAMPS), [_seal(self._stamps)])
            if self._path.exists() and self._path.stat().st_size > MAX_WASTE * self._used:
                self._path.unlink()
        except OSError:
            self._forget()

    def _forget(self) -> None:
        if self._file:
            with suppress(OSError):
                self._file.close()
            if not self._is_known:
                Path(self._file.name).unlink(missing_ok=True)
        self._path = self._file = None

    def _open(self, path: Path) -> BinaryIO:
        """The file, at its end; or a new one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self._is_known:
            file = open_aside(path)
            file.write(self._header)
            return file
        file = path.open("r+b", buffering=BUFFER)
        # A build that was killed may have left half a line.
        file.seek(-1, os.SEEK_END)
        if file.read(1) != b"\n":
            file.write(b"\n")
        return file

    def _add_stamp(self, name: str, stamp: Stamp | None, digest: str) -> None:
        if stamp and digest:
            self._stamps[name] = [stamp, digest]

    def _read_stamps(self) -> dict[str, Any]:
        try:
            found, _ = _unseal(self._path.with_suffix(STAMPS).read_bytes() if self._path else b"")
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _read_lines(self) -> Iterator[tuple[int, Any, list[bytes]]]:
        """The length of each line that is as it was written, and what it holds."""
        try:
            with (self._path or Path()).open("rb") as lines:
                self._is_known = next(lines, b"") == self._header
                for line in lines if self._is_known else ():
                    with suppress(ValueError):
                        yield len(line), *_unseal(line)
        except OSError:
            return


def write_line(folder: EmployerFolder, digest: str, outcome: Outcome) -> bytes:
    """What was found in a folder whose listings have this digest, as a line."""
    packed = [values for _, values in outcome.listings if values is not None]
    return _seal([folder.name, _identify(folder, digest), *_list_outcome(outcome)], packed)


def read_line(line: bytes) -> Outcome:
    """What `write_line` has written."""
    (name, _, *rest), packed = _unseal(line)
    return _build_outcome(name, packed, *rest)


def _identify(folder: EmployerFolder, digest: str) -> str:
    """What stands for all files of a folder."""
    return hashlib.blake2b(folder.content, key=digest.encode(), digest_size=16).hexdigest()


def stamp_folder(root: Path, folder: EmployerFolder) -> Stamp:
    """How the listings of a folder look without opening them; empty where one is missing."""
    place = f"{root}/{ROOT}/{folder.name}"
    try:
        found = [os.lstat(f"{place}/{name}.yml") for name in folder.listings]
    except OSError:
        return []
    return [[one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino] for one in found]


def read_contents(root: Path, folder: EmployerFolder) -> dict[str, Content]:
    """The listings of a folder by their paths."""
    paths = [f"{ROOT}/{folder.name}/{name}.yml" for name in folder.listings]
    return {path: read_content(root, path) for path in paths}


def digest_contents(contents: Mapping[str, Content]) -> str:
    """The BLAKE2b hash of files and their paths; empty where one can't be read."""
    found = hashlib.blake2b(digest_size=16)
    for path, content in contents.items():
        if isinstance(content, Fault):
            return ""
        found.update(b"%s\0%d\0%s" % (path.encode(), len(content), content))
    return found.hexdigest()


def settle_stamp(stamp: Stamp) -> Stamp | None:
    """The stamp, or None where a file has changed so lately that another change might not show in it."""
    newest = max((time for _, *times, _ in stamp for time in times), default=0)
    return stamp if newest < time.time_ns() - GRAIN else None


def _seal(value: Any, packed: Sequence[bytes] = ()) -> bytes:
    """A line: a checksum, a value as JSON, and listings as JSON, which hold no tab."""
    text = b"\t".join([orjson.dumps(value), *packed])
    return b"%08x %s\n" % (crc32(text), text)


def _unseal(line: bytes) -> tuple[Any, list[bytes]]:
    """The value of a line, and its listings. Raises ValueError where it is not whole."""
    check, _, text = line.rstrip(b"\n").partition(b" ")
    if int(check, 16) != crc32(text):
        raise ValueError("not as it was written")
    value, *packed = text.split(b"\t")
    return orjson.loads(value), packed


def _list_outcome(outcome: Outcome) -> list[Any]:
    return [[file.listing for file, _ in outcome.listings], [list(fact) for fact in outcome.facts],
            *([astuple(problem) for problem in problems] for problems in (outcome.faults, outcome.found))]


def _build_outcome(
    employer: str, packed: Sequence[bytes], names: Any, facts: Any, faults: Any, found: Any
) -> Outcome:
    return Outcome(
        [(ListingFile(employer, name), values) for name, values in zip(names, packed, strict=True)],
        [Fact(path, link, title, (date.fromisoformat(first), date.fromisoformat(last)), currency, pay)
         for path, link, title, (first, last), currency, pay in facts],
        [Problem(*one) for one in faults], [Problem(*one) for one in found],
    )
