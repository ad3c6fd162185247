"""A site that nobody rebuilds never shows a closed project as open."""

import pytest
from playwright.sync_api import expect

from loading import open_page

# The deadline of project 1 is 25 November; it ends at noon UTC on the 26th, the last midnight on Earth.
BEFORE, AFTER = "2026-11-26T11:59:00Z", "2026-11-26T12:00:01Z"


def test_until_the_last_minute_a_listing_is_open(page, board_url) -> None:
    page.clock.set_fixed_time(BEFORE)
    page.goto(f"{board_url}opportunities/zebra/p-1/")
    expect(page.locator(".mb-banner")).to_have_count(0)
    expect(page.locator(".mb-due")).to_contain_text("last day")
    expect(page.get_by_role("link", name="Apply at acme.example")).to_be_visible()


def test_a_minute_later_it_is_closed(page, board_url) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(f"{board_url}opportunities/zebra/p-1/")
    expect(page.locator(".mb-banner")).to_contain_text("This project is closed. The deadline was 25 November 2026.")
    expect(page.get_by_role("link", name="Apply at acme.example")).to_have_count(0)
    expect(page.get_by_role("link", name="How to apply")).to_have_count(0)


# Nobody has confirmed project 59 since 24 September; its 120 days are over at the end of 22 January.
UNCONFIRMED_BEFORE, UNCONFIRMED_AFTER = "2027-01-23T11:59:00Z", "2027-01-23T12:00:01Z"


def test_until_its_120_days_end_an_unconfirmed_listing_is_open(page, board_url) -> None:
    page.clock.set_fixed_time(UNCONFIRMED_BEFORE)
    page.goto(f"{board_url}opportunities/zebra/p-59/")
    expect(page.locator(".mb-banner")).to_have_count(0)
    facts = page.locator(".mb-side")
    expect(facts.locator(".mb-due")).to_have_text("Apply by 22 January 2027last day")
    expect(facts).to_contain_text("Until 31 March 2027 if the employer confirms it")
    expect(page.get_by_role("link", name="Apply at acme.example")).to_be_visible()


def test_a_minute_later_it_is_closed_and_says_why(page, board_url) -> None:
    page.clock.set_fixed_time(UNCONFIRMED_AFTER)
    page.goto(f"{board_url}opportunities/zebra/p-59/")
    banner = page.locator(".mb-banner")
    expect(banner).to_contain_text("This project is closed. Nobody has confirmed it since 24 September 2026.")
    expect(banner).to_contain_text("last_confirmed: and today’s date into opportunities/zebra/p-59.yml")
    expect(page.get_by_role("link", name="Apply at acme.example")).to_have_count(0)


def test_the_card_and_the_filter_agree_with_it(page, board_url) -> None:
    page.clock.set_fixed_time(UNCONFIRMED_AFTER)
    page.goto(f"{board_url}categories/web/")
    expect(page.locator(".mb-card", has_text="Project 59")).to_contain_text("Closed; the last day was 22 January 2027")
    for moment, count in ((UNCONFIRMED_BEFORE, 1), (UNCONFIRMED_AFTER, 0)):
        page.clock.set_fixed_time(moment)
        open_page(page, f"{board_url}opportunities/?text=project")
        expect(page.locator(".mb-results .mb-card", has_text="Project 59")).to_have_count(count)


@pytest.mark.parametrize("path", ["", "opportunities/", "skills/python/"])
def test_its_card_is_closed_too(page, board_url, path: str) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(board_url + path)
    card = page.locator(".mb-card", has_text="Project 01")
    expect(card).to_contain_text("Closed; the last day was 25 November 2026")
    expect(page.locator(".mb-card", has_text="Project 02")).not_to_contain_text("Closed")


def test_a_list_that_was_made_days_ago_counts_anew_and_lets_what_is_closed_sink(page, board_url) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(f"{board_url}skills/python/")
    cards = page.locator(".mb-cards .mb-card")
    closed = page.locator(".mb-cards .mb-card--closed")
    expect(closed.first).to_be_attached()
    count, gone = cards.count(), closed.count()
    assert [f"{count - gone} open project", f"{gone} more"] == [
        words for words in (f"{count - gone} open project", f"{gone} more")
        if words in page.locator(".mb-count").inner_text()]
    states = cards.evaluate_all("cards => cards.map(one => one.matches('.mb-card--closed'))")
    assert states == sorted(states)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.locator(".mb-closed-since").count() == 1


def test_the_filter_leaves_it_out(page, board_url) -> None:
    page.clock.set_fixed_time(AFTER)
    open_page(page, f"{board_url}opportunities/?sort=closing")
    # Projects 0 and 1 have closed.
    expect(page.locator(".mb-count")).to_have_text("58 open projects.")
    expect(page.locator(".mb-results .mb-card__title").first).to_contain_text("Project 02")


def test_days_left_follow_the_clock_of_the_reader(page, board_url) -> None:
    page.clock.set_fixed_time("2026-12-01T12:00:00Z")
    page.goto(f"{board_url}opportunities/acme/p-20/")
    expect(page.locator(".mb-side .mb-left")).to_have_text(["13 days left"] * 2)


MOMENTS = [
    ("2026-11-25T11:59:00Z", "1 day left", "mb-due--soon"), ("2026-11-25T12:00:00Z", "last day", "mb-due--today"),
]


@pytest.mark.parametrize(("moment", "words", "colour"), MOMENTS)
@pytest.mark.parametrize("path", ["", "opportunities/?text=project"])
def test_a_card_that_closes_soon_says_it_in_words_and_in_colour(page, board_url, path, moment, words, colour) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(board_url + path)
    card = page.locator(".mb-card", has_text="Project 01")
    expect(card).to_contain_text(f"Apply by 25 November 2026 {words}")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(card.locator(f".{colour}")).to_have_text(words)


@pytest.mark.parametrize(("moment", "words", "colour"), MOMENTS)
def test_a_listing_that_closes_soon_says_it_in_words_and_in_colour(page, board_url, moment, words, colour) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(f"{board_url}opportunities/zebra/p-1/")
    expect(page.locator(f".mb-due.{colour}")).to_have_text(f"Apply by 25 November 2026{words}")


def test_what_closes_later_does_not(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/acme/p-20/")
    expect(page.locator(".mb-due .mb-left")).to_have_text("21 days left")
    expect(page.locator(".mb-due.mb-due--soon, .mb-head [class*=mb-badge--]")).to_have_count(0)


# The board's first cards close soon.
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "opportunities/", "opportunities/zebra/p-1/", "opportunities/acme/p-20/"])
def test_nothing_moves_when_the_days_are_counted(page, board_url, path: str, width: int) -> None:
    held = []
    page.set_viewport_size({"width": width, "height": 900})
    page.route("**/start.js", lambda route: held.append(route))
    page.add_init_script("""window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(
        entry => { window.moved += entry.value; })).observe({type: "layout-shift", buffered: true});
        new PerformanceObserver(() => { window.isPainted = true; }).observe({type: "paint", buffered: true})""")
    page.goto(board_url + path, wait_until="commit")
    while not page.evaluate("window.isPainted"):
        page.wait_for_timeout(20)
    expect(page.locator(".mb-left").first).to_be_empty()
    page.wait_for_timeout(200)  # cards get their height when they come near the window
    page.evaluate("window.moved = 0")
    held[0].continue_()
    expect(page.locator(".mb-left").first).to_contain_text("day")
    expect(page.locator(".mb-started")).to_be_attached()
    page.wait_for_timeout(200)
    assert page.evaluate("window.moved") == 0
