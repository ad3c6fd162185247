"""Turns opportunities into the JSON of the API: the fields of the YAML file under their names, and what is derived."""

from datetime import date, datetime
from typing import Any

import orjson

from microboard.board import Employer, Opportunity
from microboard.board.own import NAMED
from microboard.check.fields.field import Field
from microboard.check.values.regions import Region, name_region
from microboard.check.values.vocabulary import Term
from microboard.markdown.html import build_html
from microboard.publish.output import Site

Record = dict[str, Any]
RECORD = "record"
# The state says more than the status, and a description has a file of its own.
LEFT_OUT = frozenset({"status", "description", "updated"})
ADDRESSES = frozenset({"uri", "email"})
# What stays as it is; everything else is a group, a row, or several.
PLAIN = frozenset({str, int, float, bool, date, datetime, type(None)})
# What is worked out as a fraction.
ROUNDED = frozenset({"per_week", "per_hour", "per_hour_to"})
# What a place of work says, by whether it is remote.
PLACES = {True: ("mode", "applicants_from", "regions"), False: ("mode", "places")}


class RecordWriter:
    """Writes what lists hold: all fields in the `tree` of a listing but the description, and what is worked out. Fields
    without a value are left out; days are ISO 8601."""

    def __init__(self, tree: Field, site: Site) -> None:
        self._site = site
        self._names = [field.name for field in tree.fields if field.name in NAMED - LEFT_OUT]
        self._addresses = [field.path for field in tree.walk() if (field.item or field).form in ADDRESSES]

    def build(self, opportunity: Opportunity) -> bytes:
        """The record of one listing, as JSON on one line."""
        o, site = opportunity, self._site
        record = _drop_empty({
            "id": o.id,
            "url": site.url + o.path,
            "api": f"{site.url}api/v1/{o.path.rstrip('/')}.json",
            "state": o.state,
            "employer": _build_employer(o.employer, site),
            **{name: _write(getattr(o, name)) for name in self._names},
            "updated": o.changed,
            **{own.field.name: own.value for own in o.own},
        })
        record["location"] = _choose_places(record["location"])
        if o.state == "withdrawn":
            self._lead_nowhere(record)
        return orjson.dumps(record)

    def _lead_nowhere(self, record: Record) -> None:
        """Take away every address: what was withdrawn may have been a trap."""
        for *groups, name in self._addresses:
            part = record
            for group in groups:
                part = part.get(group, {})
            part.pop(name, None)


def complete_record(record: bytes, opportunity: Opportunity) -> bytes:
    """Everything: the description too, as Markdown and as HTML that is safe to show."""
    rest = orjson.dumps({
        "description": opportunity.description,
        "description_html": build_html(opportunity.description, has_links=opportunity.state != "withdrawn"),
    })
    return record.removesuffix(b"}") + b"," + rest.removeprefix(b"{")


def _build_employer(employer: Employer, site: Site) -> Record:
    return _drop_empty({
        "id": employer.id, "name": employer.name, "url": site.url + employer.path, "kind": employer.kind,
        "sector": employer.sector.id, "website": employer.website, "country": employer.country,
        "domain_confirmed": employer.domain_confirmed, "sample": employer.is_sample or None,
        **{own.field.name: own.value for own in employer.own},
    })


def _choose_places(location: Record) -> Record:
    is_remote = location["mode"] == "remote"
    known = {"applicants_from": "worldwide", **location} if is_remote else location
    return {name: known[name] for name in PLACES[is_remote] if name in known}


def _write(value: Any) -> Any:
    """A value as JSON has it: of a word of the vocabulary and of a region what they are called, too."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, tuple):
        return [_write(one) for one in value]
    if isinstance(value, Term):
        return {"id": value.id, "label": value.label}
    return {"id": value.id, "label": name_region(value)} if isinstance(value, Region) else _write_part(value)


def _write_part(part: Any) -> Record:
    """The fields of a group or a row, those that are derived among them."""
    return _drop_empty({name: _write(getattr(part, name)) for name in part.__slots__})


def _drop_empty(record: Record) -> Record:
    return {name: round(value, 2) if name in ROUNDED else value
            for name, value in record.items() if value or value is False or value == 0}
