"""Where the schema of a board lies, and what Microboard ships beside its program."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parents[2]
# What every board shares lies at the top of the repository, where people edit it, and in a wheel in the package.
TOP = next(folder for folder in (PACKAGE / "top", PACKAGE.parents[1]) if folder.is_dir())
FOLDER = TOP / "schema"


def find_schema(root: Path) -> Path:
    """The schema folder of the board at `root`, or the one that Microboard ships."""
    folder = root / "schema"
    return folder if folder.is_dir() else FOLDER


def choose(folder: Path, file: str) -> Path:
    """The folder that has a file of the schema: the board's own, or else the one that Microboard ships. A link that
    leads nowhere is there, and is refused where it is read."""
    return folder if os.path.lexists(folder / file) else FOLDER
