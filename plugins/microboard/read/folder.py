"""Turns the folder `opportunities/` into the list of files that are listings, and problems for what is out of place."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from microboard.read.problem import Problem, shorten

ROOT = "opportunities"
EMPLOYER_FILE = "employer.yml"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_NAME = 60
# Addresses that the site itself uses: /opportunities/page/2/, index.html, employer.yml.
RESERVED = frozenset({"employer", "index", "page"})
# Files people keep beside listings: they are no listings, and nobody publishes them.
COMPANIONS = frozenset({"README.md", "LICENSE", "LICENSE.md", "LICENSE.txt"})
# How people write these letters without them; accents are simply left out.
LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"})


@dataclass(frozen=True, slots=True, order=True)
class ListingFile:
    """A file that is a listing by its place: ``opportunities/<employer>/<listing>.yml``."""

    employer: str
    listing: str

    @property
    def path(self) -> str:
        """The path relative to the board."""
        return f"{ROOT}/{self.employer}/{self.listing}.yml"


@dataclass(frozen=True, slots=True)
class Folder:
    """What `opportunities/` holds: folders with an employer.yml, listings, and what is out of place."""

    folders: tuple[str, ...]
    employers: tuple[str, ...]
    listings: tuple[ListingFile, ...]
    problems: tuple[Problem, ...]


def read_folder(root: Path) -> Folder:
    """Look at every name under `root`/opportunities, two levels deep, without opening a file."""
    folders: list[str] = []
    employers: list[str] = []
    listings: list[ListingFile] = []
    problems: list[Problem] = []
    if (root / ROOT).is_symlink():
        return Folder((), (), (), (_problem(ROOT, "Links are not followed.", "Put the folder itself here."),))
    for entry in _scan(root / ROOT):
        path = f"{ROOT}/{entry.name}"
        if entry.name in COMPANIONS or entry.name.startswith("."):
            continue
        wrong = _find_fault(entry, is_folder=True)
        if wrong:
            problems.append(_problem(path, *wrong))
            continue
        folders.append(entry.name)
        for file in _scan(Path(entry.path)):
            if file.name in COMPANIONS or file.name.startswith("."):
                continue
            wrong = _find_fault(file, is_folder=False)
            if wrong:
                problems.append(_problem(f"{path}/{file.name}", *wrong))
            elif file.name == EMPLOYER_FILE:
                employers.append(entry.name)
            else:
                listings.append(ListingFile(entry.name, file.name.removesuffix(".yml")))
    return Folder(tuple(folders), tuple(employers), tuple(listings), tuple(problems))


def find_name_fault(name: str) -> str:
    """Why `name` can't name an employer's folder or a listing, as a sentence; empty when it can."""
    if name in RESERVED:
        return f"The name {shorten(name)} is used by the site itself."
    if len(name) > MAX_NAME:
        return f"The name has {len(name)} characters; at most {MAX_NAME} are allowed."
    if not NAME.fullmatch(name):
        return f"The name {shorten(name)} is not made of small letters, digits and single hyphens."
    return ""


def suggest_name(name: str) -> str:
    """A name like `name` that is allowed."""
    plain = unicodedata.normalize("NFC", name).lower().translate(LETTERS)
    letters = (c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    parts = re.findall(r"[a-z0-9]+", "".join(letters))
    suggestion = "-".join(parts)[:MAX_NAME].strip("-")
    return "my-project" if not suggestion or suggestion in RESERVED else suggestion


def _scan(folder: Path) -> Iterator[os.DirEntry[str]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        yield from sorted(entries, key=lambda entry: entry.name)


def _find_fault(entry: os.DirEntry[str], *, is_folder: bool) -> tuple[str, str] | None:
    if entry.is_symlink():
        return "Links are not followed.", "Put the file itself here."
    if is_folder and not entry.is_dir():
        return ("A listing stands in its employer's folder, not here.",
                f"Move it to {ROOT}/<employer>/{suggest_name(entry.name.rsplit('.', 1)[0])}.yml.")
    if not is_folder and entry.is_dir():
        return "Folders within an employer's folder are not read.", f"Move its files up to {ROOT}/<employer>/."
    if is_folder:
        fault = find_name_fault(entry.name)
        return (fault, f"Rename the folder, for example to {suggest_name(entry.name)}.") if fault else None
    return _find_file_fault(entry.name)


def _find_file_fault(name: str) -> tuple[str, str] | None:
    stem, _, ending = name.rpartition(".")
    if name == EMPLOYER_FILE:
        return None
    if name.lower() in {EMPLOYER_FILE, "employer.yaml"}:
        return f"The employer's file is called {EMPLOYER_FILE}.", f"Rename it to {EMPLOYER_FILE}."
    if ending.lower() not in {"yml", "yaml"}:
        return "Listings are files that end in .yml.", "Remove it."
    if ending != "yml":
        return "Listings are files that end in .yml.", f"Rename it to {suggest_name(stem)}.yml, or remove it."
    fault = find_name_fault(stem)
    return (fault, f"Rename the file, for example to {suggest_name(stem)}.yml.") if fault else None


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem(path, 1, 1, "", "file-place", "error", message, hint)
