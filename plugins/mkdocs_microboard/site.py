"""What MkDocs' configuration says about the site, in the board's terms."""

import posixpath
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File

from microboard.publish.discovery import OWN
from microboard.publish.icons import build_icons
from microboard.publish.id_base import read_id_base
from microboard.publish.marks import LEFT
from microboard.publish.output import HTML, Site

log = get_plugin_logger(__name__)


def build_site(config: MkDocsConfig, root: Path, hub: str, report_url: str, id_base: str) -> Site:
    """The site of the board at `root`."""
    return Site(config.site_name, _get_site_url(config), _get_edit_url(config, root), hub,
                build_icons([Path(path) for path in config.theme.dirs]), config.repo_url or "", _get_logo(config),
                report_url, _read_ids(id_base))


def complete_site(site: Site, config: MkDocsConfig, files: Iterable[File]) -> Site:
    """The site as far as it is known once all plugins have set what they set, and the docs folder has been read."""
    language = str(config.theme.get("language") or config.theme.locale or "en")
    kept = OWN.keys() & {file.dest_uri for file in files}
    return replace(site, language=language, index="" if config.use_directory_urls else HTML, kept=frozenset(kept))


def name_elsewhere(config: MkDocsConfig) -> None:
    """Say what two of MkDocs' own themes load from another host unless they are told not to."""
    if config.theme.name in ("mkdocs", "readthedocs") and config.theme.get("highlightjs"):
        log.info("The theme loads highlight.js from another host, which learns who opens a page. "
                 "To switch it off, write highlightjs: false under theme in mkdocs.yml.")


def name_copies(folder: Path) -> None:
    """Say which pages of a site, in which the board's are not yet, another plugin has made of shells."""
    for path in sorted(folder.rglob("*.html")):
        if LEFT.search(path.read_text(encoding="utf-8", errors="replace")):
            log.warning("Another plugin has copied a page of the board, in which there is no text yet, to %s. Have it "
                        "leave out opportunities/index.md, employers/index.md and submit/index.md.",
                        path.relative_to(folder).as_posix())


def _read_ids(id_base: str) -> str:
    try:
        return read_id_base(id_base)
    except ValueError as error:
        raise PluginError(f"microboard, {error}.") from error


def find_root(config: MkDocsConfig, board: str) -> Path:
    """The folder that holds opportunities/."""
    base = Path(config.config_file_path).parent if config.config_file_path else Path()
    root = (base / board).resolve()
    if not (root / "opportunities").is_dir():
        raise PluginError(f"microboard: there is no folder opportunities/ in {root}. Make it, or set board.")
    return root


def _get_site_url(config: MkDocsConfig) -> str:
    return f"{config.site_url.rstrip('/')}/" if config.site_url else ""


def _get_logo(config: MkDocsConfig) -> str:
    """The public address of the theme's logo, where it is a picture that every feed reader shows."""
    logo = str(config.theme.get("logo") or "")
    return urljoin(_get_site_url(config), logo) if logo.endswith((".png", ".jpg", ".jpeg", ".gif")) else ""


def _get_edit_url(config: MkDocsConfig, root: Path) -> str:
    """Where the board's files can be edited, from the address of the docs folder that MkDocs knows."""
    if not (config.repo_url and config.edit_uri):
        return ""
    docs = urljoin(f"{config.repo_url.rstrip('/')}/", f"{config.edit_uri.rstrip('/')}/")
    from_docs = posixpath.relpath(root.as_posix(), Path(config.docs_dir).resolve().as_posix())
    return urljoin(docs, f"{from_docs}/")
