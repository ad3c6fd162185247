"""The colours of a page are the reader's, and switching them is the board's own work."""

import pytest
from playwright.sync_api import Browser, Page, expect

from loading import open_page

SHOWN = "form label[for^=__palette]:visible"


@pytest.mark.parametrize(("system", "scheme", "offers"), [("light", "default", "dark"), ("dark", "slate", "light")])
def test_a_page_has_the_colours_of_the_readers_system(
    system: str, scheme: str, offers: str, browser: Browser, board_url: str
) -> None:
    context = browser.new_context(color_scheme=system)
    page = context.new_page()
    open_page(page, board_url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    expect(page.locator(SHOWN)).to_have_attribute("title", f"Switch to {offers} colours")
    expect(page.locator("meta[name=theme-color]")).to_have_attribute("content", read_head(page))
    context.close()


def test_what_was_chosen_stays_and_is_there_before_scripts(page: Page, board_url: str) -> None:
    page.goto(board_url)
    page.click(SHOWN)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{board_url}opportunities/", wait_until="commit")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_enter_key_switches_too(page: Page, board_url: str) -> None:
    page.goto(board_url)
    page.focus("input[name=__palette]")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def read_head(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor")
