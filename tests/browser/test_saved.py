"""A student keeps projects in the browser, compares them, and is told what has closed."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from loading import open_page, settle

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def save(page: Page, number: int) -> None:
    page.locator(".mb-card", has_text=f"Project {number:02d}").locator(".mb-save").click()


def test_what_is_kept_on_a_card_is_kept_everywhere(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    save(page, 3)
    expect(page.locator(".mb-saved-count").first).to_have_text("1")
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
    open_page(page, f"{board_url}saved/")
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(5)
    for at in range(4):
        boxes.nth(at).check()
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(4)
    expect(table.locator("tr", has_text="Pay per hour")).to_contain_text("€16")
    expect(table.locator("tr", has_text="Pay in all")).to_contain_text("about €1,904")
    expect(table.locator("tr", has_text="Competencies")).to_contain_text("Communication")
    expect(table.locator("tr", has_text="You hand over").locator("li")).to_have_text(["A table with forty answers"] * 4)
    expect(page.locator("#mb-ticked")).to_have_text("4 ticked to compare.")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_focused()
    boxes.nth(4).click()
    expect(boxes.nth(4)).not_to_be_checked()
    expect(page.locator("#mb-said")).to_contain_text("Four projects are the most")
    expect(page.locator(".mb-notice")).to_be_in_viewport()
    boxes.nth(0).uncheck()
    expect(table.get_by_role("columnheader")).to_have_count(3)
    settle(page, page.reload)
    expect(page.get_by_role("table").get_by_role("columnheader")).to_have_count(3)
    # On a phone every value stands below the title of its project, and nothing is beside the page.
    page.set_viewport_size({"width": 360, "height": 780})
    expect(page.locator("tr", has_text="Pay per hour").get_by_text("Project 02 about lighthouses")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") == 360


def test_nothing_is_ticked_before_somebody_does_and_the_results_are_one_step_away(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/?mode=remote&since=2027-01-16")
    expect(page.locator(".mb-count")).to_contain_text("48 projects fit")
    for number in (3, 4):
        save(page, number)
    page.locator("header .mb-menu").get_by_role("link", name="Saved").click()
    table = page.get_by_role("table")
    expect(page.locator(".mb-kept")).to_have_count(2)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(page.locator("#mb-compare-bar")).to_be_hidden()
    for box in page.get_by_role("checkbox").all():
        box.check()
    heads = ["Project 03 about crème brûlée", "Project 04 about weather"]
    expect(table.get_by_role("columnheader")).to_have_text(heads)
    row = table.locator("tr", has_text="In EUR, by rates of 2 November 2026")
    expect(row).to_contain_text("about €17")
    page.get_by_role("checkbox").first.uncheck()
    settle(page, page.reload)
    expect(page.get_by_role("table")).to_have_count(0)
    back = page.locator(".mb-back a")
    expect(back).to_have_text("Back to 48 results")
    back.click()
    page.wait_for_url(f"{board_url}opportunities/?mode=remote&since=2027-01-16")


def test_by_keyboard_what_is_saved_is_one_stop_behind_the_button(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    for number in (3, 4):
        save(page, number)
    page.keyboard.press("Tab")
    way = page.get_by_role("link", name="To your 2 saved projects")
    expect(way).to_be_focused()
    expect(way).to_be_in_viewport(ratio=1)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")  # dropped again
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{board_url}saved/")


@pytest.mark.parametrize("kept", ["{", "null", '{"address": "https://evil.example/saved/?x", "count": 3}', "7",
                                  '{"address": "javascript:alert(1)//?", "count": 3}'])
def test_whatever_the_browser_remembers_only_results_have_a_way_back(page, board_url, kept: str) -> None:
    page.goto(board_url)
    name = f"microboard:results:{urlsplit(board_url).path}"
    page.evaluate("([name, kept]) => sessionStorage.setItem(name, kept)", [name, kept])
    page.goto(f"{board_url}saved/")
    expect(page.locator("#mb-none")).to_be_visible()
    expect(page.locator(".mb-back")).to_be_hidden()


def test_what_is_dropped_stays_at_hand_until_the_page_is_left(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    for number in range(2):
        save(page, number)
    open_page(page, f"{board_url}saved/")
    first = page.locator(".mb-kept").first
    first.get_by_role("textbox", name="Note").fill("Ask whether Wednesdays work.")
    button = first.locator(".mb-save")
    button.press("Enter")
    expect(button).to_be_focused()
    expect(first).to_contain_text("No longer saved.")
    expect(page.locator("#mb-summary")).to_have_text("1 project")
    button.press("Enter")
    expect(first.get_by_role("textbox", name="Note")).to_have_value("Ask whether Wednesdays work.")
    button.press("Enter")
    settle(page, page.reload)
    expect(page.locator(".mb-kept")).to_have_count(1)


def test_one_that_has_closed_says_so(page, board_url) -> None:
    path = urlsplit(board_url).path
    kept = [{"id": "zebra/over", "title": "This one is over", "employer": "Zebra", "deadline": "2026-12-14"},
            {"id": "zebra/p-1", "title": "Project 01", "employer": "Zebra", "deadline": "2026-11-25"}]
    page.goto(board_url)
    page.evaluate(f"localStorage.setItem('microboard:saved:{path}', {json.dumps(json.dumps(kept))})")
    page.clock.set_fixed_time("2026-11-26T13:00:00Z")
    open_page(page, f"{board_url}saved/")
    closed = page.get_by_role("region", name="Closed since you saved them")
    expect(closed.locator(".mb-card")).to_have_count(2)
    expired = closed.locator(".mb-card", has_text="Project 01 about bicycles")
    expect(expired).to_contain_text("The last day was 25 November 2026.")
    expect(closed.locator(".mb-card", has_text="This one is over")).to_contain_text("This project is completed.")


def test_a_status_and_a_note_are_kept_and_two_tabs_agree(context, page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    save(page, 3)
    open_page(page, f"{board_url}saved/")
    other = context.new_page()
    open_page(other, f"{board_url}saved/")
    page.get_by_label("Status").select_option("Applied")
    expect(page.get_by_label("Applied on")).to_have_value("2026-11-23")
    expect(other.get_by_label("Applied on")).to_have_value("2026-11-23")
    note = other.get_by_role("textbox", name="Note")
    note.press_sequentially("Ask about We")
    page.get_by_label("Status").select_option("Answered")
    expect(other.get_by_label("Status")).to_have_value("answered")
    note.press_sequentially("dnesdays.")
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Ask about Wednesdays.")
    expect(page.locator("#mb-summary")).to_have_text("1 project · 1 answered")
    page.get_by_label("Status").select_option("To apply")
    expect(page.get_by_label("Applied on")).to_be_hidden()


def test_a_list_is_shared_by_a_link_that_names_projects_only(context, page, board_url) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{board_url}opportunities/")
    for number in range(2):
        save(page, number)
    open_page(page, f"{board_url}saved/")
    page.get_by_role("textbox", name="Note").first.fill("A secret")
    page.get_by_role("button", name="Share the list").click()
    expect(page.locator("#mb-said")).to_have_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{board_url}saved/#ids=zebra/p-1,acme/p-0"

    page.evaluate("localStorage.clear()")  # Somebody else opens it.
    page.goto(board_url)
    open_page(page, f"{link},zebra/over,zebra/p-1")
    shared = page.get_by_role("region", name="Shared with you")
    expect(shared).to_contain_text("Somebody shared 3 projects with you. 2 of them can still be applied for.")
    expect(shared.locator(".mb-card--closed")).to_contain_text("This one is over")
    expect(shared.locator(".mb-save")).to_have_count(2)
    shared.locator(".mb-save").first.click()
    expect(page.locator(".mb-kept")).to_have_count(1)
    shared.get_by_role("button", name="Save all").click()
    expect(page.locator(".mb-kept")).to_have_count(2)
    shared.get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.url == f"{board_url}saved/"


def test_a_list_goes_out_as_a_file_and_comes_in_again(page, board_url, tmp_path) -> None:
    page.goto(f"{board_url}opportunities/")
    save(page, 3)
    open_page(page, f"{board_url}saved/")
    page.get_by_role("textbox", name="Note").fill("=1+1, or so")
    buttons = {"json": "Export as JSON", "csv": "Export for a spreadsheet", "ics": "Deadlines to calendar"}
    files = {}
    for name, words in buttons.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=words).click()
        files[name] = tmp_path / f"saved.{name}"
        download.value.save_as(files[name])
    assert b"SUMMARY:Last day to apply: Project 03" in files["ics"].read_bytes()
    for name in ("json", "csv"):
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Delete everything").click()
        expect(page.locator("#mb-none")).to_be_visible()
        assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('microboard:'))") == []
        page.get_by_label("Import a file").set_input_files(files[name])
        expect(page.locator(".mb-data__said")).to_have_text("1 project was added.")
        expect(page.get_by_role("textbox", name="Note")).to_have_value("=1+1, or so")
    page.get_by_label("Import a file").set_input_files(files["ics"])
    expect(page.locator(".mb-data__said")).to_contain_text("This is no list of saved projects.")


def test_a_browser_without_room_says_so_where_somebody_writes(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    save(page, 3)
    open_page(page, f"{board_url}saved/")
    page.evaluate(f"() => {{ {FULL} }}")
    page.get_by_role("textbox", name="Note").fill("Lost")
    expect(page.locator(".mb-own .mb-complaint")).to_have_text(
        "This browser has no room left for this site. What you wrote is not kept.")


@pytest.mark.parametrize(("spoil", "words"), [
    ("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})",
     "This browser keeps nothing for this site"),
    (FULL, "This browser has no room left for this site"),
])
def test_a_browser_that_keeps_nothing_is_told_and_the_page_works(context, board_url, spoil: str, words: str) -> None:
    context.add_init_script(spoil)
    page = context.new_page()  # The theme's own script fails here.
    open_page(page, f"{board_url}opportunities/")
    save(page, 3)
    expect(page.locator(".mb-notice")).to_contain_text(f"{words}. The project was not saved.")
    expect(page.locator(".mb-notice")).to_be_in_viewport(ratio=1)
    page.fill("#mb-text", "pretzels")
    expect(page.locator(".mb-count")).to_contain_text("12 projects fit")
    page.goto(f"{board_url}saved/")
    expect(page.locator("#mb-saved")).to_contain_text(f"{words}. Nothing can be saved here.")


@pytest.mark.parametrize("stored", [
    "not json", "{}", "[1, null, {}]", '[{"id": "../../x", "title": 1}]',
    '[{"id": "zebra/over", "title": "<img src=x onerror=hit()>", "employer": "", "deadline": "", "note": "<img>"}]',
])
def test_whatever_is_in_the_storage_the_page_works(page, board_url, stored: str) -> None:
    page.goto(board_url)
    path = urlsplit(board_url).path
    page.evaluate(f"localStorage.setItem('microboard:saved:{path}', {json.dumps(stored)})")
    open_page(page, f"{board_url}saved/")
    expect(page.locator("#mb-saved-list")).to_contain_text("over" if "over" in stored else "Nothing is saved yet.")
    assert page.locator("#mb-saved-list img").count() == 0


def test_on_a_phone_the_steps_are_one_row_and_nothing_gapes_below_an_empty_list(page: Page, board_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{board_url}saved/")
    tops = page.locator(".mb-life li").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert len(tops) == 5
    assert len(set(tops)) == 1
    box, data = (page.locator(one).bounding_box() for one in ("#mb-none", "#mb-data"))
    assert box
    assert data
    assert data["y"] - box["y"] - box["height"] < 80


def test_what_is_saved_is_printed_by_a_button(page: Page, board_url: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(f"{board_url}saved/")
    expect(page.locator("[name=print]")).to_be_hidden()
    page.goto(f"{board_url}opportunities/")
    save(page, 3)
    page.goto(f"{board_url}saved/")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")


def test_a_finished_project_leads_to_its_papers_and_to_its_story(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    for number in (2, 3, 5):
        page.locator(".mb-card", has_text=f"Project 0{number}").locator(".mb-save").click()
    open_page(page, f"{board_url}saved/")
    kept = page.locator(".mb-kept", has=page.get_by_role("link", name="Project 03"))
    expect(kept.locator(".mb-own__next")).to_be_hidden()
    for status in page.get_by_label("Status").all():
        status.select_option("Chosen")
    expect(kept.locator(".mb-own__next").get_by_role("link")).to_have_text(["Papers for this project"])
    kept.get_by_label("Status").select_option("Finished")
    expect(kept.get_by_role("link", name="Papers for this project")).to_have_attribute(
        "href", f"{board_url}box/#zebra/p-3")
    kept.get_by_role("link", name="Tell it in your story").click()
    cards = page.locator(".mb-story__card")
    expect(cards).to_have_count(3)
    expect(page.locator(".mb-story__one[open] .mb-story__name")).to_contain_text(["Project 03"])
    expect(page.locator("summary:focus .mb-story__name")).to_contain_text("Project 03")
    # One that was taken out is the one that can be added.
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Take out").locator("visible=true").click()
    expect(cards).to_have_count(2)
    open_page(page, f"{board_url}saved/")
    kept.get_by_role("link", name="Tell it in your story").click()
    expect(page.locator("#mb-broken")).to_be_visible()
    expect(page.locator("[name=which]")).to_have_value("zebra/p-3")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#mb-broken")).to_be_hidden()
    expect(cards).to_have_count(3)
