"""A board that holds the employers of many examples, each in a folder of its own."""

import re
import shutil
from pathlib import Path

from boards import ROOT
from schemas import SCHEMA

EXAMPLES = ROOT / "tests/examples"


def write_mixed_board(root: Path, every: int) -> None:
    """Lay out every so many examples side by side; what compares employers finds more there than in each alone."""
    shutil.copytree(SCHEMA, root / "schema")
    cases = sorted(path for kind in ("bad", "good") for path in (EXAMPLES / kind).glob("*/opportunities/*"))
    for number, folder in enumerate(cases[::every]):
        if folder.is_dir():
            name = re.sub("[^a-z0-9]+", "-", f"{folder.name}-{number}".lower())
            shutil.copytree(folder, root / "opportunities" / name, symlinks=True)
