"""Replaces a file at once: whoever reads it gets the old one or the new one, never half of one."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

# More than this is not held back before it is written, in bytes.
BUFFER = 1 << 20
ENDING = ".microboard-new"


def replace_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `path`, which may be there."""
    write_aside(path, pieces).replace(path)


def write_aside(path: Path, pieces: Iterable[bytes]) -> Path:
    """Write `pieces` to a file beside `path`; where that is."""
    with open_aside(path) as file:
        file.writelines(pieces)
    return Path(file.name)


def open_aside(path: Path) -> BinaryIO:
    """A new file beside `path`, to be written."""
    aside = path.with_name(f"{path.name}{ENDING}")
    # It may be left over from a build that was killed, or be a link to somebody's file.
    aside.unlink(missing_ok=True)
    return aside.open("xb", buffering=BUFFER)
