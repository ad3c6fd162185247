"""Turns the folder `opportunities/` into the list of files that are listings, and problems for what is out of place."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from microboard.read.file_names import ANY_EMPLOYER, refuse_name, suggest_name
from microboard.read.problem import Problem, name_reason
from microboard.words.speech import _

ROOT = "opportunities"
EMPLOYER_FILE = "employer.yml"
EMPLOYER = EMPLOYER_FILE.removesuffix(".yml")
# The picture that an employer may have.
LOGO = "logo.png"
# Endings that people give to listings; the right one is the first.
LISTINGS = ("yml", "yaml")
# Files people keep beside listings. They are not published.
COMPANIONS = frozenset({"README.md", "LICENSE", "LICENSE.md", "LICENSE.txt"})
# At the top level as well. Git keeps no empty folder, so a board without listings needs a file in it.
TOP_COMPANIONS = COMPANIONS | {".gitkeep"}

# What is wrong, and what to do.
Advice = tuple[str, str]


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
    """What `opportunities/` holds: folders with an employer.yml, with a logo, listings, and what is out of place."""

    folders: tuple[str, ...]
    employers: tuple[str, ...]
    logos: tuple[str, ...]
    listings: tuple[ListingFile, ...]
    problems: tuple[Problem, ...]

    @property
    def paths(self) -> list[str]:
        """The paths of the employers' files and of the listings."""
        return [*map(name_employer_file, self.employers), *(file.path for file in self.listings)]


def name_employer_file(employer: str) -> str:
    """The path of the file in which an employer says who it is."""
    return f"{ROOT}/{employer}/{EMPLOYER_FILE}"


def name_logo(employer: str) -> str:
    """The path of an employer's picture."""
    return f"{ROOT}/{employer}/{LOGO}"


def read_folder(root: Path) -> Folder:
    """Look at every name under `root`/opportunities, two levels deep, without opening a file.

    Each is a listing, an employer, one of a few companions, or a problem: nothing is passed over, since git, an editor
    or a reviewer may see what the check does not.
    """
    folders: list[str] = []
    employers: list[str] = []
    logos: list[str] = []
    listings: list[ListingFile] = []
    problems: list[Problem] = []
    for folder in _scan(root, ROOT, problems):
        if advice := _judge_name(folder, TOP_COMPANIONS) or _judge_folder(folder):
            problems.append(_problem(f"{ROOT}/{folder.name}", *advice))
        elif folder.is_dir():
            folders.append(folder.name)
            for file in _read_files(root, folder.name, problems):
                if file.listing == LOGO:
                    logos.append(folder.name)
                elif file.listing == EMPLOYER:
                    employers.append(folder.name)
                else:
                    listings.append(file)
    return Folder(tuple(folders), tuple(employers), tuple(logos), tuple(listings), tuple(problems))


def _read_files(root: Path, employer: str, problems: list[Problem]) -> Iterator[ListingFile]:
    """The files of an employer's folder that are listings, and employer.yml and the logo among them."""
    for file in _scan(root, f"{ROOT}/{employer}", problems):
        if advice := _judge_name(file, COMPANIONS) or _judge_file(file):
            problems.append(_problem(f"{ROOT}/{employer}/{file.name}", *advice))
        elif file.name not in COMPANIONS:
            yield ListingFile(employer, file.name.removesuffix(".yml"))


def _scan(root: Path, path: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """The entries of a folder of the board, by name. A board without the folder is empty."""
    folder = root / path
    if folder.is_symlink():
        problems.append(_problem(path, *_refuse_link()))
        return []
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        message = _("The folder can't be read ({reason}).", reason=name_reason(error))
        problems.append(_problem(path, message, _("Put an ordinary folder here.")))
        return []


def _judge_name(entry: os.DirEntry[str], companions: frozenset[str]) -> Advice | None:
    """What is wrong with a name, on either level."""
    if entry.is_symlink():
        return _refuse_link()
    if not entry.is_dir() and not entry.is_file():
        return _("This is a device or a pipe, not a file."), _("Remove it.")
    if entry.name.startswith(".") and entry.name not in companions:
        # A .gitattributes, for example, can make reviewers see another text than the check reads.
        return _("A name that begins with a dot is hidden from most people, and git and editors may obey such a file."
                 ), _("Remove it.")
    if entry.is_dir() and entry.name in companions:
        return _("{name} is a folder.", name=entry.name), _("Remove it, or make it a file.")
    return None


def _refuse_link() -> Advice:
    return _("Links are not followed."), _("Put here what the link leads to.")


def _judge_folder(entry: os.DirEntry[str]) -> Advice | None:
    if entry.name in TOP_COMPANIONS:
        return None
    if entry.is_dir():
        if not (reason := refuse_name(entry.name)):
            return None
        return reason, _("Rename the folder, for example to {name}.", name=suggest_name(entry.name, ANY_EMPLOYER))
    stem, ending = _split(entry.name)
    if ending not in LISTINGS:
        return _("Only the folders of employers stand here."), _("Remove it.")
    return (_("A listing stands in its employer's folder, not here."),
            _("Move it to {path}.", path=f"{ROOT}/<employer>/{suggest_name(stem)}.yml"))


def _judge_file(entry: os.DirEntry[str]) -> Advice | None:
    if entry.is_dir():
        return (_("Folders within an employer's folder are not read."),
                _("Move its files up to {path}.", path=f"{ROOT}/<employer>/"))
    if entry.name in (EMPLOYER_FILE, LOGO) or entry.name in COMPANIONS:
        return None
    stem, ending = _split(entry.name)
    if stem.lower() == "logo" and ending not in LISTINGS:
        return (_("An employer's picture is called {name}.", name=LOGO),
                _("Save it as a PNG with that name, or remove it."))
    if ending not in LISTINGS:
        return _("Listings are files that end in .yml."), _("Remove it.")
    if stem.lower() == EMPLOYER:
        return (_("The employer's file is called {name}.", name=EMPLOYER_FILE),
                _("Rename it to {name}.", name=EMPLOYER_FILE))
    if not entry.name.endswith(".yml"):
        return (_("Listings are files that end in .yml."),
                _("Rename it to {name}, or remove it.", name=f"{suggest_name(stem)}.yml"))
    if not (reason := refuse_name(stem)):
        return None
    return reason, _("Rename the file, for example to {name}.", name=f"{suggest_name(stem)}.yml")


def _split(name: str) -> tuple[str, str]:
    """A file's name without its ending, and that; blanks and dots after it, which Windows would drop, do not count."""
    stem, _dot, ending = name.rstrip(" .").rpartition(".")
    return stem, ending.lower()


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem.at((1, 1), "file-place", message, hint, path=path)
