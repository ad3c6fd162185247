"""In another language nothing that a script says is left in English."""


import pytest
from playwright.sync_api import Page, expect

from browser.test_submit import FILL
from golden.outputs import run
from words.greek_board import write_greek_board
from words.pseudo import speaking
from words.test_nothing_left import NAME, find_left

pytestmark = pytest.mark.slow
SHELL = """<!doctype html>
<html lang="el">
<head>
<meta charset="utf-8">
<title>MICROBOARD-TITLE</title>
<meta name="description" content="MICROBOARD-DESCRIPTION">
<link rel="canonical" href="MICROBOARD-CANONICAL">
</head>
<body>
<article>
<h1 id="MICROBOARD-BODY"></h1>
</article>
</body>
</html>
"""
# What is shown and what is read out, without code and without what a script has hidden.
READ = """() => {
  const attributes = ["aria-label", "title", "alt", "placeholder"];
  const said = [document.body.innerText];
  for (const one of document.body.querySelectorAll("*")) {
    if (!one.checkVisibility()) continue;
    for (const name of attributes) if (one.getAttribute(name)) said.push(one.getAttribute(name));
  }
  for (const code of document.querySelectorAll("code, pre, textarea")) {
    said[0] = said[0].replace(code.innerText, " ");
  }
  return said.join("\\n");
}"""


@pytest.fixture(scope="module")
def greek_url(tmp_path_factory: pytest.TempPathFactory, serve: object) -> str:
    folder = tmp_path_factory.mktemp("greek")
    board, site = write_greek_board(folder / "board").root, folder / "site"
    (site / "shell").mkdir(parents=True)
    (site / "shell/index.html").write_text(SHELL, encoding="utf-8")
    with speaking():
        run("publish", "--site", str(site), "--site-url", "https://org.example/jobs/", "--site-name", NAME,
            "--board", str(board))
    return serve(folder / "site")


def expect_nothing_left(page: Page) -> None:
    assert find_left(page.evaluate(READ)) == set(), page.url


@pytest.mark.parametrize("query", ["", "?text=%CF%88%CF%89%CE%BC%CE%B9", "?text=%CE%BF%CF%85%CE%B4%CE%AD%CE%BD",
                                   "?mode=remote&week=..10",
                                   "?free=10&since=2027-01-01", "?rate-from=10&currency=USD"])
def test_the_list_and_its_filters(page: Page, greek_url: str, query: str) -> None:
    page.goto(f"{greek_url}opportunities/{query}")
    expect(page.locator(".mb-count")).to_contain_text("⟦")
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    expect_nothing_left(page)


@pytest.mark.parametrize("path", ["opportunities/acme/all/", "opportunities/acme/soon/", "opportunities/acme/closed/",
                                  "employers/acme/", "categories/market-research/", "archive/"])
def test_pages_on_which_scripts_add_something(page: Page, greek_url: str, path: str) -> None:
    page.goto(greek_url + path)
    expect_nothing_left(page)


def test_what_is_saved(page: Page, greek_url: str) -> None:
    page.goto(f"{greek_url}saved/")
    expect_nothing_left(page)
    for name in ("all", "few", "onsite"):
        page.goto(f"{greek_url}opportunities/acme/{name}/")
        page.locator(".mb-save").first.click()
        expect_nothing_left(page)
    page.goto(f"{greek_url}saved/")
    expect(page.locator(".mb-comparison, .mb-card").first).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()
    page.goto(f"{greek_url}saved/#ids=acme/all,acme/few,acme/closed")
    page.reload()
    expect_nothing_left(page)


def test_an_offer_that_smells(page: Page, greek_url: str) -> None:
    page.goto(f"{greek_url}suspicious/")
    page.locator("textarea").first.fill("Send a registration fee by Western Union and your passport.")
    page.locator("button[type=submit], .mb-button").first.click()
    page.wait_for_timeout(500)
    expect_nothing_left(page)


def test_the_form_and_its_mistakes(page: Page, greek_url: str) -> None:
    page.goto(f"{greek_url}submit/")
    expect_nothing_left(page)
    page.evaluate(FILL, ["#mb-listing-fields", {"title": "Σύντομα", "pay.amount": "1,5,0", "effort.hours": "200",
                                                "apply.deadline": "2020-01-01", "apply.url": "άκμη",
                                                "skills": [], "description": "Μια ιστορία"}])
    page.locator(".mb-actions button[type=submit]").click()
    expect(page.locator(".mb-wrong:visible").first).to_be_visible()
    expect_nothing_left(page)
