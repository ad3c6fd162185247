"""A student tells what came of projects, and takes the story along."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from accessible import PHONE, check
from boards import ROOT
from loading import open_page
from starts import let_start_be_agreed

BLOCK = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})"
HOSTILE = "<img src=x onerror=alert(1)> & “quotes”"


def ask_for_secrecy(route: Route) -> None:
    """The record of a listing that lets nothing be shown."""
    answer = route.fetch()
    route.fulfill(response=answer, json={**answer.json(), "portfolio": "no"})


def save(page: Page, url: str, statuses: dict[str, str]) -> None:
    """Keep listings, each with how far somebody is."""
    entries = [{"id": one, "title": f"Kept {one}", "employer": "Acme", "deadline": "", "status": status, "applied": "",
                "note": "SECRET"} for one, status in statuses.items()]
    page.goto(f"{url}archive/")
    page.evaluate("entries => localStorage.setItem('microboard:saved:/jobs/', JSON.stringify(entries))", entries)


def read_kept(page: Page) -> Any:
    return json.loads(page.evaluate("() => localStorage.getItem('microboard-story:/jobs/')"))


def take(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_text(encoding="utf-8")


def find_card(page: Page, title: str) -> Locator:
    return page.locator(".mb-story__card", has=page.locator(".mb-story__name", has_text=title))


def test_a_story_is_told_shown_kept_and_taken_along(
    page: Page, context: BrowserContext, board_url: str, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    context.route("**/opportunities/zebra/p-1.json", ask_for_secrecy)
    save(page, board_url, {"acme/p-0": "finished", "zebra/p-1": "chosen", "acme/p-2": "applied"})
    open_page(page, f"{board_url}story/")
    expect(page.locator(".mb-life [aria-current=page]")).to_have_text("Story")
    expect(page.locator(".mb-story__name")).to_have_text(["Project 00 about pretzels", "Project 01 about bicycles"])

    # The listing fills in what was asked; what nobody has told is in no file.
    card = find_card(page, "pretzels")
    card.locator("summary").first.click()
    expect(card.locator("[name=asked]")).not_to_have_value("")
    expect(card.locator(".mb-story__state")).to_have_text("2 of 5 parts told")
    assert "to fill in" not in take(page, "As Markdown")
    card.get_by_label("What I did").fill(f"I asked eleven bakers. {HOSTILE}")
    card.get_by_label("What came out").fill("A map that hangs in the hall.")
    card.get_by_label("To", exact=True).fill("2027-02-12")
    card.get_by_role("button", name="Quote feedback").click()
    expect(card.get_by_label("Word for word")).to_be_focused()
    card.get_by_label("Word for word").fill("She listened.")
    card.get_by_label("Who said it").fill("Ada")
    card.get_by_text("What it shows", exact=True).click()
    card.get_by_label("Adaptability").fill("The plan changed twice.")
    expect(card.locator(".mb-story__state")).to_have_text("5 of 5 parts told")
    expect(card.locator("[data-made=cv] .mb-story__text")).to_contain_text("): A map that hangs in the hall.")
    expect(card.locator("[data-made=star] dd").nth(2)).to_have_text(f"I asked eleven bakers. {HOSTILE}")
    expect(page.locator("#mb-story-grid tr", has_text="Adaptability").locator("td").first).to_have_text("●told")
    check(page)

    # What may not be shown is not.
    secret = find_card(page, "bicycles")
    secret.locator("summary").first.click()
    secret.get_by_label("What I did").fill("I drew for Zebra Studio.")
    expect(secret.locator(".mb-story__limit")).to_contain_text("The listing asks for confidentiality")
    expect(secret.locator(".mb-story__named")).to_be_visible()
    expect(secret.locator("[data-made=portfolio]")).to_contain_text("None, until the employer agrees.")
    resume = json.loads(take(page, "As JSON Resume"))
    assert [project.get("entity") for project in resume["projects"]] == ["Acme Bakery", None]
    secret.get_by_label("The employer has agreed in writing that I show it").check()
    expect(secret.locator("[data-made=portfolio]")).to_contain_text("I drew for Zebra Studio.")

    # A project that is on no board, and one that is taken out.
    page.get_by_role("button", name="Add", exact=True).click()
    own = page.locator(".mb-story__card").last
    expect(own.get_by_label("Project", exact=True)).to_be_focused()
    own.get_by_label("Project", exact=True).fill("A fair for neighbours")
    expect(own.locator(".mb-story__name")).to_have_text("A fair for neighbours")
    secret.get_by_role("button", name="Take out").click()
    expect(page.locator("#mb-said")).to_have_text("Project 01 about bicycles is taken out.")
    expect(page.locator(".mb-story__name")).to_have_text(["Project 00 about pretzels", "A fair for neighbours"])
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    check(page)
    assert page.evaluate("() => document.scrollingElement.scrollWidth") == PHONE["width"]
    page.get_by_label("Mark what is missing").check()
    assert take(page, "As plain text").count("[to fill in]") > 1
    html = take(page, "For a word processor")
    assert "&lt;img src=x" in html
    assert "<img" not in html
    kept = read_kept(page)
    assert "SECRET" not in json.dumps(kept)
    expect(page.locator("#mb-faulty")).to_have_count(1)
    open_page(page, f"{board_url}story/")
    assert read_kept(page) == kept
    expect(page.get_by_label("What came out").first).to_have_value("A map that hangs in the hall.")
    assert {url.startswith((board_url, "blob:")) for url in asked} == {True}

    # It is the student's own: taken along, deleted, and brought in again.
    (tmp_path / "story.json").write_text(take(page, "Export as JSON"), encoding="utf-8")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator(".mb-story__name")).to_have_text(["Project 00 about pretzels", "Project 01 about bicycles"])
    assert page.evaluate("() => localStorage.getItem('microboard-story:/jobs/')") is None
    page.get_by_label("Import a file").set_input_files(tmp_path / "story.json")
    expect(page.locator(".mb-data__said")).to_have_text("This is now what the file says.")
    assert read_kept(page) == kept
    page.get_by_label("Import a file").set_input_files(ROOT / "package.json")
    expect(page.locator(".mb-data__said")).to_contain_text("This page cannot read the file.")


@pytest.mark.parametrize("is_open", [True, False])
def test_with_nothing_finished_a_project_of_ones_own_can_be_told_also_without_storage(
    context: BrowserContext, board_url: str, is_open: bool
) -> None:
    if not is_open:
        context.add_init_script(BLOCK)  # The theme's own script fails here.
    page = context.new_page()
    open_page(page, f"{board_url}story/")
    expect(page.locator("#mb-none")).to_contain_text("There is nothing to tell yet.")
    expect(page.locator("#mb-none").get_by_role("link")).to_have_text("Find projects")
    expect(page.locator("#mb-story").get_by_role("link", name="Check it")).to_have_count(0)
    expect(page.get_by_role("button", name="As Markdown")).to_be_hidden()
    complaint = page.locator(".mb-complaint", has_text="This browser keeps nothing for this site.")
    expect(complaint).to_have_count(int(not is_open))
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Project", exact=True).fill("A fair")
    assert "## A fair" in take(page, "As Markdown")
    # Whoever leaves the page is asked where that loses something.
    asked: list[str] = []
    page.on("dialog", lambda dialog: [asked.append(dialog.type), dialog.accept()])
    page.get_by_role("link", name="Papers", exact=True).click()
    expect(page).to_have_url(f"{board_url}box/")
    assert asked == ["beforeunload"] * (not is_open)


def test_a_story_begins_on_the_day_that_was_settled_in_the_papers(
    page: Page, context: BrowserContext, board_url: str
) -> None:
    context.route("**/opportunities/acme/p-0.json", let_start_be_agreed)
    save(page, board_url, {"acme/p-0": ""})
    open_page(page, f"{board_url}story/")
    expect(page.locator("#mb-none").get_by_role("link")).to_have_text("Saved projects")
    save(page, board_url, {"acme/p-0": "finished", "zebra/p-1": "finished"})
    projects = {"acme/p-0": {"start": "2027-02-08"}, "zebra/p-1": {"start": "2027-02-08"}}
    page.evaluate("kept => localStorage.setItem('microboard-box:/jobs/', JSON.stringify(kept))", {"projects": projects})
    open_page(page, f"{board_url}story/")
    expect(page.locator("[name=from]")).to_have_count(2)
    expect(page.locator("[name=from]").first).to_have_value("2027-02-08")
    expect(page.locator("[name=from]").last).to_have_value("2027-02-02")


def test_forty_projects_make_a_grid_that_scrolls_by_itself(page: Page, board_url: str) -> None:
    save(page, board_url, {f"{'zebra' if at % 2 else 'acme'}/p-{at}": "finished" for at in range(40)})
    page.set_viewport_size(PHONE)
    open_page(page, f"{board_url}story/")
    expect(page.locator("#mb-story-grid thead th")).to_have_count(41)
    # Nor does a long title in the list to add from make the page wider.
    page.locator("[name=which]").evaluate("which => which.add(new Option('Regression tests '.repeat(9)))")
    assert page.evaluate("() => document.scrollingElement.scrollWidth") == PHONE["width"]
