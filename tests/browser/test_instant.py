"""Pages work where Material puts one in the place of another, and say what is wrong where there is no server."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from boards import BARE, DAY, BoardFolder, write_site
from loading import open_page

CONFIG = BARE.replace("font: false", "font: false, features: [navigation.instant, navigation.tabs]") + """\
nav: [index.md, opportunities/index.md, employers/index.md]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory, mkdocs) -> Path:
    folder = BoardFolder(tmp_path_factory.mktemp("instant") / "board")
    folder.add("acme/bread", title="Ask forty customers about bread")
    folder.add("acme/signs", title="Write clear signs for the workshop")
    root = write_site(folder.root, CONFIG, index="# Home")
    done = mkdocs(root, "build", "--strict", **DAY)
    assert done.returncode == 0, done.stderr
    return root / "site"


def go(page: Page, name: str, heading: str) -> None:
    """Follow an entry of the menu, and stay in the same document."""
    page.evaluate("window.isSame = true")
    page.locator(".mb-menu").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    expect(page.locator(".mb-menu [aria-current]")).to_have_text(name)
    assert page.evaluate("window.isSame") is True


def test_scripts_start_again_on_each_page(browser: Browser, root: Path, serve) -> None:
    page = browser.new_context().new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    url = serve(root)
    # Material looks up links in the sitemap, and there it takes the host for that of the page, but not the port.
    sitemap = root / "sitemap.xml"
    sitemap.write_text(sitemap.read_text(encoding="utf-8").replace("https://org.example/jobs/", url), encoding="utf-8")
    open_page(page, url)
    for _ in range(2):  # and again, on the way back
        go(page, "Find projects", "Open projects")
        expect(page.locator(".mb-save").first).to_be_visible()
        page.get_by_role("searchbox", name="Search", exact=True).last.fill("signs")
        expect(page.locator(".mb-card")).to_have_count(1)
        expect(page.locator(".mb-late")).to_be_hidden()
        go(page, "Employers", "Employers")
    assert "text=signs" not in page.url
    assert failures == []


def test_a_page_that_is_opened_from_a_disk_says_what_does_not_work(browser: Browser, root: Path) -> None:
    page = browser.new_context().new_page()
    page.goto(root.joinpath("opportunities/index.html").as_uri())
    expect(page.locator(".mb-late")).to_contain_text("need JavaScript, and a server")
    expect(page.locator(".mb-late")).to_be_visible(timeout=10_000)
