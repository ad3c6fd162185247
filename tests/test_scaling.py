"""What docs/scaling/ offers to search clusters takes every listing that the API writes."""

import json
import runpy
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from boards import EVERYTHING, OUTCOME, ROOT, BoardFolder
from microboard.board import Board, build_board
from microboard.board.own import list_own
from microboard.check import check_board
from microboard.check.fields.shipped_trees import read_shipped_trees
from microboard.publish.api.files import BASE, CHANGES
from microboard.publish.api.openapi import build_openapi, read_schemas
from microboard.publish.output import Site
from microboard.run.clock import read_clock
from own_fields import ALL_FIELDS, EMPLOYER_VALUES, VALUES, add_fields
from search_engines import find_flat_misfits, find_misfits, is_fitting, iterate_described, iterate_mapped
from site_files import iterate_files

FOLDER = ROOT / "docs/scaling"
SCRIPT = FOLDER / "search_lines.py"
COLLECTION = json.loads((FOLDER / "typesense-collection.json").read_text())
SCHEMAS = read_schemas()
DESCRIBED = dict(iterate_described(SCHEMAS["FullOpportunity"], SCHEMAS))
# Fields that the Typesense collection leaves out, since it holds in memory whatever it indexes.
LEFT_OUT = {
    "id",  # with a dot for its slash
    "employer.url", "employer.website", "employer.country", "employer.domain_confirmed", "skills_taught.label",
    "competencies.label",
    "deliverables.accepted_when", "pay.paid", "location.places.region", "mentor.role", "mentor.introductions",
    "mentor.reply_within", "apply.ai_screening", "location.regions.id", "location.regions.label",
    "outcome.text", "outcome.selected", "outcome.applicants", "outcome.answered_everyone", "outcome.decided_in_days",
    "outcome.paid_in_days", "outcome.led_to", "outcome.links",
    "apply.url", "apply.email", "apply.deadline", "apply.decision_by", "apply.materials", "last_confirmed", "formerly",
    "credit.learning_agreement", "credit.evaluation", "accessibility", "description", "description_html",
}


# Run and not imported, which would leave a compiled copy among the pages.
LINES = SimpleNamespace(**runpy.run_path(str(SCRIPT)))
MAPPING = LINES.complete_mapping({"components": {"schemas": SCHEMAS}})["mappings"]
# And those that no part of the program knows by name.
UNNAMED = {field.name for field in list_own(*read_shipped_trees())}


def read_changes(board: Board) -> str:
    files = {output.path: output.data for output in iterate_files(board, Site("Jobs", "https://org.example/jobs/"))}
    return files[CHANGES].decode()


def read_records(board: Board) -> list[dict[str, Any]]:
    """Every record, as lists and as single files hold it."""
    files = {output.path: output.data for output in iterate_files(board, Site("Jobs", "https://org.example/jobs/"))}
    alone = [json.loads(data) for path, data in files.items() if path.startswith(f"{BASE}opportunities/")]
    return [*map(json.loads, files[CHANGES].splitlines()), *alone]


@pytest.fixture
def records(folder: BoardFolder) -> list[dict[str, Any]]:
    folder.add("acme/bread")
    folder.add("acme/rolls", location__applicants_from=["CH", "EEA"], starts="rolling")
    folder.add("acme/everything", **EVERYTHING)
    folder.add("acme/past", posted="2026-06-01", apply__deadline="2026-06-20", status="completed",
               outcome=OUTCOME)
    folder.confirm()
    folder.add_employer("baker", sample=True)
    folder.add("baker/withdrawn", status="withdrawn", apply__url="https://acme.example/gone")
    return read_records(folder.build())


def test_every_field_of_the_api_is_mapped_with_a_type_that_takes_it() -> None:
    mapped = dict(iterate_mapped(MAPPING))
    assert mapped.keys() == DESCRIBED.keys()
    assert [path for path, schema in DESCRIBED.items() if not is_fitting(schema, mapped[path])] == []


def test_every_field_of_the_api_occurs_in_the_records_that_are_tried(records) -> None:
    seen = {path for record in records for path in list_paths(record)}
    assert seen == DESCRIBED.keys()


def list_paths(value: Any, path: str = "") -> set[str]:
    if isinstance(value, dict):
        return {found for name, inner in value.items() for found in list_paths(inner, f"{path}.{name}".lstrip("."))}
    return {found for one in value for found in list_paths(one, path)} if isinstance(value, list) else {path}


def test_fields_of_a_board_s_own_are_mapped_from_its_description(folder: BoardFolder, tmp_path: Path) -> None:
    add_fields(folder, ALL_FIELDS)
    folder.add_employer("acme", **EMPLOYER_VALUES)
    folder.add("acme/bread", **VALUES)
    board = folder.build()
    spec = tmp_path / "openapi.json"
    spec.write_text(json.dumps(build_openapi(Site("Jobs", "https://org.example/jobs/"), "", board.own)))
    mapping = json.loads("\n".join(run("mapping", spec)))["mappings"]
    for record in read_records(board):
        assert [*find_misfits(record, mapping)] == []
    kinds = {name: mapping["properties"][name]["type"] for name in VALUES}
    assert kinds == {"x-campus": "keyword", "x-course-credit": "scaled_float", "x-room": "text",
                     "x-languages": "keyword", "x-fair": "date", "x-funded": "boolean", "x-film": "keyword"}
    assert mapping["properties"]["employer"]["properties"]["x-alumni"] == {"type": "boolean"}


def test_every_record_fits_the_mapping_and_the_collection(records) -> None:
    for record in records:
        assert [*find_misfits(record, MAPPING)] == []
        assert [*find_flat_misfits(LINES.flatten(record), COLLECTION)] == []


def test_every_sample_fits_the_mapping_and_the_collection(sample_board: Path) -> None:
    moment = read_clock("2026-11-24")
    for record in read_records(build_board(check_board(sample_board, moment.date()), moment)):
        assert [*find_misfits(record, MAPPING)] == []
        assert [*find_flat_misfits(LINES.flatten(record), COLLECTION)] == []


@pytest.mark.parametrize(("change", "said"), [
    ({"salary": 1}, "salary is not mapped"),
    ({"posted": "2026-02-30"}, "posted is '2026-02-30', no date"),
    ({"posted": "20261120"}, "posted is '20261120', no date"),
    ({"openings": 2**31}, "openings is 2147483648, no integer"),
    ({"openings": True}, "openings is True, no integer"),
    ({"nda": "no"}, "nda is 'no', no boolean"),
    ({"effort": {"hours": "20"}}, "effort.hours is '20', no scaled_float"),
    ({"skills": [{"id": "sql", "level": 3}]}, "skills.level is not mapped"),
    ({"state": "x" * 40_000}, f"state is {'x' * 40_000!r}, no keyword"),
])
def test_a_record_that_does_not_fit_is_found(change: dict[str, Any], said: str) -> None:
    assert [*find_misfits(change, MAPPING)] == [said]


def test_every_field_of_the_api_is_in_the_collection_or_left_out_by_name() -> None:
    assert {*LINES.FLAT.values()} | LEFT_OUT | UNNAMED == DESCRIBED.keys()
    assert {*LINES.FLAT.values()} & LEFT_OUT == set()
    assert [field["name"] for field in COLLECTION["fields"]] == [*LINES.FLAT]


def test_the_collection_asks_only_for_what_every_record_has() -> None:
    """Typesense holds no field that is required and not indexed, and sorts by one that is required."""
    fields = {field["name"]: field for field in COLLECTION["fields"]}
    assert not fields[COLLECTION["default_sorting_field"]].get("optional")
    for name, field in fields.items():
        if not field.get("optional"):
            assert field.get("index", True)
            assert is_required(LINES.FLAT[name])


def is_required(path: str) -> bool:
    schema: dict[str, Any] = SCHEMAS["Opportunity"]
    for name in path.split("."):
        if name not in schema["required"]:
            return False
        schema = schema["properties"][name]
        schema = schema.get("items", schema)
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return True


def run(*arguments: object) -> list[str]:
    ran = subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], capture_output=True, text=True, check=True)
    assert ran.stdout == "" or ran.stdout.endswith("\n")
    return ran.stdout.split("\n")[:-1]


def test_the_script_writes_what_bulk_loading_reads(folder, tmp_path) -> None:
    folder.add("acme/bread", title="Ask forty\u2028customers about bread")
    folder.add("acme/rolls")
    folder.add("acme/buns")
    old, new = tmp_path / "old.ndjson", tmp_path / "new.ndjson"
    old.write_text(read_changes(folder.build()), encoding="utf-8")
    (folder.root / "opportunities/acme/buns.yml").unlink()
    folder.add("acme/rolls", status="filled")
    folder.add("acme/cakes")
    new.write_text(read_changes(folder.build()), encoding="utf-8")

    assert read_bulk(run("opensearch", old)) == dict.fromkeys(("acme/bread", "acme/rolls", "acme/buns"), "open")
    assert read_bulk(run("opensearch", old, "--known", old)) == {}
    lines = run("opensearch", new, "--known", old)
    assert read_bulk(lines) == {"acme/rolls": "filled", "acme/cakes": "open", "acme/buns": None}
    # So an even number of lines never ends between an action and its record.
    assert [json.loads(line) for line in lines[4:]] == [{"delete": {"_id": "acme/buns"}}]
    assert [json.loads(line)["id"] for line in run("typesense", new, "--known", old)] == ["acme.cakes", "acme.rolls"]
    assert run("gone", new, "--known", old) == ["acme.buns"]


def read_bulk(lines: list[str]) -> dict[str, str | None]:
    """The state of each listing that was indexed, None for those deleted, by the rules of the _bulk API."""
    states: dict[str, str | None] = {}
    rest = iter(lines)
    for line in rest:
        [(action, target)] = json.loads(line).items()
        assert action in ("index", "delete")
        assert target.keys() == {"_id"}
        assert len(target["_id"].encode()) <= 512
        record = json.loads(next(rest)) if action == "index" else None
        assert record is None or (record["id"] == target["_id"] and [*find_misfits(record, MAPPING)] == [])
        assert states.setdefault(target["_id"], record and record["state"]) == (record and record["state"])
    return states


def test_reading_stops_thirty_days_before_the_last_visit() -> None:
    visit = date(2026, 11, 24)
    days = [visit - timedelta(days=back) for back in (0, 30, 31, 32)]
    lines = [json.dumps({"id": f"acme/{day}", "updated": day.isoformat()}) for day in days]
    read = iter(lines)
    assert [name for name, _ in LINES.iterate_changes(read, since=visit)] == [f"acme/{day}" for day in days[:2]]
    assert [*read] == lines[3:]


def test_the_page_shows_the_script_and_offers_every_file() -> None:
    page = (ROOT / "docs/scaling.md").read_text(encoding="utf-8")
    # A copy, since no way of including a file works in every engine.
    assert f"```python\n{SCRIPT.read_text(encoding='utf-8')}```" in page
    offered = {path.name for path in FOLDER.iterdir()}
    assert {name for name in offered if f"]({FOLDER.name}/{name})" in page} == offered
