"""Fraud in today's words is noticed, and honest offers with similar words are not refused."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from microboard.check.red_flags.flags import BoardFlags
from microboard.check.red_flags.fraud_words import Weights, list_words
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.read import Document
from microboard.read.yaml import parse_yaml
from schemas import SCHEMA

OFFERS = Path(__file__).parent / "offers"
FLAGS = read_shipped_flags()
SEARCH = BoardFlags(FLAGS, {}, {})
ERRORS = {flag.id for flag in FLAGS.flags if flag.severity == "error"}
# These texts are shorter than a description may be, and its words are measured by benchmarks/fraud_words.py.
LEFT_OUT = {"vague", "reads-like-fraud"}


@cache
def find_all(name: str, *, is_held: bool) -> list[set[str]]:
    """The flags of each offer of a file."""
    offers = yaml.safe_load((OFFERS / f"{name}.yml").read_text(encoding="utf-8"))
    return [find(offer["title"], offer["text"]) for offer in offers if bool(offer.get("held")) == is_held]


def find(title: str, description: str) -> set[str]:
    listing = Document("a.yml", {"title": title, "description": description}, parse_yaml(""))
    return {finding.rule for finding in SEARCH.find_in_listing(listing, "acme", None)} - {"vague"}


def test_half_of_the_fraud_that_nobody_looked_at_is_noticed_and_little_else() -> None:
    assert FLAGS.measured
    assert FLAGS.measured.offers
    fraud, honest = find_all("scams", is_held=True), find_all("honest", is_held=True)
    # The weights of words have seen these offers; signs alone have not, and find fewer.
    assert sum(bool(found - LEFT_OUT) for found in fraud) >= 8
    assert FLAGS.measured.offers.unseen["noticed"] >= len(fraud) / 2
    assert sum(bool(found & ERRORS) for found in honest) <= len(honest) / 10


def test_the_figures_of_the_docs_are_those_of_the_offers() -> None:
    measured = FLAGS.measured.offers if FLAGS.measured else None
    assert measured
    columns = ("scams", measured.fraud, measured.noticed), ("honest", measured.honest, measured.hit)
    for name, total, counted in columns:
        found = find_all(name, is_held=False)
        hits = Counter(flag for flags in found for flag in flags - LEFT_OUT)
        assert len(found) == total
        assert hits == {flag: count for flag, count in counted.items() if flag not in LEFT_OUT}


@pytest.mark.parametrize(("text", "flag"), [
    ("For our study of fraud, send us a scan of your passport before the interview.", "asks-for-identity"),
    ("Unlike scams that ask for money, we only need you to send us your bank details.", "asks-for-identity"),
    ("This game about crime begins with a cheque that you deposit. Put it into your account and send the rest on.",
     "moves-money"),
    ("The museum wants to know how couriers live. You register as a courier in your own name, pass the identity check, "
     "and hand over the login.", "rents-identity"),
    ("Research on plagiarism: you write the essay, and the student submits it under their own name.",
     "hands-in-for-others"),
])
def test_a_subject_never_weakens_what_a_reader_is_asked_for(text: str, flag: str) -> None:
    assert flag in find("A research project", text)


@pytest.mark.parametrize("text", [
    "You read forty adverts by scammers who ask for a copy of a passport, and sort them.",
    "You compare two years of reports by mystery shoppers with complaints.",
    "Players complete orders of the village and unlock new orders and seeds.",
    "You write about people who asked others to forward parcels.",
    "A study of registration fees at forty festivals.",
])
def test_what_a_project_is_about_is_no_sign(text: str) -> None:
    assert find("A research project", text) & ERRORS == set()


def test_signs_belong_together_only_near_each_other() -> None:
    arrival, label, far = "Boxes arrive at your home.", "You print the new label.", "We write about cups. " * 20
    assert "moves-money" in find("A", f"{label} {arrival}")
    assert "moves-money" not in find("A", f"{arrival} {far} {label}")


def test_words_are_weighed_by_what_is_known_of_them() -> None:
    weights = Weights(-1.0, 0.0, {"a b": 3.0, "honest": -9.0, **{f"letter{n}": 1.0 for n in "abcdefgh"}})
    assert list_words("a b 12 c.") == {"a", "b", "0", "c", "a b", "b 0", "0 c"}
    text = "lettera letterb letterc letterd lettere letterf letterg letterh"
    assert weights.find_fraud([text]) == ["lettera", "letterb", "letterc"]
    assert weights.find_fraud([f"{text} honest"]) == []
    assert weights.find_fraud(["lettera letterb"]) == []


def test_the_shipped_weights_are_numbers_of_words() -> None:
    text = (SCHEMA / "fraud-words.json").read_text(encoding="utf-8")
    assert 300 < text.count("\n") < 1_500
