"""A student plans the weeks of saved projects, moves their starts, and shows the plan to somebody else."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accessible import PHONE, check
from boards import ROOT
from loading import open_page
from starts import let_start_be_agreed

EMPTY = {"status": "", "applied": "", "deadline": "", "employer": "Acme"}
BLOCK = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})"


def save(page: Page, url: str, ids: list[str]) -> None:
    """Keep listings, each with a note."""
    entries = [{**EMPTY, "id": one, "title": f"Project {one}", "note": "SECRET"} for one in ids]
    page.goto(f"{url}archive/")
    page.evaluate("entries => localStorage.setItem('microboard:saved:/jobs/', JSON.stringify(entries))", entries)


def read_kept(page: Page) -> Any:
    return json.loads(page.evaluate("() => localStorage.getItem('microboard-plan:/jobs/')"))


def test_a_plan_is_made_moved_kept_and_shown_to_an_adviser(
    page: Page, context: BrowserContext, board_url: str, browser: Browser, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    context.route("**/opportunities/acme/p-0.json", let_start_be_agreed)
    save(page, board_url, ["acme/p-0", "zebra/p-1"])
    open_page(page, f"{board_url}plan/")
    expect(page.locator(".mb-life [aria-current=page]")).to_have_text("Plan")
    clashes = page.locator("#mb-clashes li")
    # Eight and almost ten hours a week, from 30 November and from 2 February on.
    expect(page.locator(".mb-plan__sum")).to_contain_text(
        "You have 12 hours free in a week with nothing else. Count on three quarters of that, 9:")
    expect(page.locator("#mb-weeks tbody tr")).to_have_count(2)
    page.get_by_label("Hours that I have each week").fill("16")
    expect(page.locator("#mb-faulty")).to_have_count(1)  # What the page says itself is not taken for a complaint.
    expect(page.locator("#mb-fits")).to_be_visible()

    # By keyboard, week by week; the other start is the employer's.
    bar = page.get_by_role("slider", name="Start of Project 00 about pretzels")
    bar.focus()
    for _ in range(10):
        bar.press("ArrowRight")
    expect(bar).to_be_focused()
    expect(bar).to_have_attribute("aria-valuetext", "starts on 8 February, can be moved")
    expect(page.locator("#mb-said")).to_have_text(
        "Project 00 about pretzels starts on 8 February. 2 things do not fit.")
    expect(clashes.first).to_contain_text(
        "The 4 weeks from 8 February need up to 17.9 hours a week and have 16:")
    expect(clashes.last).to_have_text(
        "Project 01 about bicycles starts on 2 February and Project 00 about pretzels on 8 February. "
        "Leave a week between two first weeks.")
    fixed = page.get_by_role("slider", name="Start of Project 01 about bicycles")
    fixed.press("ArrowLeft")
    expect(page.locator(".mb-notice")).to_have_text(
        "Project 01 about bicycles starts on 2 February, fixed by the employer.")
    page.clock.fast_forward(10_000)  # The notice goes.
    check(page)

    # By dragging: two weeks to the left.
    box, cell = bar.bounding_box(), page.locator("#mb-weeks td").first.bounding_box()
    assert box
    assert cell
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 20 - 2 * cell["width"], box["y"] + 12, steps=4)
    page.mouse.up()
    expect(bar).to_have_attribute("aria-valuetext", "starts on 25 January, can be moved")
    assert read_kept(page)["starts"] == {"acme/p-0": "2027-01-25"}

    # What else takes time, and what is taken out.
    page.get_by_role("button", name="Add exam weeks").click()
    row = page.locator("#mb-duties li")
    expect(row.get_by_label("From")).to_be_focused()
    row.get_by_label("From").fill("2027-01-25")
    expect(row.locator(".mb-complaint")).to_be_visible()  # The weeks of December have ended by then.
    row.get_by_label("To").fill("2027-01-31")
    expect(row.locator(".mb-complaint")).to_be_hidden()
    expect(clashes.first).to_contain_text(
        "The week of 25 January needs 18 hours and has 16: Project 00 about pretzels and Exams.")
    page.get_by_role("button", name="Take out Project 01 about bicycles").click()
    expect(page.locator("#mb-out summary")).to_have_text("1 saved project is not in the plan")
    expect(page.locator("#mb-weeks tbody tr")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name="All dates to calendar").click()
    assert "SUMMARY:Work starts: Project 00" in download.value.path().read_text(encoding="utf-8")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    check(page)
    assert page.evaluate("() => document.scrollingElement.scrollWidth") == PHONE["width"]
    # On a phone, a bar that is moved by a button comes into sight.
    expect(bar).not_to_be_in_viewport(ratio=0.5)
    page.get_by_role("button", name="a week later").click()
    expect(bar).to_be_in_viewport(ratio=0.5)
    page.get_by_role("button", name="a week earlier").click()
    page.evaluate("() => { navigator.share = async ({ url }) => { window.shared = url } }")
    page.get_by_role("button", name="Share with an adviser").click()
    link = page.evaluate("() => window.shared")
    assert "SECRET" not in link
    expect(page.locator("#mb-faulty")).to_have_count(1)
    kept = read_kept(page)
    open_page(page, f"{board_url}plan/")
    assert read_kept(page) == kept
    expect(bar).to_have_attribute("aria-valuetext", "starts on 25 January, can be moved")
    assert {url.startswith((board_url, "blob:")) for url in asked} == {True}

    # It is the reader's own: taken along, deleted, and brought in again.
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as JSON").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator("[name=hours]").first).to_have_value("12")
    expect(page.locator("#mb-duties li")).to_have_count(0)
    assert page.evaluate("() => localStorage.getItem('microboard-plan:/jobs/')") is None
    page.get_by_label("Import a file").set_input_files(file)
    expect(page.locator(".mb-data__said")).to_have_text("This is now what the file says.")
    assert read_kept(page) == kept
    page.get_by_label("Import a file").set_input_files(ROOT / "package.json")
    expect(page.locator(".mb-data__said")).to_contain_text("This page cannot read the file.")

    # Somebody else looks at it, and takes it over.
    other = browser.new_context(viewport=PHONE)
    other.clock.install(time=f"{date(2026, 11, 25)}T12:00:00Z")
    other.route("**/opportunities/acme/p-0.json", let_start_be_agreed)
    look = other.new_page()
    open_page(look, link)
    expect(look.get_by_role("heading", name="A plan that was shared with you")).to_be_visible()
    expect(look.get_by_role("slider")).to_have_count(0)
    expect(look.locator(".mb-plan__how")).to_be_hidden()
    expect(look.locator("[name=hours]")).to_have_value("16")
    expect(look.locator("#mb-clashes li").first).to_contain_text("The week of 25 January needs 18 hours")
    look.get_by_role("button", name="Take over as mine").click()
    expect(look.locator("#mb-said")).to_have_text("The plan is yours now, and its projects are saved.")
    expect(look.get_by_role("slider")).to_have_count(1)
    assert look.url == f"{board_url}plan/"
    assert {**read_kept(look), "picks": {}} == {**kept, "picks": {}}
    other.close()


@pytest.mark.parametrize("is_open", [True, False])
def test_with_nothing_saved_one_link_leads_on_and_without_storage_a_shared_plan_can_be_seen(
    context: BrowserContext, board_url: str, is_open: bool
) -> None:
    if not is_open:
        context.add_init_script(BLOCK)  # The theme's own script fails here.
    page = context.new_page()
    open_page(page, f"{board_url}plan/")
    expect(page.locator("#mb-none")).to_contain_text("There is nothing to plan yet.")
    expect(page.locator("#mb-none a")).to_have_count(1)
    expect(page.locator("#mb-plan-all")).to_be_hidden()
    complaint = page.locator(".mb-complaint", has_text="This browser keeps nothing for this site.")
    expect(complaint).to_have_count(int(not is_open))
    open_page(page, f"{board_url}plan/#plan1~o~pconstructor/prototype~dExams.g2l.g2x.k")
    expect(page.locator("#mb-plan-bare")).to_be_visible()
    expect(page.locator("[name=take]")).to_be_hidden()
    if not is_open:
        open_page(page, f"{board_url}plan/#plan1~o~pacme/p-0~dExams.g2l.g2x.k")
        expect(page.locator("#mb-weeks tbody tr")).to_have_count(2)


def test_forty_saved_projects_can_be_planned_with(page: Page, board_url: str) -> None:
    save(page, board_url, [f"{'zebra' if number % 2 else 'acme'}/p-{number}" for number in range(40)])
    open_page(page, f"{board_url}plan/")
    # Nobody does forty at a time: the first six are in, so that saving more takes none out.
    expect(page.locator("#mb-out summary")).to_have_text("34 saved projects are not in the plan")
    expect(page.locator("#mb-out p")).to_contain_text("The first six that you saved")
    for number in (34, 39):
        expect(page.get_by_role("slider", name=f"Start of Project {number}")).to_have_count(1)
    page.locator("#mb-out summary").click()
    for number in range(7):
        page.get_by_role("button", name=f"Put in Project 0{number}").click()
    expect(page.get_by_role("slider")).to_have_count(13)
    expect(page.locator("#mb-out li")).to_have_count(27)
    check(page)
    # Where none is in, nothing is said to fit, and they are there to be chosen from.
    page.evaluate("""() => localStorage.setItem('microboard-plan:/jobs/', JSON.stringify({picks: Object.fromEntries(
        JSON.parse(localStorage.getItem('microboard:saved:/jobs/')).map(({ id }) => [id, false]))}))""")
    page.reload()
    expect(page.locator("#mb-out")).to_have_attribute("open", "")
    for what in ("#mb-fits", "[name=see]", "[name=share]", "#mb-dates-title"):
        expect(page.locator(what)).to_be_hidden()


@pytest.mark.parametrize(("path", "place"), [("plan/", "#mb-out"), ("cohort/", "#mb-cohort-saved")])
def test_beside_a_long_title_the_word_on_a_button_is_not_torn(
    page: Page, board_url: str, path: str, place: str
) -> None:
    save(page, board_url, [f"acme/p-{number}" for number in range(0, 40, 2)])
    page.set_viewport_size(PHONE)
    open_page(page, board_url + path)
    page.locator(place).evaluate("part => part.open = true")
    row = page.locator(f"{place} li").first
    row.locator("a").evaluate("link => link.textContent = 'The title of a project '.repeat(4)")
    button = row.locator(".mb-tool")
    button.evaluate("button => button.firstChild.textContent = 'Hinzufügen'")
    assert button.evaluate("button => button.offsetHeight") < 40
