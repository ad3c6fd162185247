"""Writes a board of invented listings as YAML files, the same bytes every time for a size and a day."""

import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from large_board import COUNTRIES, CURRENCIES, HOURS, OPPORTUNITIES_OF_AN_EMPLOYER, choose, write_summary, write_title
from microboard.check.values.vocabulary import Vocabulary
from microboard.publish.text.labels import LABELS
from word_lists import ADJECTIVES, CITIES, KINDS, NAMES, PURPOSES, SENTENCES, THINGS, VERBS

ROOT = Path(__file__).parents[1]
# The share of listings that are open on a board that has run for a year.
OPEN_SHARE = 0.8
# The same in the frame of every generator.
MENU = """
nav:
  - Home: index.md
  - Opportunities: opportunities/index.md
  - Employers: employers/index.md
  - Offer a project: submit/index.md
"""
HOME = """# A board

<!-- microboard: newest 6 -->
"""
KIND_OF_EMPLOYER = ("company", "startup", "nonprofit", "government", "university", "open-source")


def write_board(folder: Path, size: int, vocabulary: Vocabulary, today: date) -> None:
    """Make `folder` a board with the configuration and the schema of this repository, a home page, and `size` listings
    of its own. It has no manual, as no other generator builds one."""
    shutil.copytree(ROOT / "schema", folder / "schema")
    configuration, _, _ = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")
    (folder / "mkdocs.yml").write_text(configuration + MENU, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(HOME, encoding="utf-8")
    employers = -(-size // OPPORTUNITIES_OF_AN_EMPLOYER)
    for number in range(employers):
        place = folder / "opportunities" / name_employer(number)
        place.mkdir(parents=True)
        (place / "employer.yml").write_text(write_employer(number, vocabulary), encoding="utf-8")
    for number in range(size):
        employer = number % employers
        path = folder / "opportunities" / name_employer(employer) / f"project-{number}.yml"
        path.write_text(write_listing(number, employer, vocabulary, today), encoding="utf-8")


def name_employer(number: int) -> str:
    """The folder of an employer."""
    return f"{_get_name(number).lower().replace(' ', '-')}-{number}"


def write_employer(number: int, vocabulary: Vocabulary) -> str:
    """An employer.yml."""
    random = Random(f"employer {number}")
    name, host = _get_name(number), f"{name_employer(number)}.example"
    return _write({
        "name": f"{name} {number}", "kind": random.choice(KIND_OF_EMPLOYER),
        "sector": random.choice([*vocabulary.sectors]), "website": f"https://{host}/", "domains": [host],
        "about": _write_sentences(random, 200), "country": choose(random, COUNTRIES),
        "maintainers": [f"{name.lower().replace(' ', '-')}-staff"],
    })


def write_listing(number: int, employer: int, vocabulary: Vocabulary, today: date) -> str:
    """A listing as long as those of real boards: 2 to 6 kB, half of them above 2.7 kB."""
    random = Random(f"listing {number}")
    is_open = random.random() < OPEN_SHARE
    posted = today - timedelta(days=random.randrange(100) if is_open else random.randrange(100, 365))
    deadline = max(posted, today) + timedelta(days=random.randrange(3, 20)) if is_open else posted + timedelta(days=60)
    hours = random.choice(HOURS)
    return _write({
        "title": write_title(random)[:90], "summary": write_summary(random),
        "category": choose(random, [*vocabulary.categories]),
        "skills": _choose_some(random, [*vocabulary.skills], 4),
        "competencies": _choose_some(random, [*vocabulary.competencies], 3),
        "deliverables": [{"what": _write_sentence(random)[:190], "accepted_when": _write_sentence(random)[:190]}
                         for _ in range(random.randint(1, 3))],
        "effort": {"hours": hours, "weeks": min(12, max(-(-hours // 30), round(hours / random.uniform(4, 20)))),
                   "schedule": random.choice([*LABELS["schedule"]])},
        "pay": _choose_pay(random, hours),
        "location": _choose_location(random),
        "eligibility": {"audience": random.sample([*LABELS["audience"]], random.randint(1, 3)),
                        "work_authorization": random.choice(["not-needed", "required", "student-visa-ok"])},
        "mentor": {"role": f"Head of the {random.choice(THINGS)}", "check_ins": random.choice([*LABELS["check_ins"]]),
                   "feedback": random.sample([*LABELS["feedback"]], random.randint(1, 2)),
                   "reference": random.choice([*LABELS["reference"]])},
        "apply": {"url": f"https://{name_employer(employer)}.example/apply/{number}", "deadline": deadline.isoformat(),
                  "materials": [_write_sentence(random)[:120]]},
        "posted": posted.isoformat(),
        **({} if random.random() < 0.5 else {"starts": random.choice(["flexible", "rolling"]),
                                             "engagement": random.choice(["contractor", "employee", "fellowship"]),
                                             "leads_to": ["internship"]}),
    }) + _write_description(random)


def _write(values: Mapping[str, Any]) -> str:
    """YAML as people write it: one field a line, groups indented, lists of words in brackets."""
    return "".join(_write_field(name, value, "") for name, value in values.items())


def _write_field(name: str, value: object, indent: str) -> str:
    if isinstance(value, dict):
        return f"{indent}{name}:\n" + "".join(_write_field(key, one, f"{indent}  ") for key, one in value.items())
    if isinstance(value, list) and value and isinstance(value[0], dict):
        items = ("".join(_write_field(key, one, f"{indent}    ") for key, one in item.items()) for item in value)
        return f"{indent}{name}:\n" + "".join(f"{indent}  - {item.lstrip()}" for item in items)
    if isinstance(value, list):
        return f"{indent}{name}: [{', '.join(json.dumps(one, ensure_ascii=False) for one in value)}]\n"
    is_bare = not isinstance(value, str) or value.replace("-", "").isalnum()
    return f"{indent}{name}: {value if is_bare else json.dumps(value, ensure_ascii=False)}\n"


def _write_description(random: Random) -> str:
    """Paragraphs, a list, and here and there a heading, a link or a table."""
    parts = [_write_sentences(random, random.randint(200, 500)), "## What you do",
             "\n".join(f"- {_write_sentence(random)}" for _ in range(random.randint(3, 5)))]
    for _ in range(random.choice((1, 1, 2, 2, 3, 6))):
        parts.append(_write_sentences(random, random.randint(200, 450)))
    if random.random() < 0.3:
        parts.append("| Week | Work |\n| --- | --- |\n" + "\n".join(
            f"| {week} | {random.choice(VERBS)} the {random.choice(THINGS)} |" for week in range(1, 5)))
    if random.random() < 0.3:
        parts.append(f"More is in **[our handbook](https://{choose(random, NAMES).lower()}.example/handbook)**.")
    lines = "\n\n".join(parts).split("\n")
    return "description: |\n" + "".join(f"  {line}\n" if line else "\n" for line in lines)


def _write_sentences(random: Random, length: int) -> str:
    sentences = [_write_sentence(random)]
    while sum(map(len, sentences)) < length:
        sentences.append(_write_sentence(random))
    return " ".join(sentences)


def _write_sentence(random: Random) -> str:
    return random.choice(SENTENCES).format(
        verb=random.choice(VERBS), does=random.choice(VERBS).lower(), how=random.choice(ADJECTIVES),
        thing=random.choice(THINGS), other=random.choice(THINGS), why=random.choice(PURPOSES),
        name=choose(random, NAMES), city=random.choice(CITIES),
    )


def _choose_pay(random: Random, hours: int) -> dict[str, Any]:
    currency = random.choices([*CURRENCIES], [share for _, share in CURRENCIES.values()])[0]
    rate = round(random.uniform(18, 40) * CURRENCIES[currency][0])
    kind = random.choices(("fixed", "hourly", "stipend"), (60, 25, 15))[0]
    return {"type": kind, "amount": rate if kind == "hourly" else rate * hours, "currency": currency,
            "paid": random.choice([*LABELS["paid"]])}


def _choose_location(random: Random) -> dict[str, Any]:
    mode = random.choice(("remote", "remote", "hybrid", "onsite"))
    if mode != "remote":
        return {"mode": mode, "places": [{"city": random.choice(CITIES), "country": choose(random, COUNTRIES)}]}
    countries = sorted({choose(random, COUNTRIES) for _ in range(random.choice((0, 0, 1, 2, 5)))})
    return {"mode": mode, "applicants_from": countries or "worldwide"}


def _choose_some(random: Random, ids: Sequence[str], most: int) -> list[str]:
    return [*dict.fromkeys(choose(random, ids) for _ in range(random.randint(1, most)))]


def _get_name(number: int) -> str:
    return f"{NAMES[number * 7 % len(NAMES)]} {KINDS[number % len(KINDS)]}"
