"""A confirmed domain is shown beside its employer, in few bytes, and the check knows what it means."""

import json
from datetime import UTC, datetime

import orjson
import pytest

from boards import LISTING, BoardFolder
from microboard.board import Board
from microboard.board.build import read_board
from microboard.check import Scope, check_board
from microboard.check.values.confirmed_domains import CONFIRMED
from microboard.publish.api.index import build_index
from microboard.publish.api.records import RecordWriter
from microboard.publish.api.submit_data import build_submit_data
from microboard.publish.output import Site
from microboard.publish.pages.pages import iterate_pages
from microboard.publish.text.card import build_card
from microboard.publish.text.templates import build_card_html
from microboard.read.days import parse_date

WORDS = "Domain confirmed in November 2026"
SITE = Site("Jobs", "https://board.example/")


def show(board: Board) -> dict[str, str]:
    bodies = ((page.path, page.render()) for page in iterate_pages(board))
    return {path: body.decode() if isinstance(body, bytes) else body for path, body in bodies}


def test_page_and_card_say_so_in_few_bytes(folder: BoardFolder) -> None:
    folder.add()
    before = folder.build()
    folder.confirm()
    after = folder.build()
    path = after.opportunities[0].path
    pages = show(before)[path], show(after)[path]
    cards = [build_card_html(build_card(board.open[0]), "../") for board in (before, after)]
    assert [WORDS in text for text in (*pages, *cards)] == [False, True, False, True]
    assert sum(len(new.encode()) - len(old.encode()) for old, new in (pages, cards)) <= 250
    assert WORDS in show(after)["employers/acme/"]
    assert WORDS in show(after)["employers/"]


def test_api_and_index_have_it(folder: BoardFolder) -> None:
    folder.add()
    folder.confirm()
    board = folder.build()
    record = orjson.loads(RecordWriter(board.tree, SITE).build(board.open[0]))
    assert record["employer"]["domain_confirmed"] == "2026-11-16"
    assert orjson.loads(build_index(board))["texts"]["confirmed"] == {"0": WORDS}
    (folder.root / CONFIRMED).unlink()
    assert "confirmed" not in orjson.loads(build_index(folder.build()))["texts"]


def test_what_was_withdrawn_is_recommended_by_nothing(folder: BoardFolder) -> None:
    folder.add(status="withdrawn")
    folder.confirm()
    board = folder.build()
    assert WORDS not in show(board)[board.opportunities[0].path]


@pytest.mark.parametrize(("language", "words"), [
    ("es", "Dominio confirmado en noviembre de 2026"), ("fr", "Domaine confirmé en novembre 2026"),
    ("de", "Domain bestätigt im November 2026"),
])
def test_it_is_said_in_the_language_of_the_board(folder: BoardFolder, language: str, words: str) -> None:
    folder.add()
    folder.confirm()
    (folder.root / "schema/policy.yml").write_text(f"language: {language}\n")
    assert build_card(folder.build().open[0]).confirmed == words


def find(folder: BoardFolder, changed: bool = False) -> set[str]:
    path = "opportunities/acme/bread.yml"
    today = parse_date("2026-11-23")
    assert today
    checked = check_board(folder.root, today, Scope(changed=[path] if changed else ()))
    return {problem.rule for problem in checked.problems} - {"vague"}


def test_a_link_to_the_confirmed_host_is_the_employers_own(folder: BoardFolder) -> None:
    folder.add_employer("acme", domains=["mail.acme.example"])
    folder.add()
    assert find(folder) == {"apply-domain"}
    folder.confirm()
    assert find(folder, changed=True) == set()
    folder.confirm(day="2025-11-01")
    assert find(folder) == {"apply-domain"}


@pytest.mark.parametrize(("apply", "rules"), [
    ({"url": "https://jobs.acme.example/bread"}, set()), ({"email": "ana@acme.example"}, set()),
    ({"url": "https://desk.example/bread"}, {"confirmed-elsewhere"}),
    ({"email": "ana@desk.example"}, {"confirmed-elsewhere"}),
    ({"url": "https://acme.example.desk.example/"}, {"confirmed-elsewhere"}),
])
def test_applications_that_go_elsewhere_are_asked_about_in_a_change(
    folder: BoardFolder, apply: dict[str, str], rules: set[str]
) -> None:
    folder.add_employer("acme", domains=["acme.example", "desk.example"])
    folder.add()
    path = folder.root / "opportunities/acme/bread.yml"
    path.write_text(json.dumps({**LISTING, "apply": {**apply, "deadline": "2026-12-14"}}))
    folder.confirm()
    assert find(folder) == set()
    assert find(folder, changed=True) == rules


@pytest.mark.parametrize(("website", "domains"), [
    ("https://www.acme.example/", ["mail.acme.example", "acme.example"]),
    ("https://moved.example/", ["mail.acme.example"]),
])
def test_the_form_judges_by_the_confirmed_host_too(folder: BoardFolder, website: str, domains: list[str]) -> None:
    folder.add_employer("acme", domains=["mail.acme.example"], website=website)
    folder.add(apply__url="https://mail.acme.example/bread")
    folder.confirm()
    board, rulebook = read_board(folder.root, datetime(2026, 11, 23, tzinfo=UTC))
    (employer,) = json.loads(build_submit_data(board, rulebook))["employers"]
    assert (employer["domains"], employer["trusted"]) == (domains, "acme.example")
    board, rulebook = read_board(folder.root, datetime(2028, 11, 23, tzinfo=UTC))
    (employer,) = json.loads(build_submit_data(board, rulebook))["employers"]
    assert (employer["domains"], employer.get("trusted")) == (["mail.acme.example"], None)
