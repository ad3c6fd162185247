"""The MkDocs plugin: hands MkDocs' configuration to the board, and the board's files to MkDocs."""

import errno
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from microboard.board import Board, Builder
from microboard.check import Rulebook
from microboard.check.report import build_text
from microboard.checking import check_whole
from microboard.clock import read_clock
from microboard.parallel import EndedError
from microboard.progress import Progress, find_terminal
from microboard.publish.announce import add_feeds
from microboard.publish.csp import Policies
from microboard.publish.embed import fill_embeds
from microboard.publish.output import OutputFile, Page
from microboard.publish.plan import Plan
from microboard.publish.reference import build_fields, build_red_flags, build_rules, build_vocabulary
from microboard.publish.report_link import check_report_url
from microboard.publish.search import add_to_index
from microboard.publish.shell import KINDS, SCRIPT, STYLESHEET, Shell, ShellError, ShellKind, get_kind
from microboard.publish.site import find_taken
from microboard.publish.sitemap import iterate_sitemaps, list_entries
from microboard.publish.write import write_outputs, write_site
from microboard.replace import replace_file
from mkdocs_microboard.shell_pages import (
    TITLES,
    build_file,
    build_generated,
    clear_context,
    find_kind,
    get_source,
    is_worth_reading,
    set_addresses,
)
from mkdocs_microboard.site import build_site, find_root
from mkdocs_microboard.site_folder import BusyError, SiteFolder

log = get_plugin_logger(__name__)
# What the system says of a disk that takes no more.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
SEARCH = "search/search_index.json"
# Pages that say what the board's own rules are.
REFERENCE: tuple[tuple[str, Callable[[Rulebook], str]], ...] = (
    ("fields", build_fields),
    ("rules", lambda rulebook: build_rules(rulebook.policy, rulebook.red_flags)),
    ("red-flags", lambda rulebook: build_red_flags(rulebook.red_flags, rulebook.policy)),
    ("vocabulary", lambda rulebook: build_vocabulary(rulebook.vocabulary)),
)
# Where to look when a page can't be stamped.
ADVICE = "Look at the templates in your custom_dir, at your hooks, and at the plugins in mkdocs.yml."


class MicroboardConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types here
    """What can be set in mkdocs.yml."""

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


class MicroboardPlugin(BasePlugin[MicroboardConfig]):  # type: ignore[no-untyped-call]
    """Reads the board, has MkDocs render the shells, and stamps the board's pages into them."""

    plan: Plan
    folder: SiteFolder | None = None
    is_serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being here keeps this object between the builds of `mkdocs serve`."""
        self.is_serving = command == "serve"
        logging.getLogger("mkdocs.commands.build").addFilter(is_worth_reading)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = find_root(config, self.config.board)
        try:
            as_of = read_clock(str(self.config.as_of))
        except ValueError as error:
            raise PluginError(f"microboard, as_of: {error}") from error
        self.progress = Progress(find_terminal(), log.debug)
        with _in_words():
            board, rulebook = _read_board(root, as_of, self.progress)
        site = build_site(config, root, self.config.hub, self.config.report_url, self.config.id_base)
        self.plan = Plan(board, rulebook, site)
        if not site.url:
            log.warning("No feeds and no canonical links: set site_url in mkdocs.yml.")
        try:
            self.policies = Policies(self.config.csp, is_preview=self.is_serving)
            check_report_url(self.config.report_url)
        except ValueError as error:
            raise PluginError(f"microboard, {error}.") from error
        self.shells: dict[ShellKind, Shell] = {}
        self.pages: list[SitePage] = []
        self.sitemaps: list[OutputFile] = []
        config.extra_css.insert(0, STYLESHEET)  # first, so that a board's own style wins
        script = config_options.ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
        for folder in ("opportunities", "schema"):
            if (root / folder).is_dir():
                config.watch.append(str(root / folder))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        taken = {file.dest_uri: file.src_uri for file in files}
        made = [build_file(config, kind) for kind in KINDS]
        made += [build_generated(config, f"reference/{name}.md", build(self.plan.rulebook))
                 for name, build in REFERENCE]
        clash = find_taken(self.plan, taken.keys()) | (taken.keys() & {file.dest_uri for file in made})
        if clash:
            names = ", ".join(sorted(taken[path] for path in clash))
            raise PluginError(f"microboard: the board makes this page itself: {names}. "
                              "Rename or remove the file in the docs folder.")
        for file in made:
            files.append(file)
        if self.folder:
            with _in_words():
                self.folder.mark()
        return files

    @event_priority(-100)  # MkDocs empties the site next, but not for --dirty, which would leave pages of another board
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self.folder = SiteFolder(Path(config.site_dir))
        with _in_words():
            try:
                self.folder.open()
            except BusyError:
                raise PluginError(f"microboard: another build is writing {config.site_dir}. Wait until it is done."
                                  ) from None

    def on_build_error(self, *, error: Exception) -> None:
        if self.folder:
            self.folder.close()
        if isinstance(error, OSError) and error.errno in FULL:
            # MkDocs itself was writing, and would show a traceback.
            raise Abort(f"microboard: {_describe(error)}") from error

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        for kind in KINDS:
            file = files.get_file_from_path(get_source(kind))
            home = files.get_file_from_path(f"{kind.section}/index.md")
            if not (file and file.page and home and home.page):
                continue
            set_addresses(file.page, kind, self.plan.site)
            if file is not home:
                file.page.parent = home.page  # type: ignore[assignment]  # lights the entry of the menu
            elif "title" not in vars(file.page):  # the menu names none
                file.page.title = TITLES[kind.section]
        return nav

    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        filled = fill_embeds(html, page.url, self.plan)
        self.policies.forbid_new(page.url, html, filled)
        return filled

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        pages = [file.page for file in files.documentation_pages() if file.page]
        for page in pages:
            # MkDocs stamps the sitemap's archive with the newest of these.
            page.update_date = self.plan.board.as_of.date().isoformat()
        self.pages = [page for page in pages if not find_kind(page)]
        return env

    @event_priority(-100)  # after those that say when a page was changed
    def on_page_context(self, context: Any, *, page: SitePage, config: MkDocsConfig, nav: Navigation) -> Any:
        if find_kind(page):
            clear_context(page, context)
        return context

    @event_priority(-100)  # after all others, a minifier for example
    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        kind = find_kind(page)
        output = self.policies.add(output, page.url)
        if not kind:
            return add_feeds(output, page.url, self.plan.site)
        try:
            self.shells[kind] = Shell(output)
        except ShellError as error:
            raise PluginError(f"microboard: {error} {ADVICE}") from error
        return ""  # MkDocs writes no empty page

    @event_priority(-100)  # as above
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name.endswith(".html"):
            return self.policies.add(output_content)
        if template_name != "sitemap.xml" or not self.plan.site.url:
            return output_content
        entries = list_entries(self.plan)
        entries += [(page.canonical_url, None) for page in self.pages if page.canonical_url]
        first, *self.sitemaps = iterate_sitemaps(entries, self.plan.site, "sitemap.xml")
        return first.data.decode()

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        folder, board = Path(config.site_dir), self.plan.board
        with _in_words():
            count = self._write(folder)
            if self.folder:
                self.folder.finish()
        log.info("%d open of %d listings, %d files", len(board.open), len(board.opportunities), count)

    def _write(self, folder: Path) -> int:
        """Write the board's files, and put its pages into the search; how many files there are."""
        count = write_site(self.plan, self._get_shell, folder, self.progress) + write_outputs(folder, self.sitemaps)
        index = folder / SEARCH
        if index.is_file():
            replace_file(index, [add_to_index(index.read_bytes(), self.plan.board, self.plan.iterate_list_pages(),
                                              {page.url for page in self.pages})])
        return count

    def _get_shell(self, page: Page) -> Shell:
        return self.shells[get_kind(page)]


def _describe(error: OSError) -> str:
    about = f" {error.filename}" if error.filename else ""
    return f"the site can't be written ({error.strerror}){about}."


@contextmanager
def _in_words() -> Iterator[None]:
    """Say in words that the disk or the system is in the way."""
    try:
        yield
    except OSError as error:
        raise PluginError(f"microboard: {_describe(error)}") from error
    except EndedError as error:
        raise PluginError(f"microboard: {error}") from error


def _read_board(root: Path, as_of: datetime, progress: Progress) -> tuple[Board, Rulebook]:
    # Nobody reads warnings in the log of a build: microboard check shows them.
    builder = Builder(as_of)
    checked = check_whole(root, as_of.date(), progress, has_warnings=False, take=builder.take)
    if checked.has_errors or not checked.rulebook:
        raise PluginError("the board has errors.\n" + build_text(checked.problems))
    return builder.build(checked), checked.rulebook
