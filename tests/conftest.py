"""Boards made of a few words, and engines to build sites from them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import coverage
import pytest
from hypothesis import settings

from boards import ROOT, BoardFolder
from dist import build
from schemas import FILES, SCHEMA
from tries import tries


@pytest.fixture
def folder(tmp_path: Path) -> BoardFolder:
    """An empty board."""
    return BoardFolder(tmp_path / "board")


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def mkdocs() -> Run:
    """Run MkDocs, or another engine, in a folder, as people do."""

    def run(
        cwd: Path, *arguments: str, engine: str = "mkdocs", **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        return subprocess.run(
            [sys.executable, "-m", engine, *arguments], cwd=cwd, capture_output=True, text=True, check=False,
            env={**inherited, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://org.example/jobs/", **environment},
        )

    return run


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution; the wheel lies beside it."""
    return build(tmp_path_factory.mktemp("dist"))[0]


@pytest.fixture(scope="session")
def wheel(sdist: Path) -> Path:
    """The wheel that is built from the source distribution."""
    return next(sdist.parent.glob("*.whl"))


@pytest.fixture(scope="session")
def real_listings() -> Path:
    """A folder with many real listings, named by MICROBOARD_REAL_LISTINGS."""
    path = os.environ.get("MICROBOARD_REAL_LISTINGS", "")
    if not path:
        pytest.skip("MICROBOARD_REAL_LISTINGS names no folder of real listings")
    return Path(path)


@pytest.fixture(scope="session")
def sample_board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of this repository and its sample listings, which a board of its own clears."""
    if not (ROOT / "opportunities/lantern-bikes").is_dir():
        pytest.skip("the sample listings have been cleared")
    root = tmp_path_factory.mktemp("samples") / "board"
    for source, target in ((ROOT / "docs", "docs"), (SCHEMA, "schema")):
        shutil.copytree(source, root / target)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for employer in (ROOT / "opportunities").glob("*/employer.yml"):
        if "\nsample: true\n" in employer.read_text(encoding="utf-8"):
            shutil.copytree(employer.parent, root / "opportunities" / employer.parent.name)
    return root


# How long an example takes says how busy the machine is, and how many functions are counted.
settings.register_profile("any machine", tries(25))
settings.load_profile("any machine")

# What takes longest: a browser, whole builds by an engine, steps of workflows, large boards.
SLOW_FOLDERS = frozenset({"browser", "mkdocs_microboard", "workflows", "benchmarks", "engines", "fuzz"})
# Which files take longest of all.
LONGEST = frozenset(ROOT / "tests" / name for name in (
    "start/test_fresh_machine.py", "browser/test_accessible.py", "browser/test_submit.py"))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """In a process of pytest-xdist, pytest-cov counts twice, and pauses the second count alone: end the first."""
    first = coverage.Coverage.current()
    if first and hasattr(session.config, "workerinput"):
        first.stop()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read the slow folders where slow tests are left out."""
    return True if config.option.markexpr == "not slow" and collection_path.name in SLOW_FOLDERS else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make test-quick` leaves out: the slow folders, and whatever builds a site with an engine.

    No lines are counted in these: the quick tests alone reach what is asked for, and counting takes as long again.
    A file is run by one process, so that what its tests share is made once. What takes longest is begun first.
    """
    slow: set[Path] = set()
    for item in items:
        if SLOW_FOLDERS & set(item.path.parts) or "mkdocs" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
        if item.get_closest_marker("slow"):
            item.add_marker("no_cover")
            slow.add(item.path)
    items.sort(key=lambda item: (item.path not in LONGEST, "browser" not in item.path.parts, item.path not in slow))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was not run, and why, and which rules are a board's own, at the very end."""
    for report in terminalreporter.stats.get("skipped", ()):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"Not run: {report.nodeid}: {str(reason).removeprefix('Skipped: ')}", yellow=True)
    for name in sorted(name for name, data in FILES.items() if (ROOT / "schema" / name).read_bytes() != data):
        terminalreporter.write_line(f"Not tried: schema/{name}, which differs from tests/schema/{name}.", yellow=True)
