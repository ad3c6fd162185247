"""Checks a whole board in as many processes as there are processors, and only what has changed since the last time."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from microboard.check import Checked
from microboard.check.check import Begun, begin, join
from microboard.check.flags import BoardFlags
from microboard.check.share import EmployerFolder, Outcome, Share, build_flags, check_share
from microboard.checked_cache import (
    CheckedCache,
    Remembered,
    digest_contents,
    read_contents,
    read_line,
    settle_stamp,
    stamp_folder,
    write_line,
)
from microboard.code_version import read_code_version
from microboard.collector import paused_collector
from microboard.progress import QUIET, Progress

LISTINGS_IN_SHARE = 500
Take = Callable[[Begun, Outcome], None]


@paused_collector()
def check_whole(
    root: Path, today: date, progress: Progress = QUIET, cache: Path | None = None, *, has_warnings: bool = True,
    take: Take | None = None,
) -> Checked:
    """What `check_board` finds, sooner; without warnings where nobody asks for them. What the file `cache` remembers is
    not looked at again; it may be deleted at any time, and the answer is the same without it. `take` is given what
    is found in each folder before the next ones are looked at; the documents that are returned then read their files
    again where somebody asks for their values."""
    begun = begin(root, today)
    if not begun.whole:
        return join(begun, [])
    whole, rulebook = begun.whole, begun.whole.rulebook
    if not has_warnings:
        whole = replace(whole, rulebook=replace(rulebook, policy=rulebook.policy.without_warnings()))
    return replace(_check(replace(begun, whole=whole), whole, progress, cache, take), rulebook=rulebook)


def _check(begun: Begun, whole: Share, progress: Progress, path: Path | None, take: Take | None) -> Checked:
    cache = CheckedCache(path, _build_key(whole))
    outcomes: dict[str, Outcome] = {}

    def keep(name: str, outcome: Outcome) -> None:
        if take:
            take(begun, outcome)
            outcome = replace(outcome, listings=[(file, None) for file, _ in outcome.listings])
        outcomes[name] = outcome

    for name, outcome in cache.find(whole.root, whole.folders):
        keep(name, outcome)
    unknown = [folder for folder in whole.folders if folder.name not in outcomes]
    if unknown:
        flags = build_flags(whole)

        def check_each(folders: Sequence[EmployerFolder]) -> list[Remembered]:
            return _check_each(replace(whole, folders=tuple(folders)), flags, is_kept=path is not None)

        for found in progress.run("Checking listings", check_each, _deal(unknown), _count_listings):
            for one in found:
                keep(one.name, read_line(one.line))
                cache.add(one)
    cache.close()
    return join(begun, [outcomes[folder.name] for folder in whole.folders])


def _build_key(whole: Share) -> str:
    """Stands for everything but the files of a folder that its check depends on."""
    severities = sorted(whole.rulebook.policy.severities.items())
    rest = repr((read_code_version(), whole.rulebook.key, severities, whole.today, sorted(whole.domains.items())))
    return hashlib.blake2b(rest.encode(), digest_size=16).hexdigest()


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


def _check_each(share: Share, flags: BoardFlags, *, is_kept: bool) -> list[Remembered]:
    """What is found in each folder of a share; `is_kept` where it is worth remembering."""
    if not is_kept:
        outcomes = _part(check_share(share, flags), share.folders)
        return [Remembered(folder.name, None, "", write_line(folder, "", outcomes[folder.name]))
                for folder in share.folders]
    # What changes after this has another stamp than this one.
    stamps = [stamp_folder(share.root, folder) for folder in share.folders]
    contents = [read_contents(share.root, folder) for folder in share.folders]
    every = {path: content for each in contents for path, content in each.items()}
    outcomes = _part(check_share(share, flags, every), share.folders)
    digests = map(digest_contents, contents)
    return [Remembered(folder.name, settle_stamp(stamp), digest, write_line(folder, digest, outcomes[folder.name]))
            for folder, stamp, digest in zip(share.folders, stamps, digests, strict=True)]


def _part(whole: Outcome, folders: Sequence[EmployerFolder]) -> dict[str, Outcome]:
    """The outcome of each folder."""
    parts = {folder.name: Outcome() for folder in folders}
    for file, values in whole.listings:
        parts[file.employer].listings.append((file, values))
    for fact in whole.facts:
        parts[_get_folder(fact.path)].facts.append(fact)
    for problem in whole.faults:
        parts[_get_folder(problem.path)].faults.append(problem)
    for problem in whole.found:
        parts[_get_folder(problem.path)].found.append(problem)
    return parts


def _get_folder(path: str) -> str:
    """The employer's folder of a path below opportunities/."""
    return path.split("/")[1]


def _count_listings(folders: Sequence[EmployerFolder]) -> int:
    return sum(len(folder.listings) for folder in folders)
