"""Looks for a file that the check or a page cannot stand, guided by the paths the code takes (atheris, libFuzzer).

atheris is no dependency of the project: it has no wheels for every Python that the project runs on, and a useful run
takes longer than a test may. See tests/fuzz/README.md for the command.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["microboard", "yaml", "jsonschema"], enable_loader_override=False):
    from board_of_one import EMPLOYER, LISTING, BoardOfOne
    from boards import EVERYTHING, TODAY
    from boards import LISTING as VALUES
    from microboard.board import build_board
    from microboard.check.problems.report import build_annotations, build_json, build_summary, build_text
    from microboard.publish.lists import build_lists
    from microboard.publish.output import Site
    from microboard.publish.pages.pages import iterate_pages
    from microboard.run.clock import read_clock
    from site_files import iterate_feeds

MAX_SECONDS = 2.0  # of CPU, with every branch counted, which costs about half of it
SITE = Site("Board", "https://org.example/jobs/")
TEXTS = ("title", "summary", "description", "accessibility", "outcome", "learning_objectives", "deliverables", "mentor",
         "location", "apply", "language", "starts", "posted", "updated", "x-note")


def test_one_input(data: bytes) -> None:
    """The first byte chooses: a listing's bytes, an employer's, or a good listing with one field replaced."""
    began = time.process_time()
    kind, rest = data[:1], data[1:]
    if kind < b"\x60":
        FOLDER.write(LISTING, rest)
    elif kind < b"\x80":
        FOLDER.write(EMPLOYER, rest)
    else:
        FOLDER.write(LISTING, replace_field(rest))
    checked = FOLDER.check()
    for build in (build_text, build_json, build_annotations, build_summary):
        assert build(checked.problems)
    if not checked.has_errors:
        board = build_board(checked, read_clock(TODAY))
        for page in iterate_pages(board):
            if page.path.startswith(("opportunities/acme/", "employers/acme/")):
                page.encode_body().decode()
        for _ in iterate_feeds(board, SITE, build_lists(board)[:1]):
            pass
    took = time.process_time() - began
    assert took < MAX_SECONDS, f"{took:.1f} seconds of CPU"


def replace_field(data: bytes) -> bytes:
    """A listing that uses every field, in which one text is what `data` spells."""
    provider = atheris.FuzzedDataProvider(data)
    values: dict[str, Any] = json.loads(json.dumps({**VALUES, **EVERYTHING, "outcome": "A good poster"}))
    name = provider.PickValueInList(list(TEXTS))
    text = provider.ConsumeUnicodeNoSurrogates(provider.remaining_bytes())
    values[name] = put_into(values.get(name, ""), text)
    return json.dumps(values, ensure_ascii=False).encode()


def put_into(value: object, text: str) -> object:
    if isinstance(value, list):
        return [put_into(item, text) for item in value]
    if isinstance(value, dict):
        return {key: put_into(item, text) if isinstance(item, str | list) else item for key, item in value.items()}
    return text if not isinstance(value, str) or len(text) > 12 else f"{value} {text}"


if __name__ == "__main__":
    FOLDER = BoardOfOne(Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)))
    atheris.Setup(sys.argv, test_one_input, enable_python_coverage=True)
    atheris.Fuzz()
