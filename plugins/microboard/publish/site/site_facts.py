"""Turns what an engine is configured with into what the board wants to know about its site."""

import posixpath
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from microboard.publish.output import Site
from microboard.publish.pages.report_link import check_report_url
from microboard.publish.site.icons import build_icons


def find_edit_url(repo_url: str, edit_uri: str, docs: Path, root: Path) -> str:
    """Where the files of the board at `root` can be edited, from the address of the `docs` folder that the engine
    knows; or nothing."""
    if not (repo_url and edit_uri):
        return ""
    base = urljoin(f"{repo_url.rstrip('/')}/", f"{edit_uri.rstrip('/')}/")
    from_docs = posixpath.relpath(root.as_posix(), docs.resolve().as_posix())
    return urljoin(base, f"{from_docs}/")


def build_site(
    name: str, url: str, *, edit_url: str = "", hub: str = "", repo_url: str = "", report_url: str = "",
    id_base: str = "", logo: str = "", theme: Iterable[str] = ()
) -> Site:
    """The site, as far as somebody has to say it: `theme` are the folders of its theme. Raises ValueError, for people,
    where something can't be used."""
    check_report_url(report_url)
    if url and not _is_web_address(url):
        raise ValueError("site_url: write the public address of the site, for example https://org.example/jobs/ "
                         f"(found {url!r})")
    url = _end(url)
    # A picture that every feed reader shows.
    image = urljoin(url, logo) if logo.endswith((".png", ".jpg", ".jpeg", ".gif")) else ""
    icons, style = build_icons([Path(folder) for folder in theme])
    return Site(name, url, _end(edit_url), hub, style, repo_url, image, report_url, read_id_base(id_base), icons=icons)


def _end(url: str) -> str:
    return f"{url.rstrip('/')}/" if url else ""


def read_id_base(value: str) -> str:
    """The address with a ``/`` at its end, or nothing. Raises ValueError, for people, where it is no web address."""
    if value and not _is_web_address(value):
        raise ValueError("id_base: write the whole address at which the board was first, for example "
                         f"https://org.example/jobs/ (found {value!r})")
    return f"{value.rstrip('/')}/" if value else ""


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # such as brackets of an IPv6 address that are not closed
        return False
    is_plain = text.isprintable() and not any(sign in text for sign in " ?#<>\"\\")
    return is_plain and parts.scheme in ("https", "http") and bool(parts.hostname)
