"""What the registry of outputs says of a site is what a build makes."""

from dataclasses import replace
from datetime import date

import pytest

from boards import BoardFolder
from microboard.check.values.badges import Badges, PublicKey
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.registry import OUTPUTS, SUBJECTS
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.shell import Shell
from microboard.publish.site.links import Addresses
from microboard.publish.site.parts import iterate_paths
from schemas import read_rules
from site_files import iterate_outputs

SHELL = Shell(f"<html><head></head><body>{BODY}</body></html>")
SITE = Site("Jobs", "https://org.example/jobs/")
SITES = {
    "with an address": SITE,
    "without one": replace(SITE, url=""),
    "with files of its own": replace(SITE, kept=frozenset(("robots.txt", "llms.txt", "feeds/index.html"))),
}


@pytest.fixture
def plan(folder: BoardFolder) -> Plan:
    """Two employers; enough listings for pages, feeds of pairs and an archive."""
    for number in range(4):
        folder.add(f"acme/no-{number}", title=f"Bake the bread of table {number}",
                   description=f"Work number {number}, word{number}. " * 20)
    folder.add("acme/over", status="filled")
    folder.add("zebra/stripes", apply__url="https://acme.example/stripes", location={
        "mode": "onsite", "places": [{"city": "Porto", "country": "PT"}]})
    badges = Badges("https://org.example/", "Jobs", (PublicKey("k" * 43, "x" * 43, date(2026, 11, 23)),), "a.b.c")
    rulebook = replace(read_rules(folder.root), badges=badges)
    board = folder.build()
    return Plan(replace(board, policy=replace(board.policy, listings_per_page=2, feed_entries=2)), rulebook, SITE)


@pytest.mark.parametrize("site", SITES.values(), ids=SITES.keys())
def test_every_path_is_listed_and_written_once(plan: Plan, site: Site) -> None:
    plan = Plan(plan.board, plan.rulebook, site)
    written = sorted(made.path for made in iterate_outputs(plan.board, plan.rulebook, site, lambda _: SHELL))
    assert sorted(iterate_paths(plan)) == written
    assert len(written) == len(set(written))
    assert {"opportunities/page/2/index.html", "archive/2026/index.html"} < set(written)
    assert {".well-known/did.json", "badges/status.jwt"} < set(written)


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_an_output_writes_where_it_says(plan: Plan, output) -> None:
    for subject in SUBJECTS[output.of](plan):
        written = [getattr(made, "file", None) or made.path for made in output.build(plan, subject)]
        assert sorted(output.list_paths(plan, subject)) == sorted(written)


def test_outputs_are_told_apart_by_name() -> None:
    names = [output.name for output in OUTPUTS]
    assert len(names) == len(set(names))


def test_what_the_board_makes_itself_is_found(plan: Plan) -> None:
    paths = list(iterate_paths(plan))
    assert Addresses(plan).find_taken([*paths, "index.html", "skills/x/index.html"]) == set(paths)
