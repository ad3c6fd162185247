"""A nurse who wants to try UX research sees what is missing, which projects practise it, and keeps the goal."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, ViewportSize, expect

from accessible import DESKTOP, PHONE, check
from boards import TODAY
from loading import open_page


def let_some_teach(route: Route) -> None:
    """The roles of the board, where two projects teach what a nurse lacks."""
    answer = route.fetch()
    route.fulfill(response=answer, json={**answer.json(), "teach": {
        "acme/p-4": ["research"], "zebra/p-7": ["research", "ux-research"]}})


GOAL = {"to": "ux-researcher", "from": "registered-nurse", "want": ["figma"]}
# Nothing lies over the middle of an element.
IS_UNCOVERED = """(one) => {
    const box = one.getBoundingClientRect();
    return one.contains(document.elementFromPoint(box.left + 20, box.top + box.height / 2));
}"""
OBSERVE = """window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(
    entry => { window.moved += entry.value; })).observe({type: "layout-shift", buffered: true})"""


def keep_goal(page: Page) -> None:
    page.add_init_script(f"localStorage.setItem('microboard-goal:/jobs/', {json.dumps(json.dumps(GOAL))})")


def add_skill(page: Page, name: str) -> None:
    field = page.get_by_role("combobox", name="or skills, one by one")
    field.fill(name)
    field.press("Enter")


def read_kept(page: Page) -> Any:
    return json.loads(page.evaluate("() => localStorage.getItem('microboard-goal:/jobs/')"))


def test_a_role_is_chosen_by_keyboard_and_a_skill_by_touch(page: Page, board_url: str) -> None:
    open_page(page, f"{board_url}goal/")
    role = page.get_by_role("combobox", name="A role", exact=True)
    role.press("ArrowDown")
    options = page.get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(role).to_have_attribute("aria-expanded", "true")
    everything = options.count()
    role.press_sequentially("dev")
    assert 1 < options.count() < everything
    assert role.get_attribute("aria-activedescendant") is None
    check(page)
    role.press("Enter")
    expect(page.locator(".mb-goal__said").first).to_have_text("Several fit. Choose one from the list.")
    role.press("ArrowUp")
    expect(options.last).to_be_in_viewport()
    expect(page.locator(f"#{role.get_attribute('aria-activedescendant')}")).to_have_text(options.last.inner_text())
    role.press("Escape")
    expect(options).to_have_count(0)
    role.fill("nurs")
    role.press("ArrowDown")
    role.press("Enter")
    expect(role).to_have_value("Registered nurse")
    expect(options).to_have_count(0)
    # What is chosen hides nothing when somebody looks at the others.
    role.click()
    expect(options).to_have_count(everything)
    role.press("Tab")
    expect(options).to_have_count(0)
    # The name of a skill may begin that of another: "Java" is nothing before somebody says so.
    field = page.get_by_role("combobox", name="or skills, one by one")
    field.fill("Java")
    expect(options).to_have_text(["JavaScript", "Java"])
    assert read_kept(page)["want"] == []
    options.first.click()
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    assert read_kept(page)["want"] == ["javascript"]
    field.fill("xyz")
    expect(page.locator(".mb-goal__said", has_text="No skill here is called that.")).to_be_visible()
    page.set_viewport_size(PHONE)
    field.fill("")
    field.click()
    expect(options.first).to_be_visible()
    check(page)
    assert page.evaluate("() => document.scrollingElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize("size", [PHONE, {"width": 390, "height": 844}, DESKTOP, {"width": 1440, "height": 900}])
def test_the_page_of_a_project_says_what_its_card_says(page: Page, board_url: str, size: ViewportSize) -> None:
    page.route("**/api/v1/roles.json", let_some_teach)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size(size)
    page.add_init_script(OBSERVE)
    open_page(page, f"{board_url}opportunities/zebra/p-7/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/api/" in url or "/goal/" in url]
    moved = page.evaluate("window.moved")

    keep_goal(page)
    open_page(page, f"{board_url}opportunities/zebra/p-7/")
    said = page.locator(".mb-toward")
    expect(said).to_have_text("Toward my goal Closes 2 of your 5 gaps: UX research and Research. You learn that there.")
    expect(said.get_by_role("link")).to_have_attribute("href", f"{board_url}goal/")
    assert not [url for url in asked if "/v1/index.json" in url]
    page.wait_for_timeout(200)
    assert page.evaluate("window.moved") == moved
    check(page)
    open_page(page, f"{board_url}opportunities/zebra/p-3/")
    expect(said).to_contain_text("Closes 1 of your 5 gaps: Figma.")
    open_page(page, f"{board_url}opportunities/zebra/p-1/")
    page.wait_for_load_state("networkidle")
    expect(said).to_have_count(0)
    page.unroute("**/api/v1/roles.json")
    page.route("**/api/v1/roles.json", lambda route: route.fulfill(body="{"))
    open_page(page, f"{board_url}opportunities/zebra/p-3/")
    expect(page.locator(".mb-notice")).to_contain_text("Your goal could not be taken into account.")


def test_what_was_found_is_said_beside_the_fields(page: Page, board_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{board_url}goal/#to=data-analyst")
    page.get_by_role("button", name="Delete everything").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    found = page.locator("#mb-found")
    expect(found).to_have_text("")
    role = page.get_by_role("combobox", name="A role", exact=True)
    expect(role).to_have_accessible_description(re.compile("^Type the beginning of a role"))
    role.scroll_into_view_if_needed()
    role.fill("ux researcher")
    role.press("Enter")
    expect(found).to_have_text("5 gaps, 0 projects")
    expect(found).to_be_in_viewport()
    add_skill(page, "Figma")
    expect(found).to_have_text("6 gaps, 20 projects")
    expect(found).to_have_role("status")
    check(page)
    address = page.url
    found.get_by_role("link").click()
    title = page.get_by_role("heading", name="What it takes")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
    assert title.evaluate(IS_UNCOVERED)
    assert page.url == address


def test_the_fields_do_not_wait_for_the_listings(page: Page, board_url: str) -> None:
    """And what was typed before the roles came is answered when they are here."""
    held: dict[str, Route] = {}
    page.route("**/api/v1/*.json", lambda route: held.update({route.request.url.rpartition("/")[2]: route}))
    page.goto(f"{board_url}goal/", wait_until="commit")
    role = page.get_by_role("combobox", name="A role", exact=True)
    role.press_sequentially("ux res")
    page.get_by_role("combobox", name="A role or a field of study").fill("nursing")
    role.focus()
    while "roles.json" not in held:
        page.wait_for_timeout(20)
    held["roles.json"].continue_()
    expect(page.get_by_role("option")).to_have_text(["UX researcher"])
    expect(page.get_by_role("combobox", name="A role or a field of study")).to_have_value("nursing")
    page.get_by_role("option").click()
    add_skill(page, "Figma")
    expect(page.locator("#mb-found")).to_have_text("6 gaps")
    expect(page.locator("#mb-steps")).to_be_hidden()
    held["index.json"].continue_()
    expect(page.locator("#mb-found")).to_have_text("6 gaps, 20 projects")
    expect(page.locator("#mb-steps .mb-card")).to_have_count(12)


@pytest.mark.parametrize("file", ["roles", "index"])
def test_where_something_cannot_be_loaded_there_is_nothing_to_fill_in(page: Page, board_url: str, file: str) -> None:
    page.route(f"**/api/v1/{file}.json", lambda route: route.fulfill(body="{"))
    open_page(page, f"{board_url}goal/")
    expect(page.locator("#mb-faulty")).to_be_visible()
    expect(page.locator("#mb-goal-all")).to_be_hidden()


def test_whoever_has_a_goal_can_sort_toward_it_without_the_menu(page: Page, board_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    toward = page.get_by_role("button", name="Toward my goal")
    open_page(page, f"{board_url}opportunities/")
    page.wait_for_load_state("networkidle")
    expect(toward).to_have_count(0)
    keep_goal(page)
    open_page(page, f"{board_url}opportunities/")
    sort = page.locator("#mb-sort")
    expect(toward).to_be_visible()
    expect(sort).to_have_value("newest")
    check(page)
    toward.click()
    expect(sort).to_have_value("goal")
    expect(sort).to_be_focused()
    expect(toward).to_be_hidden()
    expect(page).to_have_url(f"{board_url}opportunities/?sort=goal")
    expect(page.locator(".mb-results .mb-card").first).to_contain_text("Closes 1 of your 5 gaps")
    sort.select_option("Newest")
    expect(toward).to_be_visible()


def test_saved_projects_say_which_gaps_they_close_to_whoever_has_a_goal(page: Page, board_url: str) -> None:
    page.route("**/api/v1/roles.json", let_some_teach)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    kept = [{"id": f"zebra/p-{number}"} for number in (1, 3, 7)]
    page.add_init_script(f"localStorage.setItem('microboard:saved:/jobs/', {json.dumps(json.dumps(kept))})")
    open_page(page, f"{board_url}saved/")
    for box in page.get_by_role("checkbox", name="Compare").all():
        box.check()
    cards = page.locator("#mb-kept-open .mb-card")
    row = page.get_by_role("table").locator("tr", has_text="Toward my goal")
    expect(page.get_by_role("table")).to_be_visible()
    expect(cards.locator(".mb-card__why")).to_have_count(0)
    expect(row).to_have_count(0)
    assert not [url for url in asked if "roles.json" in url or "/goal/" in url]

    goal = {"to": "ux-researcher", "from": "registered-nurse", "want": ["figma"]}
    page.evaluate(f"() => localStorage.setItem('microboard-goal:/jobs/', {json.dumps(json.dumps(goal))})")
    open_page(page, f"{board_url}saved/")
    said = ["Closes 1 of your 5 gaps: Figma.",
            "Closes 2 of your 5 gaps: UX research and Research. You learn that there."]
    expect(cards.locator(".mb-card__why")).to_have_text(said)
    for box in page.get_by_role("checkbox", name="Compare").all():
        box.check()
    expect(row.locator(".mb-comparison__value")).to_have_text(["–", *said])
    check(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    check(page)
    # What somebody writes on a card leaves the line alone, and a goal that another tab drops takes it away.
    page.get_by_role("textbox", name="Note").first.fill("Ask about the dates")
    expect(cards.locator(".mb-card__why")).to_have_count(2)
    page.evaluate("() => localStorage.removeItem('microboard-goal:/jobs/')")
    page.evaluate("() => window.dispatchEvent(new Event('storage'))")
    expect(cards.locator(".mb-card__why")).to_have_count(0)
    expect(row).to_have_count(0)


BLOCK = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})"
# Of the fifty newest projects, every third asks for Figma, and two of the others teach.
FIGMA_OF_50 = 17 + 2


def new_reader(page: Page, url: str, script: str = "") -> Page:
    """Somebody else, on the same day, whose browser runs a script first."""
    assert page.context.browser
    other = page.context.browser.new_context()
    other.add_init_script(script)
    other.clock.install(time=f"{TODAY}T12:00:00Z")
    return open_page(other.new_page(), url)


def test_a_goal_is_chosen_kept_and_followed(
    page: Page, context: BrowserContext, board_url: str, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    context.route("**/api/v1/roles.json", let_some_teach)
    open_page(page, f"{board_url}goal/")
    expect(page.locator(".mb-life [aria-current=page]")).to_have_text("Goal")
    expect(page.locator("#mb-none")).to_be_visible()
    role = page.get_by_role("combobox", name="A role", exact=True)
    role.fill("astronaut")
    nothing = page.locator(".mb-goal__said").first
    expect(nothing).to_have_text("No role here is called that. Name skills below, one by one, or look through what is "
                                 "open: All projects")
    expect(nothing.get_by_role("link")).to_have_attribute("href", f"{board_url}opportunities/")
    role.fill("researcher ux")
    expect(page.get_by_role("option")).to_have_text(["UX researcher"])
    role.press("Enter")
    expect(page.locator("#mb-to-days")).to_contain_text("You watch and listen")
    came = page.get_by_role("combobox", name="A role or a field of study")
    came.fill("nursing")
    expect(page.get_by_role("option")).to_have_text(["Registered nurse – nursing"])
    page.get_by_role("option").click()
    expect(came).to_have_value("Registered nurse")
    expect(page.locator("#mb-from-days a")).to_have_attribute(
        "href", "https://www.onetonline.org/link/summary/29-1141.00")
    expect(page.locator("#mb-had li")).to_have_text(["Interviewing"])
    missing = page.locator("#mb-missing button")
    expect(missing).to_have_text(["UX research", "Survey design", "Research", "Presentation"])
    cards = page.locator("#mb-steps .mb-card")
    expect(cards.locator(".mb-card__title")).to_have_text(["Project 07 about lighthouses", "Project 04 about weather"])
    expect(cards.first.locator(".mb-card__why")).to_have_text(
        "Closes 2 of your 4 gaps: UX research and Research. You learn that there.")

    # What one has is no gap, and a skill of one's own is one.
    page.get_by_role("button", name="I have Survey design").click()
    expect(missing).to_have_count(3)
    expect(missing.first).to_be_focused()
    add_skill(page, "Figma")
    expect(missing).to_have_text(["UX research", "Research", "Presentation", "Figma"])
    expect(page.locator("#mb-steps-count")).to_contain_text("22 open projects close a gap.")
    expect(cards).to_have_count(12)
    page.get_by_role("button", name="Show more").click()
    expect(cards).to_have_count(22)
    check(page)
    goal = {"to": "ux-researcher", "from": "registered-nurse", "want": ["figma"], "have": ["survey-design"]}
    assert read_kept(page) == goal
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    check(page)
    assert page.evaluate("() => document.scrollingElement.scrollWidth") == PHONE["width"]

    # It is shared by a link, which changes nothing of whoever has a goal.
    page.evaluate("() => { navigator.share = async ({ url }) => { window.shared = url } }")
    page.get_by_role("button", name="Share this goal").click()
    assert page.evaluate("() => window.shared").endswith(
        "/goal/#to=ux-researcher&from=registered-nurse&want=figma&have=survey-design")
    open_page(page, f"{board_url}goal/#to=data-analyst&have=sql,%3Cb%3E")
    expect(page.locator("#mb-shared")).to_be_visible()
    expect(role).to_have_value("Data analyst")
    expect(role).to_be_disabled()
    assert read_kept(page) == goal
    page.get_by_role("button", name="Back to mine").click()
    expect(role).to_have_value("UX researcher")

    # Whoever looks for projects finds them in this order, with why; a reader without a goal sees none of it.
    page.set_viewport_size(DESKTOP)
    page.get_by_role("link", name="All projects, in this order").click()
    browse = page.locator(".mb-results .mb-card")
    expect(page.locator("#mb-sort")).to_have_value("goal")
    expect(browse.first.locator(".mb-card__why")).to_contain_text("Closes 2 of your 4 gaps: UX research and Research.")
    page.get_by_label("Sort").select_option("Newest")
    expect(browse.first.locator(".mb-card__title")).to_have_text("Project 00 about pretzels")
    expect(browse.locator(".mb-card__why")).to_have_count(FIGMA_OF_50)
    page.get_by_label("Sort").select_option("Toward my goal")
    expect(browse.first.locator(".mb-card__title")).to_have_text("Project 07 about lighthouses")
    check(page)
    other = new_reader(page, f"{board_url}opportunities/?sort=goal")
    expect(other.locator("#mb-sort")).to_have_value("newest")
    expect(other.locator(".mb-results .mb-card").first.locator(".mb-card__title")).to_have_text(
        "Project 00 about pretzels")
    assert not other.locator(".mb-card__why, #mb-sort [value=goal]").count()
    other.context.close()

    # Where the browser keeps nothing, the page says so, and works as long as it is open.
    other = new_reader(page, f"{board_url}goal/", BLOCK)
    add_skill(other, "Figma")
    expect(other.locator("#mb-steps-count")).to_contain_text("20 open projects close a gap.")
    expect(other.locator(".mb-complaint", has_text="This browser keeps nothing for this site.").first).to_be_visible()
    expect(other.get_by_role("link", name="All projects, in this order")).to_be_hidden()
    other.context.close()
    open_page(page, f"{board_url}goal/")

    # It is the reader's own: taken along, deleted, and brought in again.
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as JSON").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator("#mb-none")).to_be_visible()
    page.locator("[name=file]").set_input_files(file)
    expect(role).to_have_value("UX researcher")
    assert read_kept(page) == goal
    assert {url.startswith((board_url, "blob:")) for url in asked} == {True}
