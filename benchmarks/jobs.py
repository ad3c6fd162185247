"""What is measured: each job prepares itself once, and then runs as often as it is asked to."""

import shutil
import sys
from types import ModuleType
from typing import Protocol

from change import Change
from contents import Contents, look_at
from measured import Run, measure
from rivals.project import Project
from stages import read_stages
from workshop import Workshop

# What Microboard keeps beside the board between two builds.
CACHE = ".cache"


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
        self.key, self.name, self._workshop = key, name, workshop
        site = workshop.folder / key
        self._project = Project(
            workshop.copy_board(key), site, (sys.executable, *script, "build", "--verbose", "--site-dir", str(site)),
            listing="opportunities/*/project-*/index.html", list_page="opportunities/page/2/index.html",
            feed="opportunities/feed.xml", feeds="**/feed.xml")

    def run(self) -> Run:
        self.clear()
        return self.build()

    def clear(self) -> None:
        """Forget every earlier build."""
        for folder in (self._project.site, self._project.folder / CACHE):
            shutil.rmtree(folder, ignore_errors=True)

    def build(self, *options: str) -> Run:
        """Build with what is there."""
        run = measure([*self._project.command, *options], self._project.folder, self._workshop.variables,
                      self._workshop.limit)
        return Run(run.wall, run.cpu, run.peak, run.largest, run.output, read_stages(run.output))

    def look(self) -> Contents:
        return look_at(self._project)


class DirtyJob(ColdJob):
    """A build with --dirty after one listing was changed. The build before is not counted."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__("dirty", "Microboard, one change, --dirty", workshop)
        self._change = Change(workshop, self._project.folder)
        self._is_built = False

    def run(self) -> Run:
        if not self._is_built:
            self.clear()
            self.build()
            self._is_built = True
        words = self._change.make()
        run = self.build("--dirty")
        if words not in (self._project.site / self._change.page).read_text(encoding="utf-8"):
            raise RuntimeError("the changed listing is not on its page")
        return run

    def look(self) -> None:
        """Nothing that the cold build has not told."""
