"""Reads a board's YAML into plain values that every rival's project is written from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from microboard.check.values.names import name_country, name_in_sentence, sort_countries
from microboard.publish.text.face import HUES, build_letters, pick_hue
from microboard.publish.text.labels import LABELS
from microboard.run.clock import get_earth_date

Values = dict[str, Any]
KINDS = {"categories": "{}: open projects", "skills": "Projects that use {}",
         "competencies": "Projects that exercise {}", "places": "Projects in or from {}", "employers": "{}"}
HEADINGS = {"categories": "Categories", "places": "Places", "skills": "Skills", "competencies": "Competencies",
            "employers": "Employers"}
LEADS = {"categories": "The kind of work that a project is.",
         "places": "Where the work is done, or from where people may do it.",
         "skills": "What you bring, or learn while you are at it.",
         "competencies": "What employers look for in every field, and a project exercises.",
         "employers": "Everyone who offers projects on this board."}
COUNTED = "The number says how many projects are open."
PROJECTS = {"name": "Projects", "path": "/opportunities/"}


@dataclass(frozen=True, slots=True)
class Source:
    """What a board says. `terms` are the lists of each of `KINDS`, by id; `countries` are names by code, alone and in a
    sentence."""

    listings: tuple[Values, ...]
    employers: dict[str, Values]
    terms: dict[str, dict[str, Values]]
    countries: dict[str, dict[str, str]]

    @property
    def open(self) -> list[Values]:
        """The open listings."""
        return [one for one in self.listings if one["is_open"]]


def read_source(folder: Path, as_of: datetime) -> Source:
    """The board in `folder`, newest listings first."""
    today = get_earth_date(as_of)
    vocabulary = _read(folder / "schema" / "vocabulary.yml")
    sectors = {one["id"]: one["label"] for one in vocabulary["sectors"]}
    employers = {path.parent.name: _read_employer(path, sectors)
                 for path in sorted(folder.glob("opportunities/*/employer.yml"))}
    listings = [_read_listing(path, employers[path.parent.name], today)
                for path in folder.glob("opportunities/*/project-*.yml")]
    listings.sort(key=lambda one: (-date.fromisoformat(one["posted"]).toordinal(), one["id"]))
    codes = sorted({code for one in listings for code in one["countries"]})
    terms = {kind: {one["id"]: _describe(kind, one["label"], one.get("text", "")) for one in vocabulary[kind]}
             for kind in ("categories", "skills", "competencies")}
    for place, one in enumerate(terms["categories"].values()):
        one["hue"] = place % HUES
    countries = {code: {"name": name_country(code), "here": name_in_sentence(code)} for code in codes}
    terms["places"] = {"remote": {**_describe("places", "Remote", ""), "heading": "Remote projects"},
                       **{code.lower(): _describe_country(code, names) for code, names in countries.items()}}
    terms["employers"] = {name: {**_describe("employers", one["name"], one["about"]), **one}
                          for name, one in employers.items()}
    return Source(tuple(listings), employers, terms, countries)


def list_labels() -> dict[str, dict[str, str]]:
    """The words for the choices of a listing."""
    return LABELS


def _describe(kind: str, label: str, text: str) -> Values:
    above = [PROJECTS, {"name": HEADINGS[kind], "path": f"/{kind}/"}]
    return {"title": label, "description": text, "heading": KINDS[kind].format(label),
            "above": above[1:] if kind == "employers" else above}


def _describe_country(code: str, names: dict[str, str]) -> Values:
    return {**_describe("places", names["name"], ""), "heading": KINDS["places"].format(names["here"]),
            "here": names["here"], "code": code}


def _read_employer(path: Path, sectors: dict[str, str]) -> Values:
    values = _read(path)
    return {"name": values["name"], "about": values["about"], "website": values["website"],
            "kind": LABELS["kind"][values["kind"]], "sector": sectors[values["sector"]],
            "country": name_country(values["country"]), "country_code": values["country"],
            "letters": build_letters(values["name"]), "hue": pick_hue(path.parent.name)}


def _read_listing(path: Path, employer: Values, today: date) -> Values:
    values = _read(path)
    values["effort"] |= {name: int(values["effort"][name]) for name in ("hours", "weeks")}
    values["pay"]["amount"] = _read_number(values["pay"]["amount"])
    values |= {
        "id": f"{path.parent.name}/{path.stem}", "employer": path.parent.name, "employer_name": employer["name"],
        "employer_website": employer["website"], "employer_country": employer["country_code"],
        "employer_letters": employer["letters"], "employer_hue": employer["hue"],
        "is_open": date.fromisoformat(values["apply"]["deadline"]) >= today,
    }
    location = values["location"]
    if isinstance(location.get("applicants_from"), list):
        location["applicants_from"] = sort_countries(location["applicants_from"])
    values["countries"] = sort_countries(_iterate_countries(location))
    return values


def _iterate_countries(location: Values) -> Iterator[str]:
    yield from dict.fromkeys(place["country"] for place in location.get("places", ()))
    if isinstance(location.get("applicants_from"), list):
        yield from location["applicants_from"]


def _read_number(text: str) -> float:
    return int(text) if text.isdigit() else float(text)


@cache
def _get_loader() -> type:
    # Text stays text: the code of Norway is NO.
    return yaml.CBaseLoader


def _read(path: Path) -> Values:
    values: Values = yaml.load(path.read_text(encoding="utf-8"), Loader=_get_loader())
    return values


def list_places(listing: Values) -> list[str]:
    """The ids of the places whose lists have it."""
    remote = ["remote"] if listing["location"]["mode"] == "remote" else []
    return [*remote, *(code.lower() for code in listing["countries"])]
