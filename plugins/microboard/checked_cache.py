"""Remembers what the check of each employer's folder found, so that a later check reads only what has changed.

A folder counts as it was where its files have the sizes, times and numbers that they had, or else the same bytes: a
fresh checkout has other times. Every line has a checksum. The file may be deleted at any time.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from microboard.check.facts import Fact
from microboard.check.share import EmployerFolder, Outcome
from microboard.read import ListingFile, Problem
from microboard.read.document import read_content
from microboard.read.fault import Fault
from microboard.read.folder import EMPLOYER_FILE, ROOT
from microboard.replace import replace_file

VERSION = 1
# A file system may give the same time to two changes that follow each other this closely. Nanoseconds.
GRAIN = 2_000_000_000
# Size, time of change, time of change of what is known of it, and number of each file of a folder.
Stamp = list[list[int]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a folder was like and what its check found. Without a `stamp`, only the bytes can tell."""

    stamp: Stamp | None
    digest: str
    outcome: Outcome


def stamp_folder(root: Path, folder: EmployerFolder) -> Stamp:
    """How the files of a folder look without opening them; empty where one is missing."""
    place = f"{root}/{ROOT}/{folder.name}/"
    try:
        found = [os.lstat(place + name) for name in _list_names(folder)]
    except OSError:
        return []
    return [[one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino] for one in found]


def digest_folder(root: Path, folder: EmployerFolder) -> str:
    """The BLAKE2b hash of the names and bytes of a folder's files; empty where one can't be read."""
    if folder.employer is None:
        return ""
    found = hashlib.blake2b(digest_size=16)
    for name in _list_names(folder):
        data = read_content(root, f"{ROOT}/{folder.name}/{name}")
        if isinstance(data, Fault):
            return ""
        found.update(b"%s\0%d\0%s" % (name.encode(), len(data), data))
    return found.hexdigest()


def find_known(file: Path, key: str, root: Path, folders: Iterable[EmployerFolder]) -> dict[str, Remembered]:
    """What is remembered of the folders that are as they were. `key` stands for everything else that was checked."""
    remembered = _read(file, key)
    known: dict[str, Remembered] = {}
    for folder in folders:
        had = remembered.get(folder.name)
        if not had:
            continue
        stamp = stamp_folder(root, folder)
        if stamp and stamp == had.stamp:
            known[folder.name] = had
        elif stamp and digest_folder(root, folder) == had.digest != "":
            known[folder.name] = Remembered(settle_stamp(stamp), had.digest, had.outcome)
    return known


def settle_stamp(stamp: Stamp) -> Stamp | None:
    """The stamp, or None where a file has changed so lately that another change might not show in it."""
    newest = max((time for _, *times, _ in stamp for time in times), default=0)
    return stamp if newest < time.time_ns() - GRAIN else None


def write_known(file: Path, key: str, known: Mapping[str, Remembered]) -> None:
    """Remember what was found in each folder, by its name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, _iterate_lines(key, known))


def _iterate_lines(key: str, known: Mapping[str, Remembered]) -> Iterator[bytes]:
    yield _seal([VERSION, key])
    for name, one in known.items():
        packed = [values for _, values in one.outcome.listings]
        yield _seal([name, one.stamp, one.digest, *_list_outcome(one.outcome)], packed)


def _list_names(folder: EmployerFolder) -> list[str]:
    return [EMPLOYER_FILE, *(f"{name}.yml" for name in folder.listings)]


def _read(file: Path, key: str) -> dict[str, Remembered]:
    """Everything in the file; nothing where one line is not as it was written."""
    try:
        with file.open("rb") as lines:
            if _unseal(next(lines, b""))[0] != [VERSION, key]:
                return {}
            return {name: Remembered(stamp, digest, _build_outcome(name, packed, *rest))
                    for (name, stamp, digest, *rest), packed in map(_unseal, lines)}
    except (OSError, ValueError, TypeError):
        return {}


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
