"""The pages' Content Security Policy stops what was smuggled in, and nothing that belongs to the site."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from boards import ROOT, BoardFolder, write_site
from loading import open_page

# A guide as maintainers write them: with styles and a script of their own.
GUIDE = """# Guide

| Left | Right |
|:-----|------:|
| a    | b     |

```sh
make site
```

<p style="color: rgb(1, 2, 3)" id="styled">Styled</p>
<style>#sheet { color: rgb(4, 5, 6) }</style>
<p id="sheet">Sheet</p>
<script>window.ours = 1</script>
"""
KINDS = ("", "opportunities/", "opportunities/?category=web&text=two", "opportunities/acme/one/",
         "opportunities/acme/over/", "saved/", "employers/", "employers/acme/", "categories/", "categories/web/",
         "archive/", "feeds/", "guide/", "submit/", "suspicious/", "policy/", "insights/", "embedding/",
         "reference/rules/", "404.html")
# Each would say that it ran.
EVIL = (
    "<script>ran(0)</script>", '<img src="data:," onerror="ran(1)">', '<svg onload="ran(2)"></svg>',
    '<iframe srcdoc="<script>parent.ran(3)</script>"></iframe>',
    '<script src="data:text/javascript,ran(4)"></script>', '<script type="module">ran(5)</script>',
    '<a id="evil" href="javascript:ran(6)">x</a>',
)
WATCH = """
window.violations = []
window.hits = []
window.ran = number => window.hits.push(number)
document.addEventListener("securitypolicyviolation", event => window.violations.push(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory, mkdocs) -> Path:
    """A site with everything on it that the theme can do here."""
    board = BoardFolder(tmp_path_factory.mktemp("policy") / "board")
    for name in ("one", "two", "three"):
        board.add(f"acme/{name}", category="web", description=f"Words about {name}, `code` and more. " * 12)
    board.add("acme/over", status="completed", outcome="A poster that hangs in the hall.")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    home = "# Home\n\n<!-- microboard: newest 3 -->\n"
    write_site(board.root, config, index=home, feeds__index="# Feeds\n\n<!-- microboard: feeds -->\n", guide=GUIDE)
    done = mkdocs(board.root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
    assert done.returncode == 0, done.stderr
    return board.root / "site"


@pytest.fixture(scope="module")
def site(folder: Path, serve) -> str:
    return serve(folder)


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page that keeps count of what its policy stops; the fixture `page` fails on errors in the console, too."""
    page.add_init_script(WATCH)
    yield page
    assert page.evaluate("window.violations") == []


def test_nothing_that_belongs_to_a_page_is_stopped(site: str, watched: Page) -> None:
    for kind in KINDS:
        open_page(watched, site + kind)
        assert watched.locator("meta[http-equiv=Content-Security-Policy]").count() == 1, kind
        # The theme's own script has run, and so has ours.
        assert watched.evaluate("document.documentElement.classList.contains('js')"), kind
        assert watched.locator("script[type=module][src]").count() >= 1, kind
        assert watched.evaluate("window.violations") == [], kind


def test_search_palette_filter_and_save_work(site: str, watched: Page) -> None:
    open_page(watched, f"{site}opportunities/")
    before = watched.get_attribute("body", "data-md-color-scheme")
    watched.click("label[for^=__palette]:visible")
    assert watched.get_attribute("body", "data-md-color-scheme") != before
    watched.locator(".mb-save").first.click()
    watched.fill("#mb-text", "three")
    expect(watched.locator(".mb-results .mb-card")).to_have_count(1)
    watched.click("[data-md-component=search-query]")
    watched.keyboard.type("bread")
    expect(watched.locator(".mb-found a")).to_have_count(4)  # the projects, and a way to all of them
    watched.fill("[data-md-component=search-query]", "")
    watched.keyboard.type("styled")
    expect(watched.locator(".md-search-result__item h1").first).to_have_text("Guide")
    watched.keyboard.press("Escape")
    open_page(watched, f"{site}saved/")
    assert watched.locator("#mb-saved-list .mb-card").count() == 1
    assert watched.get_attribute("body", "data-md-color-scheme") != before


def test_a_guide_keeps_what_its_author_put_in(site: str, watched: Page) -> None:
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(watched, f"{site}guide/")
    assert watched.evaluate("window.ours") == 1
    assert watched.evaluate("getComputedStyle(document.querySelector('#styled')).color") == "rgb(1, 2, 3)"
    assert watched.evaluate("getComputedStyle(document.querySelector('#sheet')).color") == "rgb(4, 5, 6)"
    assert watched.evaluate("getComputedStyle(document.querySelector('td:last-child')).textAlign") == "right"
    watched.locator("button[data-clipboard-target], .md-code__button, .md-clipboard").first.click()
    assert watched.evaluate("navigator.clipboard.readText()").strip() == "make site"


@pytest.mark.parametrize("path", ["", "opportunities/acme/one/", "guide/", "404.html"])
def test_what_was_smuggled_in_does_not_run(path: str, site: str, context) -> None:
    page = open_with(context.new_page(), site + path, lambda text: text)
    assert page.evaluate("window.hits") == []
    # A frame counts for itself.
    assert page.evaluate("window.violations.length") >= len(EVIL) - 1


def test_without_the_policy_it_would_run(site: str, context) -> None:
    page = open_with(context.new_page(), f"{site}opportunities/acme/one/",
                     lambda text: re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text))
    assert page.evaluate("window.hits.sort()") == list(range(len(EVIL)))


def open_with(page: Page, address: str, change: Callable[[str], str]) -> Page:
    """A page into which all that is evil has come, below its heading."""

    def answer(route: Route) -> None:
        response = route.fetch()
        text = change(response.text())
        assert "</article>" in text
        route.fulfill(response=response, body=text.replace("</article>", f"{''.join(EVIL)}</article>", 1))

    page.add_init_script(WATCH)
    page.route(address, answer)
    open_page(page, address)
    page.evaluate("document.querySelector('#evil').click()")
    page.wait_for_timeout(100)
    return page
