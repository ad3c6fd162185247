"""What is measured: each job prepares itself once, and then runs as often as it is asked to."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Protocol

from contents import Contents, look_at
from listing_files import ROOT, write_board
from measured import Run, measure
from microboard.check import check_board
from rivals.project import Project
from rivals.source import Source, read_source
from stages import read_stages

# What Microboard may keep beside the board between two builds.
CACHES = (".cache",)


@dataclass(frozen=True)
class Workshop:
    """Where a size is measured: its board, a small site of Microboard that lends the rivals its frame, the rivals'
    environment, and how many seconds a run may take."""

    folder: Path
    size: int
    as_of: datetime
    sample: Path
    environment: Path
    limit: float
    source: Source = field(init=False)

    def __post_init__(self) -> None:
        if not self.board.is_dir():
            write_sized_board(self.board, self.size, self.as_of.date())
        object.__setattr__(self, "source", read_source(self.board, self.as_of))

    @property
    def board(self) -> Path:
        """The folder of the board."""
        return self.folder / "board"

    @property
    def variables(self) -> dict[str, str]:
        """The environment of every build."""
        return list_variables(self.as_of)


def list_variables(as_of: datetime) -> dict[str, str]:
    """A day, Microboard as it is here, and no notice of MkDocs 2."""
    return {"SOURCE_DATE_EPOCH": str(int(as_of.timestamp())), "PYTHONPATH": str(ROOT / "plugins"),
            "NO_MKDOCS_2_WARNING": "1"}


class Job(Protocol):
    """Something that is measured. `key` is for the command line, `name` for the table; `is_slow` says that one run is
    enough at 10,000 listings."""

    key: str
    name: str
    is_slow: bool

    def run(self) -> Run:
        """One run, from the same start each time."""

    def look(self) -> Contents | None:
        """What it has written, if it writes a site."""


class RivalJob:
    """A cold build of another generator."""

    def __init__(self, key: str, module: ModuleType, workshop: Workshop) -> None:
        self.key, self.name, self.is_slow = key, str(module.NAME), key in ("pages", "blog")
        folder = workshop.folder / key
        shutil.rmtree(folder, ignore_errors=True)
        self._project: Project = module.prepare(workshop.source, workshop.sample, folder, workshop.environment)
        self._workshop = workshop

    def run(self) -> Run:
        project = self._project
        for name in project.caches:
            shutil.rmtree(project.folder / name, ignore_errors=True)
        return measure(project.command, project.folder, {**self._workshop.variables, **project.environment},
                       self._workshop.limit)

    def look(self) -> Contents:
        return look_at(self._project)


class ColdJob:
    """A cold build of Microboard: no cache, no site. `script` stands for `mkdocs` where it is not all outputs."""

    is_slow = False

    def __init__(self, key: str, name: str, workshop: Workshop, script: tuple[str, ...] = ("-m", "mkdocs")) -> None:
        self.key, self.name, self._workshop, self._script = key, name, workshop, script
        site = workshop.folder / key
        self._project = Project(
            workshop.board, site, (sys.executable, *script, "build", "--verbose", "--site-dir", str(site)),
            listing="opportunities/*/project-*/index.html", list_page="opportunities/page/2/index.html",
            feed="opportunities/feed.xml", feeds="**/feed.xml")

    def run(self) -> Run:
        self.clear()
        return self.build()

    def clear(self) -> None:
        """Forget every earlier build."""
        for folder in (self._project.site, *(self._workshop.board / name for name in CACHES)):
            shutil.rmtree(folder, ignore_errors=True)

    def build(self, *options: str) -> Run:
        """Build with what is there."""
        run = measure([*self._project.command, *options], self._workshop.board, self._workshop.variables,
                      self._workshop.limit)
        return Run(run.wall, run.cpu, run.peak, run.largest, run.output, read_stages(run.output))

    def look(self) -> Contents:
        return look_at(self._project)


class DirtyJob(ColdJob):
    """A build with --dirty after one listing was changed. The build before is not counted."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__("dirty", "Microboard, one change, --dirty", workshop)
        self._change = Change(workshop)
        self._is_built = False

    def run(self) -> Run:
        if not self._is_built:
            self.clear()
            self.build()
            self._is_built = True
        words = self._change.make()
        try:
            run = self.build("--dirty")
        finally:
            self._change.undo()
        if words not in (self._project.site / self._change.page).read_text(encoding="utf-8"):
            raise RuntimeError("the changed listing is not on its page")
        return run

    def look(self) -> None:
        """Nothing that the cold build has not told."""


class Change:
    """Changes the summary and the day of change of one open listing, to something new each time."""

    def __init__(self, workshop: Workshop) -> None:
        listing = workshop.source.open[len(workshop.source.open) // 2]
        self._day = workshop.as_of.date()
        self._path = workshop.board / "opportunities" / f"{listing['id']}.yml"
        self._text = self._path.read_text(encoding="utf-8")
        self.page = f"opportunities/{listing['id']}/index.html"
        self._count = 0

    def make(self) -> str:
        """Write the file; the words that its page must then have."""
        self._count += 1
        words = f"Version {self._count} of this text:"
        text = re.sub(r'^summary: ".{24}', f'summary: "{words} ', self._text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^(posted: .*\n)(updated: .*\n)?", rf"\1updated: {self._day.isoformat()}\n", text, count=1,
                      flags=re.MULTILINE)
        self._path.write_text(text, encoding="utf-8")
        return words

    def undo(self) -> None:
        """Put the file back as it was."""
        self._path.write_text(self._text, encoding="utf-8")


def write_sized_board(folder: Path, size: int, today: date) -> None:
    """A board of so many invented listings, the same ones every time."""
    rulebook = check_board(ROOT, today).rulebook
    assert rulebook
    folder.mkdir(parents=True)
    write_board(folder, size, rulebook.vocabulary, today)


def build_sample(folder: Path, as_of: datetime) -> Path:
    """A site of Microboard with a few listings, for its frame."""
    board = folder / "board"
    if not board.is_dir():
        write_sized_board(board, 20, as_of.date())
        command = sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")
        subprocess.run(command, cwd=board, check=True, env={**os.environ, **list_variables(as_of)})
    return folder / "site"
