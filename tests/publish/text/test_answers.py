"""What an employer tells of past projects is summed up once enough is told, with how much that is."""

from typing import Any

import pytest

from boards import BoardFolder
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.text.answers import tell_answers
from schemas import RULEBOOK

DAYS = (6, 2, 30, 4, 9, 8)


def fill(folder: BoardFolder, count: int, **changes: Any) -> None:
    for number in range(count):
        outcome = {"text": "A table of answers.", "answered_everyone": number > 0, "decided_in_days": DAYS[number]}
        folder.add(f"acme/no-{number}", **{
            "status": "completed", "outcome": outcome, "posted": "2026-09-01", "apply__deadline": "2026-10-01",
            "description": f"Work number {number}, word{number}. " * 20, **changes})


def tell(folder: BoardFolder) -> str:
    return tell_answers(folder.build().answers.get("acme"))


def test_the_sentence_says_of_how_many_and_of_when(folder: BoardFolder) -> None:
    fill(folder, 6)
    assert tell(folder) == (
        "As the employer told us of projects that ended in the last 24 months: everyone got an answer in 5 of 6 · "
        "7 days from deadline to choice, the median of 6.")


def test_of_four_nothing_is_told(folder: BoardFolder) -> None:
    fill(folder, 4)
    assert tell(folder) == ""
    assert folder.build().answers == {}


@pytest.mark.parametrize("changes", [
    {"status": "withdrawn"}, {"status": "open", "apply__deadline": "2026-12-14", "posted": "2026-11-20"},
    {"posted": "2024-10-01", "updated": "2025-02-01", "apply__deadline": "2024-11-30"},
    {"outcome": "A table, and no fact."}])
def test_what_was_withdrawn_or_is_open_or_old_or_untold_does_not_count(folder: BoardFolder, changes: Any) -> None:
    fill(folder, 6, **changes)
    assert tell(folder) == ""


def test_the_month_in_which_the_window_begins_counts(folder: BoardFolder) -> None:
    fill(folder, 6, posted="2024-10-01", updated="2025-02-01", apply__deadline="2024-12-01")
    assert "5 of 6" in tell(folder)


def test_it_stands_on_the_page_of_the_employer_and_on_its_listings_alone(folder: BoardFolder) -> None:
    fill(folder, 6)
    folder.add("acme/bread")
    folder.add("zebra/stripes", description="Stripes and how to count them, one by one. " * 10)
    plan = Plan(folder.build(), RULEBOOK, Site("Jobs", "https://jobs.example/"))
    told = {page.path for page in plan.iterate_pages() if b"As the employer told us of projects" in page.encode_body()}
    names = ["bread", *(f"no-{number}" for number in range(6))]
    assert told == {"employers/acme/", *(f"opportunities/acme/{name}/" for name in names)}
