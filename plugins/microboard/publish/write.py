"""Writes the files of a site: in several processes where that pays, and only those that say something new."""

import filecmp
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from microboard.board.digest import digest
from microboard.collector import paused_collector
from microboard.progress import QUIET, Progress
from microboard.publish.fragment_store import FragmentStore, Table
from microboard.publish.fragments import KINDS
from microboard.publish.ledger import LEDGER, Ledger, Stamp, Stamps, describe, read_stamp
from microboard.publish.output import OutputFile
from microboard.publish.plan import Plan
from microboard.publish.site import GetShell, Part, digest_part, iterate_part, list_parts, name_part
from microboard.replace import BUFFER, write_aside

# Parts for one process at a time: enough to be worth a message, and few enough for all to be busy until the end.
EMPLOYERS_IN_SHARE, OTHERS_IN_SHARE = 25, 30
# The name of no part.
BESIDE = "beside"

Written = list[tuple[Part, Stamps]]


@paused_collector()
def write_site(
    plan: Plan, get_shell: GetShell, shells: str, folder: Path, cache: Path | None = None, progress: Progress = QUIET,
    beside: Iterable[str] = (),
) -> int:
    """Write the files of the board's site under `folder`; how many these are.

    `shells` stands for the shells. What `cache` remembers of an earlier build is not made again; it may be deleted at
    any time, and nothing depends on it but time. `beside` are the paths of files that an engine makes: one that it
    has made and makes no more is removed.
    """
    if not cache:
        with TemporaryDirectory() as name:
            return write_site(plan, get_shell, shells, folder, Path(name), progress, beside)
    ledger = Ledger(cache / LEDGER, folder, digest([plan.key, shells]))
    plan.fragments.store = store = FragmentStore(cache / "fragments", KINDS, plan.key)
    plan.prepare()
    keys = {part: digest_part(plan, part) for part in list_parts(plan)}
    stale = [part for part, key in keys.items() if not ledger.keep(name_part(plan, part), key)]
    ledger.open()
    for written in _Writer(plan, get_shell, folder, store, progress).iterate(stale):
        for part, stamps in written:
            ledger.add(name_part(plan, part), keys[part], stamps)
    store.close(opportunity.key for opportunity in plan.board.opportunities)
    count = ledger.count()
    ledger.add(BESIDE, "", {path: stamp for path in beside if (stamp := read_stamp(f"{folder}/{path}"))})
    ledger.close()
    return count


class _Writer:
    """Writes parts of a site under `folder`, first those whose pieces others use."""

    def __init__(
        self, plan: Plan, get_shell: GetShell, folder: Path, store: FragmentStore, progress: Progress
    ) -> None:
        self._plan = plan
        self._get_shell = get_shell
        self._folder = folder
        self._store = store
        self._progress = progress

    def iterate(self, parts: list[Part]) -> Iterator[Written]:
        """Parts with the paths of their files, some at a time, when they are written."""
        employers = _deal([part for part in parts if part.kind == "employer"], EMPLOYERS_IN_SHARE)
        for written, table in self._progress.run(
                "Writing employers and listings", self._write_employers, employers, len):
            self._store.add(table)
            yield written
        whole = [[part] for part in parts if part.kind == "board"]
        others = _deal([part for part in parts if part.kind in ("list", "page")], OTHERS_IN_SHARE)
        yield from self._progress.run("Writing lists and pages", self._write, whole + others, len,
                                      len(self._plan.board.opportunities))

    def _write_employers(self, parts: list[Part]) -> tuple[Written, Table]:
        written = self._write(parts)
        opportunities = (one for part in parts
                         for one in self._plan.list_opportunities(self._plan.board.employers[part.place]))
        return written, self._plan.fragments.move(opportunities, self._plan.list_shared)

    def _write(self, parts: list[Part]) -> Written:
        return [(part, write_outputs(self._folder, iterate_part(self._plan, part, self._get_shell)))
                for part in parts]


def _deal(parts: list[Part], size: int) -> list[list[Part]]:
    return [parts[start : start + size] for start in range(0, len(parts), size)]


def write_outputs(folder: Path, outputs: Iterable[OutputFile]) -> dict[str, Stamp]:
    """Write files under `folder`; their paths, and how they look now."""
    made: set[str] = set()
    root, stamps = str(folder), {}
    for output in outputs:
        place = f"{root}/{output.path}"
        parent = place.rpartition("/")[0]
        if parent not in made:
            _make_folder(parent)
            made.add(parent)
        stamps[output.path] = write_file(place, output)
    return stamps


def _make_folder(place: str) -> None:
    # Most of the time, this is all; and a path of pathlib takes longer to make than a file.
    try:
        os.mkdir(place)  # noqa: PTH102
    except FileExistsError:
        if not os.path.isdir(place):  # noqa: PTH112
            raise
    except FileNotFoundError:
        os.makedirs(place, exist_ok=True)  # noqa: PTH103


def write_file(place: str, output: OutputFile) -> Stamp:
    """Write a file that is not there, or replace one that says something else, at once: nobody reads half a file. How
    it looks then."""
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        _replace(Path(place), output)
        return read_stamp(place)
    try:
        if isinstance(output.content, bytes):
            _write_all(handle, output.content)
        else:
            with open(handle, "wb", buffering=BUFFER, closefd=False) as file:  # a handle is no path
                file.writelines(output.iterate())
        return describe(os.fstat(handle))
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest):]


def _replace(path: Path, output: OutputFile) -> None:
    if isinstance(output.content, bytes) and path.read_bytes() == output.content:
        return
    aside = write_aside(path, output.iterate())
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
