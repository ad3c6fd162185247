"""Every listing can be reported, with a form that is filled in, and in private."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from lxml import html

from boards import ROOT
from microboard.publish.output import OutputFile, Site
from microboard.publish.pages.pages import iterate_pages
from microboard.publish.pages.report_link import FIELD, FORM, check_report_url
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.shell import Shell

REPO = "https://github.com/city/jobs"
TITLE = 'Ask & tell "us" <now> #1 {{ 7*7 }}'


def stamp(folder, site: Site, **changes: object) -> OutputFile:
    """The page of a listing in a bare shell."""
    folder.add("acme/bread", title=TITLE, **changes)
    page = next(page for page in iterate_pages(folder.build()) if page.path == "opportunities/acme/bread/")
    return Shell(f"<html><head></head><body>{BODY}</body></html>").stamp(page, site)


def find_links(output: OutputFile) -> list[str]:
    return html.fromstring(output.data.decode()).xpath('//p[contains(@class, "mb-report")]/a[@rel]/@href')


def test_a_listing_leads_to_a_filled_in_form_and_to_a_private_way(folder) -> None:
    public, private = find_links(stamp(folder, Site("Jobs", "https://city.example/jobs/", repo_url=REPO)))
    assert public.startswith(f"{REPO}/issues/new?")
    assert parse_qs(urlsplit(public).query) == {
        "template": [FORM], "title": [f"Report: {TITLE}"],
        FIELD: ["https://city.example/jobs/opportunities/acme/bread/"],
    }
    assert private == f"{REPO}/security/policy"


@pytest.mark.parametrize("status", ["filled", "withdrawn", "paused", "completed"])
def test_a_listing_that_has_closed_can_still_be_reported(folder, status: str) -> None:
    assert len(find_links(stamp(folder, Site("Jobs", "https://city.example/", repo_url=REPO), status=status))) == 2


@pytest.mark.parametrize(("status", "repo_url", "words"), [
    ("open", REPO, ["mark it as filled", "change it", "post it again"]),
    ("paused", "https://github.city.example/city/jobs.git", ["mark it as filled", "change it", "post it again"]),
    ("filled", REPO, ["change it", "post it again"]), ("completed", REPO, ["change it", "post it again"]),
    ("open", "https://git.city.example/city/jobs", ["post it again"]), ("withdrawn", REPO, []),
])
def test_whoever_posted_a_listing_finds_what_can_be_said_of_it(
    folder, status: str, repo_url: str, words: list[str]
) -> None:
    output = stamp(folder, Site("Jobs", "https://city.example/", repo_url=repo_url), status=status)
    page = html.fromstring(output.data.decode())
    links = page.xpath("//div[contains(@class, 'mb-end')]//a[contains(@href, 'from=')]")
    assert [link.text for link in links] == words
    form = "../../../submit/?from=acme/bread"
    assert [link.get("href") for link in links] == [f"{form}&change"] * (len(words) - 1) + [form] * bool(words)


def test_a_board_may_name_its_own_private_way(folder) -> None:
    site = Site("Jobs", "https://city.example/", repo_url=f"{REPO}/", report_url="mailto:jobs@city.example")
    public, private = find_links(stamp(folder, site))
    assert (public.split("?")[0], private) == (f"{REPO}/issues/new", "mailto:jobs@city.example")


@pytest.mark.parametrize("repo_url", ["", "https://git.city.example/city/jobs", "https://github.com/city"])
def test_without_a_repository_on_github_there_is_the_private_way_or_none(folder, repo_url: str) -> None:
    assert find_links(stamp(folder, Site("Jobs", "https://city.example/", repo_url=repo_url))) == []
    site = Site("Jobs", "https://city.example/", report_url="https://city.example/report/")
    output = stamp(folder, site)
    assert find_links(output) == [site.report_url]
    assert "in public" not in unescape(output.data.decode())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://city.example/", "jobs@city.example", "/report/"])
def test_an_address_that_is_none_is_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match=r"report_url: write an address that begins with https:// or mailto:"):
        check_report_url(url)
    for good in ("", "https://city.example/report/", "mailto:jobs@city.example"):
        check_report_url(good)


def test_the_link_and_the_form_belong_together() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    fields = [item for item in form["body"] if item["type"] != "markdown"]
    ids, labels = ([f.get("id") for f in fields], [f["attributes"]["label"] for f in fields])
    assert FIELD in ids
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(item["validations"]["required"] for item in fields)
    assert {"name", "description", "body"} <= form.keys()
