"""What a board can set for the plugin in mkdocs.yml, and what the rest of the file says about the site."""

from datetime import date, datetime
from pathlib import Path

from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import yaml_load

from microboard.publish.output import Site
from microboard.publish.site.csp import Policies
from microboard.publish.site.site_facts import build_site, find_edit_url
from microboard.run.clock import read_clock

MASTER, MAIN = "edit/master/docs/", "edit/main/docs/"
# What themes write into pages as it stands.
SAID = ("site_name", "site_description", "site_author", "repo_name")


class MicroboardConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types here
    """The options of the plugin."""

    as_of = config_options.Type((str, date), default="")  # YAML makes a date of a bare 2027-01-15
    """Build as on this day, such as 2027-01-15; else SOURCE_DATE_EPOCH, else today."""

    hub = config_options.Type(str, default="")
    """The WebSub hub that is told of changes, such as https://hub.example/; feeds then name it."""

    board = config_options.Type(str, default=".")
    """The folder that holds opportunities/, relative to mkdocs.yml."""

    id_base = config_options.Type(str, default="")
    """The address at which the board was first, such as https://org.example/jobs/; ids in feeds and calendars keep it
    when site_url changes."""

    report_url = config_options.Type(str, default="")
    """Where readers report a listing in private, such as mailto:board@example.org; else the repository's security
    policy."""

    csp = config_options.Type((bool, dict), default={})
    """What pages may load beyond the site's own files, such as {script-src: https://stats.example}; false for no
    Content Security Policy."""


def find_root(config: MkDocsConfig, board: str) -> Path:
    """The folder that holds opportunities/."""
    base = Path(config.config_file_path).parent if config.config_file_path else Path()
    root = (base / board).resolve()
    if not (root / "opportunities").is_dir():
        raise PluginError(f"microboard: there is no folder opportunities/ in {root}. Make it, or set board.")
    return root


def mend_edit_uri(config: MkDocsConfig) -> bool:
    """Have pages be edited on `main` where mkdocs.yml names no branch: MkDocs takes `master` then, which a new
    repository has not. Whether there was something to mend."""
    if config.edit_uri != MASTER or not config.config_file_path:
        return False
    with Path(config.config_file_path).open("rb") as file:
        if "edit_uri" in yaml_load(file):  # what has been written counts
            return False
    config.edit_uri = MAIN
    return True


def escape_texts(config: MkDocsConfig) -> None:
    """Have themes write the texts of mkdocs.yml as text: MkDocs' templates escape nothing by themselves, and a name
    such as ``Work & "Study"`` would end an attribute. A template that does escape leaves these as they are."""
    for name in SAID:
        if config[name]:
            config[name] = escape(config[name])


def read_options(
    config: MkDocsConfig, options: MicroboardConfig, root: Path, *, is_preview: bool
) -> tuple[datetime, Site, Policies]:
    """The moment to build for, the site of the board at `root`, and what its pages may load."""
    try:
        as_of = read_clock(str(options.as_of))
    except ValueError as error:
        raise PluginError(f"microboard, as_of: {error}") from error
    repo_url = config.repo_url or ""
    try:
        return as_of, build_site(
            config.site_name, config.site_url or "", hub=options.hub, repo_url=repo_url, report_url=options.report_url,
            edit_url=find_edit_url(repo_url, config.edit_uri or "", Path(config.docs_dir), root),
            id_base=options.id_base, logo=str(config.theme.get("logo") or ""), theme=config.theme.dirs,
        ), Policies(options.csp, is_preview=is_preview)
    except ValueError as error:
        raise PluginError(f"microboard, {error}.") from error
