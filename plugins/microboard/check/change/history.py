"""Asks git what a proposal changes, what stood there before, and what stood there long ago."""

import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from microboard.read.document import Document
from microboard.read.folder import ROOT
from microboard.read.plain_text import MAX_BYTES
from microboard.read.problem import shorten
from microboard.read.yaml import parse_yaml
from microboard.words.speech import _

SCHEMA = "schema"
# For more paths than this, it is faster to list everything that was ever deleted.
MAX_PATHS = 100


class GitError(Exception):
    """Git can't answer; the message says why, for people."""


def read_changed(root: Path, ref: str) -> frozenset[str]:
    """Paths under opportunities/, relative to the board, that differ between `ref` and the files on disk."""
    if ref.startswith("-"):
        raise GitError(_("{name} is no commit, branch or tag.", name=shorten(ref)))
    changed = _run(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", ref, "--", ROOT)
    added = _run(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ROOT)
    return frozenset((*split_names(changed), *split_names(added)))


def read_elsewhere(root: Path, ref: str) -> frozenset[str]:
    """Paths outside opportunities/, relative to the top of the repository, that differ from `ref`.

    A file that git does not know yet is not part of any proposal: notes and builds lie about in a working folder. Files
    in `schema/` are: they decide.
    """
    changed = _run(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-relative", "-z", ref)
    rules = _list_new_rules(root)
    prefix = find_prefix(root)
    return frozenset((*(path for path in split_names(changed) if not path.startswith(f"{prefix}{ROOT}/")),
                      *(f"{prefix}{path}" for path in rules)))


def find_prefix(root: Path) -> str:
    """Where the board lies in its repository, such as ``jobs/``; empty at the top, and where there is no repository."""
    try:
        return _run(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").removesuffix("\n")
    except GitError:
        return ""


def _list_new_rules(root: Path) -> list[str]:
    """Files in `schema/` that git does not know yet, though it may be told to ignore them."""
    others = _run(root, "ls-files", "--others", "-z", "--", SCHEMA)
    return [path for path in split_names(others) if path.endswith((".yml", ".json"))]


@contextmanager
def read_rules(root: Path, ref: str) -> Iterator[Path]:
    """A folder with the board's `schema/` as it was at `ref`: whoever proposes a change does not choose its judge.

    That is the board itself where its rules are those of `ref`. Raises GitError.
    """
    changed = _run(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", ref, "--", SCHEMA)
    if not changed and not _list_new_rules(root):
        yield root
        return
    with TemporaryDirectory() as folder:
        _write_files(Path(folder), root, ref)
        yield Path(folder)


def _write_files(folder: Path, root: Path, ref: str) -> None:
    """The files of `schema/` at `ref`, as plain files: what else stands there is not read."""
    listed = _run(root, "ls-tree", "-z", ref, f"{SCHEMA}/")
    for line in split_names(listed):
        kind, _, path = line.partition("\t")
        if kind.startswith("100") and path.startswith(f"{SCHEMA}/"):
            target = folder / path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(_run(root, "cat-file", "blob", kind.split(" ")[2]))


def read_before(root: Path, ref: str, paths: Collection[str]) -> dict[str, Document | None]:
    """The files at `paths` as they were at `ref`; None for one that can't be read. What was not there is left out."""
    return {path: _build_document(path, data) for path, data in read_contents(root, ref, paths).items()}


def read_contents(root: Path, ref: str, paths: Collection[str]) -> dict[str, bytes | None]:
    """The bytes of the files at `paths` as they were at `ref`; None for what was no file. What was not there is left
    out."""
    # Git reads one name a line, and no listing has a line feed in its name.
    asked = sorted(path for path in paths if "\n" not in path)
    commit = _run(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").decode().strip()
    names = "".join(f"{commit}:./{path}\n" for path in asked)
    answers = _run(root, "cat-file", "--batch", given=names.encode("utf-8", "surrogateescape"))
    return dict(_read_objects(asked, answers))


def read_used(root: Path, ref: str, paths: Collection[str]) -> frozenset[str]:
    """Those of `paths` that were on the branch at some time before `ref` and were taken away."""
    if not paths:
        return frozenset()
    # Only what was merged counts: a name that was tried and dropped within a pull request was never an address.
    places = sorted(paths) if len(paths) <= MAX_PATHS else [ROOT]
    gone = _run(root, "log", "--first-parent", "--diff-filter=D", "--name-only", "--no-renames", "--no-ext-diff",
                "--relative", "--format=", "-z", ref, "--", *places)
    return frozenset(split_names(gone)) & frozenset(paths)


def is_shallow(root: Path) -> bool:
    """Whether this copy of the repository lacks its older commits."""
    return _run(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def split_names(data: bytes) -> list[str]:
    """The paths that git, or `git ... -z`, has written with a NUL after each."""
    return [path for path in data.decode("utf-8", "surrogateescape").split("\0") if path]


def _read_objects(paths: list[str], answers: bytes) -> Iterator[tuple[str, bytes | None]]:
    """Each answer is ``<id> <type> <size>``, a line feed, the contents and another; or ``<name> missing``."""
    at = 0
    for path in paths:
        end = answers.index(b"\n", at)
        head, at = answers[at:end], end + 1
        if head.endswith(b" missing"):
            continue
        _, kind, size = head.rsplit(b" ", 2)
        data, at = answers[at:at + int(size)], at + int(size) + 1
        yield path, data if kind == b"blob" else None


def _build_document(path: str, data: bytes | None) -> Document | None:
    if data is None or len(data) > MAX_BYTES:
        return None
    parsed = parse_yaml(data.decode("utf-8-sig", "replace"))
    return Document(path, parsed.values, parsed) if isinstance(parsed.values, dict) else None


def _run(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    # A literal pathspec: a folder named ":(exclude)" is only a name.
    command = ["git", "--literal-pathspecs", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)
    except OSError as error:
        raise GitError(_("Git is not installed, and --changed-since needs it.")) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(_("Git says: {words}.", words=said[0]) if said else _("Git says nothing."))
    return done.stdout
