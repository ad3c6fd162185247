"""Finds where the board's files are proposed: the repository, its branch and the board's folder in it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from microboard.publish.output import Site

# Where a page of GitHub's editor lies: https://github.com/org/board/edit/main/docs/
EDIT = re.compile(r"(https://[^/]+/[^/]+/[^/]+)/(?:edit|blob|tree)/([^/]+)/(.*)")
BRANCH = "main"


@dataclass(frozen=True, slots=True)
class Repository:
    """`url` has no slash at its end; `folder`, the board's, is empty or ends in one."""

    url: str
    branch: str = BRANCH
    folder: str = ""


def find_repository(site: Site) -> Repository | None:
    """The repository on GitHub to which people can propose files, or None."""
    found = EDIT.fullmatch(site.edit_url)
    if found and _is_github(found[1]):
        return Repository(found[1], found[2], "" if ".." in found[3] else found[3])
    url = site.repo_url.rstrip("/").removesuffix(".git")
    return Repository(url) if _is_github(url) else None


def _is_github(url: str) -> bool:
    """Whether it is a repository on GitHub, or on an organisation's own GitHub. Other forges have other forms."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme == "https" and host.startswith("github.") and parts.path.count("/") == 2
