"""An educator builds a course, sees what students plan, and hands out the course without them."""

import json
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from accessible import check
from loading import open_page, settle

NAME = "Ana Secret"
SAVED = {"id": "zebra/p-1", "title": "Project 01", "employer": "Zebra", "deadline": "", "status": "", "applied": "",
         "note": "SECRET"}


def read_all(page: Page) -> str:
    """The address, and all that outlives the tab."""
    return str(page.evaluate("() => location.href + JSON.stringify(localStorage) + document.cookie"))


def download(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(waiting.value.path()).read_text(encoding="utf-8")


def test_a_course_is_built_shared_and_printed_without_its_students(
    page: Page, board_url: str, browser: Browser, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{board_url}archive/")
    page.evaluate("saved => localStorage.setItem('microboard:saved:/jobs/', JSON.stringify([saved]))", SAVED)
    open_page(page, f"{board_url}cohort/")
    expect(page.get_by_text("There is no course yet.")).to_be_visible()
    page.get_by_label("Name of the course").fill("Data <b>101</b>")
    page.get_by_label("First day").fill("2027-01-04")
    page.get_by_label("Last day").fill("2027-06-30")
    page.get_by_label("Hours for one credit").fill("45")
    page.get_by_role("button", name="Add a date").click()
    day = page.locator("#mb-cohort-days li")
    day.get_by_label("What it is").fill("Exams")
    expect(day.locator(".mb-complaint")).to_be_visible()
    day.get_by_label("From").fill("2027-02-08")
    expect(day.locator(".mb-complaint")).to_be_hidden()
    expect(page.locator("#mb-cohort-title")).to_have_text("Data <b>101</b>")

    # From links, and from what is saved.
    page.get_by_label("Addresses of projects").fill(
        f"{board_url}opportunities/zebra/p-3/ {board_url}saved/#ids=acme/p-0")
    page.get_by_role("button", name="Add these").click()
    page.locator("#mb-cohort-saved summary").click()
    page.locator("#mb-cohort-saved").get_by_role("button", name="Add Project 01").press("Enter")
    expect(page.get_by_role("heading", name="Choose projects")).to_be_focused()
    chosen = page.locator("#mb-cohort-projects .mb-kept")
    expect(chosen).to_have_count(3)
    expect(chosen.first).to_contain_text("Credits: 2.6. Hours missing for the next whole credit: 18.")
    expect(chosen.first.get_by_role("link", name="Credit kit and papers")).to_have_attribute(
        "href", f"{board_url}box/#zebra/p-3")
    expect(page.locator("#mb-cohort-dates li").first).to_be_visible()

    # Plans of students: in the tab, and nowhere else.
    students = page.locator("#mb-cohort-students")
    students.get_by_label("Name of the student").fill(NAME)
    students.get_by_label("Link of the plan").fill("no plan")
    students.get_by_role("button", name="Add the plan").click()
    expect(page.locator("#mb-cohort-refusal")).to_contain_text("This is no link of a plan.")
    students.get_by_label("Link of the plan").fill(f"{board_url}plan/#plan1~k~pzebra/p-1")
    students.get_by_role("button", name="Add the plan").click()
    row = students.locator("tbody tr")
    expect(row).to_contain_text(NAME)
    expect(row).to_contain_text("Project 01 about bicycles runs during: Exams (8 February).")
    expect(row.locator("td").nth(1)).to_contain_text("of 10")
    expect(page.locator("#mb-cohort-who li")).to_contain_text(NAME)
    check(page)

    settle(page, page.reload)
    expect(row).to_contain_text(NAME)
    assert NAME in page.evaluate("JSON.stringify(sessionStorage)")
    files = [download(page, "All dates to calendar"), download(page, "Export as JSON")]
    assert "SUMMARY:Exams: Data <b>101</b>" in files[0]
    assert json.loads(files[1])["ids"] == ["zebra/p-3", "acme/p-0", "zebra/p-1"]
    address = page.url
    for text in (read_all(page), address, *files):
        assert "Ana" not in text
        assert "plan1" not in text
    page.emulate_media(media="print")
    expect(chosen.first).to_be_visible()
    expect(students).to_be_hidden()
    expect(page.locator("#mb-cohort-settings")).to_be_hidden()
    page.emulate_media(media="screen")

    # Whoever gets the link sees the course, and no form and no student.
    context = browser.new_context()
    reader = open_page(context.new_page(), address)
    expect(reader.get_by_text("A course that was shared with you")).to_be_visible()
    expect(reader.locator("#mb-cohort-projects .mb-kept")).to_have_count(3)
    expect(reader.locator("#mb-cohort-students")).to_be_hidden()
    expect(reader.locator("#mb-cohort-settings")).to_be_hidden()
    reader.get_by_role("button", name="Take over as mine").click()
    expect(reader.get_by_label("Name of the course")).to_have_value("Data <b>101</b>")
    context.close()

    kept = tmp_path / "course.json"
    kept.write_text(files[1], encoding="utf-8")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("There is no course yet.")).to_be_visible()
    expect(page.locator("#mb-cohort-plans")).to_be_hidden()
    assert NAME not in page.evaluate("JSON.stringify(sessionStorage)")
    assert "#" not in page.url
    page.get_by_label("Import a file").set_input_files(kept)
    expect(chosen).to_have_count(3)
    page.set_viewport_size({"width": 360, "height": 780})
    assert page.evaluate("document.scrollingElement.scrollWidth") == 360
    assert [url for url in asked if not url.startswith((board_url, "blob:"))] == []


def test_where_nothing_is_kept_a_course_lasts_as_long_as_its_page(page: Page, board_url: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('denied', 'SecurityError') }")
    open_page(page, f"{board_url}cohort/")
    page.get_by_label("Name of the course").fill("Data")
    expect(page.locator("#mb-cohort-settings .mb-complaint")).to_contain_text("Its link holds all of it.")
    page.get_by_label("Name of the student").fill(NAME)
    page.get_by_label("Link of the plan").fill("#plan1~k~pzebra/p-1")
    page.get_by_role("button", name="Add the plan").click()
    row = page.locator("#mb-cohort-students tbody tr")
    expect(row).to_contain_text("Project 01 about bicycles")
    expect(page.locator("#mb-cohort-who li")).to_contain_text("not in the course")
    page.get_by_role("button", name=f"Remove {NAME}").click()
    expect(row).to_have_count(0)
    assert page.url.endswith("#course1~nData")
