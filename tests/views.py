"""A board with saved filters."""

import shutil

from boards import BoardFolder
from schemas import SCHEMA

VIEWS = """\
views:
  - id: nursing
    title: Nursing students
    text: Projects in health care that fit beside a degree in nursing.
    filter:
      sector: health
      audience: undergraduates, graduate-students
      week: ..10
  - id: galway
    title: City of Galway
    text: Projects in Galway, or for people who live there.
    filter:
      text: Galway Ireland
"""


def add_views(folder: BoardFolder, text: str = VIEWS) -> None:
    """Give the board rules of its own, with these views."""
    shutil.copytree(SCHEMA, folder.root / "schema", dirs_exist_ok=True)
    (folder.root / "schema/views.yml").write_text(text, encoding="utf-8")
