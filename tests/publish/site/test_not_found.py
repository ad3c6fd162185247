"""An address that leads nowhere leads on, from wherever it is shown."""

from dataclasses import replace
from datetime import date

from lxml import html as lxml_html

from boards import TODAY
from microboard.check import check_board
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.site.build import SiteBuild
from microboard.publish.site.csp import Policies
from microboard.publish.site.not_found import fill_not_found

ERROR = "<html><head><title>404</title></head><body><article><h1>404 - Not found</h1></article></body></html>"


def make_plan(folder) -> Plan:
    rulebook = check_board(folder.root, date.fromisoformat(TODAY)).rulebook
    assert rulebook
    return Plan(folder.build(), rulebook, Site("Jobs", "https://org.example/jobs/"))


def test_it_has_the_search_the_archive_and_what_is_new(folder) -> None:
    for name in ("a", "b", "c", "d"):
        folder.add(f"acme/{name}")
    page = lxml_html.document_fromstring(fill_not_found(ERROR, make_plan(folder)))
    assert page.xpath("//form/@action") == ["/jobs/opportunities/"]
    assert "/jobs/archive/" in page.xpath("//a/@href")
    assert len(page.xpath("//h3")) == 3
    # The engine's words for it are those of developers.
    assert page.xpath("//h1/text()") == ["There is nothing here"]


def test_nothing_in_it_is_relative(folder) -> None:
    folder.add("acme/bread")
    plan = make_plan(folder)
    build = SiteBuild(plan.board, plan.rulebook, plan.site, Policies(True))
    page = lxml_html.document_fromstring(build.finish_not_found(ERROR))
    addresses = [value for _, name, value, _ in page.iterlinks()]
    assert len(addresses) > 15
    assert [one for one in addresses if not one.startswith(("/jobs/", "https://"))] == []
    assert "/jobs/assets/microboard/microboard.css" in addresses
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']")


def test_an_empty_board_shows_no_empty_list(folder) -> None:
    folder.add_employer("acme")
    page = fill_not_found(ERROR, make_plan(folder))
    assert "<h2" not in page
    assert "<form" not in page


def test_a_second_time_changes_nothing(folder) -> None:
    folder.add("acme/bread")
    plan = make_plan(folder)
    once = fill_not_found(ERROR, plan)
    assert fill_not_found(once, plan) == once
    flat = fill_not_found(ERROR, replace(plan, site=replace(plan.site, index="index.html")))
    assert 'href="/jobs/archive/index.html"' in flat
