"""What a person does in a page before its script has started stays, whatever the script starts with."""

import json
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from loading import open_page

# Every control that a person can reach gets another value than the page came with.
ACT = """() => {
    const values = {date: "2026-12-24", number: "7", email: "a@b.example", url: "https://early.example/"};
    let number = 0;
    const shown = [...document.querySelectorAll(".mb-page, .mb-filter, .mb-toolbar, #mb-sort")]
      .flatMap((root) => root.matches("select") ? [root] : [...root.querySelectorAll("input, select, textarea")])
      .filter((one, at, all) => all.indexOf(one) === at && !one.closest("[hidden], template"))
      .filter((one) => getComputedStyle(one).display !== "none");
    for (const one of shown) {
      one.dataset.early = String(number++);
      if (one.type === "radio") one.checked = one.matches(":not(:checked)") || one.checked;
      else if (one.type === "checkbox") one.checked = true;
      else if (one.matches("select")) one.selectedIndex = one.options.length - 1;
      else one.value = values[one.type] ?? "pretzels";
    }
}"""
READ = """() => Object.fromEntries([...document.querySelectorAll("[data-early]")].map(
    (one) => [one.dataset.early, ["radio", "checkbox"].includes(one.type) ? one.checked : one.value]))"""


def start_late(page: Page, url: str, act: Callable[[], object]) -> None:
    """Open a page, act before its first script has come, and let the script come."""
    held = []
    page.route("**/start.js", lambda route: held.append(route))
    page.goto(url, wait_until="commit")
    while not held or page.evaluate("document.readyState") == "loading":
        page.wait_for_timeout(20)
    act()
    held[0].continue_()
    page.wait_for_load_state("networkidle")


def keep(page: Page, url: str, name: str, value: object) -> None:
    """What this browser has kept of an earlier visit."""
    key = name if name == "microboard-feeds" else f"{name}:{urlsplit(url).path}"
    page.add_init_script(f"localStorage.setItem({json.dumps(key)}, {json.dumps(json.dumps(value))})")


@pytest.mark.parametrize("path", [
    "feeds/", "opportunities/", "opportunities/?text=bicycles&skill=python&week=1..9&from=PT", "submit/",
    "suspicious/", "goal/"])
def test_no_script_undoes_what_is_there_when_it_starts(page: Page, board_url: str, path: str) -> None:
    keep(page, board_url, "microboard-feeds", ["skills/python/"])
    keep(page, board_url, "microboard:draft", {"version": 1, "draft": {
        "who": "new", "names": {"@file": "old"}, "employer": {"name": "Old"},
        "listing": {"title": "Old title", "skills": ["sql"], "posted": "2026-01-01", "category": "web"}}})
    states = []

    def act() -> None:
        page.evaluate(ACT)
        states.append(page.evaluate(READ))

    start_late(page, board_url + path, act)
    if path.startswith("opportunities"):
        expect(page.locator(".mb-count")).to_contain_text("of 60")
    assert page.evaluate(READ) == states[0]
    assert states[0] or path == "suspicious/"


def test_early_ticks_join_those_of_the_last_visit_and_are_kept(page: Page, board_url: str) -> None:
    keep(page, board_url, "microboard-feeds", ["skills/python/"])
    start_late(page, f"{board_url}feeds/", page.get_by_role("checkbox", name="Open projects").check)
    expect(page.locator("#mb-opml")).to_have_text("The 2 chosen feeds as OPML")
    kept = json.loads(page.evaluate("localStorage.getItem('microboard-feeds')"))
    assert sorted(kept) == ["opportunities/", "skills/python/"]


def test_early_choices_join_those_of_the_address(page: Page, board_url: str) -> None:
    def act() -> None:
        page.fill("#mb-text", "pretzels")
        page.press("#mb-text", "Enter")  # there is no script yet that could take it
        page.select_option("#mb-sort", "hours")
        page.locator("#mb-subscribe summary").click()

    start_late(page, f"{board_url}opportunities/?skill=python", act)
    expect(page).to_have_url(re.compile(r"\?text=pretzels&skill=python&sort=hours$"))
    expect(page.locator(".mb-chip")).to_have_count(3)
    expect(page.locator("#mb-feed")).to_contain_text("The closest feed has every open project with: Python.")
    assert page.locator("#mb-text").input_value() == "pretzels"


def test_early_words_join_the_draft(page: Page, board_url: str) -> None:
    keep(page, board_url, "microboard:draft", {"version": 1, "draft": {"who": "new", "listing": {
        "title": "Old title", "summary": "From last time.", "skills": ["sql"],
        "deliverables": [{"what": "An old report"}], "posted": "2026-01-01"}}})

    def act() -> None:
        page.fill("#mb-f-title", "Ask ten riders why")
        page.press("#mb-f-title", "Enter")
        page.locator("[data-path=skills] input[value=python]").check()
        page.evaluate("for (const part of document.querySelectorAll('.mb-submit details')) part.open = true")
        page.locator("[data-path=deliverables] .mb-row").first.locator("input, textarea").first.fill("A new report")
        page.locator("[data-path=posted] input").fill("2026-11-01")
        page.locator("#mb-f-title").evaluate("one => { one.focus(); one.setSelectionRange(4, 7); }")

    start_late(page, f"{board_url}submit/", act)
    expect(page.locator("#mb-f-summary")).to_have_value("From last time.")
    expect(page.locator("#mb-f-title")).to_have_value("Ask ten riders why")
    assert page.locator("#mb-f-title").evaluate("one => [one.selectionStart, one.selectionEnd]") == [4, 7]
    assert page.locator("[data-path=skills] input:checked").evaluate_all("all => all.map(one => one.value).sort()") == [
        "python", "sql"]
    rows = page.locator("[data-path=deliverables] .mb-row [data-path=what] :is(input, textarea)")
    assert [row.input_value() for row in rows.all()] == ["A new report", "An old report"]
    expect(page.locator("[data-path=posted] input")).to_have_value("2026-11-01")
    expect(page.locator("#mb-file")).to_have_value("ask-ten-riders-why")
    page.wait_for_timeout(600)
    assert "Ask ten riders why" in page.evaluate("Object.entries(localStorage).flat().join()")


@pytest.mark.parametrize("path", [
    "suspicious/", "goal/", "saved/", "saved/#ids=acme/p-0,zebra/over,zebra/p-1", "feeds/"])
def test_nothing_moves_on_a_page_when_its_script_starts(page: Page, board_url: str, path: str) -> None:
    page.set_viewport_size({"width": 768, "height": 900})
    page.add_init_script("""window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(
        entry => { window.moved += entry.value; })).observe({type: "layout-shift", buffered: true})""")
    if "#" in path:  # Shared with somebody who has a list.
        keep(page, board_url, "microboard:saved", [{"id": "acme/p-2"}, {"id": "zebra/over"}])
    open_page(page, f"{board_url}{path}")
    expect(page.locator(".mb-started").first).to_be_attached()
    page.wait_for_timeout(200)
    assert page.evaluate("window.moved") == 0
