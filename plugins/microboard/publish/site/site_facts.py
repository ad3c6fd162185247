"""Turns what an engine is configured with into what the board wants to know about its site."""

import posixpath
from pathlib import Path
from urllib.parse import urljoin


def find_edit_url(repo_url: str, edit_uri: str, docs: Path, root: Path) -> str:
    """Where the files of the board at `root` can be edited, from the address of the `docs` folder that the engine
    knows; or nothing."""
    if not (repo_url and edit_uri):
        return ""
    base = urljoin(f"{repo_url.rstrip('/')}/", f"{edit_uri.rstrip('/')}/")
    from_docs = posixpath.relpath(root.as_posix(), docs.resolve().as_posix())
    return urljoin(base, f"{from_docs}/")


def find_logo(logo: str, url: str) -> str:
    """The public address of the theme's logo, where it is a picture that every feed reader shows; or nothing."""
    return urljoin(url, logo) if logo.endswith((".png", ".jpg", ".jpeg", ".gif")) else ""
