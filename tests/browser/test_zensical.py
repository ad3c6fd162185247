"""The search that Zensical draws finds projects as the browse page does, and guides as Zensical does."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from boards import DAY, ROOT, BoardFolder, write_site
from browser.conftest import add_project
from conftest import Run
from microboard.cli import main


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run, serve: Callable[..., str]) -> str:
    """A board of ten projects, two of them about pretzels, and a guide about pretzels."""
    folder = BoardFolder(tmp_path_factory.mktemp("zensical") / "board")
    folder.add_employer("acme")
    folder.add_employer("zebra")
    for number in range(10):
        add_project(folder, number)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    write_site(folder.root, config, index="# Home\n", guide="# Guide to pretzels\n\nAll about pretzels.\n",
               opportunities__index=(ROOT / "docs/opportunities/index.md").read_text(encoding="utf-8"))
    done = mkdocs(folder.root, "build", engine="zensical", **DAY)
    assert done.returncode == 0, done.stderr
    site = folder.root / "site"
    published = CliRunner(env=DAY).invoke(
        main, ["publish", "--site", str(site), "--site-name", "Board", "--board", str(folder.root)])
    assert published.exit_code == 0, published.output
    return serve(site)


@pytest.mark.parametrize("width", [390, 1280])
def test_one_search_gives_one_answer(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url)
    page.click("label[for=__search] .mb-switch" if width < 960 else ".md-search__button")
    dialog = page.locator("dialog")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("pretzels")
    expect(dialog.locator(".mb-found__all")).to_have_text("2 open projects for “pretzels”")
    expect(dialog.locator(".mb-found a")).to_have_count(3)
    expect(dialog.get_by_role("option")).to_have_count(1)
    expect(dialog.get_by_role("option")).to_contain_text("Guide to pretzels")
    page.keyboard.type("xyz")
    expect(dialog.locator(".mb-found__all")).to_have_text("No open projects for “pretzelsxyz”")
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
