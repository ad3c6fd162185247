"""Somebody finds the feeds that they care about, and takes them along."""

from pathlib import Path

from lxml import etree
from playwright.sync_api import BrowserContext, expect


def test_a_word_finds_the_lists_that_have_it(page, board_url) -> None:
    page.goto(f"{board_url}feeds/")
    page.fill("#mb-feed-text", "PYTH")
    shown = page.locator("#mb-feeds li:visible")
    expect(shown.first).to_contain_text("Python")
    assert all("Python" in text for text in shown.all_inner_texts())
    page.fill("#mb-feed-text", "web python")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Web, Python")


def test_the_chosen_feeds_are_one_file(page, board_url, tmp_path: Path) -> None:
    page.goto(f"{board_url}feeds/")
    expect(page.locator("#mb-opml")).to_be_hidden()
    page.get_by_role("checkbox", name="Open projects").check()
    page.get_by_role("checkbox", name="Closing soon").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="The 2 chosen feeds as OPML").click()
    download.value.save_as(tmp_path / "feeds.opml")
    outlines = etree.parse(tmp_path / "feeds.opml").xpath("//outline")
    assert [node.get("text") for node in outlines] == ["Open projects", "Closing soon"]
    for node in outlines:
        assert page.request.get(node.get("xmlUrl")).ok


def test_an_address_can_be_copied(context: BrowserContext, page, board_url) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{board_url}feeds/")
    page.get_by_role("button", name="Copy the address of the feed New this week").click()
    expect(page.locator("#mb-said")).to_have_text("The address is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{board_url}feeds/new-this-week/feed.xml"


def test_calendars_open_in_a_calendar_program(page, board_url) -> None:
    page.goto(f"{board_url}feeds/")
    link = page.get_by_role("link", name="Calendar").first
    assert link.get_attribute("href") == "webcal://org.example/jobs/opportunities/deadlines.ics"
    expect(page.get_by_role("link", name="All feeds in one OPML file")).to_be_visible()
    assert page.request.get(f"{board_url}feeds/microboard.opml").ok


def test_a_feed_in_the_browser_is_a_page_for_people(context: BrowserContext, board_url) -> None:
    page = context.new_page()
    for name in ("feed.xml", "atom.xml"):
        page.goto(f"{board_url}opportunities/{name}")
        style = "node => [getComputedStyle(node, '::before').content, getComputedStyle(node).maxWidth]"
        before, width = page.eval_on_selector("rss, feed", style)
        assert "This is a feed." in before
        assert width == "704px"
        assert page.eval_on_selector("item > title, entry > title", "node => getComputedStyle(node).display") == "block"


def test_each_page_announces_its_own_feeds_first(context: BrowserContext, board_url) -> None:
    request = context.request
    for path, folder in (("skills/python/", "skills/python/"), ("opportunities/acme/p-2/", "opportunities/")):
        page = etree.HTML(request.get(board_url + path).text())
        links = page.xpath('//link[@rel="alternate"]/@href')
        assert [link.rpartition("/")[2] for link in links] == ["feed.xml", "atom.xml", "feed.json", "deadlines.ics"]
        for link in links:
            answer = request.get(f"{board_url}{path}{link}")
            assert answer.ok
            assert answer.url == f"{board_url}{folder}{link.rpartition('/')[2]}"
