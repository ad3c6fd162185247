"""Boards made of a few words."""

import copy
import json
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from microboard.board import Board, build_board
from microboard.check import check_board
from microboard.check.values.confirmed_domains import CONFIRMED
from microboard.run.clock import read_clock
from schemas import SCHEMA

ROOT = Path(__file__).parents[1]
EMPLOYER = {
    "name": "Acme Bakery", "kind": "company", "sector": "retail", "website": "https://acme.example/",
    "domains": ["acme.example"], "about": "Three bakeries by the river.", "country": "PT", "maintainers": ["acme-ana"],
}
LISTING: dict[str, Any] = {
    "title": "Ask forty customers about bread",
    "summary": "Stand at the door for five mornings and find out why people buy which bread.",
    "category": "market-research",
    "skills": ["interviewing"],
    "competencies": ["communication"],
    "deliverables": [{"what": "A table with forty answers", "accepted_when": "Every answer has a date"}],
    "effort": {"hours": 20, "weeks": 4},
    "pay": {"type": "fixed", "amount": 400, "currency": "EUR"},
    "location": {"mode": "remote", "applicants_from": "worldwide"},
    "eligibility": {"audience": ["anyone"], "work_authorization": "not-needed"},
    "mentor": {"role": "Head baker", "check_ins": "weekly", "feedback": ["written"]},
    "apply": {"url": "https://acme.example/apply", "deadline": "2026-12-14"},
    "posted": "2026-11-20",
    "description": "We bake bread. " * 20,
}
# A listing that uses every field.
EVERYTHING: dict[str, Any] = {
    "updated": "2026-11-22", "last_confirmed": "2026-11-23", "formerly": ["old-bakery/bread"],
    "openings": 3, "starts": "2027-01-11",
    "engagement": "contractor", "leads_to": ["internship", "part-time"],
    "credit": {"possible": True, "learning_agreement": True, "evaluation": True},
    "skills_taught": ["survey-design"],
    "learning_objectives": ["Ask without leading"], "accessibility": "Step-free entrance",
    "language": "pt-PT", "nda": True, "ai_use": "disclose", "portfolio": "redacted",
    "effort": {"hours": 20, "weeks": 4, "schedule": "some-meetings"},
    "pay": {"type": "hourly", "amount": 20, "amount_to": 30, "currency": "EUR", "paid": "on-acceptance"},
    "location": {"mode": "hybrid", "places": [{"city": "Porto", "region": "Norte", "country": "PT"}]},
    "mentor": {"role": "Head baker", "check_ins": "weekly", "feedback": ["written", "live"], "reference": "letter",
               "introductions": "Two bakers in town", "reply_within": "two-days"},
    "apply": {"url": "https://acme.example/go", "email": "jobs@acme.example", "deadline": "2026-12-14",
              "decision_by": "2026-12-20", "materials": ["A short note"], "ai_screening": "assisted"},
    "not_included": "No baking before six, and no cleaning",
}
OUTCOME = {
    "text": "A table of forty answers, and a rye loaf", "selected": 2, "applicants": "21-50", "answered_everyone": True,
    "decided_in_days": 5, "paid_in_days": 0, "led_to": ["repeat-project", "internship"],
    "links": ["https://acme.example/answers"],
}
TODAY = "2026-11-23"
# Noon of that day, for a build.
DAY = {"SOURCE_DATE_EPOCH": "1795435200"}
# The least that a site needs.
BARE = """\
site_name: Jobs
site_url: https://org.example/jobs/
theme: {name: material, font: false}
plugins: [search, microboard]
"""
# With a theme of one line, for whoever does not ask how pages are drawn: Material takes a second a build.
PLAIN = BARE.replace("{name: material, font: false}", "{name: null, custom_dir: theme}")
TEMPLATE = "<!doctype html><html><head><title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>"


class BoardFolder:
    """A folder with a board in it. Files are JSON, which is YAML."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "opportunities").mkdir(parents=True)

    def add_employer(self, employer_id: str = "acme", /, **changes: object) -> None:
        self._write(f"opportunities/{employer_id}/employer.yml", EMPLOYER, changes)

    def confirm(self, host: str = "acme.example", day: str = "2026-11-16") -> None:
        """Have the site of Acme Bakery name this board."""
        path = self.root / CONFIRMED
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"confirmed": [{"employer": "acme", "host": host, "day": day}]}), encoding="utf-8")

    def add(self, opportunity_id: str = "acme/bread", **changes: object) -> None:
        """Add a listing; ``apply__deadline`` means the field deadline of apply."""
        employer, name = opportunity_id.split("/")
        if not (self.root / f"opportunities/{employer}/employer.yml").exists():
            self.add_employer(employer)
        own = {"apply__url": f"https://acme.example/{name}", "title": f"{LISTING['title']}: {name}"}
        self._write(f"opportunities/{opportunity_id}.yml", LISTING, {**own, **changes})

    def write_policy(self, **dates: int | None) -> None:
        """Give the board a schema of its own, with other windows of time; None leaves one out."""
        shutil.copytree(SCHEMA, self.root / "schema", dirs_exist_ok=True)
        path = self.root / "schema/policy.yml"
        for name, days in dates.items():
            line = "" if days is None else f"  {name}: {days}\n"
            text, count = re.subn(rf"^  {name}: .*\n", line, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert count == 1, f"no {name} in the policy"
            path.write_text(text, encoding="utf-8")

    def build(self, as_of: str = TODAY) -> Board:
        return self.build_at(read_clock(as_of))

    def build_at(self, moment: datetime) -> Board:
        checked = check_board(self.root, moment.date())
        assert not checked.has_errors, checked.problems
        return build_board(checked, moment)

    def _write(self, path: str, base: dict[str, Any], changes: dict[str, Any]) -> None:
        values = copy.deepcopy(base)
        for name, value in changes.items():
            *groups, last = name.split("__")
            target = values
            for group in groups:
                target = target[group]
            target[last] = value
        file = self.root / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")


def write_site(root: Path, config: str, **pages: str) -> Path:
    """Lay mkdocs.yml and hand-written pages around a board; ``guides__now`` means guides/now.md.

    An engine is a program of its own, which does not know the rules of tests unless the board has them.
    """
    if not (root / "schema").exists():
        shutil.copytree(SCHEMA, root / "schema")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    if "custom_dir: theme" in config:
        (root / "theme").mkdir(exist_ok=True)
        (root / "theme/main.html").write_text(TEMPLATE, encoding="utf-8")
    for name, text in pages.items():
        path = root / "docs" / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
