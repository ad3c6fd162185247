"""Somebody fills in the papers of a project, prints them, and takes them along."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from accessible import check
from loading import open_page, settle
from starts import let_start_be_agreed


def test_the_papers_of_a_project_are_filled_in_printed_and_taken_along(page, board_url, tmp_path: Path) -> None:
    page.goto(f"{board_url}opportunities/zebra/p-3/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="Papers for this project").click()
    title = page.locator("#mb-box-title")
    expect(title).to_have_text("Project 03 about crème brûlée")
    expect(page.get_by_role("region", name="Learning agreement")).to_be_visible()
    page.get_by_role("button", name="Kick-off agenda").click()
    kick_off = page.get_by_role("region", name="Kick-off agenda")
    expect(kick_off.get_by_role("textbox", name="The mentor’s role")).to_have_text("Head baker")
    expect(kick_off.get_by_role("textbox", name="Generative AI")).to_have_text("")
    expect(kick_off).to_contain_text("Filled in from these fields of the listing: Title, Employer,")
    check(page)

    # What is written once stands on every paper, and is only ever text.
    name = "Ana <b>Silva</b>"
    kick_off.get_by_role("textbox", name="Student", exact=True).fill(name)
    page.get_by_role("button", name="Hours log").click()
    log = page.get_by_role("region", name="Hours log")
    expect(log.get_by_role("heading", name="Hours log")).to_be_focused()
    expect(log.get_by_role("textbox", name="Student", exact=True)).to_have_text(name)
    log.get_by_role("textbox", name="Week 1: Hours, 1 of 3").fill("12,5")
    expect(log).to_contain_text("12.5 hours so far. Week 1 has 12.5 hours, and 9.8 are the most.")
    page.get_by_label("Hours a week at most").first.fill("14")
    page.get_by_label("Hours a week at most").first.press("Tab")
    expect(log).not_to_contain_text("are the most.")

    # An educator sees what counts for credit first, and the kit is what is printed.
    page.get_by_label("an educator").check()
    page.get_by_label("Hours for one credit").first.fill("45")
    page.get_by_label("Hours for one credit").first.press("Tab")
    expect(page.locator("#mb-box-credits")).to_contain_text(
        "Credits for the 117 hours of this project: 2.6. Hours missing for the next whole credit: 18."
    )
    page.get_by_role("button", name="Choose the credit kit").click()
    chosen = page.locator("#mb-box-list li", has=page.locator("input:checked"))
    expect(chosen.locator("strong")).to_have_text(["Learning agreement", "Hours log", "Half-way review", "Reflection"])
    printed = page.pdf(format="A4")
    page.emulate_media(media="print")
    expect(page.locator(".mb-sheet:visible h2")).to_have_text(
        ["Learning agreement", "Hours log", "Half-way review", "Reflection"]
    )
    breaks = page.locator(".mb-sheet:visible").evaluate_all("all => all.map(one => getComputedStyle(one).breakBefore)")
    assert breaks == ["auto", "page", "page", "page"]
    expect(page.locator("#mb-box-settings")).to_be_hidden()
    page.emulate_media(media="screen")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 4

    with page.expect_download() as waiting:
        page.get_by_role("button", name="For a word processor").click()
    document = waiting.value.path().read_text(encoding="utf-8")
    assert waiting.value.suggested_filename == "zebra-p-3.html"
    assert (document.count("<h1"), "Ana &lt;b&gt;Silva&lt;/b&gt;" in document, "<script" in document) == (
        4,
        True,
        False,
    )
    with page.expect_download() as waiting:
        page.get_by_role("button", name="As Markdown").click()
    assert "**Student:** Ana \\<b\\>Silva\\</b\\>" in waiting.value.path().read_text(encoding="utf-8")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Meetings to calendar").click()
    assert waiting.value.path().read_text(encoding="utf-8").count("BEGIN:VEVENT") == 13
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export as JSON").click()
    kept = tmp_path / "box.json"
    waiting.value.save_as(kept)

    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    agreement = page.get_by_role("region", name="Learning agreement")
    expect(agreement.get_by_role("textbox", name="Student", exact=True)).to_have_text("")
    page.get_by_label("Import a file").set_input_files(kept)
    settle(page, page.reload)
    page.get_by_role("button", name="Hours log").click()
    expect(log.get_by_role("textbox", name="Student", exact=True)).to_have_text(name)
    page.set_viewport_size({"width": 360, "height": 780})
    assert page.evaluate("document.scrollingElement.scrollWidth") == 360
    assert [url for url in asked if not url.startswith((board_url, "blob:"))] == []


def test_a_project_that_has_closed_has_its_papers(page, board_url) -> None:
    open_page(page, f"{board_url}box/#zebra/over")
    agreement = page.get_by_role("region", name="Learning agreement")
    expect(agreement).to_contain_text("This one is over")
    # A link to a place on the page names no other project.
    page.evaluate("location.hash = '#mb-box-papers-title'")
    expect(agreement).to_be_visible()


@pytest.mark.parametrize(
    ("end", "trouble"),
    [
        ("#a/b/c", "The link names no project. Its end may have been cut off on the way."),
        ("#../../evil", "The link names no project. Its end may have been cut off on the way."),
        ("#nobody/nothing", "This board has no project nobody/nothing."),
        ("#", ""),
    ],
)
def test_a_link_to_no_papers_says_why_and_what_to_do(context, board_url, end: str, trouble: str) -> None:
    page = context.new_page()  # One on which a file may be missing.
    open_page(page, f"{board_url}box/{end}")
    expect(page.locator("#mb-none")).to_contain_text("Which project are the papers for?")
    expect(page.locator("#mb-none").get_by_role("link", name="Find projects")).to_be_visible()
    expect(page.locator("#mb-box-trouble")).to_have_text(re.compile(f"^{re.escape(trouble)}"))


def test_the_papers_begin_on_the_day_to_which_the_plan_was_moved(page, context, board_url) -> None:
    context.route("**/opportunities/acme/p-0.json", let_start_be_agreed)
    page.goto(f"{board_url}archive/")
    starts = {"acme/p-0": "2027-02-08", "zebra/p-1": "2027-02-08"}
    page.evaluate("starts => localStorage.setItem('microboard-plan:/jobs/', JSON.stringify({starts}))", starts)
    open_page(page, f"{board_url}box/#acme/p-0")
    expect(page.locator("[name=start]")).to_have_value("2027-02-08")
    page.get_by_role("button", name="Check-in agenda").click()
    expect(page.get_by_role("textbox", name="Kick-off · Week 1: Day")).to_have_text("8 February 2027")
    said = page.get_by_role("link", name="This is the first day in your plan")
    expect(said).to_have_attribute("href", "../plan/")
    # What is settled here counts more, and what the employer has settled most.
    page.locator("[name=start]").fill("2027-03-01")
    page.locator("[name=start]").press("Tab")
    expect(page.get_by_role("textbox", name="Kick-off · Week 1: Day")).to_have_text("1 March 2027")
    expect(said).to_be_hidden()
    page.evaluate("location.hash = '#zebra/p-1'")
    expect(page.locator("[name=start]")).to_have_value("2027-02-02")
    expect(said).to_be_hidden()


def test_whoever_was_chosen_is_led_to_the_papers_and_what_is_blocked_is_said(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    page.locator(".mb-card", has_text="Project 03").locator(".mb-save").click()
    open_page(page, f"{board_url}saved/")
    link = page.locator(".mb-kept").get_by_role("link", name="Papers for this project")
    expect(link).to_be_hidden()
    page.get_by_label("Status").select_option("Chosen")
    expect(link).to_have_attribute("href", f"{board_url}box/#zebra/p-3")
    page.goto(f"{board_url}opportunities/")
    for number in (9, 0):
        page.locator(".mb-card", has_text=f"Project 0{number}").locator(".mb-save").click()
    open_page(page, f"{board_url}saved/")
    titles = page.locator(".mb-kept .mb-card__title").all_inner_texts()
    assert len(titles) == 3
    open_page(page, f"{board_url}box/")
    expect(page.locator("#mb-box-saved").get_by_role("link")).to_have_text(titles)
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('denied', 'SecurityError') }")
    page.goto(f"{board_url}box/#zebra/p-3", wait_until="commit")  # the same page, so it is loaded anew
    settle(page, page.reload)
    expect(page.locator("#mb-box .mb-complaint").first).to_contain_text("This browser keeps nothing for this site.")
    page.get_by_role("button", name="Kick-off agenda").click()
    box = page.get_by_role("region", name="Kick-off agenda").get_by_role("textbox", name="Student", exact=True)
    box.fill("x" * 2001)
    expect(box).to_have_text("x" * 2000)
    box.fill("Ana")
    page.get_by_label("an employer").check()
    expect(box).to_have_text("Ana")
