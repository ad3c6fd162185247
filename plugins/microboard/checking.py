"""Checks a whole board in as many processes as there are processors."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from microboard.board import Board, Builder
from microboard.check import Checked, Rulebook
from microboard.check.check import Begun, begin, join
from microboard.check.report import build_text
from microboard.check.share import EmployerFolder, Outcome, Share, build_flags, check_share
from microboard.collector import paused_collector
from microboard.progress import QUIET, Progress

LISTINGS_IN_SHARE = 500
Take = Callable[[Begun, Outcome], None]


class BoardError(Exception):
    """A board with errors. The text is what the check says of them."""


def read_board(root: Path, as_of: datetime, progress: Progress = QUIET) -> tuple[Board, Rulebook]:
    """The board at `root` and its rules, for a site. Raises BoardError where it has errors; warnings are for
    `microboard check`."""
    builder = Builder(as_of)
    checked = check_whole(root, as_of.date(), progress, has_warnings=False, take=builder.take)
    if checked.has_errors or not checked.rulebook:
        raise BoardError(build_text(checked.problems))
    return builder.build(checked), checked.rulebook


@paused_collector()
def check_whole(
    root: Path, today: date, progress: Progress = QUIET, *, has_warnings: bool = True, take: Take | None = None
) -> Checked:
    """What `check_board` finds, sooner; without warnings where nobody asks for them. `take` is given what is found in
    some folders before the next ones are looked at; the documents that are returned then read their files again where
    somebody asks for their values."""
    begun = begin(root, today)
    if not begun.whole:
        return join(begun, [])
    whole, rulebook = begun.whole, begun.whole.rulebook
    if not has_warnings:
        whole = replace(whole, rulebook=replace(rulebook, policy=rulebook.policy.without_warnings()))
    return replace(_check(replace(begun, whole=whole), whole, progress, take), rulebook=rulebook)


def _check(begun: Begun, whole: Share, progress: Progress, take: Take | None) -> Checked:
    flags = build_flags(whole)
    outcomes: list[Outcome] = []

    def check_some(folders: Sequence[EmployerFolder]) -> Outcome:
        return check_share(replace(whole, folders=tuple(folders)), flags)

    for outcome in progress.run("Checking listings", check_some, _deal(whole.folders), _count_listings):
        if take:
            take(begun, outcome)
            outcome = replace(outcome, listings=[(file, None) for file, _ in outcome.listings])
        outcomes.append(outcome)
    return join(begun, outcomes)


def _deal(folders: Sequence[EmployerFolder]) -> list[list[EmployerFolder]]:
    """Folders in shares of about as many listings: few enough for all processes to be busy until the end, and for what
    comes back to take little room."""
    shares: list[list[EmployerFolder]] = [[]]
    listings = 0
    for folder in folders:
        if listings >= LISTINGS_IN_SHARE:
            shares.append([])
            listings = 0
        shares[-1].append(folder)
        listings += len(folder.listings)
    return shares


def _count_listings(folders: Sequence[EmployerFolder]) -> int:
    return sum(len(folder.listings) for folder in folders)
