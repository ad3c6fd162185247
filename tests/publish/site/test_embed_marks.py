"""A mark in a hand-written page shows what it asks for, and one that means nothing is an error with its line."""

from pathlib import Path

import pytest
from lxml import html

from boards import PLAIN, BoardFolder, write_site
from conftest import Run
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.site.embed import fill_embeds
from microboard.publish.site.embed_marks import MarkError, check_marks
from published import read_plan
from schemas import RULEBOOK

FILTERS = RULEBOOK.filters


@pytest.fixture
def plan(folder: BoardFolder) -> Plan:
    folder.add("acme/poster", category="design", posted="2026-11-19", apply__deadline="2026-11-28")
    folder.add("acme/logo", category="design", apply__deadline="2026-11-27")
    folder.add("acme/website", category="web", apply__deadline="2026-11-26")
    return read_plan(folder, Site("Jobs", "https://jobs.example/"))


def fill(mark: str, plan: Plan) -> html.HtmlElement:
    check_marks(mark, "index.md", mark, plan.rulebook.filters)
    return html.fragment_fromstring(fill_embeds(mark, "guides/a/", plan), create_parent=True)


def list_names(made: html.HtmlElement) -> list[str]:
    return [path.split("/")[-2] for path in made.xpath("//*[contains(@class, 'mb-card__title')]/a/@href")]


@pytest.mark.parametrize(("mark", "names"), [
    ("newest 6 category=design", ["logo", "poster"]), ("newest 1 category=design,web", ["logo"]),
    ("newest 6 text=forty+bread:+website", ["website"]), ("newest 6 category=design deadline=..2026-11-27", ["logo"]),
    ("closing-soon 6 category=design", ["logo", "poster"]), ("newest 6 mode=onsite", []),
    ("newest 2", ["logo", "website"]),
])
def test_a_mark_shows_the_cards_of_its_filter(mark: str, names: list[str], plan: Plan) -> None:
    assert list_names(fill(f"<!-- microboard: {mark} -->", plan)) == names


def test_a_heading_leads_to_all_that_the_filter_finds(plan: Plan) -> None:
    made = fill('<!-- microboard: newest 1 category=design "Design" -->', plan)
    (link,) = made.xpath("//*[@class='mb-part__head']/a")
    assert (link.get("href"), link.text.strip()) == ("../../opportunities/?category=design", "All 2 projects")
    made = fill('<!-- microboard: closing-soon 1 category=design "Soon" -->', plan)
    assert made.xpath("//*[@class='mb-part__head']/a/@href") == ["../../opportunities/?category=design&sort=closing"]
    assert fill('<!-- microboard: newest 6 mode=onsite "On site" -->', plan).text_content().strip() == ""


@pytest.mark.parametrize(("mark", "said"), [
    ("oldest 6", 'There is no mark "oldest". Write one of: newest, closing-soon, outcomes, open, find, numbers, '
                 "categories, feeds."),
    ("newes 6", 'There is no mark "newes". Did you mean newest?'),
    ("", 'There is no mark "". Write one of: newest, closing-soon, outcomes, open, find, numbers, categories, feeds.'),
    ("newest", '"newest" needs a number. Add it, for example newest 6.'),
    ("newest six", '"newest" needs a number. Add it, for example newest 6.'),
    ("open 6", '"6" has no place in this mark. Remove it.'),
    ("outcomes 3 category=design", '"category" has no place in this mark. Remove it.'),
    ('newest 6 "New" "Newer"', '"Newer" has no place in this mark. Remove it.'),
    ('newest 6 "New', '""" has no place in this mark. Remove it.'),
    ("newest 6 categry=design", 'There is no filter "categry". Did you mean category?'),
    ("newest 6 category=desing", '"desing" is not one of the choices. Did you mean design?'),
    ("newest 6 rate=20..", '"rate" needs a currency. Add it, for example currency=EUR.'),
])
def test_a_mark_that_means_nothing_is_an_error_with_file_and_line(mark: str, said: str) -> None:
    page = f"<h1>x</h1><!-- microboard: {mark} -->"
    with pytest.raises(MarkError) as raised:
        check_marks(page, "guides/a.md", f"# x\n\n<!-- microboard: {mark} -->\n", FILTERS)
    assert f"guides/a.md:3: {said}" in str(raised.value).split("\n")


def test_every_wrong_mark_of_a_page_is_named(mkdocs: Run, tmp_path: Path) -> None:
    folder = BoardFolder(tmp_path / "board")
    folder.add()
    index = "---\ntitle: Home\n---\n# Home\n\n<!-- microboard: newst 3 -->\n\n`<!-- microboard: any -->`\n\n" \
        "<!-- microboard: newest 3 mode=office -->\n"
    write_site(folder.root, PLAIN, index=index)
    done = mkdocs(folder.root, "build", "--strict")
    assert done.returncode == 1
    assert "index.md:6: There is no mark \"newst\". Did you mean newest?" in done.stderr
    assert 'index.md:10: "office" is not one of the choices. Write one of: remote, hybrid or onsite.' in done.stderr
    assert "any" not in done.stderr
