"""The page has a picture and the same numbers as a table for each part, whatever the board holds."""

from dataclasses import replace

import pytest
from lxml import html

from boards import BoardFolder
from microboard.board import Board
from microboard.board.answers import LEAST
from microboard.publish.insights.page import PATH, build_insights_page
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.registry import OUTPUTS
from microboard.publish.shell.frame import build_foot
from microboard.publish.shell.sheets import find_sheets
from microboard.words.speech import speak
from schemas import RULEBOOK

SITE = Site("Jobs", "https://jobs.example/")
PARTS = ("pay", "hours", "days", "mentorship", "place", "months", "ended")


def read(board: Board) -> html.HtmlElement:
    return html.fragment_fromstring(build_insights_page(board).encode_body().decode())


def fill(folder: BoardFolder, count: int, **changes: object) -> Board:
    for number in range(count):
        folder.add(f"acme/no-{number}", description=f"Work number {number}, word{number}. " * 20, **changes)
    return folder.build()


def test_each_part_has_a_picture_that_is_named_and_a_table_with_its_numbers(folder: BoardFolder) -> None:
    page = read(fill(folder, 6))
    for name in PARTS[:-1]:
        (section,) = page.xpath(f".//section[h2[@id='{name}']]")
        (picture,), (table,) = section.xpath(".//svg"), section.xpath(".//table")
        assert picture.get("role") == "img"
        names = picture.get("aria-labelledby").split()
        assert all(page.xpath(f".//*[@id='{one}']")[0].text_content().strip() for one in names)
        assert page.xpath(f".//*[@id='{table.get('aria-labelledby')}']")
        said = picture.xpath("./desc")[0].text_content()
        for row in table.xpath("./tbody/tr"):
            if name != "months":
                assert row.xpath("./th")[0].text_content() in said
    assert len(set(page.xpath(".//@id"))) == len(page.xpath(".//@id"))


def test_a_share_of_a_whole_is_no_button_that_shares(folder: BoardFolder) -> None:
    board = fill(folder, 6)
    try:
        speak("de")
        page = read(board)
    finally:
        speak("en")
    assert [cell.text for cell in page.xpath(".//section[h2[@id='hours']]//thead//th")][-1] == "Anteil"


def test_nothing_of_it_is_styled_or_run_inline_and_no_address_leads_elsewhere(folder: BoardFolder) -> None:
    board = fill(folder, 6, category="web")
    body = build_insights_page(board).encode_body()
    assert html.fragment_fromstring(body.decode()).xpath("//@style | //script | //style | //@xmlns") == []
    assert b"//" not in body
    assert "insights" in find_sheets(body)


@pytest.mark.parametrize(("count", "pictures"), [(0, 0), (3, 1), (LEAST - 1, 1), (LEAST, 6)])
def test_what_is_too_little_has_no_picture_and_the_page_says_so(
    folder: BoardFolder, count: int, pictures: int,
) -> None:
    folder.add_employer()
    page = read(fill(folder, count))
    assert len(page.xpath(".//svg")) == pictures
    text = " ".join(page.text_content().split())
    assert ("Nothing has been posted yet." in text) is (count == 0)
    assert ("There are fewer than 5 such projects" in text) is (count > 0)
    assert "nan" not in text.lower().split()


def test_a_board_of_unpaid_projects_has_no_pay(folder: BoardFolder) -> None:
    board = fill(folder, 5)
    unpaid = tuple(replace(one, pay=replace(one.pay, type="unpaid", amount=None, currency="", per_hour=None))
                   for one in board.open)
    page = read(replace(board, open=unpaid))
    assert not page.xpath(".//section[h2[@id='pay']]//svg")


def test_it_says_that_projects_are_samples(folder: BoardFolder) -> None:
    words = "Some of these projects are samples"
    assert words not in read(fill(folder, 1)).text_content()
    folder.add_employer("acme", sample=True)
    assert words in read(folder.build()).text_content()


def test_every_foot_leads_to_it_and_a_board_with_a_page_of_its_own_there_keeps_that(folder: BoardFolder) -> None:
    board = fill(folder, 1)
    (output,) = (one for one in OUTPUTS if one.name == "pages")
    for kept in (frozenset(), frozenset((f"{PATH}index.html",))):
        plan = Plan(board, RULEBOOK, replace(SITE, kept=kept))
        paths = {path for page in plan.pages for path in output.list_paths(plan, page)}
        assert (f"{PATH}index.html" in paths) is (not kept)
    assert f'href="../{PATH}"'.encode() in build_foot("saved/", "../", SITE)


def test_a_folder_of_many_categories_names_those_without_numbers(folder: BoardFolder) -> None:
    fill(folder, 5, category="web")
    folder.add("acme/flyer", category="design", description="A flyer for the river festival, one page. " * 20)
    page = read(folder.build())
    (section,) = page.xpath(".//section[h2[@id='pay']]")
    assert [cell.text for cell in section.xpath(".//tbody//th")] == ["All categories", "Web"]
    assert "without numbers of their own: Design." in section.text_content()
