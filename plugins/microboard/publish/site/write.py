"""Writes the files of a site: in several processes where that pays."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from microboard.publish.output import OutputFile
from microboard.publish.pieces import Table
from microboard.publish.plan import Plan
from microboard.publish.site.parts import GetShell, Part, iterate_part, list_parts
from microboard.run.collector import paused_collector
from microboard.run.progress import QUIET, Progress
from microboard.run.replace import BUFFER, replace_file

# Parts for one process at a time: enough to be worth a message, and few enough for all to be busy until the end.
EMPLOYERS_IN_SHARE, OTHERS_IN_SHARE = 25, 30
WriteParts = Callable[[list[Part]], int]


@paused_collector()
def write_site(plan: Plan, get_shell: GetShell, folder: Path, progress: Progress = QUIET) -> int:
    """Write the files of the board's site under `folder`, first those whose pieces others use; how many these are."""
    plan.prepare()
    with plan.pieces.kept_in_files():
        return sum(_write(plan, partial(_write_parts, plan, get_shell, folder), progress))


def _write(plan: Plan, write_parts: WriteParts, progress: Progress) -> Iterator[int]:
    """How many files were written, share by share."""
    parts = list_parts(plan)
    employers = _deal([part for part in parts if part.kind == "employer"], EMPLOYERS_IN_SHARE)
    for count, table in progress.run(
            "Writing employers and listings", partial(_write_employers, plan, write_parts), employers, len):
        plan.pieces.add(table)
        yield count
    whole = [[part] for part in parts if part.kind == "board"]
    others = _deal([part for part in parts if part.kind in ("list", "page")], OTHERS_IN_SHARE)
    yield from progress.run("Writing lists and pages", write_parts, whole + others, len, len(plan.board.opportunities))


def _write_employers(plan: Plan, write_parts: WriteParts, parts: list[Part]) -> tuple[int, Table]:
    opportunities = (one for part in parts for one in plan.list_opportunities(part.place))
    return write_parts(parts), plan.pieces.move(opportunities, plan.list_shared)


def _write_parts(plan: Plan, get_shell: GetShell, folder: Path, parts: list[Part]) -> int:
    return sum(write_outputs(folder, iterate_part(plan, part, get_shell)) for part in parts)


def _deal(parts: list[Part], size: int) -> list[list[Part]]:
    return [parts[start : start + size] for start in range(0, len(parts), size)]


def write_outputs(folder: Path, outputs: Iterable[OutputFile]) -> int:
    """Write files under `folder`; how many these are."""
    made: set[str] = set()
    root, count = str(folder), 0
    for output in outputs:
        place = f"{root}/{output.path}"
        parent = place.rpartition("/")[0]
        if parent not in made:
            _make_folder(parent)
            made.add(parent)
        write_file(place, output)
        count += 1
    return count


def _make_folder(place: str) -> None:
    # Most of the time this is enough; and making a path of pathlib takes longer than making a file.
    try:
        os.mkdir(place)  # noqa: PTH102
    except FileExistsError:
        if not os.path.isdir(place):  # noqa: PTH112
            raise
    except FileNotFoundError:
        os.makedirs(place, exist_ok=True)  # noqa: PTH103


def write_file(place: str, output: OutputFile) -> None:
    """Write a file, or replace one that is there at once: nobody reads half a file."""
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        replace_file(Path(place), output.iterate())
        return
    try:
        if isinstance(output.content, bytes):
            _write_all(handle, output.content)
        else:
            with open(handle, "wb", buffering=BUFFER, closefd=False) as file:  # a handle is no path
                file.writelines(output.iterate())
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest):]


def move_files(folder: Path, target: Path) -> None:
    """Move every file under `folder` to the same place under `target`, on the same disk, over what is there."""
    for path in sorted(folder.rglob("*")):
        place = target / path.relative_to(folder)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        else:
            path.replace(place)
