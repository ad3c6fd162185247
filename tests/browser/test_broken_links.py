"""Somebody opens a link whose end was cut off on the way, and the page says so instead of showing nothing of it."""

import pytest
from playwright.sync_api import Page, expect

from loading import open_page

CUT_OFF = "Nothing can be read from the end of this link"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("plan/#pl", CUT_OFF),
        ("plan/#", ""),
        ("plan/#mb-start", ""),
        ("plan/#plan1~o~pacme/p-0", ""),
        ("cohort/#course2~pacme/p-0", CUT_OFF),
        ("cohort/#course1", CUT_OFF),
        ("cohort/#course1~pacme/p-0", ""),
        ("goal/#too=ux-researcher", CUT_OFF),
        ("goal/#to=ux-researcher", ""),
        ("saved/#ids=acme", CUT_OFF),
        ("saved/#ids=acme/p-0", ""),
        ("story/#nobody/nothing", "The link names no project that stands in your story."),
        ("story/#a/b/c", "The link names no project that stands in your story."),
        ("story/", ""),
    ],
)
def test_a_link_that_was_cut_off_says_so(page: Page, board_url: str, path: str, words: str) -> None:
    open_page(page, f"{board_url}{path}")
    broken = page.locator("#mb-broken")
    expect(broken).to_be_visible() if words else expect(broken).to_be_hidden()
    expect(broken).to_contain_text(words)
    # The next link is looked at, too.
    page.evaluate("location.hash = '#x'")
    expect(broken).to_be_visible()
