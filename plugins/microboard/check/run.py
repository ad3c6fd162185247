"""Checks a board, or a part of it: the one way from files to problems."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from microboard.check.board.batch import Outcome, check_batch
from microboard.check.board.begin import WHOLE, Begun, EmployerFolder, Scope, Setting, begin
from microboard.check.board.checked import Checked
from microboard.check.board.join import join
from microboard.check.board.others import may_pay_too_well, read_others
from microboard.read.folder import ROOT
from microboard.run.collector import paused_collector
from microboard.run.progress import QUIET, Progress

LISTINGS_IN_BATCH = 500
# Rules about the folder itself, which need no file to be read.
PLACES = frozenset({"file-place", "missing-employer"})
# For more files than this, reading the whole board is faster than looking for their links in all others.
MANY = 200
Take = Callable[[Setting, Outcome], None]


@paused_collector()
def check_board(
    root: Path, today: date, scope: Scope = WHOLE, progress: Progress = QUIET, take: Take | None = None
) -> Checked:
    """Check the board at `root` as on `today` (UTC), or a part of it.

    Of a part is said what the whole check says of its files, and what is out of place in the folder: every employer.yml
    is read, since a host may look like that of any other, and all listings of the same employers. Only the listings
    that are asked about are in the answer, and errors in others.

    `take` is given what is found in some folders before the next ones are looked at. The listings are its own then,
    and not in the answer: whoever makes something else of them need not hold both.
    """
    begun = begin(root, today, scope)
    if not begun.setting:
        return join(begun, [])
    is_whole = scope.paths is None or len(scope.paths) > MANY
    wanted = frozenset(scope.paths or ())
    near = begun.folders if is_whole else _choose(begun, wanted)
    outcomes = list(_check(begun.setting, near, progress, take))
    checked = join(begun, outcomes) if is_whole else _join_part(begun, begun.setting, near, outcomes, wanted)
    return checked if scope.paths is None else _narrow(checked, wanted)


def drop_listings(_: Setting, __: Outcome) -> None:
    """Drop the listings where only the problems are wanted."""


def _choose(begun: Begun, wanted: Collection[str]) -> Sequence[EmployerFolder]:
    """The folders of the same employers."""
    names = {path.split("/")[1] for path in wanted if path.count("/") == 2}
    return [folder for folder in begun.folders if folder.name in names]


def _check(
    setting: Setting, folders: Sequence[EmployerFolder], progress: Progress, take: Take | None
) -> Iterator[Outcome]:
    if not folders:
        return
    # Made before the processes start, so that all share it.
    _ = setting.flags
    batches = _deal(folders)
    for outcome in progress.run("Checking listings", partial(check_batch, setting), batches, _count_listings):
        if take:
            take(setting, outcome)
            outcome = replace(outcome, listings=[])
        yield outcome


def _deal(folders: Sequence[EmployerFolder]) -> list[list[EmployerFolder]]:
    """Folders in batches of about as many listings: few enough for all processes to be busy until the end, and for what
    comes back to take little room."""
    batches: list[list[EmployerFolder]] = [[]]
    listings = 0
    for folder in folders:
        if listings >= LISTINGS_IN_BATCH:
            batches.append([])
            listings = 0
        batches[-1].append(folder)
        listings += len(folder.listings)
    return batches


def _count_listings(folders: Sequence[EmployerFolder]) -> int:
    return sum(len(folder.listings) for folder in folders)


def _join_part(
    begun: Begun, setting: Setting, near: Sequence[EmployerFolder], outcomes: Sequence[Outcome],
    wanted: Collection[str],
) -> Checked:
    about = [listing.document for outcome in outcomes for listing in outcome.listings if listing.file.path in wanted]
    needs_all = may_pay_too_well(setting, about)
    others = list(read_others(begun, {folder.name for folder in near}, about, needs_all=needs_all))
    return join(begun, outcomes, others, is_pay_known=needs_all)


def _narrow(checked: Checked, wanted: frozenset[str]) -> Checked:
    """The answer for the files that are asked about, and for what is out of place in the folder. Errors in other files
    are kept apart."""
    def is_asked(path: str, rule: str) -> bool:
        return path in wanted or rule in PLACES

    return replace(
        checked,
        listings=tuple(listing for listing in checked.listings if listing.file.path in wanted),
        problems=tuple(one for one in checked.problems if is_asked(one.path, one.rule)),
        paths=tuple(path for path in checked.paths if path in wanted),
        others=tuple(one for one in checked.problems if one.severity == "error"
                     and one.path.startswith(f"{ROOT}/") and not is_asked(one.path, one.rule)),
    )
