"""Every kind of page can be used by everybody: axe finds nothing, the keyboard reaches everything, nothing scrolls."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accessible import DESKTOP, PHONE, check, list_stops
from loading import open_page

PAGES = {
    "home": "", "browse": "opportunities/",
    "browse with filters": "opportunities/?category=design&mode=remote&week=..40",
    "browse with words": "opportunities/?text=map&sort=rate", "browse with no result": "opportunities/?text=map+zzzz",
    "open listing": "{open}", "closed listing": "{closed}", "employer": "employers/lantern-bikes/",
    "employers": "employers/", "categories": "categories/", "category": "categories/design/", "skill": "skills/sql/",
    "suspicious": "suspicious/", "policy": "policy/", "insights": "insights/",
    "red flags": "reference/red-flags/",
    "place": "places/remote/", "archive": "archive/", "year of the archive": "{year}", "saved, empty": "saved/",
    "feeds": "feeds/", "submit": "submit/", "lists elsewhere": "embedding/",
    "guide": "guides/students/", "guide with code": "guides/employers/", "engines": "engines/",
    "skills": "skills/", "fields": "reference/fields/", "rules": "reference/rules/",
    "vocabulary": "reference/vocabulary/", "not found": "404.html",
}
# Pages that are made like another one above: they are looked at once.
ALIKE = {"browse with words", "skill", "skills", "place", "year of the archive", "fields", "vocabulary", "rules"}
# Between them they have all that is around a page on a wide screen.
WIDE = ("home", "browse", "open listing", "guide")
LOOKS = [
    *(("light", "desktop", kind) for kind in PAGES),
    *(("dark", "phone", kind) for kind in PAGES if kind not in ALIKE),
    *(("dark", "desktop", kind) for kind in WIDE),
]
SCREENS = {"desktop": DESKTOP, "phone": PHONE}
Look = Callable[[str, str], BrowserContext]
# What the Tab key meets on the browse page, in this order.
STOPS = ["#mb-text", "[name=free]", "[name=rate-from]", "[data-facet=mode] summary", "#mb-from",
         "[data-facet=category] summary", "[name=category]", "#mb-sort", "#mb-copy", ".mb-card__title a", ".mb-save"]


@pytest.fixture(scope="module")
def site(serve, sample_site) -> dict[str, str]:
    """The sample site: its address, and the paths of pages whose names move with the calendar."""
    folder = sample_site
    listings = sorted(folder.glob("opportunities/*/*/index.html"))
    is_open = {path: 'href="#apply"' in path.read_text(encoding="utf-8") for path in listings}
    pages = {
        "open": next(path for path in listings if is_open[path]),
        "closed": next(path for path in listings if not is_open[path]),
        "year": min(folder.glob("archive/2*/index.html")),
    }
    return {"url": serve(folder), **{name: f"{path.parent.relative_to(folder)}/" for name, path in pages.items()}}


@pytest.fixture(params=["light", "dark"])
def reader(request, browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who likes things light, or dark, and still."""
    made = browser.new_context(viewport=DESKTOP, color_scheme=request.param, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture(scope="module")
def look(browser: Browser) -> Iterator[Look]:
    """Readers who only look, so that one page after the other may be shown to them: each with a screen and a taste."""
    contexts: dict[str, BrowserContext] = {}

    def open_context(scheme: str, screen: str) -> BrowserContext:
        name = f"{scheme} {screen}"
        if name not in contexts:
            contexts[name] = browser.new_context(
                color_scheme=scheme, viewport=SCREENS[screen], reduced_motion="reduce")
        return contexts[name]

    yield open_context
    for context in contexts.values():
        context.close()


def open_kind(context: BrowserContext, site: dict[str, str], kind: str) -> Page:
    """A page when all its scripts have run."""
    return open_page(context.new_page(), site["url"] + PAGES[kind].format(**site))


@pytest.mark.parametrize(("scheme", "screen", "kind"), LOOKS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    scheme: str, screen: str, kind: str, site: dict[str, str], look: Look
) -> None:
    page = open_kind(look(scheme, screen), site, kind)
    check(page)
    # 320 CSS pixels are what is left of 1280 at 400 % (WCAG 2.2, 1.4.10), and 640 at 200 %.
    for width in (640, 320) if (scheme, screen) == ("light", "desktop") else ():
        page.set_viewport_size({"width": width, "height": 640})
        wide = page.evaluate("""() => document.scrollingElement.scrollWidth <= innerWidth ? [] :
            [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth)
                .map(e => e.outerHTML.slice(0, 120))""")
        assert wide == []
    page.close()


def test_axe_finds_nothing_in_open_filters_on_a_phone(site: dict[str, str], reader: BrowserContext) -> None:
    page = open_kind(reader, site, "browse")
    page.set_viewport_size(PHONE)
    page.evaluate("for (const box of document.querySelectorAll('.mb-filters, .mb-facet')) box.open = true")
    assert page.is_visible("[name=skill] >> nth=0")
    check(page)


def test_axe_finds_nothing_in_saved_projects_side_by_side(site: dict[str, str], reader: BrowserContext) -> None:
    page = open_kind(reader, site, "browse")
    for card in page.locator(".mb-card .mb-save").all()[:2]:
        card.click()
    shared = ",".join(site[kind].removeprefix("opportunities/").strip("/") for kind in ("open", "closed"))
    open_page(page, f"{site['url']}saved/#ids={shared}")
    expect(page.locator(".mb-kept")).to_have_count(2)
    for kept in page.locator(".mb-kept").all():
        kept.get_by_label("Status").select_option("Applied")
        kept.get_by_role("textbox", name="Note").fill("Ask whether Wednesdays work.")
        kept.get_by_role("checkbox").check()
    expect(page.locator(".mb-comparison thead th")).to_have_count(2)
    check(page)
    page.set_viewport_size(PHONE)
    check(page)


def test_axe_finds_nothing_in_what_the_reader_sees_close(site: dict[str, str], reader: BrowserContext) -> None:
    for path in ("opportunities/", site["open"]):
        page = reader.new_page()
        page.clock.set_fixed_time("2100-01-01")
        open_page(page, site["url"] + path)
        expect(page.locator(".mb-card--closed, .mb-banner--closed").first).to_be_visible()
        check(page)


def test_the_keyboard_reaches_search_then_filters_then_cards(site: dict[str, str], context: BrowserContext) -> None:
    page = open_kind(context, site, "browse")
    met = [name for stop in list_stops(page, STOPS) for name in stop["matches"]]
    assert list(dict.fromkeys(met)) == STOPS


@pytest.mark.parametrize("kind", ["browse", "open listing", "employer"])
def test_the_focus_is_seen(kind: str, site: dict[str, str], reader: BrowserContext) -> None:
    page = open_kind(reader, site, kind)
    own = [stop for stop in list_stops(page) if stop["isOwn"]]
    assert len(own) > 5
    assert [stop["html"] for stop in own if not (stop["isSeen"] and stop["isClear"])] == []


def test_the_first_stop_skips_to_the_text(site: dict[str, str], context: BrowserContext) -> None:
    page = open_kind(context, site, "browse")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.mb-page'))")


def test_nothing_moves_for_those_who_asked_for_stillness(site: dict[str, str], reader: BrowserContext) -> None:
    page = open_kind(reader, site, "browse")
    moving = page.evaluate("""() => [...document.querySelectorAll(".mb-page *")].filter(element => {
        const style = getComputedStyle(element);
        return [style.transitionDuration, style.animationDuration].some(
            times => times.split(",").some(time => parseFloat(time) > 0.01));
    }).map(element => element.outerHTML.slice(0, 120))""")
    assert moving == []


def test_a_table_that_is_wider_than_the_page_scrolls_by_keyboard(browser: Browser, site: dict[str, str]) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(site["url"] + "reference/fields/")
    box = page.get_by_role("region", name="Table").first
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # A name is not cut into pieces.
    assert page.evaluate("""[...document.querySelectorAll("td:first-child code")].every(
        code => code.getClientRects().length === 1)""")
    page.context.close()
