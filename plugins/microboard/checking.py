"""Checks a whole board in as many processes as there are processors, and only what has changed since the last time."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from microboard import parallel
from microboard.check import Checked
from microboard.check.check import begin, deal, join
from microboard.check.share import EmployerFolder, Outcome, Share, check_share
from microboard.checked_cache import (
    Remembered,
    digest_folder,
    find_known,
    settle_stamp,
    stamp_folder,
    write_known,
)
from microboard.code_version import read_code_version
from microboard.collector import paused_collector
from microboard.progress import QUIET, Progress

# More shares than processes, since some are slower than others.
SHARES_OF_A_PROCESS = 4


@paused_collector()
def check_whole(root: Path, today: date, progress: Progress = QUIET, cache: Path | None = None) -> Checked:
    """What `check_board` finds, sooner. What the file `cache` remembers is not looked at again; it may be deleted at
    any time, and the answer is the same without it."""
    begun = begin(root, today)
    if not begun.whole:
        return join(begun, [])
    folders, key = begun.whole.folders, _build_key(begun.whole)
    known = find_known(cache, key, root, folders) if cache else {}
    unknown = replace(begun.whole, folders=tuple(folder for folder in folders if folder.name not in known))
    shares = deal(unknown, parallel.count_processes() * SHARES_OF_A_PROCESS) if unknown.folders else []
    for found in progress.run("Checking listings", _check_each, shares, _count_listings):
        known |= found
    if cache and shares:
        write_known(cache, key, {folder.name: known[folder.name] for folder in folders})
    return join(begun, [known[folder.name].outcome for folder in folders])


def _build_key(whole: Share) -> str:
    """Stands for everything but the files of a folder that its check depends on."""
    rest = repr((read_code_version(), whole.rulebook.key, whole.today, sorted(whole.domains.items())))
    return hashlib.blake2b(rest.encode(), digest_size=16).hexdigest()


def _check_each(share: Share) -> dict[str, Remembered]:
    """What is found in each folder of a share."""
    stamps = {folder.name: stamp_folder(share.root, folder) for folder in share.folders}
    outcomes = _part(check_share(share), share.folders)
    # What changes while it is checked has another stamp than before, and is not remembered.
    return {
        folder.name: Remembered(settle_stamp(stamps[folder.name]), digest_folder(share.root, folder)
                                if stamp_folder(share.root, folder) == stamps[folder.name] else "",
                                outcomes[folder.name])
        for folder in share.folders
    }


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


def _count_listings(share: Share) -> int:
    return sum(len(folder.listings) for folder in share.folders)
