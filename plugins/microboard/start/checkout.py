"""Reads what a board has on the disk beside its listings: settings of the site, workflows, and what git knows."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from microboard.read import Document, read_document

WORKFLOWS = ".github/workflows"
MAX_BYTES = 256 * 1024
# Addresses of one repository: https://github.com/org/board, git@github.com:org/board.git
SLUG = re.compile(r"(?://|@)github\.com[:/]([A-Za-z0-9-]+/[A-Za-z0-9._-]+?)(?:\.git)?/?\Z")


class SettingsError(Exception):
    """Nobody can read mkdocs.yml. The text says why, for people."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A setting that the environment may decide, and its value where that says nothing."""

    name: str
    otherwise: Any


@dataclass(frozen=True, slots=True)
class Checkout:
    """The board at `root`, in a repository whose `top` is there or above. `settings` is what mkdocs.yml says; empty
    where there is none. `workflows` are by the name of their file, `branch` is the one that changes go to, and
    `origin` the ``owner/name`` on GitHub that git fetches from; empty where nobody knows."""

    root: Path
    top: Path
    settings: Mapping[str, Any]
    workflows: Mapping[str, Document]
    branch: str = ""
    origin: str = ""
    broken: tuple[str, ...] = field(default=())

    @property
    def repository(self) -> str:
        """``owner/name`` of the repository on GitHub that pages lead to, or nothing."""
        return find_slug(str(self.settings.get("repo_url") or ""))

    def read(self, path: str) -> str:
        """The text of a file that lies at the top of the repository, or in its .github; empty where there is none."""
        places = (self.top / path, self.top / ".github" / path)
        return next((place.read_text(encoding="utf-8", errors="replace") for place in places if place.is_file()), "")


def read_checkout(root: Path) -> Checkout:
    """What lies on the disk at `root`. Raises SettingsError."""
    top = Path(_ask_git(root, "rev-parse", "--show-toplevel") or root)
    workflows, broken = dict[str, Document](), []
    for path in sorted((top / WORKFLOWS).glob("*.y*ml")):
        document, problems = read_document(top, f"{WORKFLOWS}/{path.name}", MAX_BYTES)
        if document and not problems:
            workflows[path.name] = document
        else:
            broken.append(path.name)
    origin = find_slug(_ask_git(root, "remote", "get-url", "origin"))
    return Checkout(root, top, _read_settings(root / "mkdocs.yml"), workflows, _find_branch(root), origin,
                    tuple(broken))


def find_slug(address: str) -> str:
    """``owner/name`` in the address of a repository on GitHub, or nothing."""
    found = SLUG.search(address)
    return found[1] if found else ""


def _find_branch(root: Path) -> str:
    """The branch that a clone begins with; where git has not been told, the one of `main` and `master` that is there,
    and not both."""
    told = _ask_git(root, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD").removeprefix("origin/")
    if told:
        return told
    there = [name for name in ("main", "master")
             if _ask_git(root, "rev-parse", "--quiet", "--verify", f"refs/heads/{name}")]
    return there[0] if len(there) == 1 else ""


def _ask_git(root: Path, *arguments: str) -> str:
    """What git says, or nothing: a board may lie outside of any repository, or on a machine without git."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


class _Loader(yaml.SafeLoader):
    """Reads the settings of MkDocs, which name functions and variables; none of them is looked for."""


def _take_variable(loader: _Loader, node: yaml.Node) -> Variable:
    parts: list[Any] = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [node.value]
    return Variable(str(parts[0]), parts[-1] if len(parts) > 1 else None)


_Loader.add_constructor("!ENV", _take_variable)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, name, _node: str(name))
_Loader.add_multi_constructor("!", lambda _loader, name, _node: str(name))


def _read_settings(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        settings = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"mkdocs.yml can't be read: {' '.join(str(error).split())}") from error
    if not isinstance(settings, dict):
        raise SettingsError("mkdocs.yml holds no settings.")
    return settings


def iterate_plugins(settings: Mapping[str, Any]) -> Iterator[str]:
    """The names of the plugins that mkdocs.yml asks for, as a list or as a group."""
    for plugin in settings.get("plugins") or ():
        yield from plugin if isinstance(plugin, dict) else [str(plugin)]
