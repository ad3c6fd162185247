"""A board in another language: what scripts say is in that language too, with its days, numbers and plurals, and they
leave nothing in English."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from boards import DAY, BoardFolder
from loading import open_page
from microboard.cli import main
from microboard.words.speech import speak
from words.greek_board import write_greek_board
from words.pseudo import speaking
from words.test_nothing_left import find_left

SHELL = """<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>MICROBOARD-TITLE</title></head>
<body><input data-md-component="search-query"><div data-md-component="search-result"></div>
<article><h1 id="MICROBOARD-BODY"></h1></article></body></html>"""
# What people read of some elements, but for code, and for buttons of GitHub, which speaks English.
READ = """roots => roots.map(root => {
    const copy = root.cloneNode(true);
    for (const own of copy.querySelectorAll("code, pre, template, [lang=en]")) own.remove();
    const named = [copy, ...copy.querySelectorAll("[aria-label], [title], [placeholder]")];
    return [copy.textContent, ...named.flatMap(one => [one.getAttribute?.("aria-label"), one.title, one.placeholder])]
        .filter(Boolean).join(" ");
}).join(" ")"""
# What is shown and what is read out of a whole page, without code and without what a script has hidden.
READ_PAGE = """() => {
    const said = [document.body.innerText];
    for (const one of document.body.querySelectorAll("*")) {
        if (!one.checkVisibility()) continue;
        for (const name of ["aria-label", "title", "alt", "placeholder"]) said.push(one.getAttribute(name) ?? "");
    }
    for (const code of document.querySelectorAll("code, pre")) said[0] = said[0].replace(code.innerText, " ");
    return said.join("\\n");
}"""
Serve = Callable[..., str]


def publish(folder: BoardFolder, language: str, speech: AbstractContextManager[None]) -> None:
    """Stamp a site around one bare shell."""
    shell = folder.root / "public/shell/index.html"
    shell.parent.mkdir(parents=True)
    shell.write_text(SHELL.format(language), encoding="utf-8")
    with speech:
        done = CliRunner(env=DAY).invoke(main, [
            "publish", "--board", str(folder.root), "--site", str(folder.root / "public"),
            "--site-url", "https://org.example/jobs/", "--repo-url", "https://github.com/org/board"])
    speak("en")
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A board in Greek, on which every message of ours stands in brackets."""
    folder = write_greek_board(tmp_path_factory.mktemp("greek") / "board")
    publish(folder, "el", speaking())
    return serve(folder.root / "public")


def find_untold(place: Locator) -> set[str]:
    """Words that stand there and that no catalogue says."""
    return find_left(place.evaluate_all(READ))


def expect_nothing_left(page: Page) -> None:
    assert find_left(page.evaluate(READ_PAGE)) == set(), page.url


def test_the_list_and_its_filters_have_no_english_left(page: Page, greek: str) -> None:
    for query in ("", "?text=ψωμι", "?text=ουδέν", "?mode=remote&week=..10", "?free=10&since=2027-01-01",
                  "?rate-from=10&currency=USD"):
        open_page(page, f"{greek}opportunities/{query}")
        for summary in page.locator("details:not([open]) > summary").all():
            if summary.is_visible():
                summary.click()
        expect_nothing_left(page)


def test_pages_on_which_scripts_add_something_have_no_english_left(page: Page, greek: str) -> None:
    for path in ("opportunities/acme/all/", "opportunities/acme/soon/", "opportunities/acme/closed/", "employers/acme/",
                 "categories/market-research/", "archive/", "saved/", "submit/", "suspicious/", "embedding/"):
        open_page(page, greek + path)
        expect_nothing_left(page)


def test_what_filters_say_is_in_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}opportunities/?text=ψωμι&week=..9&start=2027-01-01..&free=20&until=2027-06-01&mode=remote")
    expect(page.locator(".mb-count")).to_contain_text("⟧, of 7.⟧")
    expect(page.locator("#mb-said")).to_contain_text("projects fit⟧")
    expect(page.locator("#mb-chips")).to_contain_text("⟦start ⟦from 1 Ιανουαρίου 2027⟧⟧")
    page.locator("#mb-subscribe summary").click()
    expect(page.locator("#mb-feed")).to_contain_text("⟦It knows nothing of:")
    card = page.locator(".mb-results .mb-card").first
    expect(card.locator("time")).to_contain_text("Δεκεμβρίου 2026")
    expect(card.locator(".mb-left").first).to_contain_text("days left⟧")
    expect_nothing_left(page)


def test_what_comes_closest_is_said_in_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}opportunities/?text=ψωμι&hours=..2&weeks=..2&category=no-such&from=PT")
    nearest = page.locator(".mb-nearest")
    expect(nearest.locator(".mb-why").first).to_have_text("⟦All fits but ⟦the hours in all⟧ και ⟦the weeks⟧:⟧")
    expect_nothing_left(page)
    page.fill("#mb-text", "ψωμιιζλβ")
    expect(nearest).to_contain_text("⟦Most open projects are in ")
    expect_nothing_left(page)


def test_what_is_saved_speaks_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}opportunities/")
    for at in range(2):
        page.locator(".mb-save").nth(at).click()
    expect(page.locator("#mb-said")).to_have_text("⟦Saved.⟧")
    open_page(page, f"{greek}saved/#ids=acme/all,acme/filled,acme/paused")
    expect(page.locator("#mb-summary")).to_have_text("⟦2 projects⟧")
    page.locator("[name=status]").first.select_option("applied")
    expect(page.locator("#mb-summary")).to_have_text("⟦2 projects⟧ · ⟦1 applied⟧")
    expect(page.locator(".mb-badge--closed")).to_have_text(["⟦Filled⟧", "⟦Paused⟧"])
    for box in page.locator("[name=compare]").all():
        box.check()
    expect(page.locator("#mb-ticked")).to_have_text("⟦2 ticked to compare.⟧")
    expect_nothing_left(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[name=delete]").click()
    expect(page.locator("#mb-said")).to_have_text("⟦Everything is deleted.⟧")


def test_a_plan_speaks_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}opportunities/")
    for at in range(2):
        page.locator(".mb-save").nth(at).click()
    open_page(page, f"{greek}plan/")
    page.get_by_label("Hours that I have each week").fill("2")
    expect(page.locator("#mb-clashes li").first).to_contain_text("⟦")
    page.locator("[data-begin=exams]").click()
    expect(page.locator("#mb-duties [name=label]")).to_have_value("⟦Exams⟧")
    page.locator("#mb-weeks [data-key^=out]").first.click()
    expect(page.locator("#mb-said")).to_contain_text(" is out of the plan. ⟦")
    page.locator("#mb-out summary").click()
    expect_nothing_left(page)


def test_a_story_speaks_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}opportunities/")
    page.locator(".mb-save").first.click()
    open_page(page, f"{greek}saved/")
    page.locator("[name=status]").select_option("finished")
    open_page(page, f"{greek}story/")
    page.locator("[name=marked]").check()
    expect(page.locator("[data-made=star] dd").last).to_have_text("⟦[to fill in]⟧")
    page.locator("[data-do=evidence][value=quote]").click()
    page.locator(".mb-story__strengths > summary").click()
    expect(page.locator("#mb-story-grid")).to_contain_text("⟦Adaptability⟧")
    expect_nothing_left(page)


def test_the_page_of_a_listing_speaks_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}opportunities/?text=ψωμι")
    page.locator(".mb-results .mb-card__title a").first.click()
    expect(page.locator(".mb-back a")).to_contain_text("⟦Back to ")
    expect_nothing_left(page)
    page.clock.set_fixed_time("2027-03-01T12:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".mb-banner")).to_contain_text("⟦This project is closed.⟧")
    expect_nothing_left(page)


def test_the_form_speaks_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}submit/")
    page.evaluate("for (const part of document.querySelectorAll('.mb-submit details')) part.open = true")
    for path, words in (("title", "Μικρό"), ("effort.hours", "10,5"), ("apply.email", "ποιος"), ("apply.url", "ψωμί"),
                        ("description", "ψωμί")):
        page.locator(f"[data-path='{path}'] :is(input, textarea)").first.fill(words)
    page.locator("#mb-submit [type=submit]").click()
    summary = page.locator("#mb-summary")
    expect(summary.locator("h2")).to_contain_text("things are to be mended⟧")
    expect(summary).to_contain_text("⟦The text has 5 characters; at least 12 are needed.⟧ ⟦Add at least 7 characters.⟧")
    said = page.locator(".mb-wrong:not([hidden])")
    assert [text for text in said.all_text_contents() if not text.startswith("⟦")] == []
    expect_nothing_left(page)


def test_the_way_of_a_file_to_github_is_told_in_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}submit/")
    show = """async ([count, address, isChange]) => {
        const start = document.querySelector("script[src$='/start.js']").src;
        const { showOutput } = await import(start.replace("start.js", "submit/output.js"));
        const files = [{path: "acme/employer.yml", text: "α"}, {path: "acme/one.yml", text: "β".repeat(9000)}];
        showOutput(document.getElementById("mb-output-body"), files.slice(-count),
            count && {url: "https://github.com/org/board", branch: "main", folder: ""}, ["⟦⟧"],
            {address, promises: [], isNamed: !address, isChange});
        document.getElementById("mb-output").hidden = false;
    }"""
    page.evaluate(show, [2, ""])
    body = page.locator("#mb-output-body")
    expect(body.locator("a").first).to_have_text("⟦Propose employer.yml on GitHub⟧")
    page.fill("#mb-copy", "ana:patch-1")
    expect(body.locator("a").nth(1)).to_have_text("⟦Copy the text and add the listing on GitHub⟧")
    assert find_untold(body) <= {"acme", "employer", "yml", "one"}
    address = "https://github.com/org/board/issues/new"
    for shown in ([0, ""], [2, address], [1, address, True], [1, "", True]):
        page.evaluate(show, shown)
        assert find_untold(body) <= {"acme", "employer", "yml", "one"}


def test_the_search_of_the_theme_finds_projects_in_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}feeds/")
    page.fill("[data-md-component=search-query]", "ψωμι")
    found = page.locator(".mb-found")
    expect(found).to_contain_text("open projects for “ψωμι”⟧")
    expect(found).to_have_attribute("lang", "el")
    assert find_untold(found) == set()


def test_a_list_counts_what_has_closed_in_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}opportunities/")
    page.clock.set_fixed_time("2026-11-29T12:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    count = page.locator(".mb-count")
    expect(count).to_contain_text("open projects, newest first.⟧ ⟦1 more has closed since this page was made")
    # What was found by a filter counts what is open now, and the whole list is told of again afterwards.
    page.fill("#mb-text", "ψωμι")
    expect(count).to_contain_text("projects fit⟧")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(count).to_contain_text("projects fit⟧")
    page.fill("#mb-text", "")
    expect(count).to_contain_text("⟦1 more has closed since this page was made")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(count).to_contain_text("⟦1 more has closed since this page was made")


def test_feeds_and_offers_speak_the_language_of_the_board(page: Page, greek: str) -> None:
    open_page(page, f"{greek}feeds/")
    page.fill("#mb-feed-text", "ζζζ")
    expect(page.locator("#mb-feed-count")).to_have_text("⟦No list is found.⟧ ⟦Nothing has “ζζζ”.⟧")
    assert find_untold(page.locator("#mb-opml")) == set()
    open_page(page, f"{greek}suspicious/")
    page.fill("#mb-offer", "Pay a registration fee. Send your bank password to https://linkedln.com/")
    expect(page.locator("#mb-offer-count")).to_contain_text("red flags")
    assert find_untold(page.locator("#mb-offer-count, .mb-flag p strong")) == set()


def test_american_english_writes_days_as_america_does(page: Page, folder: BoardFolder, serve: Serve) -> None:
    folder.add("acme/one", title="A loaf of bread")
    folder.write_policy()
    policy = folder.root / "schema/policy.yml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("language: en", "language: en-US"), encoding="utf-8")
    publish(folder, "en-US", nullcontext())
    open_page(page, f"{serve(folder.root / 'public')}opportunities/?text=bread&until=2027-06-01")
    expect(page.locator(".mb-results .mb-card time")).to_have_text("December 14, 2026")
    expect(page.locator("#mb-chips")).to_contain_text("done by June 1, 2027")
