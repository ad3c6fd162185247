"""A site that nobody rebuilds never shows a closed project as open."""

import pytest
from playwright.sync_api import expect

# The deadline of project 1 is 25 November; it ends at noon UTC on the 26th, the last midnight on Earth.
BEFORE, AFTER = "2026-11-26T11:59:00Z", "2026-11-26T12:00:01Z"


def test_until_the_last_minute_a_listing_is_open(page, board_url) -> None:
    page.clock.set_fixed_time(BEFORE)
    page.goto(f"{board_url}opportunities/zebra/p-1/")
    expect(page.locator(".mb-banner")).to_have_count(0)
    expect(page.locator(".mb-glance")).to_contain_text("last day")
    expect(page.get_by_role("link", name="Apply at acme.example")).to_be_visible()


def test_a_minute_later_it_is_closed(page, board_url) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(f"{board_url}opportunities/zebra/p-1/")
    expect(page.locator(".mb-banner")).to_contain_text("This project is closed. The deadline was 25 November 2026.")
    expect(page.get_by_role("link", name="Apply at acme.example")).to_have_count(0)
    expect(page.get_by_role("link", name="How to apply")).to_have_count(0)


@pytest.mark.parametrize("path", ["", "opportunities/", "skills/python/"])
def test_its_card_is_closed_too(page, board_url, path: str) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(board_url + path)
    card = page.locator(".mb-card", has_text="Project 01")
    expect(card).to_contain_text("Closed; the last day was 25 November 2026")
    expect(page.locator(".mb-card", has_text="Project 02")).not_to_contain_text("Closed")


def test_the_filter_leaves_it_out(page, board_url) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(f"{board_url}opportunities/?sort=closing", wait_until="networkidle")
    # Projects 0 and 1 have closed.
    expect(page.locator(".mb-count")).to_contain_text("58 projects fit")
    expect(page.locator(".mb-results .mb-card__title").first).to_contain_text("Project 02")


def test_days_left_follow_the_clock_of_the_reader(page, board_url) -> None:
    page.clock.set_fixed_time("2026-12-01T12:00:00Z")
    page.goto(f"{board_url}opportunities/acme/p-20/")
    expect(page.locator(".mb-glance .mb-left")).to_have_text("13 days left")
