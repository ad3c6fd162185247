"""What is in the menu, and which links of hand-written pages lead to nothing, without a build."""

from html import escape
from types import SimpleNamespace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from microboard.publish.shell.marks import BODY, TITLE, get_folder, get_source
from microboard.publish.shell.shell_sources import SHELLS
from microboard.publish.site.finished import find_copies
from microboard.publish.site.links import find_dead_links
from microboard.words.speech import speak
from mkdocs_microboard.shell_pages import clear_menu, name_sections

URL = "https://org.example/jobs/"
BREAD = "opportunities/acme/bread/"


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "Jobs", "site_url": URL})
    made.validate()
    made.plugins._current_plugin = "microboard"  # as it is in a hook
    return made


def test_no_shell_is_in_a_menu_that_a_plugin_has_made_of_all_files(config) -> None:
    def make(source: str) -> Page:
        return Page(None, File.generated(config, source, content=""), config)

    home, last = make("opportunities/index.md"), make("guide.md")
    shells = [make(source) for source, kind in SHELLS.items() if not kind.is_home]
    nav = Navigation([home, shells[0], Section("Empty", [shells[1]]), Section("Guides", [shells[2], last])],
                     [home, *shells[:3], last])
    clear_menu(nav)
    assert nav.pages == [home, last]
    assert [item.title for item in nav.items if isinstance(item, Section)] == ["Guides"]
    assert nav.items[1].children == [last]
    assert (home.previous_page, home.next_page, last.previous_page, last.next_page) == (None, last, home, None)


def test_folders_of_the_board_have_their_names_in_a_menu_that_is_made_of_files() -> None:
    speak("de")
    nav = Navigation([Section("Guides", []), Section("Opportunities", []), Section("Reference", []),
                      Section("Ours", [])], [])
    name_sections(nav)
    speak("en")
    assert [item.title for item in nav.items if isinstance(item, Section)] == [
        "Leitfäden", "Projekte finden", "Nachschlagen", "Ours"]


def test_pages_that_a_plugin_has_made_of_shells_are_named(tmp_path) -> None:
    pages = {"print.html": f"<p>{BODY}</p>", "menu.html": f'<a href="../{get_folder(1, 0)}/">Bread</a>',
             # What a guide, or a listing on a hand-written page, may say.
             "guide.html": f"{escape(BODY)} {TITLE} {get_source(2)}"}
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert list(find_copies(tmp_path)) == ["menu.html", "print.html"]


@pytest.mark.parametrize(("href", "is_dead"), [
    ("../opportunities/acme/bread/", False), ("../opportunities/acme/rolls/", True),
    ("/jobs/opportunities/acme/bread/", False), ("/jobs/opportunities/acme/rolls/", True),
    (f"{URL}{BREAD}#apply", False), (f"{URL}opportunities/acme/rolls/?a=b", True),
    ("//org.example/jobs/skills/knitting/", True), ("/opportunities/acme/rolls/", False),
    ("https://elsewhere.example/opportunities/acme/rolls/", False), ("mailto:jobs@org.example", False), ("#top", False),
    ("", False),
])
def test_a_dead_link_is_found_however_it_is_written(href: str, is_dead: bool) -> None:
    addresses = SimpleNamespace(find={BREAD.rstrip("/"): BREAD}.get)
    found = find_dead_links(f'<a class="x" href="{href}">Bread</a>', "guide.md", "guide/", {"guide"}, addresses, URL)
    assert list(found) == ([href] if is_dead else [])
