"""What is pressed on the pages of a project is large enough, and as large as a fingertip where fingers press."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from accessible import list_small
from boards import TODAY
from loading import open_page
from starts import let_start_be_agreed

PHONE = {"width": 390, "height": 844}
STATUSES = {"acme/p-0": "chosen", "zebra/p-1": "finished", "acme/p-2": "applied", "zebra/p-3": ""}
KEPT: dict[str, Any] = {
    "microboard:saved": [{"id": name, "title": name, "employer": "Acme", "deadline": "2026-12-24", "status": status,
                          "applied": "", "note": ""} for name, status in STATUSES.items()],
    "microboard-goal": {"to": "ux-researcher", "from": "", "want": ["sql"], "have": ["python"]},
    "microboard-plan": {"hours": 12, "picks": {"acme/p-2": False}, "starts": {"acme/p-0": "2027-02-08"}, "duties": [
        {"label": "Exams", "from": "2027-02-01", "to": "2027-02-14", "hours": 10}]},
    "microboard-cohort": {"name": "Data 101", "from": "2027-01-11", "to": "2027-04-01", "rule": 45, "ids": ["acme/p-2"],
                          "dates": [{"label": "Exams", "from": "2027-02-01", "to": "2027-02-14", "hours": 0}]},
}
PATHS = ["goal/", "saved/", "plan/", "box/#acme/p-0", "story/", "cohort/", "insights/"]


def keep(context: BrowserContext, url: str) -> Page:
    """A page of somebody who keeps something for each of them."""
    page = context.new_page()
    page.goto(f"{url}archive/")
    page.evaluate("""kept => {
        for (const [name, value] of Object.entries(kept)) localStorage.setItem(`${name}:/jobs/`, JSON.stringify(value));
    }""", KEPT)
    context.route("**/opportunities/acme/p-0.json", let_start_be_agreed)
    return page


@pytest.mark.parametrize(("is_touched", "least"), [(True, 44), (False, 24)])
def test_what_is_pressed_is_large_enough(browser: Browser, board_url: str, is_touched: bool, least: int) -> None:
    with browser.new_context(viewport=PHONE, has_touch=is_touched, is_mobile=is_touched) as context:
        context.clock.install(time=f"{TODAY}T12:00:00Z")
        page = keep(context, board_url)
        small = {path: list_small(open_page(page, board_url + path), least) for path in PATHS}
    assert {path: found for path, found in small.items() if found} == {}, json.dumps(small, indent=1)


def test_a_plan_opens_on_the_first_week_with_work_and_stays_where_it_is_scrolled(
    browser: Browser, board_url: str
) -> None:
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:
        context.clock.install(time=f"{TODAY}T12:00:00Z")
        page = open_page(keep(context, board_url), f"{board_url}plan/")
        names, bar = (page.locator(one).first.bounding_box() for one in (".mb-weeks tbody th", ".mb-weeks__bar"))
        assert names
        assert bar
        assert names["x"] + names["width"] <= bar["x"] + 1 < PHONE["width"] - 40
        assert page.evaluate("scrollY") == 0
        weeks = page.locator("#mb-weeks")
        weeks.evaluate("weeks => weeks.scrollTo(60, 0)")
        page.get_by_label("Hours that I have each week").fill("9")
        assert weeks.evaluate("weeks => weeks.scrollLeft") == 60
