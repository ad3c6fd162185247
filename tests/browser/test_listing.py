"""Somebody reads a listing, and does something with it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from zxingcpp import read_barcodes

LISTING = "opportunities/zebra/p-59/"
PHONE = {"width": 390, "height": 844}
# Headless browsers have no dialog for sharing.
SHARE = "navigator.share = async (what) => { window.shared = what; }"


def test_the_way_back_leads_to_the_results_as_they_were(page: Page, board_url: str) -> None:
    results = f"{board_url}opportunities/?mode=remote&sort=hours"
    page.goto(results)
    # The page's own cards are there before what fits is known.
    expect(page.locator(".mb-count")).to_contain_text("48 projects fit")
    card = page.locator(".mb-results .mb-card", has_text="Project 23")
    card.get_by_role("link", name="Project 23").hover()
    before = card.bounding_box()
    card.get_by_role("link", name="Project 23").click()
    back = page.locator(".mb-back a")
    expect(back).to_have_text("Back to 48 results")
    expect(back).to_have_attribute("href", results)
    page.get_by_role("link", name="How to apply").click()  # a step within the page
    back.click()
    page.wait_for_url(results)
    assert before
    page.wait_for_function("""(y) => [...document.querySelectorAll(".mb-results .mb-card")].some(
        (card) => card.textContent.includes("Project 23") && Math.abs(card.getBoundingClientRect().top - y) < 2)""",
        arg=before["y"])


def test_whoever_comes_from_elsewhere_gets_all_projects(page: Page, board_url: str) -> None:
    page.goto(f"{board_url}opportunities/acme/p-20/")
    page.locator(".mb-more .mb-card__title a").first.click()  # from another listing
    page.wait_for_url(re.compile("acme/p-0/$"))
    expect(page.locator(".mb-back a")).to_have_text("All projects")
    expect(page.locator(".mb-save").first).to_be_visible()


def test_a_listing_is_shared_printed_and_kept_in_a_calendar(page: Page, board_url: str) -> None:
    page.add_init_script(f"{SHARE}; window.print = () => {{ window.printed = true; }}")
    page.goto(f"{board_url}{LISTING}?from=chat#apply")
    page.get_by_role("button", name="Share").click()
    title = "Project 59 about weather"
    assert page.evaluate("window.shared") == {"title": title, "url": board_url + LISTING}
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    with page.expect_download() as download:
        page.get_by_role("button", name="Deadline to calendar").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    # The day on which it closes because nobody confirms it, and not the deadline.
    assert "DTSTART;VALUE=DATE:20270122" in text
    assert f"SUMMARY:Last day to apply: {title} (Zebra Studio)" in text


def test_on_a_phone_the_facts_are_on_the_first_screen_and_a_bar_stays(page: Page, board_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(board_url + LISTING)
    bar = page.locator(".mb-stay")
    expect(bar).to_contain_text("€74 an hour")
    assert bottom(page, ".mb-key") <= top(page, ".mb-stay")
    for scroll in (0, 700, 100_000):
        page.evaluate("(y) => scrollTo(0, y)", scroll)
        assert bottom(page, ".mb-stay") == PHONE["height"]
    # The end of the page lies above it.
    assert bottom(page, "footer") <= top(page, ".mb-stay")
    bar.get_by_role("button", name="Save").click()
    expect(bar.get_by_role("button", name="Save")).to_have_attribute("aria-pressed", "true")


def test_a_browser_that_keeps_nothing_says_so_above_the_bar(page: Page, board_url: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError'); }")
    page.set_viewport_size(PHONE)
    page.goto(board_url + LISTING)
    page.locator(".mb-stay").get_by_role("button", name="Save").click()
    expect(page.locator(".mb-notice")).to_contain_text("keeps nothing for this site")
    assert bottom(page, ".mb-notice") <= top(page, ".mb-stay")


def test_on_a_wide_screen_the_panel_is_whole(page: Page, board_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(board_url + LISTING)
    for scroll in (0, 900):
        page.evaluate("(y) => scrollTo(0, y)", scroll)
        assert 0 <= top(page, ".mb-side") < bottom(page, ".mb-side") <= 900


# What paper shows, read by another program than the one that wrote it: the browser makes pixels of the file.
PIXELS = """async () => Promise.all([...document.querySelectorAll(".mb-handout img:not([hidden])")].map(async image => {
    const size = image.naturalWidth * 4;
    const canvas = new OffscreenCanvas(size, size).getContext("2d");
    canvas.imageSmoothingEnabled = false;
    canvas.drawImage(image, 0, 0, size, size);
    return [size, [...canvas.getImageData(0, 0, size, size).data].filter((_, i) => i % 4 === 0)];
}))"""


@pytest.mark.parametrize(("path", "codes"), [
    (LISTING, [LISTING]),
    ("opportunities/?text=crème", [
        f"opportunities/{'zebra' if number % 2 else 'acme'}/p-{number}/" for number in range(3, 60, 5)]),
])
def test_paper_has_codes_that_lead_to_the_pages(page: Page, board_url: str, path: str, codes: list[str]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(board_url + path)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith("qr.png")]  # nobody pays for paper before there is some
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.mb-handout img:not([hidden])')].every(one => one.complete)")
    read = []
    for size, pixels in page.evaluate(PIXELS):
        (code,) = read_barcodes(memoryview(bytes(pixels)).cast("B", shape=(size, size)))
        read.append(code.text)
    assert set(codes) == {address.removeprefix("https://org.example/jobs/") for address in read}
    expect(page.locator(".mb-handout", has_text=codes[0]).first).to_be_visible()
    expect(page.locator(":is(.mb-save, .mb-stay, .mb-do, .mb-toolbar, .mb-menu, .mb-foot):visible")).to_have_count(0)


def test_a_list_on_paper_says_what_was_asked_and_where_its_answer_is(page: Page, board_url: str) -> None:
    page.goto(board_url + "opportunities/")
    page.get_by_role("searchbox", name="Search", exact=True).last.fill("crème")
    expect(page.locator(".mb-chip")).to_have_count(1)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".mb-chip")).to_have_text("“crème”")
    expect(page.locator(".mb-chip")).to_be_visible()
    expect(page.locator(".mb-page.mb-handout")).to_have_text(re.compile(r"/opportunities/\?text=cr%C3%A8me$"))
    page.emulate_media(media="screen")
    page.locator(".mb-chip").click()
    expect(page.locator(".mb-chip")).to_have_count(0)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".mb-page.mb-handout")).to_have_text("https://org.example/jobs/opportunities/")
    expect(page.locator(".mb-page.mb-handout img")).to_be_visible()


def test_saved_projects_on_paper_are_a_hand_out_without_what_is_noted(page: Page, board_url: str) -> None:
    page.goto(board_url + "opportunities/")
    page.locator(".mb-card .mb-save").first.click()
    page.goto(board_url + "saved/")
    expect(page.locator(".mb-kept")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".mb-kept .mb-handout")).to_contain_text("/opportunities/")
    expect(page.locator(".mb-kept .mb-handout img")).to_be_visible()
    expect(page.locator(".mb-own")).to_be_hidden()


def test_a_listing_takes_two_sheets(page: Page, board_url: str) -> None:
    page.goto(board_url + LISTING)
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 2


def test_a_list_of_fifty_takes_six_sheets(page: Page, board_url: str) -> None:
    page.goto(f"{board_url}opportunities/")
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 6


def top(page: Page, selector: str) -> float:
    return page.evaluate("(it) => document.querySelector(it).getBoundingClientRect().top", selector)


def bottom(page: Page, selector: str) -> float:
    return page.evaluate("(it) => document.querySelector(it).getBoundingClientRect().bottom", selector)
