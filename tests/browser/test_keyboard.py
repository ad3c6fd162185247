"""What a student and an employer come for, by the keyboard alone: few keys, and the focus always on the screen."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accessible import tab_to
from loading import open_page

pytestmark = pytest.mark.slow
CLIPBOARD = """Object.defineProperty(navigator, "clipboard", {value: {writeText: async text => { copied = text; }}});
delete Navigator.prototype.share;"""


@pytest.fixture
def desk(page: Page) -> Page:
    page.set_viewport_size({"width": 1440, "height": 900})
    return page


def skip(page: Page) -> None:
    """To the text of the page."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_from_a_search_to_saved_projects_compared_shared_noted_and_exported(desk: Page, board_url: str) -> None:
    keys = desk.keyboard
    open_page(desk, f"{board_url}opportunities/")
    skip(desk)
    tab_to(desk, "#mb-text", 2)
    tab_to(desk, "[name=free]", 1)
    keys.type("8")
    tab_to(desk, "[name=mode]", 13)
    keys.press("Space")
    expect(desk.locator(".mb-count")).to_contain_text("projects fit, of 60.")
    keys.press("Enter")
    for _ in range(3):
        tab_to(desk, ".mb-save", 9)
        keys.press("Enter")
    tab_to(desk, ".mb-way a", 1)
    keys.press("Enter")
    expect(desk.locator("#mb-summary")).to_have_text("3 projects")
    desk.evaluate(CLIPBOARD)
    skip(desk)
    tab_to(desk, "[name=share]", 8)  # past the steps of a project
    keys.press("Enter")
    expect(desk.locator("#mb-said")).to_have_text("Copied.")
    assert desk.evaluate("copied").count("/p-") == 3
    tab_to(desk, "[name=status]", 5)
    keys.press("ArrowDown")
    tab_to(desk, "[name=note]", 1)
    keys.type("Ask Ana")
    tab_to(desk, "[name=compare]", 1)
    keys.press("Space")
    tab_to(desk, ".mb-own [name=calendar]", 1)
    with desk.expect_download() as calendar:
        keys.press("Enter")
    assert b"BEGIN:VEVENT" in Path(calendar.value.path()).read_bytes()
    tab_to(desk, "[name=compare]", 6)
    keys.press("Space")
    expect(desk.get_by_role("table")).to_be_visible()
    tab_to(desk, "[name=json]", 20)
    with desk.expect_download() as exported:
        keys.press("Enter")
    saved = json.loads(Path(exported.value.path()).read_bytes())
    assert ("to-apply", "Ask Ana") in [(one["status"], one["note"]) for one in saved["projects"]]
    open_page(desk, f"{board_url}saved/")
    skip(desk)
    tab_to(desk, ".mb-back a", 7)
    keys.press("Enter")
    expect(desk.locator(".mb-count")).to_contain_text("projects fit, of 60.")


def test_whoever_has_chosen_a_country_is_one_stop_from_the_projects(desk: Page, board_url: str) -> None:
    keys = desk.keyboard
    open_page(desk, f"{board_url}opportunities/")
    skip(desk)
    tab_to(desk, "#mb-from", 22)
    keys.type("Port")
    expect(desk.locator(".mb-count")).to_contain_text("fit, of 60.")
    tab_to(desk, "a[href='#mb-results']", 1)
    keys.press("Enter")
    expect(desk.locator("#mb-results")).to_be_focused()
    tab_to(desk, ".mb-card__title a", 8)


def test_a_list_becomes_a_handout_by_one_button(desk: Page, board_url: str) -> None:
    desk.add_init_script("window.print = () => { printed = true; }")
    open_page(desk, f"{board_url}opportunities/?category=design")
    desk.get_by_role("button", name="Print").press("Enter")
    assert desk.evaluate("printed")


def test_who_offers_a_project_need_not_pass_every_skill(desk: Page, board_url: str) -> None:
    keys = desk.keyboard
    open_page(desk, f"{board_url}submit/")
    skip(desk)
    tab_to(desk, "#mb-f-skills-find", 30)
    tab_to(desk, ".mb-skip a", 1)
    keys.press("Enter")
    tab_to(desk, "[id^=mb-f-competencies]", 1)
    tab_to(desk, ".mb-actions [type=submit]", 70)
    keys.press("Enter")
    expect(desk.locator("#mb-summary")).to_be_focused()
    tab_to(desk, "#mb-summary a", 1)
    keys.press("Enter")
    expect(desk.locator("#mb-e-name")).to_be_focused()
