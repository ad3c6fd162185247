"""Where the schema of a board lies, and the one that Microboard ships."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parents[2]
# In a wheel the schema lies in the package; in the repository at the top, where a fork edits it.
FOLDER = next(folder for folder in (PACKAGE / "schema", PACKAGE.parents[1] / "schema") if folder.is_dir())


def find_schema(root: Path) -> Path:
    """The schema folder of the board at `root`, or the one that Microboard ships."""
    folder = root / "schema"
    return folder if folder.is_dir() else FOLDER


def choose(folder: Path, file: str) -> Path:
    """The folder that has a file of the schema: the board's own, or else the one that Microboard ships. A link that
    leads nowhere is there, and is refused where it is read."""
    return folder if os.path.lexists(folder / file) else FOLDER
