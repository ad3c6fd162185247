"""Writes the files of a site, in several processes where that pays."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from microboard import parallel
from microboard.publish.fragments import Table
from microboard.publish.output import OutputFile
from microboard.publish.plan import Plan
from microboard.publish.site import GetShell, Share, iterate_share

# How much of a site one share is: enough to be worth a message to another process, and few enough for all to be busy
# until the end.
LISTINGS_IN_SHARE, LISTS_IN_SHARE, PAGES_IN_SHARE = 250, 50, 25


def write_site(plan: Plan, get_shell: GetShell, folder: Path) -> int:
    """Write every file of the board's site under `folder`; how many there are."""
    with TemporaryDirectory() as name:
        store = Path(name)

        def write_employers(share: Share) -> tuple[int, Path, Table]:
            count = write_outputs(folder, iterate_share(plan, share, get_shell))
            opportunities = (one for employer in plan.board.employers[share.start : share.stop]
                             for one in plan.list_opportunities(employer))
            path = store / str(share.start)
            return count, path, plan.fragments.store(path, plan.iterate_shared(opportunities))

        total = 0
        for count, path, table in parallel.run(write_employers, list(iterate_employer_shares(plan))):
            total += count
            plan.fragments.add(path, table)
        return total + sum(parallel.run(
            lambda share: write_outputs(folder, iterate_share(plan, share, get_shell)), list_other_shares(plan)))


def iterate_employer_shares(plan: Plan) -> Iterator[Share]:
    """Employers, in shares of about as many listings."""
    start = count = 0
    for index, employer in enumerate(plan.board.employers):
        count += len(plan.list_opportunities(employer))
        if count >= LISTINGS_IN_SHARE or index + 1 == len(plan.board.employers):
            yield Share("employers", start, index + 1)
            start, count = index + 1, 0


def list_other_shares(plan: Plan) -> list[Share]:
    """Everything else, what takes longest first."""
    return [
        Share("board"),
        *(Share("lists", start, start + LISTS_IN_SHARE) for start in range(0, len(plan.lists), LISTS_IN_SHARE)),
        *(Share("pages", start, start + PAGES_IN_SHARE) for start in range(0, len(plan.pages), PAGES_IN_SHARE)),
    ]


def write_outputs(folder: Path, outputs: Iterable[OutputFile]) -> int:
    """Write files under `folder`; how many there are."""
    made: set[str] = set()
    root, count = str(folder), 0
    for output in outputs:
        count += 1
        place = f"{root}/{output.path}"
        parent = place.rpartition("/")[0]
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103  # paths of pathlib take longer to make than these files
            made.add(parent)
        write_file(place, output.data)
    return count


def write_file(place: str, data: bytes) -> None:
    """Write a file that is not there, or replace one that says something else, at once: nobody reads half a file."""
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        path = Path(place)
        if path.read_bytes() != data:
            aside = Path(f"{place}.new")
            aside.write_bytes(data)
            aside.replace(path)
        return
    with open(handle, "wb", buffering=0) as file:  # noqa: PTH123  # a handle is no path
        file.write(data)


def move_files(folder: Path, target: Path) -> None:
    """Move every file under `folder` to the same place under `target`, on the same disk, over what is there."""
    for path in sorted(folder.rglob("*")):
        place = target / path.relative_to(folder)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        else:
            path.replace(place)
