"""Reads an answer from the artifact of a run that a stranger has started, and refuses whatever is not plainly one.

Runs by itself (``python3 -I receive.py answer.zip body.json``) with the standard library alone: the workflow that may
write comments installs nothing. Nothing is unpacked to the disk, so no name and no link in the archive can matter.
"""

import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

# The first line, by which the comment is found again.
MARKER = "<!-- microboard:answer -->"
TEXT, NUMBER = "answer.md", "number"
# GitHub takes 65,536 characters.
MAX_TEXT = 65_000
MAX_NUMBER = 10
# Characters that our comments never contain: control characters, and those that change the direction of text.
UNWANTED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FENCE = re.compile(r"(`{3,})yaml")
# A fence that is indented or made of tildes could end a block unnoticed.
HIDDEN_FENCE = re.compile(r"[\s>*+.)\d-]*(`{3,}|~{3,})")
CODE = re.compile(r"(\\[!-/:-@\[-`{-~])|(?<!`)(`+)(?!`)(.+?)(?<!`)\2(?!`)")
MENTION = re.compile(r"[@#][A-Za-z0-9]")
# Outside of code: HTML, links, images, addresses that GitHub turns into links, and letters in disguise.
LIVE = re.compile(r"[<&]|\]\(|\]\[|\]:|!\[|://|\bwww\.", re.IGNORECASE)


class RefusedError(Exception):
    """This is not an answer; the message says why, in words for people."""


def read_answer(path: Path) -> tuple[str, str]:
    """The number of the pull request and the comment. Raises RefusedError."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sorted(archive.namelist()) != [TEXT, NUMBER]:
                raise RefusedError(f"The artifact holds other files than {TEXT} and {NUMBER}.")
            number, text = _read(archive, NUMBER, MAX_NUMBER), _read(archive, TEXT, MAX_TEXT)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error) as error:
        raise RefusedError("The artifact can't be read.") from error
    if not re.fullmatch(r"[1-9][0-9]{0,8}\n?", number, re.ASCII):
        raise RefusedError("The number of the pull request is no number.")
    check_comment(text)
    return number.strip(), text


def check_comment(text: str) -> None:
    """Raise RefusedError for a comment that microboard does not write."""
    first, *lines = text.split("\n")
    if first != MARKER:
        raise RefusedError("The comment does not begin with its mark.")
    if UNWANTED.search(text):
        raise RefusedError("The comment holds control characters.")
    for line in _leave_out_blocks(lines):
        if HIDDEN_FENCE.match(line):
            raise RefusedError("The comment holds a fence in an odd place.")
        bare = CODE.sub(lambda found: "" if found[2] else found[0], line)
        if MENTION.search(bare):
            raise RefusedError("The comment mentions somebody, or an issue.")
        if LIVE.search(re.sub(r"\\.", "", bare)):
            raise RefusedError("The comment holds a link or HTML.")


def _leave_out_blocks(lines: list[str]) -> Iterator[str]:
    """The lines outside of blocks of YAML."""
    fence = ""
    for line in lines:
        found = FENCE.fullmatch(line)
        if fence:
            fence = "" if line.startswith(fence) and not line.strip("`") else fence
        elif found:
            fence = found[1]
        else:
            yield line
    if fence:
        raise RefusedError("The comment ends within a block.")


def _read(archive: zipfile.ZipFile, name: str, limit: int) -> str:
    """The text of one member, within the limit, whatever size the archive claims."""
    with archive.open(name) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise RefusedError(f"{name} is too long.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{name} is not UTF-8.") from error


def main(archive: Path, body: Path) -> int:
    """Print ``number=N`` for the workflow and write the request's body, or say what was refused."""
    try:
        number, text = read_answer(archive)
    except RefusedError as error:
        print(f"::error::{error}", file=sys.stderr)
        return 1
    body.write_text(json.dumps({"body": text}), encoding="utf-8")
    print(f"number={number}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
