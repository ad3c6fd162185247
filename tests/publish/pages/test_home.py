"""A home page leads to projects: by a query, by numbers, by categories, and by what came of earlier ones."""

from datetime import date

import pytest
from lxml import html as lxml_html

from boards import TODAY, BoardFolder
from microboard.check import check_board
from microboard.publish.output import Site
from microboard.publish.pages.home import build_bars, list_numbers
from microboard.publish.plan import Plan
from microboard.publish.site.embed import fill_embeds

MARKS = """<h1>Claim</h1><!-- microboard: open --><!-- microboard: find --><!-- microboard: numbers -->
<!-- microboard: categories "Kinds of work" --><!-- microboard: newest 2 "New" -->
<!-- microboard: closing-soon 2 "Closing soon" --><!-- microboard: outcomes 2 "What came of it" -->"""
HOURLY = {"type": "hourly", "currency": "EUR"}


def make_plan(folder: BoardFolder, index: str = "") -> Plan:
    rulebook = check_board(folder.root, date.fromisoformat(TODAY)).rulebook
    assert rulebook
    return Plan(folder.build(), rulebook, Site("Jobs", "https://org.example/jobs/", index=index))


def read(plan: Plan, marks: str = MARKS, path: str = ""):
    return lxml_html.fragment_fromstring(fill_embeds(marks, path, plan), create_parent=True)


@pytest.fixture
def folder(tmp_path) -> BoardFolder:
    made = BoardFolder(tmp_path / "board")
    for number in range(4):
        made.add(f"acme/p-{number}", title=f"Bake bread number {number}", category="design" if number else "web",
                 effort={"hours": 10 * (number + 1), "weeks": 5}, pay={**HOURLY, "amount": 16 + number},
                 eligibility__audience=["undergraduates", *["high-school"] * (number == 1)],
                 eligibility__work_authorization=("required", "student-visa-ok", "not-needed", "required")[number])
    return made


def test_the_query_is_a_form_that_leads_to_the_browse_page(folder) -> None:
    page = read(make_plan(folder), path="start/")
    (form,) = page.xpath("//form")
    assert form.get("action") == "../opportunities/"
    assert form.get("method", "get") == "get"
    assert [field.get("name") for field in form.xpath(".//input")] == ["text", "free", "since"]
    assert len(form.xpath(".//label[span]/input")) == 3


def test_whoever_does_not_know_what_to_look_for_is_led_to_a_goal(folder) -> None:
    (line,) = read(make_plan(folder), path="start/").xpath("//p[@class='mb-find__goal']")
    assert line.text_content() == "Not sure yet? Say where you want to go"
    assert line.xpath("a/@href") == ["../goal/"]


def test_the_quick_choices_are_those_that_leave_something_out(folder) -> None:
    page = read(make_plan(folder))
    (form,) = page.xpath("//form")
    quick = {one.text: one for one in page.xpath("//ul[@class='mb-quick']/li/*")}
    # A button sends what is typed along; a link stands where it would say the same field twice.
    button = quick["Open to high-school students"]
    assert (button.get("form"), button.get("name"), button.get("value")) == (form.get("id"), "audience", "high-school")
    assert quick["Up to 6 hours a week"].get("href") == "opportunities/?free=6"
    assert "Remote" not in quick  # all of them are
    assert quick["Fine on a student visa"].get("value") == "not-needed,student-visa-ok"  # either is


def test_a_quick_choice_names_the_file_where_no_server_finds_it(folder) -> None:
    page = read(make_plan(folder, index="index.html"))
    assert page.xpath("//form/@action") == ["opportunities/index.html"]
    assert "opportunities/index.html?free=6" in page.xpath("//a/@href")


def test_the_numbers_are_measured(folder) -> None:
    board = make_plan(folder).board
    assert [(one.value, one.words) for one in list_numbers(board.open)] == [
        ("5 h", "median hours a week"), ("€17.50", "median pay an hour, of 4 in EUR"), ("4 of 4", "remote")]
    assert len(list_numbers(board.open[:2])) == 2  # the pay of two is no median


def test_the_picture_has_a_bar_for_each_step_and_one_for_more() -> None:
    bars = build_bars([1, 2, 2.5, 4, 4, 4, 30])
    assert [(bar.name, bar.height) for bar in bars] == [
        ("2", 24), ("4", 48), ("6", 0), ("8", 0), ("10", 0), ("more", 12)]


def test_categories_without_a_project_have_no_tile(folder) -> None:
    tiles = read(make_plan(folder)).xpath("//ul[@class='mb-tiles']//a")
    assert [(tile.get("href"), tile.text_content()) for tile in tiles] == [
        ("categories/design/", "Design3"), ("categories/web/", "Web1")]


def test_a_part_with_a_heading_is_not_there_when_it_is_empty(folder) -> None:
    heads = read(make_plan(folder)).xpath("//h2/text()")
    assert heads == ["Kinds of work", "New"]
    folder.add("acme/cups", status="completed", outcome="<b>Cups</b> for all", updated="2026-11-20")
    folder.add("acme/soon", apply={"url": "https://acme.example/soon", "deadline": "2026-11-26"})
    page = read(make_plan(folder))
    assert page.xpath("//h2/text()") == ["Kinds of work", "New", "Closing soon", "What came of it"]
    assert page.xpath("//blockquote")[0].text_content() == "<b>Cups</b> for all"
    assert {len(part.xpath(".//h3")) for part in page.xpath("//section[.//h2[text()='New']]")} == {2}


def test_a_board_without_a_project_shows_no_empty_part(tmp_path) -> None:
    folder = BoardFolder(tmp_path / "board")
    folder.add_employer("acme")
    page = read(make_plan(folder))
    assert page.xpath("//h2 | //form") == []
    assert "No project is open right now" in page.text_content()
    assert page.xpath("//a/@href") == ["submit/"]
    folder.add("acme/over", status="completed")
    assert read(make_plan(folder)).xpath("//a/@href") == ["archive/"]


def test_nothing_on_a_home_page_is_styled_or_run_inline(folder) -> None:
    assert read(make_plan(folder)).xpath("//@style | //script | //style") == []


def test_a_title_is_a_text(folder) -> None:
    page = read(make_plan(folder), '<!-- microboard: newest 1 "R&D" -->')
    assert page.xpath("//h2/text()") == ["R&D"]
