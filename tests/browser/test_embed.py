"""On somebody else's page, of another origin and with a strict policy, the board's list shows what it is asked for."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from lxml import html
from playwright.sync_api import BrowserContext, Page, expect

from accessible import check
from boards import BARE, DAY, PLAIN, BoardFolder, write_site
from conftest import Run
from views import add_views

EVIL = '<img src=x onerror="document.title=1"> & </script>'
# The longest words of a card: Spanish ones, and a title that no browser breaks by itself.
LONG = '=HYPERLINK("https://evil.example/a/long/way","x")<script>alert(document.domain)</script>'
WIDE = {"title": LONG, "effort": {"hours": 53, "weeks": 3},
        "pay": {"type": "fixed", "amount": 1817.37, "currency": "CAD"},
        "location": {"mode": "onsite", "places": [{"city": "Nairobi", "country": "KE"}]}}
# The words of a part of each card that reach out of it, and those that are torn.
MISPLACED = """part => {
  const root = document.querySelector("microboard-list").shadowRoot, range = document.createRange();
  const reaching = [], torn = [];
  for (const element of root.querySelectorAll(`.mb-card ${part}`)) {
    const { right } = element.closest(".mb-card").getBoundingClientRect();
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\S+/g)) {
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      const boxes = [...range.getClientRects()];
      if (boxes.some(box => box.right > right)) reaching.push(word);
      if (boxes.length > 1) torn.push(word);
    }
  }
  return { reaching, torn };
}"""
VIEW = "views/nursing/"
WATCH = """
window.violations = []
document.addEventListener("securitypolicyviolation", event => window.violations.push(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))
"""


class Embedded(NamedTuple):
    """A built site, its address, and what opens a page of another origin with this body and this policy."""

    folder: Path
    url: str
    open: Callable[..., Page]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run, serve: Callable[..., str]) -> tuple[Path, str]:
    board = BoardFolder(tmp_path_factory.mktemp("embed") / "board")
    # As GitHub Pages has it.
    url = serve(board.root / "site", Access_Control_Allow_Origin="*")
    add_views(board)
    board.add_employer("clinic", sector="health", name=EVIL)
    for number in range(9):
        board.add(f"clinic/no-{number}", title=f"Ward {number} {EVIL}", posted=f"2026-11-{10 + number}")
    board.add("clinic/last", title="Closes today", apply__deadline="2026-11-23", posted="2026-11-01")
    board.add("acme/shop", title="Count the loaves of a day", category="design")
    write_site(board.root, PLAIN.replace("https://org.example/jobs/", url), index="# Home\n")
    done = mkdocs(board.root, "build", "--strict", **DAY)
    assert done.returncode == 0, done.stderr
    return board.root / "site", url


@pytest.fixture
def embedded(
    built: tuple[Path, str], tmp_path: Path, serve: Callable[..., str], context: BrowserContext
) -> Embedded:
    folder, url = built
    origin = url.removesuffix("/jobs/")
    strict = f"default-src 'none'; script-src {origin}; connect-src {origin}; require-trusted-types-for 'script'"

    def open_page(body: str, policy: str = strict, selector: str = "microboard-list .mb-card") -> Page:
        (tmp_path / "index.html").write_text(f"<!doctype html><title>Club</title><h1>Club</h1>{body}", encoding="utf-8")
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(serve(tmp_path, Content_Security_Policy=policy))
        page.wait_for_selector(selector)
        return page

    return Embedded(folder, url, open_page)


def read_code(folder: Path, path: str) -> list[str]:
    """The lines to paste that a page shows."""
    page = html.document_fromstring((folder / path / "index.html").read_text(encoding="utf-8"))
    return [code.text_content() for code in page.xpath("//pre/code")]


def list_titles(page: Page) -> list[str]:
    return page.locator("microboard-list .mb-card__title").all_inner_texts()


def test_the_lines_of_a_view_show_its_cards_under_a_strict_policy(embedded: Embedded) -> None:
    (code,) = read_code(embedded.folder, VIEW)
    page = embedded.open(code)
    assert list_titles(page) == [f"Ward {number} {EVIL}" for number in range(8, 2, -1)]
    card = page.locator("microboard-list .mb-card").first
    assert card.locator("a").get_attribute("href") == f"{embedded.url}opportunities/clinic/no-8/"
    assert card.locator("bdi").inner_text() == EVIL
    link = page.locator("microboard-list .mb-embed__all a")
    assert link.inner_text() == "10 open projects"
    assert link.get_attribute("href") == (
        f"{embedded.url}opportunities/?audience=undergraduates,graduate-students&sector=health&week=..10")
    # It has its look, although the page allows no style; and nothing of it was stopped.
    assert card.evaluate("card => getComputedStyle(card).borderRadius") != "0px"
    assert page.locator("microboard-list :is(img, .mb-save)").count() == 0
    assert page.evaluate("window.violations") == []
    assert page.title() == "Club"


def test_filters_are_attributes_and_may_change(embedded: Embedded) -> None:
    script, _ = read_code(embedded.folder, "embedding/")[1].split("\n")
    page = embedded.open(f'{script}<microboard-list category="design" count="2"></microboard-list>')
    assert list_titles(page) == ["Count the loaves of a day"]
    element = page.locator("microboard-list")
    element.evaluate("element => { element.removeAttribute('category'); element.setAttribute('sort', 'closing') }")
    expect(element.locator(".mb-card__title").first).to_have_text("Closes today")
    assert len(list_titles(page)) == 2
    element.evaluate("element => element.setAttribute('category', 'no-such')")
    expect(element.locator(".mb-embed__all")).to_have_text("No such project is open right now.")
    # Nobody names Norway: people there may do what is open to everybody.
    element.evaluate("element => { element.removeAttribute('category'); element.setAttribute('from', 'no') }")
    expect(element.locator(".mb-embed__all")).to_have_text("11 open projects")


def test_a_filter_that_is_misspelt_is_named_in_the_console_once(embedded: Embedded, context: BrowserContext) -> None:
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text) if message.type == "warning" else None)
    script, _ = read_code(embedded.folder, "embedding/")[1].split("\n")
    page = embedded.open(f'{script}<microboard-list id="a" class="b" data-c="d" lang="en" role="list" categry="design" '
                         'sector="health" query="?modus=remote&amp;count=2"></microboard-list>')
    page.locator("microboard-list").evaluate("element => element.setAttribute('count', '3')")
    expect(page.locator("microboard-list .mb-card")).to_have_count(3)
    assert [text.partition(", and")[0] for text in said] == [
        'microboard-list: there is no filter "modus"', 'microboard-list: there is no filter "categry"']
    assert " category, " in said[0]


def test_a_script_that_is_another_one_does_not_run_and_the_link_stays(embedded: Embedded) -> None:
    (code,) = read_code(embedded.folder, VIEW)
    start = code.index("sha384-") + 7
    page = embedded.open(code[:start] + "AAAA" + code[start + 4:], selector="microboard-list > a")
    page.wait_for_timeout(300)
    link = page.locator("microboard-list > a")
    assert link.is_visible()
    assert link.get_attribute("href").startswith(f"{embedded.url}opportunities/?sector=health")
    assert page.evaluate("document.querySelector('microboard-list').shadowRoot") is None


def test_where_the_index_cannot_be_had_it_says_so_and_keeps_the_link(embedded: Embedded) -> None:
    (code,) = read_code(embedded.folder, VIEW)
    policy = f"default-src 'none'; script-src {embedded.url.removesuffix('/jobs/')}"
    page = embedded.open(code, policy, selector="microboard-list p")
    assert page.locator("microboard-list p").inner_text() == "The projects could not be loaded."
    assert page.locator("microboard-list > a").is_visible()


def test_what_closes_while_the_page_is_open_goes(embedded: Embedded) -> None:
    script, _ = read_code(embedded.folder, "embedding/")[1].split("\n")
    page = embedded.open(f'{script}<microboard-list sort="closing" count="1"></microboard-list>')
    assert list_titles(page) == ["Closes today"]
    page.clock.set_fixed_time("2026-11-24T12:00:01Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("microboard-list .mb-embed__all")).to_have_text("10 open projects")
    assert list_titles(page) != ["Closes today"]


def test_a_frame_shows_its_query_says_its_height_and_opens_links_around_it(embedded: Embedded) -> None:
    said = json.loads((embedded.folder / VIEW / "oembed.json").read_text(encoding="utf-8"))
    frame_policy = f"default-src 'none'; frame-src {embedded.url.removesuffix('/jobs/')}"
    page = embedded.open(said["html"], frame_policy, selector="iframe")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".mb-card__title").first).to_have_text(f"Ward 8 {EVIL}")
    expect(frame.locator(".mb-embed__all")).to_have_text("10 open projects")
    inside = page.frames[1]
    height = inside.evaluate("document.documentElement.offsetHeight")
    told = page.evaluate("""() => new Promise((resolve) => {
      addEventListener("message", ({ data, origin }) => resolve([data, origin]));
      document.querySelector("iframe").width = "300";
    })""")
    assert told[1] == embedded.url.removesuffix("/jobs/")
    assert told[0]["microboard"]["height"] > height
    assert inside.evaluate("document.documentElement.scrollWidth") <= 300
    assert page.evaluate("window.violations") == []
    frame.locator(".mb-card__title a").first.click()
    page.wait_for_url(f"{embedded.url}opportunities/clinic/no-8/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_frame_can_be_read_by_day_and_by_night(
    scheme: Literal["light", "dark"], built: tuple[Path, str], context: BrowserContext
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{built[1]}embed/?sector=health")
    page.wait_for_selector("microboard-list .mb-card")
    check(page)


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run, serve: Callable[..., str]) -> tuple[Path, str]:
    """A board of wide cards: its site and its address."""
    board = BoardFolder(tmp_path_factory.mktemp("spanish") / "board")
    url = serve(board.root / "site", Access_Control_Allow_Origin="*")
    board.write_policy()
    policy = board.root / "schema/policy.yml"
    policy.write_text(re.sub("^language: .*$", "language: es", policy.read_text(encoding="utf-8"), flags=re.MULTILINE),
                      encoding="utf-8")
    for number in range(4):
        board.add(f"acme/no-{number}", **WIDE, **({"starts": "2027-01-25"} if number % 2 else {}))
    config = BARE.replace("https://org.example/jobs/", url).replace("font: false", "font: false, language: es")
    write_site(board.root, config, index="# Portal\n")
    done = mkdocs(board.root, "build", "--strict", **DAY)
    assert done.returncode == 0, done.stderr
    return board.root / "site", url


@pytest.fixture
def widths(
    spanish: tuple[Path, str], tmp_path: Path, serve: Callable[..., str], context: BrowserContext
) -> Iterator[Page]:
    """The frame's page and another one, each in windows of every width, all of it and a column in it."""
    site, url = spanish
    code = read_code(site, "embedding/")[1]
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Club</title>{code}", encoding="utf-8")
    return show_widths(context.new_page(), f"{url}embed/", serve(tmp_path))


def show_widths(page: Page, *addresses: str) -> Iterator[Page]:
    for address in addresses:
        page.goto(address)
        expect(page.locator("microboard-list .mb-card")).to_have_count(4)
        for width in (320, 390, 640, 1220, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            for column in ("", "300px"):
                page.evaluate("width => { document.querySelector('microboard-list').style.width = width; }", column)
                yield page


def test_a_long_title_stays_on_its_card(widths: Iterator[Page]) -> None:
    for page in widths:
        assert page.evaluate(MISPLACED, ".mb-card__title")["reaching"] == []
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_facts_in_long_words_stay_on_their_card_and_whole(widths: Iterator[Page]) -> None:
    for page in widths:
        assert page.evaluate(MISPLACED, ".mb-card__facts") == {"reaching": [], "torn": []}
