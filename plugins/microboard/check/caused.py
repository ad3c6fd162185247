"""Finds the errors that a change causes in files that it does not touch."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from microboard.check.board.begin import Scope
from microboard.check.board.checked import Checked
from microboard.check.change.history import read_before, read_contents
from microboard.check.hosts.lookalike import Lookalikes
from microboard.check.hosts.named_hosts import list_hosts
from microboard.check.red_flags.board_hosts import NEVER
from microboard.check.red_flags.flags import list_domains
from microboard.check.red_flags.red_flags import RedFlags
from microboard.check.run import check_board
from microboard.read import Problem, read_folder
from microboard.read.document import read_bytes
from microboard.read.folder import EMPLOYER_FILE


def find_caused(
    root: Path, ref: str, today: date, changed: Collection[str], checked: Checked, rules: Path
) -> list[Problem]:
    """The errors in other files that were not there before the change: what the check of the whole board would say.

    `checked` is what was found in the files that are changed since `ref`. Raises GitError.
    """
    if not checked.rulebook:
        return []
    found = set(checked.others)
    near = _find_near(root, _list_new_hosts(root, ref, changed, checked), checked.rulebook.red_flags) - {*changed}
    if near:
        part = check_board(root, today, Scope(near, changed, rules))
        found.update(problem for problem in part.problems if problem.severity == "error" and problem.path in near)
    found = {problem for problem in found if problem.path not in changed}
    if not found:
        return []
    # This change did not cause what was wrong before it.
    with _lay_before(root, ref, changed) as before:
        old = check_board(before, today, Scope({problem.path for problem in found}, rules=rules))
    known = {(problem.path, problem.rule, problem.field) for problem in old.problems}
    return sorted(problem for problem in found if (problem.path, problem.rule, problem.field) not in known)


def _list_new_hosts(root: Path, ref: str, changed: Collection[str], checked: Checked) -> dict[str, str]:
    """The hosts that an employer names as its own and did not name before, each with the employer."""
    files = [path for path in changed if path.endswith(f"/{EMPLOYER_FILE}") and path.count("/") == 2]
    paths = {path.split("/")[1]: path for path in files}
    documents = read_before(root, ref, paths.values()) if paths else {}
    hosts: dict[str, str] = {}
    for name, path in sorted(paths.items()):
        before, after = documents.get(path), checked.employers.get(name)
        known = list_domains(before) if before else ()
        hosts.update({host: name for host in (list_domains(after) if after else ()) if host not in known})
    return hosts


def _find_near(root: Path, hosts: dict[str, str], red_flags: RedFlags) -> set[str]:
    """The listings that name a host which looks like one of `hosts`, or may."""
    if not hosts:
        return set()
    alike = Lookalikes(hosts, red_flags.added_words, red_flags.trusted, red_flags.fold, two_slips=NEVER)
    paths = (file.path for file in read_folder(root).listings)
    return {path for path in paths
            if any(map(alike.explain, list_hosts(read_bytes(root, path).decode("utf-8", "replace"))))}


@contextmanager
def _lay_before(root: Path, ref: str, changed: Collection[str]) -> Iterator[Path]:
    """The board as it was at `ref`, in a folder that is thrown away."""
    same = {*read_folder(root).paths} - {*changed}
    files: dict[str, bytes | None] = {path: read_bytes(root, path) for path in same}
    files.update(read_contents(root, ref, [path for path in changed if path.count("/") == 2]))
    with TemporaryDirectory() as aside:
        for path, data in files.items():
            if data:
                target = Path(aside, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        yield Path(aside)
