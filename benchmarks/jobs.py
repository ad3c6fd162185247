"""What is measured: each job prepares itself once, and then runs as often as it is asked to."""

import shutil
import sys
from types import ModuleType
from typing import Protocol

from contents import Contents, look_at
from measured import Run, measure
from rivals.project import Project
from stages import read_stages
from workshop import Workshop


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
    """A build of Microboard into an empty folder. `script` stands for `mkdocs` where it is not all outputs."""

    is_slow = False

    def __init__(self, key: str, name: str, workshop: Workshop, script: tuple[str, ...] = ("-m", "mkdocs")) -> None:
        self.key, self.name, self._workshop = key, name, workshop
        site = workshop.folder / key
        self._project = Project(
            workshop.copy_board(key), site, (sys.executable, *script, "build", "--verbose", "--site-dir", str(site)),
            listing="opportunities/*/project-*/index.html", list_page="opportunities/page/2/index.html",
            feed="opportunities/feed.xml", feeds="**/feed.xml")

    def run(self) -> Run:
        shutil.rmtree(self._project.site, ignore_errors=True)
        run = measure(self._project.command, self._project.folder, self._workshop.variables,
                      self._workshop.limit)
        return Run(run.wall, run.cpu, run.peak, run.largest, run.output, read_stages(run.output))

    def look(self) -> Contents:
        return look_at(self._project)
