"""What came of a project is told in facts, of which each stands by itself."""

import pytest

from boards import OUTCOME
from microboard.publish.text.outcome import list_outcome_facts

TEXT = "Three bakeries lend cups now"


@pytest.mark.parametrize(("told", "facts"), [
    ({}, []),
    (OUTCOME, [
        "21 to 50 people applied", "2 people were chosen", "Everyone who applied got an answer",
        "The choice was made 5 days after the deadline", "The pay came on the day on which the work was accepted",
        "It led to another project and an internship"]),
    ({"applicants": "over-50", "selected": 1, "answered_everyone": False, "decided_in_days": 1, "paid_in_days": 1}, [
        "More than 50 people applied", "1 person was chosen", "Not everyone who applied got an answer",
        "The choice was made 1 day after the deadline", "The pay came 1 day after the work was accepted"]),
    ({"selected": 0, "decided_in_days": 0, "paid_in_days": 30}, [
        "Nobody was chosen", "The choice was made on the day of the deadline",
        "The pay came 30 days after the work was accepted"]),
])
def test_facts_are_told_as_far_as_they_are_known(folder, told: dict[str, object], facts: list[str]) -> None:
    folder.add(status="completed", outcome={"text": TEXT, **told})
    (opportunity,) = folder.build().opportunities
    assert list_outcome_facts(opportunity.outcome) == facts


def test_a_plain_text_is_what_came_of_it(folder) -> None:
    folder.add(status="completed", outcome=TEXT)
    (opportunity,) = folder.build().opportunities
    assert (opportunity.outcome.text, list_outcome_facts(opportunity.outcome)) == (TEXT, [])
