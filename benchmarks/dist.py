"""Builds what is released, in dist/: the source distribution and the wheel. Same files, same bytes, on any day.

``dist.py check TAG SOURCE`` refuses a tag that is not this version, or a package that does not name its source;
``dist.py notes`` prints what the changelog says of the version.
"""

import gzip
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from microboard.read.days import parse_date
from microboard.run.clock import NOON
from microboard.start.news import SECTION

ROOT = Path(__file__).resolve().parents[1]
# What a package is built from. The rest of the repository is for who changes it.
SOURCES = (".github", ".vscode", "docs", "opportunities", "plugins", "requirements", "schema", "CHANGELOG.md",
           "LICENSE", "MANIFEST.in", "pyproject.toml")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info")
# The first day that a zip archive knows: of a version that is not released yet.
UNRELEASED = datetime(1980, 1, 1, tzinfo=UTC)
BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"


class ReleaseError(Exception):
    """What can't be released. The text says why, for people."""


def read_project(root: Path = ROOT) -> dict[str, object]:
    """The table ``[project]``."""
    project: dict[str, object] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def find_section(changelog: str, version: str) -> tuple[datetime | None, str]:
    """The day that the changelog gives a version, and what it says of it; None and nothing where it has no section."""
    for section in SECTION.finditer(changelog):
        if section[1] == version:
            day = parse_date(section[0].rpartition(" - ")[2])
            after = SECTION.search(changelog, section.end())
            says = changelog[section.end() : after.start() if after else len(changelog)]
            return datetime.combine(day, NOON) if day else None, says.strip()
    return None, ""


def check(project: dict[str, object], changelog: str, tag: str, source: str) -> None:
    """Raises ReleaseError where something is amiss."""
    version = project["version"]
    moment, notes = find_section(changelog, str(version))
    if tag != f"v{version}":
        raise ReleaseError(f"The tag is {tag}, and pyproject.toml says version {version}.")
    if not moment or not notes:
        raise ReleaseError(f"CHANGELOG.md says nothing of it under ## [{version}] - YEAR-MONTH-DAY.")
    urls = project.get("urls")
    if not isinstance(urls, dict) or urls.get("Source") != source:
        raise ReleaseError(f'The package does not say where it comes from. Write into pyproject.toml, below '
                           f'[project.urls]: Source = "{source}"')


def build(target: Path, root: Path = ROOT) -> tuple[Path, Path]:
    """The source distribution, and the wheel that is built from it, in the folder `target`."""
    version = str(read_project(root)["version"])
    moment, _notes = find_section((root / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    epoch = int((moment or UNRELEASED).timestamp())
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        source, unpacked = Path(name) / "source", Path(name) / "unpacked"
        copy_sources(root, source)
        _run("build_sdist", source, target, epoch)
        sdist = target / f"mkdocs_microboard-{version}.tar.gz"
        sdist.write_bytes(normalise(sdist.read_bytes(), epoch))
        with tarfile.open(sdist) as archive:
            # The oldest Python that README names has no filters: it takes an archive, which is ours, as it is.
            archive.extraction_filter = getattr(tarfile, "data_filter", None)
            archive.extractall(unpacked)
        _run("build_wheel", unpacked / f"mkdocs_microboard-{version}", target, epoch)
    return sdist, target / f"mkdocs_microboard-{version}-py3-none-any.whl"


def copy_sources(root: Path, target: Path) -> None:
    """Copy what a package is built from to a new folder."""
    target.mkdir(parents=True)
    for part in SOURCES:
        if (root / part).is_dir():
            shutil.copytree(root / part, target / part, ignore=LEFT_OUT)
        else:
            shutil.copy(root / part, target)


def _run(step: str, source: Path, target: Path, epoch: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUILD, step, str(target.resolve())], cwd=source, text=True, check=False,
        capture_output=True, umask=0o022, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)})
    if done.returncode:
        raise ReleaseError(done.stdout + done.stderr)


def normalise(data: bytes, epoch: int) -> bytes:
    """A packed archive with the same files in the order of their names, without what only says who packed it, and
    when: setuptools writes owners and times of the machine."""
    packed = io.BytesIO()
    with (tarfile.open(fileobj=io.BytesIO(data)) as before,
          gzip.GzipFile(filename="", fileobj=packed, mode="wb", mtime=epoch) as zipped,
          tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as after):
        for member in sorted(before.getmembers(), key=lambda member: member.name):
            made = tarfile.TarInfo(member.name)
            made.type, made.size, made.mtime = member.type, member.size, epoch
            made.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            after.addfile(made, before.extractfile(member) if member.isfile() else None)
    return packed.getvalue()


def main(words: list[str]) -> None:
    changelog, project = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), read_project()
    if words[:1] == ["check"]:
        check(project, changelog, *words[1:])
    elif words == ["notes"]:
        print(find_section(changelog, str(project["version"]))[1])
    else:
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        for path in build(ROOT / "dist"):
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except ReleaseError as error:
        sys.exit(str(error))
