"""Somebody finds the feeds that they care about, and takes them along."""

from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import BrowserContext, Page, expect


def test_a_word_finds_the_lists_that_have_it(page, board_url) -> None:
    page.goto(f"{board_url}feeds/")
    page.fill("#mb-feed-text", "PYTH")
    shown = page.locator("#mb-feeds li:visible")
    expect(shown.first).to_contain_text("Python")
    assert all("Python" in text for text in shown.all_inner_texts())
    page.fill("#mb-feed-text", "web python")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Web, Python")


def test_the_placeholder_is_a_search_that_finds_something_and_says_how_much(page, board_url) -> None:
    page.goto(f"{board_url}feeds/")
    whole = page.locator("#mb-feeds summary").all_inner_texts()
    page.fill("#mb-feed-text", "python, design")
    shown = page.locator("#mb-feeds li:visible")
    expect(page.locator("#mb-feed-count")).to_have_text(f"{shown.count()} lists.")
    # Groups say how many of theirs are found, and those without any are away.
    for group in page.locator("#mb-feeds details:visible").all():
        found = group.locator("li:visible").count()
        assert found
        assert f"({found})" in group.locator("summary").inner_text()
    page.fill("#mb-feed-text", "xyzzy")
    expect(page.locator("#mb-feed-count")).to_have_text("No list is found. Nothing has “xyzzy”.")
    expect(page.locator("#mb-feeds details:visible")).to_have_count(0)
    page.fill("#mb-feed-text", "")
    expect(page.locator("#mb-feed-count")).to_contain_text("A comma means")
    assert page.locator("#mb-feeds summary").all_inner_texts() == whole


def test_a_choice_stays_in_sight_and_over_a_visit(page, board_url) -> None:
    page.goto(f"{board_url}feeds/")
    button = page.locator("#mb-opml")
    expect(button).to_be_disabled()
    top = page.locator("#mb-feeds details").first.bounding_box()["y"]
    page.fill("#mb-feed-text", "python")
    page.get_by_role("checkbox", name="Python", exact=True).check()
    page.fill("#mb-feed-text", "")
    expect(page.get_by_role("checkbox", name="Python", exact=True)).to_be_visible()
    expect(button).to_be_enabled()
    assert page.locator("#mb-feeds details").first.bounding_box()["y"] == top
    page.reload()
    expect(page.get_by_role("checkbox", name="Python", exact=True)).to_be_checked()
    expect(page.get_by_role("checkbox", name="Python", exact=True)).to_be_visible()
    expect(button).to_have_text("The chosen feed as OPML")


@pytest.mark.parametrize("call", ["getItem", "setItem"])
def test_without_storage_the_page_still_works(page, board_url, call: str) -> None:
    # Only ours: the theme does not bear it.
    page.add_init_script(f"""const real = Storage.prototype.{call};
        Storage.prototype.{call} = function (key, ...rest) {{
          if (key === "microboard-feeds") throw new Error("closed");
          return real.call(this, key, ...rest);
        }};""")
    page.goto(f"{board_url}feeds/")
    page.get_by_role("checkbox", name="Open projects").check()
    expect(page.locator("#mb-opml")).to_be_enabled()


def test_the_chosen_feeds_are_one_file(page, board_url, tmp_path: Path) -> None:
    page.goto(f"{board_url}feeds/")
    page.get_by_role("checkbox", name="Open projects").check()
    page.get_by_role("checkbox", name="Closing soon").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="The 2 chosen feeds as OPML").click()
    download.value.save_as(tmp_path / "feeds.opml")
    chosen = etree.parse(tmp_path / "feeds.opml")
    whole = etree.fromstring(page.request.get(f"{board_url}feeds/microboard.opml").body())
    # The same words and the same form of feed as in the file of all feeds, at the address where the page is read.
    assert len(list_feeds(chosen, board_url)) == 2
    assert list_feeds(chosen, board_url) <= list_feeds(whole, "https://org.example/jobs/")
    for node in chosen.iter("outline"):
        assert page.request.get(node.get("xmlUrl")).ok
        assert page.request.get(node.get("htmlUrl")).ok
    assert chosen.findtext("head/title").startswith("Chosen feeds of ")


def list_feeds(tree: etree._ElementTree, root: str) -> set[tuple[str, ...]]:
    """The feeds of an OPML file, each with its addresses below the root of the site."""
    return {(node.get("text"), node.get("xmlUrl").removeprefix(root), node.get("htmlUrl").removeprefix(root))
            for node in tree.iter("outline") if node.get("xmlUrl")}


def test_an_address_can_be_copied(context: BrowserContext, page, board_url) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{board_url}feeds/")
    page.get_by_role("button", name="the address of the feed New this week").click()
    expect(page.locator(".mb-notice")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{board_url}feeds/new-this-week/feed.xml"


def test_an_address_that_cannot_be_copied_is_there_to_be_copied_by_hand(page, board_url) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{board_url}feeds/")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.default_value), dialog.dismiss()))
    page.get_by_role("button", name="the address of the feed New this week").click()
    assert asked == [f"{board_url}feeds/new-this-week/feed.xml"]


def test_what_is_clicked_is_large_enough(page, board_url) -> None:
    page.goto(f"{board_url}feeds/")
    row = page.locator("#mb-feeds li:visible").first
    for target in [*row.locator("input").all(), *row.locator("a, button").all()]:
        box = target.bounding_box()
        assert box["width"] >= 24, target
        assert box["height"] >= 24, target


def test_without_scripts_the_page_offers_nothing_that_does_not_work(browser, board_url) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{board_url}feeds/")
        expect(page.locator("#mb-opml")).to_be_hidden()
        expect(page.locator("#mb-feed-text")).to_be_hidden()
        expect(page.get_by_role("checkbox")).to_have_count(0)
        expect(page.locator("#mb-feeds").get_by_role("link", name="RSS").first).to_be_visible()


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


def test_extensions_find_the_feeds_of_every_page_after_its_scripts_ran(page: Page, board_url: str) -> None:
    """They compare the relation exactly. And the theme took no feed for a translation, whose sitemap it asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path, folder in (("", "opportunities/"), ("guide/", "opportunities/"), ("saved/", "opportunities/"),
                         ("skills/python/", "skills/python/"), ("opportunities/acme/p-2/", "opportunities/")):
        page.goto(board_url + path)
        found = page.eval_on_selector_all(
            "link[type]", "links => links.filter((link) => link.rel === 'alternate').map((link) => link.href)")
        assert found == [board_url + folder + form for form in ("feed.xml", "atom.xml", "feed.json", "deadlines.ics")]
    assert board_url in asked
    assert {url for url in asked if url.endswith("/sitemap.xml")} <= {f"{board_url}sitemap.xml"}


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


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_a_feed_that_is_opened_shows_what_people_read(page: Page, board_url: str, name: str) -> None:
    page.goto(f"{board_url}opportunities/{name}", wait_until="commit")
    page.wait_for_load_state("networkidle")
    shown = page.evaluate("""[...document.querySelectorAll("*")].filter(one => one.checkVisibility()
        && [...one.childNodes].some(child => child.nodeType === 3 && child.data.trim())).map(one => one.localName)""")
    assert set(shown) <= {"title", "description", "subtitle", "summary", "pubDate", "published", "creator"}
    assert {"title"} < set(shown)
