"""Asks git which files of a board differ from a commit, and who may change them."""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from microboard.check.rule import Rule
from microboard.read import Document, Problem
from microboard.read.folder import EMPLOYER_FILE, ROOT
from microboard.read.problem import shorten
from microboard.read.yaml import parse_yaml

RULES = (
    Rule("unknown-author", "Changes come from the employer",
         "With `--author`: someone who is not among the `maintainers` of a folder proposes to change it. The names "
         "are those before the change.", "warning", is_changeable=True),
    Rule("listing-removed", "Listings are not deleted",
         "With `--changed-since`: the address of a listing is for good. Its `status` says what became of it.",
         "warning", is_changeable=True),
)


class GitError(Exception):
    """Git can't answer; the message says why, for people."""


def read_changed(root: Path, ref: str) -> frozenset[str]:
    """Paths under opportunities/, relative to the board, that differ between `ref` and the files on disk."""
    if ref.startswith("-"):
        raise GitError(f"{shorten(ref)} is no commit, branch or tag.")
    changed = _run(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", ref, "--", ROOT)
    added = _run(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ROOT)
    return frozenset(path for path in (changed + added).decode("utf-8", "surrogateescape").split("\0") if path)


def check_changes(root: Path, ref: str, author: str, changed: Iterable[str]) -> Iterator[Problem]:
    """Problems with the change itself: who makes it, and listings that it removes."""
    paths = sorted(changed)
    if author:
        yield from _check_author(root, ref, author, paths)
    for path in paths:
        if path.count("/") == 2 and path.endswith(".yml") and not (root / path).exists():
            yield Problem(path, 1, 1, "", "listing-removed", "warning", "This file is deleted or renamed.",
                          "Keep it, and set status: withdrawn, filled or completed.")


def read_before(root: Path, ref: str, path: str) -> Document | None:
    """The file `path` as it was at `ref`; None where it was not there or could not be read."""
    try:
        parsed = parse_yaml(_run(root, "show", f"{ref}:./{path}").decode("utf-8", "replace"))
    except GitError:
        return None
    return Document(path, parsed.values, parsed) if isinstance(parsed.values, dict) else None


def _check_author(root: Path, ref: str, author: str, paths: list[str]) -> Iterator[Problem]:
    first = {path.split("/")[1]: path for path in reversed(paths) if path.count("/") == 2}
    for employer, path in sorted(first.items()):
        maintainers = _read_maintainers(root, ref, employer)
        if maintainers and author.casefold() not in (name.casefold() for name in maintainers):
            yield Problem(path, 1, 1, "", "unknown-author", "warning",
                          f"{shorten(author)} is not among the maintainers of {employer}.",
                          f"One of them should approve this change: {', '.join(maintainers[:5])}.")


def _read_maintainers(root: Path, ref: str, employer: str) -> list[str]:
    """The maintainers as `ref` names them: whoever adds themselves is not one yet. Empty for a new employer."""
    try:
        data = _run(root, "show", f"{ref}:./{ROOT}/{employer}/{EMPLOYER_FILE}")
    except GitError:
        return []
    parsed = parse_yaml(data.decode("utf-8", "replace"))
    values = parsed.values if isinstance(parsed.values, dict) else {}
    names = Document("", values, parsed).get("maintainers")
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _run(root: Path, *arguments: str) -> bytes:
    # A literal pathspec: a folder named ":(exclude)" is only a name.
    command = ["git", "--literal-pathspecs", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise GitError("Git is not installed, and --changed-since needs it.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(f"Git says: {said[0] if said else 'nothing'}.")
    return done.stdout
