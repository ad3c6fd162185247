"""The MkDocs plugin: hands MkDocs' configuration and pages to the board, and the board's files to MkDocs."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from microboard.board.build import BoardError, read_board
from microboard.publish.output import HTML
from microboard.publish.shell.sheets import STYLESHEET
from microboard.publish.shell.shell import SCRIPT, ShellError
from microboard.publish.shell.shell_sources import is_about_shell
from microboard.publish.site.build import SiteBuild, TakenError
from microboard.publish.site.embed_marks import MarkError
from microboard.publish.site.finished import find_copies
from microboard.publish.site.not_found import NOT_FOUND
from microboard.publish.site.site_folder import FULL, BusyError, SiteFolder, describe_disk
from microboard.run.parallel import EndedError
from microboard.run.progress import Progress, find_terminal
from microboard.words.catalogue import find_language
from microboard.words.speech import get_language, get_primary
from mkdocs_microboard.config import MAIN, MicroboardConfig, escape_texts, find_root, mend_edit_uri, read_options
from mkdocs_microboard.shell_pages import (
    BoardFiles,
    clear_context,
    clear_menu,
    find_kind,
    name_sections,
    prepare_shells,
)

log = get_plugin_logger(__name__)
# Where to look when a page can't be stamped.
ADVICE = " Look at the templates in your custom_dir, at your hooks, and at the plugins in mkdocs.yml."


def explain(error: Exception) -> str:
    """What has stopped the build, for people."""
    if isinstance(error, BoardError):
        return f"the board has errors.\n{error}"
    if isinstance(error, OSError):
        return f"microboard: {describe_disk(error)}"
    if isinstance(error, BusyError | EndedError | MarkError | TakenError | ShellError):
        return f"microboard: {error}{ADVICE if isinstance(error, ShellError) else ''}"
    log.debug("The board's own program has stopped the build.", exc_info=error)
    return (f"microboard: the board's own program has a fault ({type(error).__name__}: {error}). "
            "Please report it, with what mkdocs build --verbose says.")


def guard(hook: Callable[..., Any]) -> Callable[..., Any]:
    """The hook, in which whatever goes wrong is a PluginError, whose text MkDocs shows in one line."""
    @wraps(hook)
    def call(*arguments: Any, **values: Any) -> Any:
        try:
            return hook(*arguments, **values)
        except MkDocsException:
            raise
        except Exception as error:
            raise PluginError(explain(error)) from error
    return call


class MicroboardPlugin(BasePlugin[MicroboardConfig]):  # type: ignore[no-untyped-call]
    """Has MkDocs render the shells, and the board's pages stamped into them."""

    build: SiteBuild
    folder: SiteFolder | None = None
    is_serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being here keeps this object between the builds of `mkdocs serve`."""
        self.is_serving = command == "serve"
        for engine in ("mkdocs", "properdocs"):
            logging.getLogger(f"{engine}.commands.build").addFilter(lambda line: not is_about_shell(line.getMessage()))

    @guard
    def on_config(self, config: MkDocsConfig) -> None:
        root = find_root(config, self.config.board)
        if mend_edit_uri(config):
            log.warning(f"Pages are edited, and listings proposed, on the branch main. Write edit_uri: {MAIN} into "
                        "mkdocs.yml, or the name of another branch in the place of main.")
        as_of, site, policies = read_options(config, self.config, root, is_preview=self.is_serving)
        escape_texts(config)
        progress = Progress(find_terminal(), log.debug)
        self.build = SiteBuild(*read_board(root, as_of, progress), site, policies, progress)
        if not site.url:
            log.warning("No feeds and no canonical links: set site_url in mkdocs.yml.")
        if config.theme.name in ("mkdocs", "readthedocs") and config.theme.get("highlightjs"):
            log.info("The theme loads highlight.js from another host, which learns who opens a page. "
                     "To switch it off, write highlightjs: false under theme in mkdocs.yml.")
        self.pages: list[SitePage] = []
        config.extra_css.insert(0, STYLESHEET)  # first, so that a board's own style wins
        script = config_options.ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
        config.watch.extend(str(root / name) for name in ("opportunities", "schema") if (root / name).is_dir())

    @guard
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        language = str(config.theme.get("language") or config.theme.locale or "en")
        self._compare_languages(language)
        index = "" if config.use_directory_urls else HTML
        self.build.set_site(replace(self.build.site, language=language, index=index))
        self.files = BoardFiles(files, self.build, config)
        if redirects := config.plugins.get("redirects"):
            self.build.resolve_redirects(redirects.config.get("redirect_maps", {}))
        if self.folder:
            self.folder.mark()
        return self.files

    def _compare_languages(self, theme: str) -> None:
        """Say so where the board could speak as the theme does, or speaks as nothing else on the page."""
        board = self.build.board.policy.language
        if get_primary(theme) != get_primary(board) and (find_language(theme), get_language()) != ("en", "en"):
            log.warning(f"The theme speaks {theme}, and the board {board}. Write language: {theme} into "
                        "schema/policy.yml, or the board's language below theme in mkdocs.yml.")

    @event_priority(-100)  # MkDocs empties the site next, but not for --dirty, which would leave pages of another board
    @guard
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self.folder = SiteFolder(Path(config.site_dir))
        self.folder.open()

    def on_build_error(self, *, error: Exception) -> None:
        if self.folder:
            self.folder.close()
        if isinstance(error, OSError) and error.errno in FULL:
            # MkDocs itself was writing, and would show a traceback.
            raise Abort(f"microboard: {describe_disk(error)}") from error

    @guard
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        clear_menu(nav)
        if not config.nav:
            name_sections(nav)
        prepare_shells(files, self.build.site, config)
        self.files.name_pages(nav)

    @guard
    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        if find_kind(page):
            return html
        for link in self.build.find_dead_links(html, page.file.src_uri, page.file.url,
                                               {file.url.rstrip("/") for file in files}):
            log.warning(f"Doc file '{page.file.src_uri}' contains a link '{link}', but the board has no such page.")
        return self.build.fill(html, page.file.src_uri, page.url, page.file.content_string)

    @guard
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        pages = [file.page for file in files.documentation_pages() if file.page]
        for page in pages:
            # MkDocs stamps the sitemap's archive with the newest of these.
            page.update_date = self.build.board.as_of.date().isoformat()
        self.pages = [page for page in pages if not find_kind(page)]

    @event_priority(-100)  # after those that say when a page was changed
    @guard
    def on_page_context(self, context: Any, *, page: SitePage, config: MkDocsConfig, nav: Navigation) -> None:
        if find_kind(page):
            clear_context(page, context)

    @event_priority(-100)  # after all others, a minifier for example
    @guard
    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        kind = find_kind(page)
        if not kind:
            return self.build.finish(output, page.url)
        self.build.add_shell(output, kind)
        if kind.is_home:  # some plugins put a file beside the page
            Path(page.file.abs_dest_path).parent.mkdir(parents=True, exist_ok=True)
        return ""  # MkDocs writes no empty page

    @event_priority(-100)  # as above
    @guard
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name == "sitemap.xml" and self.build.site.url:
            return self.build.build_sitemap(page.canonical_url for page in self.pages if page.canonical_url)
        if template_name == NOT_FOUND:
            return self.build.finish_not_found(output_content)
        return self.build.policies.add(output_content) if template_name.endswith(".html") else output_content

    @event_priority(-90)  # after the search plugin has written its index, and before others copy it
    @guard
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site, board = Path(config.site_dir), self.build.board
        for path in find_copies(site):
            log.warning("Another plugin has copied a page of the board, in which there is no text yet, to %s. Have it "
                        "leave out opportunities/index.md, employers/index.md and submit/index.md.", path)
        for path in self.build.keep(site):
            log.info("%s is that of another plugin, and the board makes none.", path)
        count = self.build.write(site, {page.url for page in self.pages}, self.build.get_shell)
        if self.folder:
            self.folder.finish()
        log.info("%d open of %d listings, %d files", len(board.open), len(board.opportunities), count)
