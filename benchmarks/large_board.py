"""Makes a board of many invented opportunities, the same ones every time but for the day."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import TypeVar

from microboard.board import Board, Employer, Opportunity
from microboard.board.collections import build_collections, group
from microboard.board.model import Apply, Deliverable, Effort, Eligibility, Location, Mentor, Pay, Place
from microboard.board.moments import build_moments
from microboard.check import Rulebook
from microboard.check.values.vocabulary import Term
from microboard.publish.text.labels import LABELS
from microboard.run.clock import get_closing, get_earth_date
from word_lists import ADJECTIVES, CITIES, KINDS, NAMES, PURPOSES, THINGS, VERBS

COUNTRIES = ("US", "GB", "DE", "IN", "FR", "ES", "PT", "NL", "CA", "AU", "BR", "KE", "ZA", "NG", "JP", "PL", "SE", "IE",
             "IT", "MX", "CO", "PH", "EE", "AT", "CH", "BE", "DK", "NO", "FI", "CZ", "RO", "GR", "TR", "ID", "VN")
# What one euro is worth, roughly, and how often the currency is met.
CURRENCIES = {"EUR": (1, 40), "USD": (1.1, 30), "GBP": (0.9, 12), "INR": (95, 6), "KES": (140, 4), "ZAR": (20, 3),
              "BRL": (6, 3), "JPY": (165, 2)}
HOURS = (8, 10, 12, 15, 20, 24, 30, 40, 60, 80, 120, 160)
OPPORTUNITIES_OF_AN_EMPLOYER = 10

T = TypeVar("T")


def build_large_board(size: int, rulebook: Rulebook, as_of: datetime) -> Board:
    """A board with `size` open opportunities and a tenth as many employers."""
    random = Random(1)
    sectors = list(rulebook.vocabulary.sectors.values())
    employers = [_build_employer(number, random, sectors) for number in range(size // OPPORTUNITIES_OF_AN_EMPLOYER)]
    made = [_build_opportunity(number, random, employers, rulebook, as_of) for number in range(size)]
    live = tuple(sorted(made, key=lambda one: (-one.posted.toordinal(), one.id)))
    ordered = tuple(sorted(employers, key=lambda employer: (employer.name.casefold(), employer.id)))
    return Board(
        as_of=as_of, policy=rulebook.policy, vocabulary=rulebook.vocabulary, employers=ordered, opportunities=live,
        open=live, closed=(), offers=group(live, lambda one: [one.employer.id]), past={},
        moments=build_moments(live, as_of),
        collections=MappingProxyType(build_collections(live, ordered, rulebook.vocabulary)),
        tree=rulebook.opportunity.tree,
    )


def _build_employer(number: int, random: Random, sectors: Sequence[Term]) -> Employer:
    name = f"{NAMES[number * 7 % len(NAMES)]} {random.choice(KINDS)}"
    return Employer(f"{name.lower().replace(' ', '-')}-{number}", name, "company", random.choice(sectors),
                    "https://employer.example/", f"{name} is invented.", random.choice(COUNTRIES), (), is_sample=False)


def _build_opportunity(
    number: int, random: Random, employers: Sequence[Employer], rulebook: Rulebook, as_of: datetime
) -> Opportunity:
    words = rulebook.vocabulary
    today = as_of.date()
    deadline = today + timedelta(days=random.randrange(3, 120))
    employer = choose(random, employers)
    effort = _build_effort(random)
    posted = today - timedelta(days=random.randrange(120))
    mode = random.choice(("remote", "remote", "hybrid", "onsite"))
    return Opportunity(
        id=f"{employer.id}/project-{number}",
        employer=employer,
        title=write_title(random),
        summary=write_summary(random),
        category=choose(random, list(words.categories.values())),
        skills=_sample(random, words.skills, 4),
        skills_taught=(),
        competencies=_sample(random, words.competencies, 3),
        deliverables=(Deliverable("A report", ""),),
        effort=effort,
        pay=_build_pay(random, effort),
        location=_build_location(random, mode),
        eligibility=Eligibility(tuple(random.sample([*LABELS["audience"]], random.randint(1, 3))),
                                random.choice([*LABELS["work_authorization"]])),
        mentor=Mentor("Head of projects", random.choice([*LABELS["check_ins"]]),
                      tuple(random.sample([*LABELS["feedback"]], 2)), random.choice([*LABELS["reference"]]), ""),
        apply=Apply("https://employer.example/apply", "", deadline, deadline, get_closing(deadline), None, ()),
        posted=posted,
        changed=posted,
        last_confirmed=None,
        confirmed=posted,
        starts=random.choice(("", "flexible", "rolling", deadline + timedelta(days=random.randrange(7, 60)))),
        openings=1,
        engagement=random.choice(["", *LABELS["engagement"]]),
        leads_to=(), credit=None, learning_objectives=(), accessibility="",
        language="en" if random.random() < 0.9 else random.choice(("de", "es", "fr", "pt")),
        nda=None, ai_use="", portfolio="", outcome="", description="",
        state="open",
        days_left=(deadline - get_earth_date(as_of)).days,
    )


def _build_effort(random: Random) -> Effort:
    hours = random.choice(HOURS)
    weeks = max(1, round(hours / random.uniform(4, 20)))
    return Effort(hours, weeks, "flexible", hours / weeks)


def _build_pay(random: Random, effort: Effort) -> Pay:
    kind = random.choices(("fixed", "hourly", "stipend", "unpaid"), (60, 25, 12, 3))[0]
    if kind == "unpaid":
        return Pay(kind, None, "", "", None)
    currency = random.choices([*CURRENCIES], [share for _, share in CURRENCIES.values()])[0]
    rate = round(random.uniform(15, 45) * CURRENCIES[currency][0])
    if kind == "hourly":
        return Pay(kind, rate, currency, "", rate)
    amount = round(rate * effort.hours, -1)
    return Pay(kind, amount, currency, "", amount / effort.hours)


def _build_location(random: Random, mode: str) -> Location:
    if mode != "remote":
        return Location(mode, (), (Place(random.choice(CITIES), "", choose(random, COUNTRIES)),))
    number = random.choice((0, 0, 1, 2, 5))
    return Location(mode, tuple(sorted({choose(random, COUNTRIES) for _ in range(number)})), ())


def write_title(random: Random) -> str:
    title = f"{random.choice(VERBS)} the {random.choice(ADJECTIVES)} {random.choice(THINGS)}"
    return f"{title} of {choose(random, NAMES)}" if random.random() < 0.5 else title


def write_summary(random: Random) -> str:
    """100 to 200 characters."""
    verb, adjective, thing, purpose = (random.choice(words) for words in (VERBS, ADJECTIVES, THINGS, PURPOSES))
    summary = f"{verb} the {adjective} {thing} {purpose}"
    wanted = random.randint(100, 150)
    while len(summary) < wanted:
        summary += f", {random.choice(VERBS).lower()} the {random.choice(THINGS)} of {choose(random, NAMES)}"
    return f"{summary[:199]}."


def choose(random: Random, things: Sequence[T]) -> T:
    """One of them, the first ones far more often than the last."""
    return things[int(len(things) * random.random() ** 2)]


def _sample(random: Random, terms: Mapping[str, Term], most: int) -> tuple[Term, ...]:
    values = list(terms.values())
    return tuple({term.id: term for term in (choose(random, values) for _ in range(random.randint(1, most)))}.values())
