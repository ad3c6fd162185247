"""Decides which files of a board are written anew: never one that somebody has changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from microboard.check.schema.rulebook import Rulebook
from microboard.start.answers import Answers
from microboard.start.files import ANNOUNCE, build_ours
from microboard.start.kept import FILE, Kept, build_kept, digest, read_kept
from microboard.start.program import Program


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is to be done, by path: texts to write, files to remove, and what stays as somebody has made it: `changed`
    have another text in this version, `removed` are not there any more. `digests` is what to remember."""

    write: Mapping[str, str]
    remove: tuple[str, ...]
    changed: Mapping[str, str]
    removed: tuple[str, ...]
    digests: Mapping[str, str]


def plan_renewal(made: Mapping[str, str], known: Mapping[str, str], found: Mapping[str, bytes | None]) -> Renewal:
    """Compare the files of this version, the digests of those that were written last, and what is on the disk; None
    where nothing is."""
    write = {path: text for path, text in made.items() if _is_ours(path, known, found) and found[path] != text.encode()}
    changed = {path: text for path, text in made.items()
               if path not in write and found[path] is not None and digest(found[path] or b"") != digest(text.encode())}
    removed = [path for path in made if path in known and found[path] is None]
    gone = [path for path in known if path not in made and found[path] is not None]
    stays = {*changed, *removed}
    digests = {path: digest(text.encode()) for path, text in made.items() if path not in stays}
    return Renewal(write, tuple(path for path in gone if _is_ours(path, known, found)), changed, tuple(removed),
                   {**digests, **{path: known[path] for path in stays if path in known}})


def _is_ours(path: str, known: Mapping[str, str], found: Mapping[str, bytes | None]) -> bool:
    """Whether a file is as it was written last, or is new."""
    data = found[path]
    return path not in known if data is None else digest(data) == known.get(path)


def renew(
    root: Path, rulebook: Rulebook, program: Program, answers: Answers, known: Mapping[str, str], *,
    adds_announce: bool = False
) -> Renewal:
    """Write what this version has of the board at `root`, where nobody has changed it, and what the board remembers.
    `known` are the digests of what was written last. Says what was done."""
    made = build_ours(rulebook, program, answers.program, has_announce=adds_announce or ANNOUNCE in known)
    renewal = plan_renewal(made, known, {path: read_found(root / path) for path in {**made, **known}})
    write_files(root, renewal.write)
    for path in renewal.remove:
        (root / path).unlink()
    write_files(root, {FILE: build_kept(Kept(program.version, answers, renewal.digests))})
    return renewal


def remember(root: Path, texts: Mapping[str, str]) -> None:
    """Have a board take those of its files that are made from schema/ for written by us. Raises KeptError."""
    kept = read_kept(root)
    digests = {path: digest(text.encode()) for path, text in texts.items() if path in kept.files}
    write_files(root, {FILE: build_kept(replace(kept, files={**kept.files, **digests}))})


def read_found(path: Path) -> bytes | None:
    """What is in a file, or None. A link, or a folder, is something that somebody has put there."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return b""
    return path.read_bytes() if path.exists() else None


def write_files(root: Path, texts: Mapping[str, str]) -> None:
    """Write texts to disk, by their paths below `root`."""
    for path, text in texts.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


def build_patch(path: str, found: bytes, text: str) -> str:
    """What would have to change in a file that somebody has changed, as git takes it."""
    before = found.decode("utf-8", "replace").replace("\r\n", "\n")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in unified_diff(
        before.splitlines(keepends=True), text.splitlines(keepends=True), f"a/{path}", f"b/{path}"))
