"""Feeds, read back by an independent reader."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from email.utils import format_datetime
from html import unescape
from xml.etree import ElementTree

import feedparser
import pytest
from lxml import html

from microboard.board import Board, build_board
from microboard.check import check_board
from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from microboard.run.clock import read_clock
from site_files import iterate_feeds

SITE = Site("Jobs & more", "https://org.example/jobs/")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def parse(board: Board) -> Iterator[tuple[str, "feedparser.FeedParserDict"]]:
    for path, data in build(board).items():
        if path.endswith(".xml"):
            yield path, feedparser.parse(data)


def build(board: Board, site: Site = SITE) -> dict[str, bytes]:
    return {output.path: output.data for output in iterate_feeds(board, site, build_lists(board))}


def get(board: Board, path: str) -> "feedparser.FeedParserDict":
    return feedparser.parse(build(board)[path])


@pytest.mark.parametrize("path", ["opportunities/feed.xml", "opportunities/atom.xml"])
def test_an_entry_tells_the_whole_listing(folder, path: str) -> None:
    folder.add("acme/bread", title="Bread & <b>butter</b> for all", updated="2026-11-22",
               description="We **bake**. <script>alert(1)</script> ]]> " * 10)
    feed = get(folder.build(), path)
    assert not feed.bozo
    (entry,) = feed.entries
    url = "https://org.example/jobs/opportunities/acme/bread/"
    assert (entry.id, entry.link) == (url, url)
    # The title is plain text in both forms, so what looks like HTML in it is text.
    root = ElementTree.fromstring(build(folder.build())[path])
    titles = [node.text for node in root.iter() if node.tag.rpartition("}")[2] == "title"]
    assert "Bread & <b>butter</b> for all" in titles
    assert entry.author == "Acme Bakery"
    assert datetime(*entry.published_parsed[:6], tzinfo=UTC) == folder.build().moments["acme/bread"].published
    assert entry.published_parsed[:3] == (2026, 11, 20)
    content = next(part.value for part in entry.content if "<strong>bake</strong>" in part.value)
    assert "<script>" not in content
    assert "€400" in content


def test_a_text_that_names_an_element_reads_as_it_is_in_every_form(folder) -> None:
    """What a reader takes for HTML is HTML, what it takes for text is text, and no word is lost."""
    text = "Make the <select> & <img src=x onerror=alert(1)> of our form easy to use & see."
    folder.add_employer("acme", about=text)
    folder.add("acme/form", title="Mend <select> & <b>all</b>", summary=text)
    files = build(folder.build())
    root = ElementTree.fromstring(files["employers/acme/feed.xml"])
    for description in root.iter("description"):  # of the channel and of the item
        shown = html.fragment_fromstring(description.text, "div")
        assert [element.tag for element in shown.iter()] == ["div"]
        assert shown.text_content() == text
    rss, atom = (feedparser.parse(files[f"employers/acme/{form}"]) for form in ("feed.xml", "atom.xml"))
    assert (rss.entries[0].summary_detail.type, atom.entries[0].summary_detail.type) == ("text/html", "text/plain")
    assert unescape(rss.entries[0].summary) == atom.entries[0].summary == text
    assert unescape(rss.feed.subtitle) == atom.feed.subtitle == text
    item = json.loads(files["employers/acme/feed.json"])["items"][0]
    assert (item["summary"], item["title"]) == (text, atom.entries[0].title)
    assert root.findtext("channel/item/title") == item["title"] == "Mend <select> & <b>all</b>"


def test_rss_has_what_readers_trip_over(folder) -> None:
    folder.add()
    data = build(folder.build())["opportunities/feed.xml"]
    channel = ElementTree.fromstring(data).find("channel")
    item = channel.find("item")
    assert channel.findtext("link") == "https://org.example/jobs/opportunities/"
    self_link = channel.find("{http://www.w3.org/2005/Atom}link")
    assert self_link.attrib == {"href": "https://org.example/jobs/opportunities/feed.xml", "rel": "self",
                                "type": "application/rss+xml"}
    assert re.fullmatch(r"Fri, 20 Nov 2026 00:\d\d:\d\d \+0000", channel.findtext("lastBuildDate"))
    assert item.findtext("pubDate") == format_datetime(folder.build().moments["acme/bread"].published)
    assert item.find("guid").attrib == {"isPermaLink": "true"}
    assert item.find("author") is None
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Acme Bakery"
    names = [child.tag for child in item]
    assert names.index("description") < names.index(CONTENT)


def test_atom_names_its_own_address_and_dates(folder) -> None:
    folder.add(updated="2026-11-22")
    feed = get(folder.build(), "categories/market-research/atom.xml")
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"alternate": "https://org.example/jobs/categories/market-research/",
                     "self": "https://org.example/jobs/categories/market-research/atom.xml",
                     "license": "https://creativecommons.org/publicdomain/zero/1.0/"}
    published, updated = folder.build().moments["acme/bread"]
    assert (str(published.date()), str(updated.date())) == ("2026-11-20", "2026-11-22")
    assert feed.entries[0].published == published.isoformat()
    assert feed.feed.updated > feed.entries[0].updated == updated.isoformat()
    assert feed.feed.updated.startswith("2026-11-22T00:")


def test_a_closed_listing_leaves_the_feed(folder) -> None:
    folder.add("acme/open", apply__deadline="2026-12-24")
    folder.add("acme/closed", apply__deadline="2026-12-01")
    folder.add("acme/filled", status="filled")
    for path, feed in parse(folder.build("2026-12-10")):
        if path.startswith("opportunities/"):
            assert [entry.id for entry in feed.entries] == ["https://org.example/jobs/opportunities/acme/open/"]


def test_what_nobody_confirms_leaves_the_feed_and_comes_back_with_its_old_dates(folder) -> None:
    folder.add("acme/bread", apply__deadline="2027-06-01")
    path = "opportunities/atom.xml"
    (before,) = get(folder.build("2027-03-20"), path).entries
    assert get(folder.build("2027-03-21"), path).entries == []
    folder.add("acme/bread", apply__deadline="2027-06-01", last_confirmed="2027-03-21")
    (after,) = get(folder.build("2027-03-21"), path).entries
    assert (after.id, after.published, after.updated) == (before.id, before.published, before.updated)
    assert "Apply by 1 June 2027" in after.content[0].value
    assert "Apply by 20 March 2027" in before.content[0].value


def test_a_confirmation_changes_no_byte_of_a_feed(folder) -> None:
    folder.add("acme/bread")
    before = build(folder.build())
    folder.add("acme/bread", last_confirmed="2026-11-23")
    assert build(folder.build()) == before


def test_a_rebuild_on_another_day_changes_no_byte(folder) -> None:
    folder.add("acme/a", posted="2026-11-20")
    folder.add("acme/b", posted="2026-11-21")
    one, other = (build(folder.build(day)) for day in ("2026-11-23", "2026-11-25"))
    assert one == other


@pytest.mark.slow
def test_newest_come_first_and_a_page_ends_at_its_limit(folder) -> None:
    for day in range(1, 21):
        folder.add(f"acme/day-{day}", posted=f"2026-11-{day:02d}")
    feed = get(folder.build(), "opportunities/feed.xml")
    assert [entry.id.rpartition("day-")[2] for entry in feed.entries][:3] == ["20/", "19/", "18/"]
    board = folder.build()
    few = replace(board, policy=replace(board.policy, feed_entries=5))
    assert len(get(few, "opportunities/feed.xml").entries) == 5


def test_every_list_has_feeds_even_when_it_is_empty(folder) -> None:
    folder.add_employer()
    paths = dict(parse(folder.build()))
    for path in ("opportunities/feed.xml", "skills/sql/atom.xml", "competencies/teamwork/feed.xml",
                 "places/remote/feed.xml", "employers/acme/atom.xml", "categories/web/feed.xml"):
        assert not paths[path].bozo, paths[path].get("bozo_exception")
        assert paths[path].entries == []


@pytest.mark.slow
def test_real_listings_reach_every_feed(real_listings) -> None:
    moment = read_clock("2026-11-23")
    board = build_board(check_board(real_listings, date(2026, 11, 23)), moment)
    files = build(board)
    assert len(files) > 1000
    # A slow reader for the lists of one kind and for some pairs; all of them are written by the same few lines.
    pairs = sorted(path for path in files if path.count("/") == 4)
    wanted = {path for path in files if path.endswith(".xml")} - set(pairs) | set(pairs[::40])
    # It need not clean them: that nothing in an entry runs is asked elsewhere.
    feeds = {path: feedparser.parse(files[path], sanitize_html=False, resolve_relative_uris=False) for path in wanted}
    for path, feed in feeds.items():
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        for entry in feed.entries:
            assert entry.id.startswith("https://org.example/jobs/opportunities/")
            assert datetime(*entry.published_parsed[:6], tzinfo=UTC) <= moment
            if path.endswith("atom.xml"):
                assert datetime(*entry.updated_parsed[:6], tzinfo=UTC) <= moment
    # The newest and their gaps.
    places = sorted(board.opportunities, key=lambda one: board.moments[one.id].published, reverse=True)
    newest = {f"https://org.example/jobs/{one.path}" for one in places[: board.policy.feed_entries] if one.is_open}
    assert {entry.id for entry in feeds["opportunities/feed.xml"].entries} == newest
    everywhere = {entry.id for feed in feeds.values() for entry in feed.entries}
    assert everywhere == {f"https://org.example/jobs/{one.path}" for one in board.open}


def test_a_json_feed_has_what_version_1_1_asks_for(folder) -> None:
    folder.add("acme/bread", updated="2026-11-22", language="pt")
    files = build(folder.build(), Site("Jobs", SITE.url, hub="https://hub.example/"))
    feed = json.loads(files["skills/interviewing/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://org.example/jobs/skills/interviewing/feed.json"
    assert feed["home_page_url"] == "https://org.example/jobs/skills/interviewing/"
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    (item,) = feed["items"]
    assert item["id"] == item["url"] == "https://org.example/jobs/opportunities/acme/bread/"
    assert item["authors"] == [{"name": "Acme Bakery", "url": "https://org.example/jobs/employers/acme/"}]
    moments = folder.build().moments["acme/bread"]
    assert (item["date_published"], item["date_modified"]) == tuple(moment.isoformat() for moment in moments)
    assert item["language"] == "pt"
    assert "<strong>Acme Bakery</strong>" in item["content_html"]
    assert "<" not in item["title"] + item["summary"]
    # Names of our own begin with an underscore and hold no dot.
    known = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "hubs", "items"}
    assert [name for name in feed if name not in known] == ["_microboard"]


def test_a_hub_is_named_in_rss_and_atom(folder) -> None:
    folder.add("acme/bread")
    files = build(folder.build(), Site("Jobs", SITE.url, hub="https://hub.example/"))
    for name in ("feed.xml", "atom.xml"):
        links = {link.rel: link.href for link in feedparser.parse(files[f"opportunities/{name}"]).feed.links}
        assert links["hub"] == "https://hub.example/"


def test_pairs_new_and_closing_projects_have_feeds_of_their_own(folder) -> None:
    for number in range(3):
        folder.add(f"acme/p-{number}", posted=f"2026-11-1{number + 5}", apply__deadline=f"2026-11-2{number + 7}",
                   status="filled" if number == 2 else "open", description=f"Number {number}, word{number}. " * 20)
    feeds = {path: [entry.id.split("/")[-2] for entry in feed.entries] for path, feed in parse(folder.build())}
    assert feeds["categories/market-research/skills/interviewing/feed.xml"] == ["p-1", "p-0"]
    assert feeds["skills/interviewing/places/remote/feed.xml"] == ["p-1", "p-0"]
    assert feeds["feeds/closing-soon/feed.xml"] == ["p-1", "p-0"]
    assert feeds["feeds/new-this-week/feed.xml"] == []
    assert not any(path.startswith("categories/web/skills") for path in feeds)


def test_the_feed_of_a_pair_has_summaries_and_one_form(folder) -> None:
    """Every other list says all in every form: people read in their readers, and there are thousands of pairs."""
    for number in range(3):
        folder.add(f"acme/p-{number}", summary=f"Find out & say why people <buy> bread number {number} from us.",
                   description=f"Number {number}, word{number}. " * 20)
    files = build(folder.build())
    pair = "skills/interviewing/places/remote/"
    assert [path for path in files if path.startswith(pair)] == [f"{pair}feed.xml"]
    brief, whole = feedparser.parse(files[f"{pair}feed.xml"]), feedparser.parse(files["skills/interviewing/feed.xml"])
    assert not brief.bozo
    assert [entry.get("content") for entry in brief.entries] == [None] * 3
    for one, other in zip(brief.entries, whole.entries, strict=True):
        assert "word" not in str(one)
        assert "word" in other.content[0].value
        for name in ("id", "link", "title", "summary", "published", "author", "tags"):
            assert one[name] == other[name]
    for path in ("skills/sql/", "employers/acme/"):
        assert [name for name in files if name.startswith(path)] == [
            f"{path}{form}" for form in ("feed.xml", "atom.xml", "feed.json")]


@pytest.mark.slow
def test_the_date_of_a_feed_moves_when_an_entry_appears_that_was_posted_days_ago(folder) -> None:
    def read_date(form: str) -> datetime:
        feed = get(folder.build(), f"opportunities/{form}").feed
        return datetime(*feed.updated_parsed[:6], tzinfo=UTC)

    folder.add("acme/newest", posted="2026-11-22")
    before = {form: read_date(form) for form in ("feed.xml", "atom.xml")}
    for number in range(10):
        folder.add(f"acme/late-{number}", posted="2026-11-14", description=f"Late number {number}. " * 30)
        after = {form: read_date(form) for form in before}
        assert all(before[form] < after[form] for form in before), number
        before = after
    assert str(before["feed.xml"].date()) == "2026-11-22"


@pytest.mark.slow
def test_the_date_of_a_feed_moves_when_one_entry_appears_while_another_leaves(folder) -> None:
    def read_date() -> datetime:
        return datetime(*get(folder.build(), "skills/sql/feed.xml").feed.updated_parsed[:6], tzinfo=UTC)

    folder.add("acme/newest", posted="2026-11-22", skills=["sql"])
    folder.add("acme/late-0", posted="2026-11-14", skills=["sql"])
    before = read_date()
    # A sixteenth of all pairs would weigh the same, were each entry no more than its own number.
    for number in range(1, 25):
        folder.add(f"acme/late-{number - 1}", posted="2026-11-14", skills=["sql"], status="paused")
        folder.add(f"acme/late-{number}", posted="2026-11-14", skills=["sql"], description=f"Late {number}. " * 50)
        after = read_date()
        assert before < after, number
        before = after


def test_entries_of_one_day_have_an_order_that_every_form_tells(folder) -> None:
    for number in range(8):
        folder.add(f"acme/p-{number}", description=f"Work number {number}, word{number}. " * 20)
    files = build(folder.build())
    entries = feedparser.parse(files["opportunities/feed.xml"]).entries
    dates = [datetime(*entry.published_parsed[:6]) for entry in entries]
    assert dates == sorted(set(dates), reverse=True)
    assert len(dates) == 8
    atom = [entry.published for entry in feedparser.parse(files["opportunities/atom.xml"]).entries]
    items = json.loads(files["opportunities/feed.json"])["items"]
    assert atom == [item["date_published"] for item in items] == [f"{day.isoformat()}+00:00" for day in dates]


def test_an_empty_feed_has_no_date_of_its_own_making(folder) -> None:
    folder.add("acme/first", posted="2026-10-01", status="filled")
    folder.add("acme/second", posted="2026-11-01", status="filled", description="Other words altogether. " * 20)
    files = build(folder.build())
    channel = ElementTree.fromstring(files["opportunities/feed.xml"]).find("channel")
    assert channel.find("lastBuildDate") is None
    # Atom asks for a date: the day from which this board has existed.
    assert feedparser.parse(files["opportunities/atom.xml"]).feed.updated == "2026-10-01T00:00:00+00:00"
    assert files == build(folder.build("2027-01-01"))


def test_a_board_without_any_listing_still_has_valid_feeds(folder) -> None:
    folder.add_employer()
    for path, feed in parse(folder.build()):
        assert not feed.bozo, path
        assert feed.entries == []


def test_an_entry_says_in_which_language_it_is(folder) -> None:
    folder.add("acme/pao", language="pt-PT")
    files = build(folder.build())
    (entry,) = ElementTree.fromstring(files["opportunities/atom.xml"]).findall("{http://www.w3.org/2005/Atom}entry")
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt-PT"
    item = ElementTree.fromstring(files["opportunities/feed.xml"]).find("channel/item")
    assert item.findtext("{http://purl.org/dc/elements/1.1/}language") == "pt-PT"
    assert feedparser.parse(files["opportunities/atom.xml"]).entries[0].title_detail.language == "pt-PT"


def test_a_category_is_told_from_a_skill(folder) -> None:
    folder.add("acme/bread", category="web", skills=["sql"])
    for feed in (get(folder.build(), "opportunities/atom.xml"), get(folder.build(), "opportunities/feed.xml")):
        assert [(tag.scheme, tag.label or tag.term) for tag in feed.entries[0].tags] == [
            ("https://org.example/jobs/categories/", "Web"), ("https://org.example/jobs/skills/", "SQL")]


def test_a_feed_shows_the_logo_of_a_site_that_has_one(folder) -> None:
    folder.add("acme/bread")
    logo = "https://org.example/jobs/logo.png"
    files = build(folder.build(), replace(SITE, image=logo))
    channel = ElementTree.fromstring(files["opportunities/feed.xml"]).find("channel")
    # The profile of RSS: title and link of an image are those of the channel.
    assert {node.tag: node.text for node in channel.find("image")} == {
        "url": logo, "title": channel.findtext("title"), "link": channel.findtext("link")}
    assert feedparser.parse(files["opportunities/atom.xml"]).feed.logo == logo
    assert json.loads(files["opportunities/feed.json"])["icon"] == logo
    assert b"logo" not in build(folder.build())["opportunities/atom.xml"]


def test_rss_says_how_often_to_look(folder) -> None:
    assert get(folder.build(), "opportunities/feed.xml").feed.ttl == "360"
