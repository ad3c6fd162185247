"""Builds boards with the program of another commit and with the one that is here, and says which files differ, and how.

For whoever moves code: `make same REF=main` ends with 0 only where no reader, employer or feed can tell the two apart.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from differences import Comparison, compare_folders, write_comparison
from listing_files import HOME, MENU
from workshop import ROOT, write_sized_board

# Noon, so that it is the same day everywhere. The real listings were true then.
AS_OF = datetime(2026, 11, 24, 12, tzinfo=UTC)
VARIABLE = "MICROBOARD_REAL_LISTINGS"
SIZE = 1_000
URL = "https://board.example/jobs/"
# It fails where Python finds another program than the one that is asked for.
COMMAND = "import sys, microboard.cli as cli; assert cli.__file__.startswith(sys.argv.pop(1)); cli.main()"
ENGINE = ("import sys, mkdocs_microboard as adapter; assert adapter.__file__.startswith(sys.argv.pop(1)); "
          "from mkdocs.__main__ import cli; cli()")
FRAME = """\
<!doctype html><html lang="en"><head><title>MICROBOARD-TITLE</title>
<meta name="description" content="MICROBOARD-DESCRIPTION"><link rel="canonical" href="MICROBOARD-CANONICAL"></head>
<body><a href="MICROBOARD-EDIT">Edit</a><article><h1 id="MICROBOARD-BODY"></h1></article></body></html>
"""


@dataclass(frozen=True, slots=True)
class Program:
    """A commit of this project, at `root`."""

    name: str
    root: Path

    def run(self, code: str, folder: Path, *arguments: str) -> str:
        """What the program says and its exit code, with its own places left out. It is in `folder`."""
        variables = {**os.environ, "SOURCE_DATE_EPOCH": str(int(AS_OF.timestamp())), "SITE_URL": URL,
                     "PYTHONPATH": str(self.root / "plugins"), "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run([sys.executable, "-c", code, str(self.root), *arguments], cwd=folder, env=variables,
                              capture_output=True, text=True, check=False)
        said = f"exit {done.returncode}\n{done.stdout}{done.stderr}"
        return said.replace(str(folder.parent), "").replace(str(self.root), "")


@dataclass(frozen=True, slots=True)
class BoardKind:
    """A board that is built: `find` gives its listings, made in the given folder where they are not there already, or
    None. `is_sample` tells that the site is that of this repository, guides and all."""

    name: str
    find: Callable[[Path], Path | None]
    is_sample: bool = False


def find_real_listings(_: Path) -> Path | None:
    """The listings that the environment names."""
    folder = os.environ.get(VARIABLE, "")
    return Path(folder).absolute() / "opportunities" if folder else None


def write_listings(folder: Path) -> Path:
    """Invented listings."""
    write_sized_board(folder / "board", SIZE, AS_OF.date())
    return folder / "board/opportunities"


KINDS = (BoardKind("samples", lambda _: ROOT / "opportunities", is_sample=True),
         BoardKind("real listings", find_real_listings), BoardKind(f"{SIZE:,} listings", write_listings))


def main() -> None:
    """Build, compare and say what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ref", help="the commit, branch or tag to compare with")
    parser.add_argument("--all", action="store_true", help="name every file and show every line")
    parser.add_argument("--only", choices=[kind.name.split()[0] for kind in KINDS], help="one of the boards")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        programs = Program(options.ref, read_commit(options.ref, folder)), Program("here", ROOT)
        kinds = [kind for kind in KINDS if options.only in (None, kind.name.split()[0])]
        results = [report(kind, programs, folder / kind.name.split()[0], is_all=options.all) for kind in kinds]
    sys.exit(0 if all(results) else 1)


def read_commit(ref: str, folder: Path) -> Path:
    """The files of a commit, in a folder of their own. Nothing of it is left in the repository."""
    file = folder / "commit.zip"
    done = subprocess.run(["git", "archive", "--format=zip", f"--output={file}", ref], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f'"{ref}" is no commit of this repository. Name a branch, a tag or a commit, for example REF=main.')
    shutil.unpack_archive(file, folder / "commit")
    return folder / "commit"


def report(kind: BoardKind, programs: Sequence[Program], folder: Path, *, is_all: bool) -> bool:
    """Whether both programs make the same of a board, and none fails; what differs is printed."""
    listings = kind.find(folder)
    if not listings:
        print(f"{kind.name}: not compared, since {VARIABLE} names no folder")
        return True
    with ThreadPoolExecutor() as pool:
        made = [*pool.map(lambda program: make(kind, program, listings, folder / program.name.replace("/", "-")),
                          programs)]
    found = compare_folders(*made)
    failed = [*iterate_failed(made[1])]
    print("\n".join((write_title(kind.name, found), *write_comparison(found, is_all=is_all), *failed)), flush=True)
    shutil.rmtree(folder)
    return found.is_same and not failed


def write_title(name: str, found: Comparison) -> str:
    """How much is the same."""
    changed = sum(len(group.paths) for group in found.groups)
    return f"{name}: {found.count:,} files compared, " + (
        "all the same" if found.is_same
        else f"{changed:,} differ, {len(found.missing):,} only before, {len(found.added):,} only now")


def iterate_failed(made: Path) -> Iterator[str]:
    """The words of a program that failed: two that fail alike would make the same of everything."""
    for path in sorted(made.glob("*.said.txt")):
        said = path.read_text(encoding="utf-8")
        if not said.startswith("exit 0\n"):
            yield f"  {path.name.removesuffix('.said.txt')} fails: {said[:2_000]}"


def make(kind: BoardKind, program: Program, listings: Path, folder: Path) -> Path:
    """Everything that a program makes of a board, and what it says, as files in a folder."""
    board, made = folder / "board", folder / "made"
    made.mkdir(parents=True)
    lay_out(kind, program, listings, board)

    def run(name: str, code: str, *arguments: str) -> None:
        (made / f"{name}.said.txt").write_text(program.run(code, board, *arguments), encoding="utf-8")

    run("check", COMMAND, "check", "--format", "json")
    run("build", ENGINE, "build", "--quiet", "--site-dir", "../made/site")
    if kind.is_sample:
        (made / "stamped/shell").mkdir(parents=True)
        (made / "stamped/shell/index.html").write_text(FRAME, encoding="utf-8")
        run("publish", COMMAND, "publish", "--site", "../made/stamped", "--site-url", URL)
    return made


def lay_out(kind: BoardKind, program: Program, listings: Path, board: Path) -> None:
    """A board with the schema and the configuration of a program; guides are a part of the sample alone."""
    shutil.copytree(program.root / "schema", board / "schema")
    shutil.copytree(listings, board / "opportunities", symlinks=True)
    configuration = (program.root / "mkdocs.yml").read_text(encoding="utf-8")
    if kind.is_sample:
        shutil.copytree(program.root / "docs", board / "docs")
    else:
        configuration = configuration.partition("\nnav:\n")[0] + MENU
        (board / "docs").mkdir()
        (board / "docs/index.md").write_text(HOME, encoding="utf-8")
    (board / "mkdocs.yml").write_text(configuration, encoding="utf-8")


if __name__ == "__main__":
    main()
