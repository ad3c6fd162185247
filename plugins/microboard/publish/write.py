"""Writes the files of a site: in several processes where that pays, and only those that say something new."""

import filecmp
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from microboard.board.digest import digest
from microboard.collector import paused_collector
from microboard.progress import QUIET, Progress
from microboard.publish.fragment_store import FragmentStore, Table
from microboard.publish.fragments import KINDS
from microboard.publish.ledger import Ledger
from microboard.publish.output import OutputFile
from microboard.publish.plan import Plan
from microboard.publish.site import GetShell, Part, digest_part, iterate_part, list_parts, name_part

# Parts for one process at a time: enough to be worth a message, and few enough for all to be busy until the end.
EMPLOYERS_IN_SHARE, OTHERS_IN_SHARE = 25, 30

# What is written at once, in bytes.
BUFFER = 1 << 20

Written = list[tuple[Part, list[str]]]


@paused_collector()
def write_site(
    plan: Plan, get_shell: GetShell, shells: str, folder: Path, cache: Path | None = None, progress: Progress = QUIET
) -> int:
    """Write the files of the board's site under `folder`; how many the site has.

    `shells` stands for the shells. What `cache` remembers of an earlier build is not made again; it may be deleted at
    any time, and nothing depends on it but time.
    """
    if not cache:
        with TemporaryDirectory() as name:
            return write_site(plan, get_shell, shells, folder, Path(name), progress)
    ledger = Ledger(cache / "site.json", folder, digest([plan.key, shells]))
    store = FragmentStore(cache / "fragments", KINDS, plan.key)
    plan.fragments.store = store
    plan.prepare()
    keys = {part: digest_part(plan, part) for part in list_parts(plan)}
    stale = [part for part, key in keys.items() if not ledger.keep(name_part(plan, part), key)]
    ledger.open()

    def write(share: list[Part]) -> Written:
        written = [(part, write_outputs(folder, iterate_part(plan, part, get_shell))) for part in share]
        store.let_go()
        return written

    def write_employers(share: list[Part]) -> tuple[Written, Table]:
        written = write(share)
        opportunities = (one for part in share for one in plan.list_opportunities(plan.board.employers[part.place]))
        return written, plan.fragments.move(opportunities, plan.list_shared)

    def remember(written: Written) -> None:
        for part, paths in written:
            ledger.add(name_part(plan, part), keys[part], paths)

    employers = [part for part in stale if part.kind == "employer"]
    for written, table in progress.run("Writing employers and listings", write_employers,
                                       _deal(employers, EMPLOYERS_IN_SHARE), len):
        remember(written)
        store.add(table)
    others = [[part] for part in stale if part.kind == "board"]
    others += _deal([part for part in stale if part.kind in ("list", "page")], OTHERS_IN_SHARE)
    # The files of which there is one hold every listing.
    for written in progress.run("Writing lists and pages", write, others, len, len(plan.board.opportunities)):
        remember(written)
    store.close(opportunity.key for opportunity in plan.board.opportunities)
    return ledger.close()


def _deal(parts: list[Part], size: int) -> list[list[Part]]:
    return [parts[start : start + size] for start in range(0, len(parts), size)]


def write_outputs(folder: Path, outputs: Iterable[OutputFile]) -> list[str]:
    """Write files under `folder`; their paths."""
    made: set[str] = set()
    root, paths = str(folder), []
    for output in outputs:
        paths.append(output.path)
        place = f"{root}/{output.path}"
        parent = place.rpartition("/")[0]
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103  # a path of pathlib takes longer to make than this file
            made.add(parent)
        write_file(place, output)
    return paths


def write_file(place: str, output: OutputFile) -> None:
    """Write a file that is not there, or replace one that says something else, at once: nobody reads half a file."""
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        _replace(Path(place), output)
        return
    with open(handle, "wb", buffering=BUFFER) as file:  # noqa: PTH123  # a handle is no path
        file.writelines(output.iterate())


def _replace(path: Path, output: OutputFile) -> None:
    if isinstance(output.content, bytes) and path.read_bytes() == output.content:
        return
    aside = path.with_name(f"{path.name}.new")
    with aside.open("wb", buffering=BUFFER) as file:
        file.writelines(output.iterate())
    if filecmp.cmp(aside, path, shallow=False):
        aside.unlink()
    else:
        aside.replace(path)


def move_files(folder: Path, target: Path) -> None:
    """Move every file under `folder` to the same place under `target`, on the same disk, over what is there."""
    for path in sorted(folder.rglob("*")):
        place = target / path.relative_to(folder)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        else:
            path.replace(place)
