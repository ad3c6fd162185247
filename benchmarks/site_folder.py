"""Builds the sample site and lays another board over its browse page."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from microboard.board import Board
from microboard.publish.api.index import INDEX
from microboard.publish.pages.pages import iterate_pages

ROOT = Path(__file__).parents[1]
PAGE = "opportunities/index.html"


def build_sample_site(folder: Path, as_of: datetime) -> None:
    """The site of this repository, in `folder`."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)], cwd=ROOT, check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(as_of.timestamp()))},
    )


def put_board(folder: Path, board: Board, index: bytes) -> bytes:
    """Put the index and the browse page of `board` in place of those that are there; the page."""
    (folder / INDEX).write_bytes(index)
    file = folder / PAGE
    text = file.read_text(encoding="utf-8")
    end = text.rindex("</article>")
    start = text.index('<div id="mb-start"')
    data = f"{text[:start]}{next(iterate_pages(board)).encode_body().decode()}{text[end:]}".encode()
    file.write_bytes(data)
    return data
