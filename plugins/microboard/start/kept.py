"""What a board remembers of how it was begun: the answers, and each file of ours as it was written last."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from microboard.intake.yaml_text import build_yaml
from microboard.read import read_document
from microboard.read.yaml import Value
from microboard.start.answers import Answers

FILE = ".microboard.yml"
HEAD = ("# What this board was begun with, and the files that `microboard upgrade` renews, as they were written last.\n"
        "# It writes this file, too. Keep it in git.")


class KeptError(Exception):
    """There is nothing that a board remembers, or nobody can read it. The text says what to do, for people."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The `version` that wrote last, the `answers`, and the digest of each file by its path."""

    version: str
    answers: Answers
    files: Mapping[str, str]


def read_kept(root: Path) -> Kept:
    """What the board at `root` remembers. Raises KeptError."""
    if not (root / FILE).exists():
        raise KeptError(f"There is no {FILE} here: microboard init has not made this board. To move it over, run "
                        "`microboard init NEW --from OLD`: OLD is this folder, and NEW one that is not there yet.")
    document, problems = read_document(root, FILE)
    names = [field.name for field in fields(Answers)]
    said = {name: document.get_text("answers", name) or "" for name in names} if document else {}
    version = document.get_text("version") if document else None
    if problems or not document or not version or not said["name"]:
        raise KeptError(f"{FILE} is not as it was written. Take it back from git.")
    digests = document.get_group("files")
    return Kept(version, Answers(**said), {path: str(digest) for path, digest in digests.items()})


def build_kept(kept: Kept) -> str:
    """The file."""
    answers: dict[str, Value] = dict(asdict(kept.answers))
    files: dict[str, Value] = dict(sorted(kept.files.items()))
    return build_yaml({"version": kept.version, "answers": answers, "files": files}, {}, HEAD)


def digest(data: bytes) -> str:
    """What tells whether somebody has changed a file. Git on Windows ends lines with two characters, which is no
    change."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
