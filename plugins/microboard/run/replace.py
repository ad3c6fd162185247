"""Replaces a file at once: whoever reads it gets the old one or the new one, never half of one."""

from collections.abc import Iterable
from pathlib import Path

# More than this is not held back before it is written, in bytes.
BUFFER = 1 << 20
ENDING = ".microboard-new"


def replace_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `path`, which may be there."""
    aside = path.with_name(f"{path.name}{ENDING}")
    # It may be left over from a build that was killed, or be a link to somebody's file.
    aside.unlink(missing_ok=True)
    with aside.open("xb", buffering=BUFFER) as file:
        file.writelines(pieces)
    aside.replace(path)
