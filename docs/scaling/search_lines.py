"""Turns changes.ndjson into lines that OpenSearch (_bulk) or Typesense (import) loads.

python search_lines.py opensearch changes.ndjson > lines
python search_lines.py opensearch changes.ndjson --known the-file-as-loaded-last > lines
python search_lines.py mapping openapi.json > mapping.json
"""

import argparse
import json
import os
from datetime import date, datetime, timedelta
from pathlib import Path

# The fields of the Typesense collection, and where each comes from: skills.id is the id of every skill.
FLAT = {
    "title": "title", "summary": "summary", "url": "url", "api": "api", "state": "state", "language": "language",
    "employer": "employer.name", "employer_id": "employer.id", "employer_kind": "employer.kind",
    "sector": "employer.sector", "sample": "employer.sample", "category": "category.id",
    "category_label": "category.label", "skills": "skills.id", "skill_labels": "skills.label",
    "skills_taught": "skills_taught.id", "competencies": "competencies.id", "deliverables": "deliverables.what",
    "hours": "effort.hours", "weeks": "effort.weeks", "per_week": "effort.per_week", "schedule": "effort.schedule",
    "pay_type": "pay.type", "amount": "pay.amount", "amount_to": "pay.amount_to", "currency": "pay.currency",
    "per_hour": "pay.per_hour", "per_hour_to": "pay.per_hour_to",
    "mode": "location.mode", "applicants_from": "location.applicants_from", "cities": "location.places.city",
    "countries": "location.places.country", "audience": "eligibility.audience",
    "work_authorization": "eligibility.work_authorization", "check_ins": "mentor.check_ins",
    "feedback": "mentor.feedback", "reference": "mentor.reference", "last_day": "apply.last_day",
    "closes": "apply.closes", "posted_day": "posted", "updated_day": "updated", "starts": "starts",
    "starts_day": "starts", "openings": "openings", "engagement": "engagement", "leads_to": "leads_to",
    "credit": "credit.possible", "nda": "nda", "ai_use": "ai_use", "portfolio": "portfolio",
    "learning_objectives": "learning_objectives",
}
# A listing may be merged days after its date, so reading goes on that far behind the last visit.
OVERLAP = timedelta(days=30)


def iterate_changes(lines, known=(), since=None):
    """What differs from the known lines, as (id, record), and at the end (id, None) for each that has left.

    With `since`, the day of the last visit, only the beginning is read, and nothing can be said to have left.
    """
    held = {json.loads(line)["id"]: line.strip() for line in known}
    for line in lines:
        record = json.loads(line)
        if since and date.fromisoformat(record["updated"]) < since - OVERLAP:
            return
        if held.pop(record["id"], None) != line.strip():
            yield record["id"], record
    if not since:
        yield from ((left, None) for left in held)


def iterate_bulk(changes):
    """Lines for OpenSearch: two for a record, which goes in as it is, and one for what has left."""
    for name, record in changes:
        yield {"delete" if record is None else "index": {"_id": name}}
        if record is not None:
            yield record


def iterate_documents(changes):
    """Lines for Typesense, one for a record. Its import cannot delete: `gone` names what has left."""
    return (flatten(record) for _, record in changes if record is not None)


def iterate_gone(changes):
    """The ids in Typesense of what has left."""
    return (name.replace("/", ".") for name, record in changes if record is None)


def flatten(record):
    """The record without groups. Days are numbers, counted from 1 January 1970, and an id has no slash."""
    document = {"id": record["id"].replace("/", ".")}
    for name, path in FLAT.items():
        value = pick(record, path)
        if name == "closes":
            value = int(datetime.fromisoformat(value).timestamp())
        elif name.endswith("_day"):
            value = count_days(value)
        elif name == "applicants_from" and value == "worldwide":
            value = [value]
        if value is not None:
            document[name] = value
    return document


def pick(value, path):
    """What is at the path, None where nothing is; of a list, what is at the path of each that has it."""
    if isinstance(value, list):
        return [found for one in value if (found := pick(one, path)) is not None]
    name, _, rest = path.partition(".")
    inner = value.get(name)
    return pick(inner, rest) if rest and inner is not None else inner


def count_days(text):
    """The number of a day, and None for what is no day: a start may be flexible."""
    return (date.fromisoformat(text) - date(1970, 1, 1)).days if text and text[0].isdigit() else None


def complete_mapping(described):
    """The mapping with what this board's description of its API (OpenAPI) has besides: fields of the board's own."""
    mapping = json.loads(Path(__file__).with_name("opensearch-mapping.json").read_text(encoding="utf-8"))
    listing = mapping["mappings"]["properties"]
    schemas = described["components"]["schemas"]
    for mapped, name in ((listing, "Opportunity"), (listing["employer"]["properties"], "Employer")):
        for field, schema in schemas[name]["properties"].items():
            if field not in mapped:
                mapped[field] = map_field(schema)
    return mapping


def map_field(schema):
    """A text that is longer than a choice is for words, everything else for filters and counts."""
    schema = schema.get("items", schema)
    kind = schema.get("$ref", schema.get("type")).rpartition("/")[2]
    if kind == "string" and schema.get("maxLength", 0) > LONGEST_CHOICE:
        return {"type": "text", "analyzer": "english"}
    return TYPES[kind]


LONGEST_CHOICE = 60
TYPES = {
    "string": {"type": "keyword"}, "boolean": {"type": "boolean"}, "integer": {"type": "integer"},
    "number": {"type": "scaled_float", "scaling_factor": 100}, "Day": {"type": "date", "format": "strict_date"},
    "Address": {"type": "keyword", "index": False, "doc_values": False},
}
WRITERS = {"opensearch": iterate_bulk, "typesense": iterate_documents, "gone": iterate_gone}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", choices=[*WRITERS, "mapping"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--known", type=Path, help="the file as it was loaded last")
    parser.add_argument("--since", type=date.fromisoformat, help="the day of the last visit: read on to 30 days before")
    said = parser.parse_args()
    if said.lines == "mapping":
        print(json.dumps(complete_mapping(json.loads(said.file.read_text(encoding="utf-8"))), indent=2))
        return
    with said.file.open(encoding="utf-8") as lines, (said.known or Path(os.devnull)).open(encoding="utf-8") as known:
        for line in WRITERS[said.lines](iterate_changes(lines, known, said.since)):
            print(line if said.lines == "gone" else json.dumps(line, separators=(",", ":")))


if __name__ == "__main__":
    main()
