"""A maintainer who gives badges."""

import shutil
from pathlib import Path

import pytest

from badges import Maintainer
from boards import OUTCOME, BoardFolder
from schemas import SCHEMA


@pytest.fixture
def maintainer(folder: BoardFolder, tmp_path: Path) -> Maintainer:
    """With one key, and a project that two people have done."""
    shutil.copytree(SCHEMA, folder.root / "schema")
    folder.add("acme/bread", status="completed", outcome=OUTCOME)
    made = Maintainer(folder, tmp_path / "keys")
    made.make_key()
    return made
