"""What stands side by side is in line, what is short shares a line, and what is wrong looks wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from loading import open_page

pytestmark = pytest.mark.slow
TABLET, PHONE = {"width": 768, "height": 1024}, {"width": 360, "height": 740}
TOPS = "all => all.map(one => Math.round(one.getBoundingClientRect().top))"


@pytest.fixture(scope="module")
def url(serve: Callable[[Path], str], sample_site: Path) -> str:
    return serve(sample_site)


def test_the_numbers_of_the_home_page_are_on_one_line(page: Page, url: str) -> None:
    page.set_viewport_size(TABLET)
    open_page(page, url)
    page.locator(".mb-numbers dt").first.evaluate("dt => dt.textContent = 'hours a week, the median of all'")
    assert len(set(page.locator(".mb-numbers dd").evaluate_all(TOPS))) == 1


@pytest.mark.parametrize(("path", "tiles"), [("skills/", ".mb-index > li"), ("", ".mb-foot__title")])
def test_on_a_phone_what_is_short_shares_a_line(page: Page, url: str, path: str, tiles: str) -> None:
    page.set_viewport_size(PHONE)
    open_page(page, url + path)
    page.locator(tiles).first.scroll_into_view_if_needed()
    first, second = page.locator(tiles).evaluate_all(TOPS)[:2]
    assert first == second


def test_every_field_that_is_wrong_has_the_same_border(page: Page, url: str) -> None:
    open_page(page, f"{url}submit/")
    page.locator("#mb-submit [type=submit]").click()
    expect(page.locator("#mb-summary")).to_be_visible()
    wrong = page.locator(".mb-form :is(input[type=text], select, textarea)[aria-invalid=true]:not(:focus)")
    borders = wrong.evaluate_all("all => all.map(one => getComputedStyle(one).border)")
    assert (len(borders) > 10, len(set(borders))) == (True, 1), set(borders)
