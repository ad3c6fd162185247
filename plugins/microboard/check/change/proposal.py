"""What somebody proposes to change on a board: the files before and after, and who asks."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from os.path import lexists
from pathlib import Path, PurePosixPath

from microboard.check.change.history import read_before, read_elsewhere, read_used
from microboard.check.problems.finding import Rules
from microboard.check.red_flags.red_flags import NO_FLAGS, RedFlags
from microboard.check.schema.rulebook import Rulebook
from microboard.check.values.policy import Policy
from microboard.read import Document, Problem
from microboard.read.address import name_file
from microboard.read.folder import EMPLOYER_FILE, ROOT


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change as a rule sees it. Paths are relative to the board.

    `touched` are all paths in the folders of employers, sorted, and `changed` the listings and employer.yml files among
    them. `elsewhere` is whatever else is touched. `before` holds what stood at a path (None where it can't be read) and
    `after` what stands there now. `used` are paths that stood on the board at some time and were taken away. `author`
    is a GitHub login, or nothing. `proposed` are the rules as they would be, where the change is about them.
    """

    author: str
    today: date
    policy: Policy
    touched: tuple[str, ...]
    changed: tuple[str, ...]
    elsewhere: tuple[str, ...]
    removed: frozenset[str]
    used: frozenset[str]
    before: Mapping[str, Document | None]
    after: Mapping[str, Document]
    red_flags: RedFlags = NO_FLAGS
    proposed: Rulebook | None = None

    @property
    def is_by_board_maintainer(self) -> bool:
        """Whether the author may change every folder."""
        return is_named(self.author, self.policy.board_maintainers)

    @property
    def listings(self) -> tuple[str, ...]:
        """The listings among what is changed."""
        return tuple(path for path in self.changed if not path.endswith(f"/{EMPLOYER_FILE}"))

    @property
    def employers(self) -> tuple[str, ...]:
        """The employer.yml files among what is changed."""
        return tuple(path for path in self.changed if path.endswith(f"/{EMPLOYER_FILE}"))

    @property
    def unread(self) -> tuple[str, ...]:
        """Touched paths that no rule for listings or employers has read."""
        return tuple(sorted({*self.touched, *self.elsewhere} - {*self.changed}))

    @property
    def has_rules(self) -> bool:
        """Whether what decides about listings is touched."""
        return any(PurePosixPath(path).parent.name == "schema" for path in self.elsewhere)

    def is_new(self, path: str) -> bool:
        """Whether the file is there now and was not before, under this name or an earlier one."""
        return path not in self.removed and self.find_before(path) not in self.before

    def find_before(self, path: str) -> str:
        """Where a file stood before the change: elsewhere, if its `formerly` names an address that the change frees."""
        after = self.after.get(path)
        moved = [old for name in get_texts(after, "formerly") if (old := name_file(name)) in self.removed]
        return moved[-1] if moved and path not in self.before else path

    @property
    def new_listings(self) -> tuple[str, ...]:
        """The listings that are added."""
        return tuple(path for path in self.listings if self.is_new(path))

    def was_sample(self, path: str) -> bool:
        """Whether the file lay in the folder of an invented employer."""
        return is_sample(self.before.get(find_employer_file(path)))

    def pair(self, path: str) -> tuple[Document, Document] | None:
        """The file before and after, where both can be read; it may have moved."""
        before, after = self.before.get(self.find_before(path)), self.after.get(path)
        return (before, after) if before and after else None


# What judges a proposal; `changes.py` runs it.
RULES: Rules[Callable[[Proposal], Iterator[Problem]]] = Rules()


def read_proposal(
    root: Path, ref: str, author: str, changed: Collection[str], after: Mapping[str, Document], policy: Policy,
    today: date, touched: Collection[str] | None = None, red_flags: RedFlags = NO_FLAGS,
    proposed: Rulebook | None = None,
) -> Proposal:
    """The change between `ref` and the files on disk. `after` holds the board's documents as they are now.

    `touched` are all paths of the change, for files that are no checkout of it; else git is asked. Raises GitError.
    """
    everything = read_elsewhere(root, ref) if touched is None else frozenset(touched)
    inside = tuple(sorted(path for path in {*changed, *everything} if path.startswith(f"{ROOT}/") and _is_deep(path)))
    paths = tuple(path for path in inside if path.count("/") == 2 and path.endswith(".yml"))
    before = read_before(root, ref, {*paths, *map(find_employer_file, inside)})
    removed = frozenset(path for path in inside if not lexists(root / path))
    added = [path for path in paths if path not in before and path not in removed]
    elsewhere = tuple(sorted({*changed, *everything} - {*inside}))
    used = read_used(root, ref, added)
    return Proposal(author, today, policy, inside, paths, elsewhere, removed, used, before, after, red_flags,
                    proposed)


def is_named(login: str, logins: Collection[str]) -> bool:
    """Whether `login` is one of `logins`; GitHub does not tell capitals from small letters."""
    return login.casefold() in {name.casefold() for name in logins}


def is_sample(employer: Document | None) -> bool:
    """Whether the employer is an invented one."""
    return employer is not None and employer.get("sample") is True


def get_texts(document: Document | None, field: str) -> list[str]:
    """The texts in the list `field`."""
    return [*document.get_texts(field)] if document else []


def find_employer_file(path: str) -> str:
    """The employer.yml of the folder that `path` is in."""
    return f"{'/'.join(path.split('/')[:2])}/{EMPLOYER_FILE}"


def _is_deep(path: str) -> bool:
    """Whether it is in the folder of an employer, however deep."""
    return path.count("/") >= 2
