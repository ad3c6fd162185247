"""Reads what a board says before its first listing: its rules, its folders and its employers."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from microboard.check.board.catalogue import get_severities
from microboard.check.board.logos import read_logo
from microboard.check.red_flags.flags import BoardFlags, list_domains
from microboard.check.schema.proof import Judge
from microboard.check.schema.rulebook import Rulebook, read_rulebook
from microboard.check.schema.schema_check import read_checked
from microboard.check.values.confirmed_domains import get_confirmed_host
from microboard.read import Document, Folder, ListingFile, Problem, read_folder
from microboard.read.folder import name_employer_file, name_logo
from microboard.words.speech import _


@dataclass(frozen=True, slots=True)
class Scope:
    """How much of a board is checked: the files at `paths`, or all of it.

    `changed` are the paths that a change proposes. The rules are those of the folder `rules`, else the board's own, and
    without warnings where nobody asks for them.
    """

    paths: Collection[str] | None = None
    changed: Collection[str] = ()
    rules: Path | None = None
    has_warnings: bool = True


WHOLE = Scope()


@dataclass(frozen=True, slots=True)
class EmployerFolder:
    """One folder of a board, and its listings."""

    name: str
    listings: tuple[ListingFile, ...]


@dataclass(frozen=True)
class Setting:
    """All that checking the listings of the board at `root` needs. `employers` and `logos` are by the names of their
    folders."""

    root: Path
    today: date
    rulebook: Rulebook
    employers: Mapping[str, Document]
    changed: frozenset[str] = frozenset()
    logos: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def flags(self) -> BoardFlags:
        """What knows the hosts of all employers. It takes a while on a large board, and serves every listing."""
        domains = {name: (*list_domains(employer), *filter(None, [self.get_confirmed(name)]))
                   for name, employer in self.employers.items()}
        return BoardFlags(self.rulebook.red_flags, self.rulebook.policy.severities, domains)

    def get_confirmed(self, name: str) -> str:
        """The host that is confirmed for an employer; nothing where none is."""
        employer, confirmation = self.employers.get(name), self.rulebook.confirmed.get(name)
        return get_confirmed_host(employer, confirmation, self.today) if employer else ""


@dataclass(frozen=True, slots=True)
class Begun:
    """The board before its first listing is read. `setting` and `rulebook` are None where the board's schema is broken.

    `folders` are those that hold an employer or listings; `problems` are those of the folders and employers.
    """

    setting: Setting | None
    rulebook: Rulebook | None
    folders: tuple[EmployerFolder, ...]
    problems: list[Problem]


def begin(root: Path, today: date, scope: Scope = WHOLE) -> Begun:
    """Read the rules, look at the folder, and check every employer.yml."""
    rulebook, problems = read_rulebook(scope.rules or root, get_severities())
    if not rulebook:
        return Begun(None, None, (), problems)
    folder = read_folder(root)
    problems += [*folder.problems, *_find_missing(folder)]
    judge = _build_judge(rulebook)
    employers = {name: document for name in folder.employers if (document := read_checked(
        root, name_employer_file(name), rulebook.employer, problems, judge))}
    asked = rulebook if scope.has_warnings else replace(rulebook, policy=rulebook.policy.without_warnings())
    logos = _read_logos(root, folder, scope, problems)
    setting = Setting(root, today, asked, employers, frozenset(scope.changed), logos)
    return Begun(setting, rulebook, _list_folders(folder, employers), problems)


def _read_logos(root: Path, folder: Folder, scope: Scope, problems: list[Problem]) -> dict[str, bytes]:
    """The pictures that can be shown, of those that are asked about."""
    asked = [name for name in folder.logos if scope.paths is None or name_logo(name) in scope.paths]
    return {name: logo for name in asked if (logo := read_logo(root, name, problems))}


def _build_judge(rulebook: Rulebook) -> Judge:
    """The judge of hints for an employer.yml. The hosts of the board's other employers are not known yet."""
    severities = rulebook.policy.severities
    build = cache(lambda: BoardFlags(rulebook.red_flags, severities, {}))
    return lambda employer: (found.field for found in build().find_in_employer("", employer)
                             if severities.get(found.rule, "error") == "error")


def _list_folders(folder: Folder, employers: Mapping[str, Document]) -> tuple[EmployerFolder, ...]:
    """The folders that hold an employer or listings, in their order."""
    listings: dict[str, list[ListingFile]] = {name: [] for name in folder.folders}
    for file in folder.listings:
        listings[file.employer].append(file)
    return tuple(EmployerFolder(name, tuple(files)) for name, files in listings.items() if files or name in employers)


def _find_missing(folder: Folder) -> Iterator[Problem]:
    first = {file.employer: file.listing for file in reversed(folder.listings)}
    for name in sorted(first.keys() - set(folder.employers)):
        hint = _("Say there who the employer is. {command} writes one to fill in.",
                 command=f"`microboard new {name}/{first[name]}`")
        yield Problem.at((1, 1), "missing-employer", _("This file is missing."), hint, path=name_employer_file(name))
