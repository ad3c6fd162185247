"""A student narrows the list down, shares it and comes back."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from boards import TODAY
from loading import open_page, settle

# The words and links of cards, but for what comes from the script and takes no room of its own: the button that saves,
# how many days are left, and that these are few.
READ_CARDS = """cards => cards.map(card => {
    const copy = card.cloneNode(true)
    const deadline = copy.querySelector(".mb-fact--deadline")
    deadline.replaceChildren("Apply by ", deadline.querySelector("time"))
    for (const own of copy.querySelectorAll(".mb-save, .mb-badge--closing-soon")) own.remove()
    return [copy.textContent.replace(/\\s+/g, " ").trim(), [...card.querySelectorAll("a")].map(a => a.href),
        card.querySelector(".mb-face").className, card.querySelector("img")?.src]
})"""


def open_browse(page: Page, url: str, query: str = "") -> None:
    open_page(page, f"{url}opportunities/{query}")


def get_titles(page: Page) -> list[str]:
    return page.locator(".mb-cards .mb-card__title").all_text_contents()


def get_numbers(page: Page) -> list[int]:
    return [int(re.findall(r"Project (\d\d)", title)[0]) for title in get_titles(page)]


def show_more(page: Page) -> None:
    """Press the button below the cards by the keyboard: cards get their true heights while one scrolls to it, and a
    mouse could miss."""
    page.get_by_role("button", name="Show 10 more").press("Enter")


def choose(page: Page, label: str) -> None:
    page.locator(".mb-choice", has_text=re.compile(rf"^\s*{label}\s*\d")).locator("input").check()


def expect_count(page: Page, words: str) -> None:
    expect(page.locator(".mb-count")).to_contain_text(words)


def test_typing_finds_words_by_their_beginning_whatever_the_accents(page, board_url) -> None:
    open_browse(page, board_url)
    page.fill("#mb-text", "CREM brul")
    expect_count(page, "12 projects fit, of 60.")
    assert all("crème brûlée" in title for title in get_titles(page))
    page.fill("#mb-text", "zebra bicy")
    expect_count(page, "6 projects fit")


def test_a_slip_of_the_finger_is_forgiven_and_said(page, board_url) -> None:
    open_browse(page, board_url)
    page.fill("#mb-text", "bicylces")
    expect_count(page, "12 projects fit, of 60. Nothing has “bicylces”, so this shows “bicycles”.")


def test_choices_count_live_and_those_that_give_nothing_are_dimmed(page, board_url) -> None:
    open_browse(page, board_url)
    expect(page.locator("[data-facet=category] .mb-choice", has_text="Design").locator(".mb-n")).to_have_text("20")
    choose(page, "Design")
    expect_count(page, "20 projects fit")
    python = page.locator("[data-facet=skill] .mb-choice", has_text=re.compile(r"^\s*Python"))
    expect(python).to_have_class(re.compile("mb-choice--none"))
    expect(python.locator(".mb-n")).to_have_text("0")
    # A second category would add to the first.
    expect(page.locator("[data-facet=category] .mb-choice", has_text="Web").locator(".mb-n")).to_have_text("40")
    choose(page, "Web")
    expect_count(page, "60 projects fit")


def test_ranges_and_schedule_narrow_the_list(page, board_url) -> None:
    open_browse(page, board_url)
    page.fill("[name=rate-from]", "60")
    page.select_option("[name=currency]", "EUR")
    # Other currencies stay until they are told to go, and say about what they are worth.
    expect_count(page, "13 projects fit, of 60. Other currencies are compared by rates of 2 November 2026.")
    expect(page.locator(".mb-card", has_text="Project 56").locator(".mb-about")).to_have_text("about €62/h")
    page.check("[name=only]")
    expect_count(page, "12 projects fit")
    page.fill("[name=rate-from]", "70")
    expect_count(page, "4 projects fit")
    assert get_numbers(page) == [55, 57, 58, 59]
    page.get_by_role("button", name="Clear all").click()
    page.fill("[name=free]", "5.5")
    expect_count(page, "6 projects fit")
    assert get_numbers(page) == [54, 55, 56, 57, 58, 59]
    page.fill("[name=until]", "2027-06-20")
    expect_count(page, "2 projects fit")


def test_the_address_holds_every_choice_and_back_takes_the_last_one_away(page, board_url) -> None:
    open_browse(page, board_url)
    choose(page, "Design")
    page.fill("#mb-text", "lighthouse")
    choose(page, "On site")
    expect_count(page, "0 projects fit")
    expect(page).to_have_url(re.compile("mode=onsite"))
    assert parse_qs(urlsplit(page.url).query) == {
        "category": ["design"], "mode": ["onsite"], "text": ["lighthouse"]}
    page.go_back()
    expect_count(page, "4 projects fit")
    assert page.input_value("#mb-text") == "lighthouse"
    page.go_forward()
    expect_count(page, "0 projects fit")
    page.go_back()
    settle(page, page.reload)
    expect_count(page, "4 projects fit")
    expect(page.locator("#mb-chips")).to_contain_text("Design")


def test_only_what_is_paid_in_a_currency_is_asked_for_by_its_name(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    page.get_by_label("Currency").select_option("USD")
    page.get_by_label("Only what is paid in USD").check()
    expect(page.locator(".mb-count")).to_contain_text("15 projects fit, of 60.")
    expect(page.locator(".mb-chip")).to_have_text(["paid in USD"])


def test_an_order_alone_leaves_nothing_out(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/?sort=closing")
    expect(page.locator(".mb-count")).to_have_text("60 open projects.")


def test_the_address_can_be_copied(context: BrowserContext, page, board_url) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_browse(page, board_url, "?category=design&sort=rate")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator(".mb-notice")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize("query", [
    "?category=no-such,design&sort=worst&week=a..b&free=-3&until=2027-99-99&currency=€€€&only=1",
    "?category=%3Cscript%3Ealert(1)%3C/script%3E&text=%00%FF&mode=&page=-1&week=..&week=1..2..3",
    "?" + "&".join(f"skill=x{number}" for number in range(3000)),
    "?text=" + "a" * 5000, "?__proto__=x&constructor=y&category=__proto__,constructor,toString", "?%",
])
def test_a_stale_or_hostile_address_harms_nothing(page, board_url, query: str) -> None:
    open_browse(page, board_url, query)
    expect(page.locator(".mb-count")).to_be_visible()
    choose(page, "Web")
    expect(page.locator(".mb-count")).to_contain_text(re.compile(r"projects? fits?"))


def test_sorting_puts_the_wanted_first(page, board_url) -> None:
    open_browse(page, board_url)
    first = {"closing": 0, "hours": 59, "newest": 0}
    for sort, number in first.items():
        page.select_option("#mb-sort", sort)
        expect(page.locator(".mb-results .mb-card__title").first).to_contain_text(f"Project {number:02d}")
    page.select_option("[name=currency]", "USD")
    page.select_option("#mb-sort", "rate")
    expect(page.locator(".mb-results .mb-card__title").first).to_contain_text("Project 59")
    expect_count(page, "60 open projects. Other currencies are compared by rates of 2 November 2026.")
    expect(page).to_have_url(re.compile("currency=USD&sort=rate"))


def test_more_follow_fifty_at_a_time_and_the_focus_goes_to_the_first_new_one(page, board_url) -> None:
    open_browse(page, board_url, "?sort=closing")
    expect(page.locator(".mb-results .mb-card")).to_have_count(50)
    show_more(page)
    expect(page.locator(".mb-results .mb-card")).to_have_count(60)
    expect(page.locator(":focus")).to_contain_text("Project 50")


def test_the_cards_of_the_browser_are_those_of_the_page(page, board_url) -> None:
    open_browse(page, board_url)
    before = page.eval_on_selector_all(".mb-results .mb-card", READ_CARDS)
    page.select_option("#mb-sort", "closing")
    expect_count(page, "60 open projects.")
    expect(page.locator(".mb-results .mb-card")).to_have_count(50)
    assert {"Domain confirmed in November 2026" in words for words, *_ in before} == {True, False}
    # Those that close first are the newest on this board.
    assert page.eval_on_selector_all(".mb-results .mb-card", READ_CARDS) == before
    page.select_option("#mb-sort", "newest")
    expect(page.locator(".mb-count")).to_have_text("60 open projects, page 1 of 2, newest first.")


def test_nothing_moves_when_the_script_starts(browser, board_url) -> None:
    cards = []
    for script in (False, True):
        context = browser.new_context(viewport={"width": 412, "height": 900}, java_script_enabled=script)
        page = context.new_page()
        page.clock.install(time=f"{TODAY}T12:00:00Z")
        open_browse(page, board_url) if script else page.goto(f"{board_url}opportunities/")
        cards.append(page.eval_on_selector_all(".mb-results .mb-card", READ_CARDS))
        if script:
            shift = page.evaluate("""new Promise(done => new PerformanceObserver(list =>
                done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
                .observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))""")
            assert shift == 0
        context.close()
    assert cards[0] == cards[1]


def test_without_javascript_the_list_is_complete(browser, board_url) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{board_url}opportunities/")
    expect(page.locator("#mb-filter")).to_be_hidden()
    expect(page.locator(".mb-toolbar")).to_be_hidden()
    found = set(get_titles(page))
    page.get_by_role("link", name="Older").click()
    expect(page).to_have_url(f"{board_url}opportunities/page/2/")
    page.wait_for_load_state()
    found |= set(get_titles(page))
    assert len(found) == 60
    page.goto(f"{board_url}opportunities/")
    for path in ("categories/design/", "skills/", "places/", "competencies/"):
        assert page.locator(f'a[href="../{path}"]').count()
    context.close()


def test_what_comes_closest_is_shown_with_the_reason(page, board_url) -> None:
    open_browse(page, board_url)
    choose(page, "Design")
    page.locator("details.mb-facet", has_text="Hours, weeks and dates").locator("summary").click()
    page.fill("[name=hours-to]", "20")
    expect_count(page, "0 projects fit")
    expect(page.locator(".mb-nearest")).to_contain_text("All fits but the hours in all:")
    assert len(get_titles(page)) == 2
    # As wide as the results, and not as one card of them.
    assert page.locator(".mb-nearest").bounding_box()["width"] > 500


def test_the_closest_feed_says_what_it_leaves_out(page, board_url) -> None:
    open_browse(page, board_url, "?category=design&week=..6&mode=remote")
    button = page.locator("#mb-subscribe summary")
    before = button.bounding_box()
    button.click()
    box = page.locator("#mb-feed")
    expect(box).to_contain_text("every open project with: Design.")
    assert button.bounding_box() == before
    expect(box).to_contain_text("It knows nothing of: Remote, at most 6 hours a week.")
    address = box.get_by_role("link", name="RSS").get_attribute("href")
    assert address == f"{board_url}categories/design/feed.xml"
    assert page.request.get(address).ok


def test_what_is_found_is_said_to_those_who_listen(page, board_url) -> None:
    open_browse(page, board_url)
    page.fill("#mb-text", "pretzels")
    expect(page.locator("#mb-said")).to_have_text("12 projects fit")


def test_new_since_the_last_visit_is_marked(context: BrowserContext, page, board_url) -> None:
    open_browse(page, board_url)
    expect(page.locator(".mb-badge--new")).to_have_count(0)
    page.close()
    later = context.new_page()
    later.clock.install(time="2026-11-25T12:00:00Z")
    path = urlsplit(board_url).path
    later.goto(board_url)
    later.evaluate(f"localStorage.setItem('microboard:visit:{path}', '2026-11-20')")
    open_browse(later, board_url)
    assert later.locator(".mb-card", has=later.locator(".mb-badge--new")).count() == 2


def test_an_index_that_does_not_load_leaves_the_list_and_says_so(context: BrowserContext, board_url) -> None:
    page = context.new_page()
    page.route("**/index.json", lambda route: route.abort())
    open_browse(page, board_url)
    page.fill("#mb-text", "pretzels")
    expect(page.locator(".mb-notice")).to_contain_text("The filters could not be loaded")
    expect(page.locator(".mb-count")).to_have_text("60 open projects, page 1 of 2, newest first.")
    expect_count(page, "60 open projects")
    assert len(get_titles(page)) == 50
    page.unroute("**/index.json")
    page.fill("#mb-text", "pretzel")
    expect_count(page, "12 projects fit")


def test_the_first_list_does_not_wait_for_the_index(page, board_url) -> None:
    held = []
    page.route("**/index.json", lambda route: held.append(route))
    page.goto(f"{board_url}opportunities/")
    expect(page.locator(".mb-results .mb-card").first).to_be_visible()
    page.wait_for_timeout(300)
    assert len(get_titles(page)) == 50
    for route in held:
        route.continue_()


def test_the_index_is_asked_for_once_when_it_is_needed(page, board_url) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    open_browse(page, board_url)
    assert asked == []
    page.fill("#mb-text", "pretzels")
    choose(page, "Design")
    expect_count(page, "4 projects fit")
    assert asked == [f"{board_url}api/v1/index.json"]
    html = page.request.get(f"{board_url}opportunities/").text()
    assert "Project 55" not in html
    index = json.loads(page.request.get(f"{board_url}api/v1/index.json").text())
    assert index["count"] == 60


@pytest.mark.parametrize("width", [360, 1440])
def test_filters_open_before_the_script_has_come(browser, board_url, width) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{board_url}opportunities/")
    panel = page.locator("#mb-panel")
    if width == 360:
        expect(panel).to_be_hidden()
        page.click(".mb-toggle")
    expect(panel).to_be_visible()
    page.close()


def test_every_filter_works_by_keyboard_on_a_phone(browser, board_url) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.clock.install(time=f"{TODAY}T12:00:00Z")
    open_browse(page, board_url)
    expect(page.locator("#mb-panel")).to_be_hidden()
    page.focus("#mb-text")
    page.keyboard.press("Tab")
    expect(page.locator(".mb-toggle")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#mb-panel")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[name=free]")).to_be_focused()
    page.keyboard.type("5.5")
    expect_count(page, "6 projects fit")
    chip = page.locator(".mb-chip").first
    chip.focus()
    page.keyboard.press("Enter")
    expect_count(page, "60 open projects")
    expect(page.locator("#mb-text")).to_be_focused()
    context.close()


def test_the_search_in_the_header_finds_what_the_browse_page_finds(page, board_url) -> None:
    open_page(page, board_url)
    page.click("[data-md-component=search-query]")
    page.keyboard.type("pretzels")
    expect(page.locator(".md-search-result__list")).to_contain_text("Guide")
    expect(page.locator(".md-search-result__list")).not_to_contain_text("Project")
    way = page.get_by_role("link", name="12 open projects for “pretzels”")
    expect(page.locator(".mb-found a")).to_have_count(4)
    # Below, the theme counts guides alone.
    expect(page.locator(".mb-found > :last-child")).to_have_text("In the guides")
    page.keyboard.type("xyz")
    expect(page.get_by_role("link", name="No open projects for “pretzelsxyz”")).to_be_visible()
    for _ in "xyz":
        page.keyboard.press("Backspace")
    way.click()
    expect_count(page, "12 projects fit")
    assert page.input_value("#mb-text") == "pretzels"


def test_at_twice_the_size_everything_that_has_the_focus_is_seen(browser, board_url) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 450})
    open_browse(page, board_url, "")
    menu = page.get_by_role("button", name="Menu")
    page.keyboard.press("Tab")  # to skip to the content
    page.keyboard.press("Tab")
    expect(menu).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    expect(menu).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".md-sidebar--primary")).not_to_be_in_viewport()
    expect(menu).to_be_focused()
    for _ in range(6):  # past the search, which does not open
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.checkVisibility({ visibilityProperty: true })")
    assert not page.locator("#__search").is_checked()
    page.set_viewport_size({"width": 1280, "height": 450})
    page.focus("[data-md-component=search-query]")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Tab")  # to the page: what the search has found nothing in is no stop
    expect(page.get_by_role("link", name="Skip to the projects").first).to_be_focused()
    page.focus("#mb-text")
    expect(page.locator("#__search")).not_to_be_checked()
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_who_comes_back_finds_the_same_card_in_the_same_place(browser, board_url, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.clock.install(time=f"{TODAY}T12:00:00Z")
    open_browse(page, board_url, "?sort=closing")
    show_more(page)
    link = page.get_by_role("link", name="Project 53")
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before = link.bounding_box()
    link.press("Enter")
    page.wait_for_url("**/zebra/p-53/")
    settle(page, page.go_back)
    expect(page.locator(".mb-results .mb-card")).to_have_count(60)
    page.wait_for_timeout(300)
    assert abs(link.bounding_box()["y"] - before["y"]) < 40
    page.keyboard.press("Tab")  # goes on from there, and not from the top
    assert page.evaluate("document.activeElement.closest('.mb-card')?.getBoundingClientRect().bottom > 0")
    page.close()


def test_what_is_typed_before_the_script_comes_counts(page, board_url) -> None:
    held = []
    page.route("**/start.js", lambda route: held.append(route))
    page.goto(f"{board_url}opportunities/", wait_until="commit")
    page.fill("#mb-text", "pretzels")
    page.select_option("#mb-sort", "hours")
    held[0].continue_()
    expect_count(page, "12 projects fit")
    expect(page).to_have_url(re.compile(r"text=pretzels&sort=hours"))


def test_a_link_can_make_a_choice_of_every_kind(page, board_url) -> None:
    page.goto(f"{board_url}opportunities/")
    first = page.locator("[data-facet]").evaluate_all("""all => Object.fromEntries(all.map((one) => [
        one.dataset.facet, one.querySelector("input, option:nth-child(2)").value]))""")
    assert len(first) > 10
    page.goto(f"{board_url}opportunities/?" + "&".join(f"{name}={value}" for name, value in first.items()))
    expect(page.locator(".mb-chips button")).to_have_count(len(first) + 1)
    chosen = page.locator("[data-facet]").evaluate_all("""all => all.filter((one) => one.querySelector(
        "input:checked, option:nth-child(2):checked")).map((one) => one.dataset.facet)""")
    assert chosen == [*first]


def test_a_link_to_what_the_board_does_not_know_says_so(page, board_url) -> None:
    open_browse(page, board_url, "?skill=cobol&mode=Remote&from=pt")
    expect_count(page, "48 projects fit, of 60. The link also asks for “cobol”, which this board does not know.")
    expect(page.locator("[name=from]")).to_have_value("PT")


def test_nothing_starts_before_somebody_is_free(page, board_url) -> None:
    open_browse(page, board_url)
    page.fill("[name=since]", "2027-03-01")
    expect_count(page, "32 projects fit")
    assert min(get_numbers(page)) == 28
    expect(page.locator(".mb-chip")).to_have_text(["Free from 1 March 2027"])
    page.fill("[name=until]", "2027-06-01")
    expect_count(page, "9 projects fit")


@pytest.mark.parametrize(("words", "count", "offer"), [
    ("portugal", 12, ""), ("js frontend", 0, "You may find it in Web (40)."), ("website", 40, ""),
    ("cobol", 0, "Most open projects are in Web (40)"),
])
def test_places_and_other_words_for_skills_and_categories_are_found(
    page, board_url, words: str, count: int, offer: str
) -> None:
    open_browse(page, board_url)
    page.fill("#mb-text", words)
    expect_count(page, f"{count} projects fit")
    if offer:
        expect(page.locator(".mb-nearest")).to_contain_text(f"Nothing fits this.{offer}")


def test_the_best_match_comes_first_until_somebody_wants_the_newest(page, board_url) -> None:
    open_browse(page, board_url)
    order = page.locator("#mb-sort")
    expect(order).to_have_value("newest")
    page.fill("#mb-text", "zebra")
    expect(order).to_have_value("best")
    order.select_option("newest")
    expect(page).to_have_url(re.compile("text=zebra&sort=newest"))
    page.fill("#mb-text", "")
    expect(order).to_have_value("newest")
    expect(page).to_have_url(re.compile(r"opportunities/$"))


def test_typing_a_number_is_a_step_of_its_own(page, board_url) -> None:
    open_browse(page, board_url)
    choose(page, "Remote")
    expect(page).to_have_url(re.compile(r"\?mode=remote$"))
    page.locator("details.mb-facet", has_text="Hours, weeks and dates").locator("summary").click()
    page.locator("[name=week-to]").press_sequentially("6.5")
    expect(page).to_have_url(re.compile(r"week=..6.5$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?mode=remote$"))
    expect_count(page, "48 projects fit")


def test_a_phone_leaves_the_filters_by_a_button_that_counts_or_by_escape(browser, board_url) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.clock.install(time=f"{TODAY}T12:00:00Z")
    open_browse(page, board_url)
    page.click(".mb-toggle")
    choose(page, "Remote")
    button = page.get_by_role("button", name="Show 48 projects")
    expect(button).to_be_in_viewport()
    button.click()
    expect(page.locator("#mb-panel")).to_be_hidden()
    expect(page.locator(".mb-count")).to_be_in_viewport()
    page.click(".mb-toggle")
    page.focus("[name=free]")
    page.keyboard.press("Escape")
    expect(page.locator("#mb-panel")).to_be_hidden()
    expect(page.locator(".mb-toggle")).to_be_focused()
    page.close()


def test_a_slow_line_is_told_at_once_that_filters_are_being_applied(page, board_url) -> None:
    held = []
    page.route("**/index.json", lambda route: held.append(route))
    page.goto(f"{board_url}opportunities/?category=design")
    expect(page.locator("#mb-results[aria-busy=true] .mb-count")).to_have_text("Your filters are being applied …")
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    expect(page.locator(".mb-count")).to_contain_text("20 projects fit")
    expect(page.locator("#mb-results[aria-busy]")).to_have_count(0)


def test_enter_leads_to_the_results_without_a_ring_around_all_of_them(page, board_url) -> None:
    open_browse(page, board_url)
    page.fill("#mb-text", "project")
    page.press("#mb-text", "Enter")
    assert page.evaluate("[document.activeElement.id, getComputedStyle(document.activeElement).outlineStyle]") == [
        "mb-results", "none"]


@pytest.mark.parametrize("width", [768, 1440])
def test_the_facts_of_cards_side_by_side_are_in_lines(page: Page, board_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(board_url + "opportunities/")
    rows = page.evaluate("""() => Object.values(Object.groupBy(document.querySelectorAll(".mb-card"),
        card => card.getBoundingClientRect().top)).map(row => ["facts", "mentor"].map(name =>
            new Set(row.map(card => card.querySelector(`.mb-card__${name}`).getBoundingClientRect().top)).size))""")
    assert len(rows) > 1
    assert all(row == [1, 1] for row in rows)


def test_people_under_18_are_led_to_what_they_should_know(page: Page, sample_site, serve) -> None:
    address = f"{serve(sample_site)}opportunities/?audience=high-school"
    page.goto(address)
    link = page.get_by_role("link", name="Under 18? Read this first")
    expect(link).to_be_visible()
    page.locator("#mb-chips button").first.click()
    expect(link).to_be_hidden()
    page.goto(address)
    link.click()
    expect(page.locator("#under-18")).to_be_in_viewport()
