"""Students narrow the list down by a board's own fields, and employers fill them in."""

import re
import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from accessible import check
from boards import ROOT, BoardFolder, write_site
from conftest import Run
from loading import open_page
from own_fields import ALL_FIELDS, EMPLOYER_VALUES, VALUES, add_fields

pytestmark = pytest.mark.slow
EVIL = '<img src=x onerror="window.hit=1">'


@pytest.fixture(scope="module")
def own_url(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run, serve: object) -> str:
    folder = BoardFolder(tmp_path_factory.mktemp("own") / "board")
    shutil.rmtree(folder.root / "schema", ignore_errors=True)
    add_fields(folder, ALL_FIELDS.replace("label: South campus", f"label: '{EVIL}'").replace(
        "label: Size", f"label: 'Size {EVIL}'"))
    folder.add_employer("acme", **{**EMPLOYER_VALUES, "x-motto": EVIL})
    for number in range(12):
        campus = "south" if number % 3 == 0 else "north"
        folder.add(f"acme/p-{number}", **{
            **VALUES, "x-campus": campus, "x-course-credit": number + 1, "x-room": f"Room {number % 2} {EVIL}",
            "x-fair": f"2026-12-{number + 1:02d}", "title": f"Project {number:02d} about bread"})
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    write_site(folder.root, config, index="# Home\n")
    done = mkdocs(folder.root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
    assert done.returncode == 0, done.stderr
    return serve(folder.root / "site")


def expect_count(page: Page, words: str) -> None:
    expect(page.locator(".mb-count")).to_contain_text(words)


def test_choices_numbers_and_days_narrow_the_list_down_and_stay_in_the_address(page: Page, own_url: str) -> None:
    open_page(page, f"{own_url}opportunities/")
    page.locator("[data-facet=x-campus] summary").click()
    page.get_by_label("North campus").check()
    expect_count(page, "8 projects fit, of 12.")
    page.locator("[data-range=x-course-credit] summary").click()
    page.fill("[name=x-course-credit-from]", "6")
    expect_count(page, "5 projects fit")
    page.locator("[data-range=x-fair] summary").click()
    page.fill("[name=x-fair-to]", "2026-12-10")
    expect_count(page, "3 projects fit")
    chips = page.locator(".mb-chip").all_text_contents()
    assert chips[:3] == ["North campus", "Course credit: at least 6 points", "Fair: until 10 December 2026"]
    own = page.locator(".mb-cards .mb-card__own").first
    expect(own).to_have_text("Campus: North campus Alumni as mentors: Yes")
    below = page.locator(".mb-cards .mb-fact--deadline").first.bounding_box()
    said = own.bounding_box()
    assert said
    assert below
    assert said["y"] + said["height"] <= below["y"]
    expect(page).to_have_url(re.compile("x-fair"))
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"x-campus": ["north"], "x-course-credit": ["6.."], "x-fair": ["..2026-12-10"]}
    page.goto("about:blank")
    query = "x-campus=north&x-course-credit=6..&x-fair=..2026-12-10&x-nobody=1..2&x-no=a,b"
    open_page(page, f"{own_url}opportunities/?{query}")
    expect_count(page, "3 projects fit")
    assert page.input_value("[name=x-fair-to]") == "2026-12-10"
    page.get_by_role("button", name="Remove the filter Fair: until 10 December 2026").click()
    expect_count(page, "5 projects fit")


def test_words_of_the_board_and_of_strangers_stay_text(page: Page, own_url: str) -> None:
    for path in ("opportunities/", "opportunities/?x-campus=south", "opportunities/?text=room", "x-campus/south/",
                 "opportunities/acme/p-0/", "employers/", "employers/acme/", "x-size/small/", "submit/", "feeds/"):
        open_page(page, f"{own_url}{path}")
        assert page.evaluate("window.hit") is None, path
    page.goto(f"{own_url}opportunities/acme/p-0/")
    expect(page.locator(".mb-facts").first).to_contain_text(f"Room 0 {EVIL}")


def test_pages_with_fields_of_the_boards_own_are_accessible(page: Page, own_url: str) -> None:
    for path in ("opportunities/?x-campus=north", "x-campus/", "opportunities/acme/p-0/", "employers/acme/", "submit/"):
        open_page(page, f"{own_url}{path}")
        check(page)


def test_the_form_asks_for_them_and_says_what_is_missing(page: Page, own_url: str) -> None:
    open_page(page, f"{own_url}submit/")
    expect(page.get_by_label("Campus", exact=True).locator("option")).to_have_text(["Choose", "North campus", EVIL])
    page.get_by_text("More, optional").click()
    page.get_by_label("Course credit (optional)").fill("13")
    page.get_by_label("Course credit (optional)").blur()
    expect(page.locator("[data-path=x-course-credit] .mb-wrong")).to_have_text(
        "13 is more than 12. Write a number from 1 to 12.")


def test_a_comparison_of_what_is_saved_has_them(page: Page, own_url: str) -> None:
    open_page(page, f"{own_url}opportunities/")
    for number in (1, 3):
        page.locator(".mb-card", has_text=f"Project {number:02d}").locator(".mb-save").click()
    open_page(page, f"{own_url}saved/")
    expect(page.locator(".mb-kept .mb-card__own").first).to_have_text(f"Campus: {EVIL} Alumni as mentors: Yes")
    for box in page.get_by_role("checkbox", name="Compare").all():
        box.check()
    table = page.get_by_role("table")
    rows = {"Campus": [EVIL, "North campus"], "Course credit": ["4 points", "2 points"],
            "Fair": ["4 December 2026", "2 December 2026"],
            "Funded by the union": ["Yes", "Yes"], "Room": [f"Room 1 {EVIL}", f"Room 1 {EVIL}"],
            "Film": ["acme.example", "acme.example"], "Alumni as mentors": ["Yes", "Yes"], "Motto": [EVIL, EVIL],
            f"Size {EVIL}": ["Fewer than 50", "Fewer than 50"]}
    for label, values in rows.items():
        row = table.get_by_role("row", name=label)
        expect(row.locator(".mb-comparison__value")).to_have_text(values)
    # What none of the two says has no row.
    expect(table).not_to_contain_text("Not included")
    assert page.evaluate("window.hit") is None
    page.evaluate("scrollTo(0, 0)")  # no bar lies over half a link
    check(page)
