"""The API, the structured data and the files for programs, read back by independent validators."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html

from boards import EVERYTHING, OUTCOME
from microboard.board import Board, build_board
from microboard.check import check_board
from microboard.publish.api.openapi import read_schemas
from microboard.publish.feeds.opml import build_opml
from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.shell import Shell
from microboard.publish.site import sitemap
from microboard.run.clock import read_clock
from schemas import RULEBOOK, read_rules
from site_files import iterate_outputs

SITE = Site("Jobs", "https://org.example/jobs/", hub="https://hub.example/")
FRAME = f"<html><head><title>x</title></head><body>{BODY}</body></html>"


def build(folder, board: Board | None = None) -> dict[str, bytes]:
    rulebook = read_rules(folder.root)
    outputs = iterate_outputs(board or folder.build(), rulebook, SITE, lambda _: Shell(FRAME))
    return {output.path: output.data for output in outputs}


def be_strict(schemas: dict[str, Any]) -> dict[str, Any]:
    """The same schemas, but nothing is let through that they do not name. So they name everything that is there."""
    whole = json.loads(json.dumps(schemas))
    for name, schema in whole.items():
        if "allOf" in schema:
            parts = [whole[part["$ref"].rpartition("/")[2]] if "$ref" in part else part for part in schema["allOf"]]
            whole[name] = {"type": "object", "required": [field for part in parts for field in part["required"]],
                           "properties": {key: value for part in parts for key, value in part["properties"].items()}}
    for node in iterate_nodes(whole):
        if node.get("type") == "object" and "properties" in node:
            node["additionalProperties"] = False
    return whole


def iterate_nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from iterate_nodes(child)


def get_validators(files: dict[str, bytes]) -> Iterator[tuple[str, Draft202012Validator]]:
    """For each path of the description, a validator of what it promises, and of nothing more."""
    spec = json.loads(files["api/v1/openapi.json"])
    spec["components"]["schemas"] = be_strict(spec["components"]["schemas"])
    for path, item in spec["paths"].items():
        (content,) = item["get"]["responses"]["200"]["content"].values()
        schema = {"components": spec["components"], **content["schema"]}
        Draft202012Validator.check_schema(schema)
        pattern = re.sub(r"\{\w+\}", "[^/]+", path.removeprefix("/"))
        yield pattern, Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def validate(files: dict[str, bytes]) -> int:
    described: set[str] = set()
    for pattern, validator in get_validators(files):
        for path, data in files.items():
            if re.fullmatch(pattern, path):
                described.add(path)
                for document in data.splitlines() if path.endswith(".ndjson") else [data]:
                    validator.validate(data.decode() if path.endswith(".csv") else json.loads(document))
    api = {path for path in files if path.startswith("api/")}
    assert described == api - {"api/v1/openapi.json"}
    return len(described)


def get_data(files: dict[str, bytes], path: str) -> dict[str, Any]:
    """The structured data of a page, by type."""
    scripts = html.fromstring(files[f"{path}index.html"]).xpath('//script[@type="application/ld+json"]/text()')
    nodes = [node for script in scripts for node in (lambda x: x if isinstance(x, list) else [x])(json.loads(script))]
    return {node["@type"]: node for node in nodes}


def test_every_answer_is_as_described(folder) -> None:
    folder.add("acme/bread", **EVERYTHING)
    folder.add("acme/rolls", starts="rolling", description="Rolls and how they sell, all of it. " * 10)
    folder.add("acme/over", status="completed", outcome="A rye loaf for the weekend.")
    files = build(folder)
    assert validate(files) == 12
    listing = json.loads(files["api/v1/opportunities/acme/bread.json"])
    pay = {"type": "hourly", "amount": 20, "currency": "EUR", "paid": "on-acceptance", "per_hour": 20, "amount_to": 30,
           "per_hour_to": 30}
    assert listing["pay"] == pay
    assert listing["apply"]["closes"] == "2026-12-15T12:00:00+00:00"
    open_ids = [one["id"] for one in json.loads(files["api/v1/opportunities.json"])["opportunities"]]
    assert sorted(open_ids) == ["acme/bread", "acme/rolls"]
    changes = [json.loads(line) for line in files["api/v1/changes.ndjson"].splitlines()]
    assert [one["updated"] for one in changes] == sorted((one["updated"] for one in changes), reverse=True)
    over = {one["id"]: one for one in changes}["acme/over"]
    assert (over["state"], over["outcome"]) == ("completed", {"text": "A rye loaf for the weekend."})


def test_an_outcome_has_all_that_is_told_and_leads_nowhere_once_withdrawn(folder) -> None:
    folder.add("acme/over", status="completed", outcome=OUTCOME)
    folder.add("acme/trap", status="withdrawn", outcome=OUTCOME, description="Another text, and a trap. " * 20)
    files = build(folder)
    validate(files)
    over, trap = (json.loads(files[f"api/v1/opportunities/acme/{name}.json"])["outcome"] for name in ("over", "trap"))
    assert over == OUTCOME
    assert trap == {name: value for name, value in OUTCOME.items() if name != "links"}


def test_a_region_is_named_beside_its_countries(folder) -> None:
    folder.add("acme/bread", location={"mode": "remote", "applicants_from": ["CH", "nordic-countries"]})
    files = build(folder)
    validate(files)
    countries = ["CH", "DK", "FI", "IS", "NO", "SE"]
    assert json.loads(files["api/v1/opportunities/acme/bread.json"])["location"] == {
        "mode": "remote", "applicants_from": countries,
        "regions": [{"id": "nordic-countries", "label": "the Nordic countries"}]}
    posting = get_data(files, "opportunities/acme/bread/")["JobPosting"]
    assert [one["name"] for one in posting["applicantLocationRequirements"]] == [
        "Switzerland", "Denmark", "Finland", "Iceland", "Norway", "Sweden"]


def test_every_file_for_programs_agrees_on_the_last_day(folder) -> None:
    folder.add("acme/bread", apply__deadline="2027-06-01", last_confirmed="2026-11-23")
    files = build(folder)
    assert validate(files) == 10
    listing = json.loads(files["api/v1/opportunities/acme/bread.json"])
    assert (listing["last_confirmed"], listing["updated"]) == ("2026-11-23", "2026-11-20")
    apply = {"deadline": "2027-06-01", "last_day": "2027-03-23", "closes": "2027-03-24T12:00:00+00:00"}
    assert listing["apply"].items() >= apply.items()
    (deadline,) = json.loads(files["api/v1/index.json"])["numbers"]["deadline"]
    assert date(1970, 1, 1) + timedelta(days=deadline) == date(2027, 3, 23)
    assert get_data(files, "opportunities/acme/bread/")["JobPosting"]["validThrough"] == "2027-03-24T12:00:00+00:00"


@pytest.mark.slow
def test_real_listings_are_as_described(real_listings, folder) -> None:
    board = build_board(check_board(real_listings, date(2026, 11, 23)), read_clock("2026-11-23"))
    assert validate(build(folder, board)) == len(board.opportunities) + 9


def test_a_program_made_for_today_takes_the_fields_and_choices_of_tomorrow(folder) -> None:
    folder.add("acme/bread", **EVERYTHING)
    files = build(folder)
    spec = json.loads(files["api/v1/openapi.json"])
    validator = Draft202012Validator({"components": spec["components"], "$ref": "#/components/schemas/FullOpportunity"})
    listing = json.loads(files["api/v1/opportunities/acme/bread.json"])
    listing.update(series="two", state="frozen")
    listing["pay"].update(type="prize", tax="none")
    listing["location"]["mode"] = "at-sea"
    validator.validate(listing)
    # What is open says how to apply.
    listing["state"] = "open"
    listing["apply"] = {"deadline": "2026-12-14", "closes": "2026-12-15T12:00:00+00:00"}
    assert not validator.is_valid(listing)


def test_every_operation_of_the_description_has_a_name(folder) -> None:
    spec = json.loads(build(folder)["api/v1/openapi.json"])
    names = [item["get"]["operationId"] for item in spec["paths"].values()]
    assert len(set(names)) == len(names) == 10
    assert spec["info"]["license"]["url"] == folder.build().policy.licence


def test_one_posting_on_an_open_listing_and_none_elsewhere(folder) -> None:
    folder.add("acme/bread", **EVERYTHING)
    folder.add("acme/over", status="filled")
    files = build(folder)
    for path, data in files.items():
        if path.endswith(".html"):
            assert data.count(b'"JobPosting"') == (path == "opportunities/acme/bread/index.html"), path
    posting = get_data(files, "opportunities/acme/bread/")["JobPosting"]
    assert posting["validThrough"] == "2026-12-15T12:00:00+00:00"
    assert posting["employmentType"] == ["CONTRACTOR"]
    assert posting["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "minValue": 20, "maxValue": 30, "unitText": "HOUR"}
    assert posting["jobLocation"][0]["address"]["addressCountry"] == "PT"
    assert posting["description"].startswith("<p>")
    assert posting["description"] != posting["title"]
    assert {"title", "description", "datePosted", "hiringOrganization", "jobLocation"} <= posting.keys()


def test_remote_work_and_fixed_fees_by_the_rules_of_search_engines(folder) -> None:
    folder.add("acme/world")
    folder.add("acme/some", location={"mode": "remote", "applicants_from": ["PT", "ES"]}, pay={
        "type": "fixed", "amount": 500, "currency": "USD"}, description="Another kind of work for somebody. " * 10)
    files = build(folder)
    world, some = (get_data(files, f"opportunities/acme/{name}/")["JobPosting"] for name in ("world", "some"))
    assert world["jobLocationType"] == some["jobLocationType"] == "TELECOMMUTE"
    assert world["jobLocation"]["address"]["addressCountry"] == "PT"
    assert [country["name"] for country in some["applicantLocationRequirements"]] == ["Spain", "Portugal"] or [
        country["name"] for country in some["applicantLocationRequirements"]] == ["Portugal", "Spain"]
    # There is no unit "per project".
    assert some["baseSalary"] == {"@type": "MonetaryAmount", "currency": "USD", "value": {
        "@type": "QuantitativeValue", "value": 25, "unitText": "HOUR"}}
    assert "$500" in some["description"]


def test_breadcrumbs_and_organizations(folder) -> None:
    folder.add("acme/bread")
    files = build(folder)
    crumbs = get_data(files, "skills/interviewing/")["BreadcrumbList"]["itemListElement"]
    assert [crumb["item"] for crumb in crumbs] == [
        "https://org.example/jobs/opportunities/", "https://org.example/jobs/skills/",
        "https://org.example/jobs/skills/interviewing/"]
    assert get_data(files, "employers/acme/")["Organization"]["url"] == "https://acme.example/"


def test_no_text_ends_the_script_it_is_in(folder) -> None:
    hostile = "</script><script>x()</script><!-- <script> \u2028 &amp;"
    folder.add("acme/bread", title=hostile[:80], summary=f"{hostile} and so that it is long enough.")
    page = html.fromstring(build(folder)["opportunities/acme/bread/index.html"])
    assert not page.xpath('//script[not(@type="application/ld+json") and not(@type="module")]')
    assert get_data(build(folder), "opportunities/acme/bread/")["JobPosting"]["title"].startswith("</script><script>")


def test_the_files_at_the_root_name_what_exists(folder) -> None:
    folder.add("acme/bread")
    files = build(folder)
    about = json.loads(files["board.json"])
    addresses = [*about["feeds"].values(), *about["api"].values(), *about["schema"].values()]
    for address in addresses:
        assert address.removeprefix(SITE.url) in files
    for line in files["llms.txt"].decode().splitlines():
        for address in re.findall(r"\((https://[^)]+)\)", line):
            path = address.removeprefix(SITE.url)
            assert path in files or f"{path}index.html" in files
    assert b"Sitemap: https://org.example/jobs/sitemap.xml" in files["robots.txt"]
    assert json.loads(files["schema/opportunity.schema.json"])["$id"] == f"{SITE.url}schema/opportunity.schema.json"


def test_the_opml_names_every_feed_once(folder) -> None:
    for number in range(4):
        folder.add(f"acme/no-{number}", description=f"Work number {number}, word{number}. " * 20)
    files = build(folder)
    root = etree.fromstring(build_opml(build_lists(folder.build()), SITE))
    addresses = [node.get("xmlUrl").removeprefix(SITE.url) for node in root.iter("outline") if node.get("xmlUrl")]
    assert len(addresses) == len(set(addresses))
    assert set(addresses) == {path for path in files if path.endswith("/feed.xml")}
    assert "categories/market-research/skills/interviewing/feed.xml" in addresses


def test_a_large_sitemap_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_URLS", 3)
    entries = [(f"https://org.example/{number}", date(2026, 1, 1) + timedelta(number)) for number in range(7)]
    first, *parts = sitemap.iterate_sitemaps(entries, Site("Jobs", "https://org.example/"), "sitemap.xml")
    root = etree.fromstring(first.data)
    assert etree.QName(root).localname == "sitemapindex"
    assert root.xpath("//*[local-name()='loc']/text()") == [f"https://org.example/{part.path}" for part in parts]
    assert root.xpath("//*[local-name()='lastmod']/text()") == ["2026-01-03", "2026-01-06", "2026-01-07"]
    assert sum(part.data.count(b"<url>") for part in parts) == 7


def test_pages_that_are_found_have_a_true_last_change(folder) -> None:
    folder.add("acme/bread", updated="2026-11-21")
    rulebook = check_board(folder.root, date(2026, 11, 23)).rulebook
    assert rulebook
    entries = dict(sitemap.list_entries(Plan(folder.build(), rulebook, SITE)))
    assert entries["https://org.example/jobs/opportunities/acme/bread/"] == date(2026, 11, 21)
    assert entries["https://org.example/jobs/skills/sql/"] is None


def test_every_field_of_a_listing_is_described() -> None:
    """What the program knows by name is described by hand, since boards judge by it what other boards say, whose words
    and limits are their own; so it is held against the tree here. Other fields are described by the tree."""
    schemas = read_schemas()

    def list_properties(part: dict[str, Any]) -> dict[str, Any]:
        named = schemas[part["$ref"].rpartition("/")[2]] if "$ref" in part else part
        found: dict[str, Any] = named.get("properties", {})
        return found

    described = list_properties(schemas["Opportunity"])
    fields = RULEBOOK.opportunity.tree.fields
    assert {field.name for field in fields} - described.keys() == {"description", "status"}
    inner = {field.path for top in fields if top.kind == "group" for field in top.fields}
    assert {path for path in inner if path[1] not in list_properties(described[path[0]])} == set()
