"""A student keeps projects in the browser, compares them, and is told what has closed."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect


def save(page: Page, number: int) -> None:
    page.locator(".mb-card", has_text=f"Project {number:02d}").locator(".mb-save").click()


def test_what_is_kept_on_a_card_is_kept_everywhere(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    save(page, 3)
    expect(page.locator(".mb-saved-count")).to_have_text(" (1)")
    page.goto(f"{board_url}opportunities/zebra/p-3/")
    button = page.get_by_role("button", name="Save Project 03 about crème brûlée").first
    expect(button).to_have_attribute("aria-pressed", "true")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.goto(f"{board_url}saved/")
    expect(page.locator("#mb-saved-list")).to_contain_text("Nothing is saved yet.")


def test_up_to_four_stand_side_by_side(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    for number in range(5):
        save(page, number)
    page.goto(f"{board_url}saved/", wait_until="networkidle")
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(5)
    for at in range(4):
        boxes.nth(at).check()
    table = page.get_by_role("table")
    expect(table.locator("thead th")).to_have_count(4)
    expect(table.locator("tr", has_text="Pay per hour")).to_contain_text("€16")
    expect(table.locator("tr", has_text="Pay in all")).to_contain_text("about €1,904 in all")
    expect(table.locator("tr", has_text="You hand over").locator("li")).to_have_text(["A table with forty answers"] * 4)
    expect(page.locator("#mb-compare-bar")).to_have_text("4 chosen. See them side by side")
    boxes.nth(4).click()
    expect(boxes.nth(4)).not_to_be_checked()
    expect(page.locator("#mb-said")).to_contain_text("Four projects are the most")
    expect(page.locator(".mb-notice")).to_be_in_viewport()
    boxes.nth(0).uncheck()
    expect(table.locator("thead th")).to_have_count(3)
    page.reload(wait_until="networkidle")
    expect(page.get_by_role("table").locator("thead th")).to_have_count(3)


def test_removing_one_moves_the_focus_to_the_next(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    for number in range(3):
        save(page, number)
    page.goto(f"{board_url}saved/", wait_until="networkidle")
    for left in (2, 1):
        page.locator("#mb-saved-list .mb-save").first.press("Enter")
        expect(page.locator("#mb-saved-list .mb-card")).to_have_count(left)
        expect(page.locator("#mb-saved-list .mb-save").first).to_be_focused()
    page.locator("#mb-saved-list .mb-save").first.press("Enter")
    expect(page.locator("h1")).to_be_focused()


def test_one_that_has_closed_says_so(page, board_url) -> None:
    path = urlsplit(board_url).path
    kept = [{"id": "zebra/over", "title": "This one is over", "employer": "Zebra", "deadline": "2026-12-14"},
            {"id": "zebra/p-1", "title": "Project 01", "employer": "Zebra", "deadline": "2026-11-25"}]
    page.goto(board_url)
    page.evaluate(f"localStorage.setItem('microboard:saved:{path}', {json.dumps(json.dumps(kept))})")
    page.clock.set_fixed_time("2026-11-26T13:00:00Z")
    page.goto(f"{board_url}saved/", wait_until="networkidle")
    cards = page.locator("#mb-saved-list .mb-card")
    for at in range(2):
        expect(cards.nth(at)).to_contain_text("Closed")
        expect(cards.nth(at)).to_contain_text("takes no more applications")


@pytest.mark.parametrize("spoil", [
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
])
def test_a_browser_that_keeps_nothing_is_told_and_the_page_works(context: BrowserContext, board_url, spoil) -> None:
    context.add_init_script(spoil)
    page = context.new_page()  # The theme's own script fails here.
    page.goto(f"{board_url}opportunities/", wait_until="networkidle")
    save(page, 3)
    expect(page.locator(".mb-complaint")).to_contain_text("so the project was not saved")
    page.fill("#mb-text", "pretzels")
    expect(page.locator(".mb-count")).to_contain_text("12 projects fit")
    page.goto(f"{board_url}saved/")
    expect(page.locator("#mb-saved-list")).to_contain_text("This browser keeps nothing for this site")


@pytest.mark.parametrize("stored", [
    "not json", "{}", "[1, null, {}]", '[{"id": "../../x", "title": 1}]',
    '[{"id": "a/b", "title": "<img src=x onerror=hit()>", "employer": "", "deadline": ""}]',
])
def test_whatever_is_in_the_storage_the_page_works(page, board_url, stored: str) -> None:
    page.goto(board_url)
    path = urlsplit(board_url).path
    page.evaluate(f"localStorage.setItem('microboard:saved:{path}', {json.dumps(stored)})")
    page.goto(f"{board_url}saved/", wait_until="networkidle")
    expect(page.locator("#mb-saved-list")).not_to_be_empty()
    assert page.locator("#mb-saved-list img").count() == 0
