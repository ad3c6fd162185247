"""A student pastes an offer and sees what is suspicious; nothing leaves the page."""

import pytest
from playwright.sync_api import Page, expect

from loading import open_page

OFFER = """Congratulations! Pay the regis\u200btration fee of $50 and earn $900 per week.
Message us on WhatsApp. https://bit.ly/start <img src=x onerror=hit()>"""


def open_form(page: Page, board_url: str) -> None:
    open_page(page, f"{board_url}suspicious/")


def read_names(page: Page) -> list[str]:
    return page.locator(".mb-flag__kind").all_inner_texts()


def test_an_offer_is_looked_at_as_it_is_typed_and_the_count_is_announced(page: Page, board_url: str) -> None:
    open_form(page, board_url)
    expect(page.locator("#mb-offer-count")).to_have_text("Nothing to look at yet.")
    page.get_by_label("The offer").fill(OFFER)
    expect(page.locator("#mb-offer-count")).to_have_text(
        "5 red flags, 4 of them strong. Do not answer before you have asked somebody.")
    expect(page.locator("#mb-said")).to_have_text(page.locator("#mb-offer-count").inner_text())
    assert read_names(page) == [
        "Strong sign: Nobody pays to work", "Strong sign: No promise that nobody can keep",
        "Strong sign: Links say where they go", "Strong sign: What is written can be seen",
        "Reason to ask: Talk where it can be checked"]
    first = page.locator("#mb-flags li").first
    expect(first).to_contain_text("tration fee")
    expect(first).to_contain_text("asks people to pay for work.")
    expect(first).to_contain_text("What to do: Pay nothing, whatever the reason.")
    assert page.locator("#mb-flags img").count() == 0
    page.get_by_label("The offer").fill("Ask forty customers about bread and write four pages.")
    expect(page.locator("#mb-said")).to_contain_text("No red flag was found. The signs are known in English only")
    assert read_names(page) == []


def test_nothing_is_sent_and_nothing_is_kept(page: Page, board_url: str) -> None:
    open_form(page, board_url)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    before = page.url
    page.get_by_label("The offer").press_sequentially("A registration fee. See bit.ly/x", delay=2)
    expect(page.locator("#mb-flags li")).to_have_count(2)
    page.locator("#mb-offer-clear").click()
    expect(page.locator("#mb-flags li")).to_have_count(0)
    page.wait_for_timeout(500)
    assert sent == []
    assert page.url == before
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "registration" not in stored


def test_the_keyboard_is_enough(page: Page, board_url: str) -> None:
    open_form(page, board_url)
    page.get_by_label("The offer").focus()
    page.keyboard.type("Act now, there is a registration fee.")
    expect(page.locator("#mb-flags li")).to_have_count(2)
    page.keyboard.press("Tab")
    expect(page.locator("#mb-offer-clear")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("The offer")).to_be_focused()
    expect(page.get_by_label("The offer")).to_have_value("")


@pytest.mark.parametrize("width", [320, 768])
def test_a_long_word_does_not_make_the_page_scroll_sideways(page: Page, board_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    open_form(page, board_url)
    page.get_by_label("The offer").fill(f"https://google-jobs.example@{'a' * 180}.example/ registration fee")
    expect(page.locator("#mb-flags li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_large_text_is_answered_soon(page: Page, board_url: str) -> None:
    open_form(page, board_url)
    page.get_by_label("The offer").fill("pay the send your application " * 3_300)
    expect(page.locator("#mb-offer-count")).to_contain_text("No red flag was found.")


def test_rules_that_do_not_come_are_said(page: Page, board_url: str) -> None:
    page.route("**/api/v1/red-flags.json", lambda route: route.fulfill(body="no"))
    open_form(page, board_url)
    expect(page.locator("#mb-offer-count")).to_have_text("The rules could not be loaded. Load the page again.")
