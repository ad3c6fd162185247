"""What has closed is listed, and each employer is asked once about everything that is old."""

import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import cmarkgfm
import pytest
from lxml import html

from boards import ROOT
from microboard.care.issues import build_issues
from microboard.care.upkeep import Upkeep, find_upkeep
from microboard.care.upkeep_report import build_json, build_text
from microboard.markdown.github import write_code

EDIT = "https://github.com/org/jobs/edit/main/"


def find(folder, as_of: str, since: str = "2026-11-17") -> Upkeep:
    return find_upkeep(folder.build(as_of), date.fromisoformat(since))


def add(folder, listing: str, **changes: object) -> None:
    folder.add(listing, **{"description": f"All there is to know about {listing}, told at length. " * 8, **changes})


def test_what_has_closed_by_date_is_listed_and_what_was_closed_by_hand_is_not(folder) -> None:
    add(folder, "acme/long-over", posted="2026-10-01", apply__deadline="2026-11-15")
    add(folder, "acme/over", posted="2026-10-01", apply__deadline="2026-11-16")  # it ended at noon UTC on the 17th
    add(folder, "acme/forgotten", posted="2026-07-24", apply__deadline="2026-12-30")
    add(folder, "acme/filled", posted="2026-10-01", apply__deadline="2026-11-20", status="filled")
    add(folder, "acme/open")
    upkeep = find(folder, "2026-11-24")
    assert [(one.id, one.is_unconfirmed) for one in upkeep.closed] == [("acme/over", False), ("acme/forgotten", True)]


@pytest.mark.parametrize(("changes", "is_asked"), [
    ({"posted": "2026-10-11"}, False),
    ({"posted": "2026-10-10"}, True),  # 45 days
    ({"posted": "2026-08-01", "updated": "2026-10-11"}, False),
    ({"posted": "2026-08-01", "last_confirmed": "2026-10-11"}, False),
    ({"posted": "2026-08-01", "last_confirmed": "2026-12-11"}, True),
    ({"posted": "2026-08-01", "status": "paused"}, False),
    ({"posted": "2026-08-01", "apply__deadline": "2026-11-20"}, False),  # over
    ({"posted": "2026-07-01"}, True),  # closed unconfirmed, and its deadline is ahead
    ({"posted": "2026-07-01", "apply__deadline": "2026-11-20"}, False),
])
def test_an_employer_is_asked_about_what_is_open_and_old(folder, changes, is_asked) -> None:
    folder.add(**{"apply__deadline": "2026-12-20", **changes})
    assert bool(find(folder, "2026-11-24").asks) is is_asked


def test_the_policy_says_what_is_old(folder) -> None:
    folder.add(posted="2026-11-14")
    assert not find(folder, "2026-11-24").asks
    folder.write_policy(confirm_after_days=10)
    assert find(folder, "2026-11-24").asks


def test_samples_are_not_asked_about(folder) -> None:
    folder.add_employer("sample", sample=True)
    add(folder, "sample/new", posted="2026-11-01", apply__deadline="2026-11-20")
    add(folder, "sample/old", posted="2026-08-01", apply__deadline="2026-11-20")
    add(folder, "sample/over", posted="2026-08-01", apply__deadline="2026-10-31")
    upkeep = find(folder, "2026-11-24")
    assert (upkeep.closed, upkeep.asks) == ((), ())


@pytest.fixture
def old(folder) -> Upkeep:
    folder.add_employer("zeta", maintainers=["zoe", "zed-2"])
    add(folder, "zeta/one", posted="2026-09-01", apply__deadline="2026-12-24")
    add(folder, "acme/two", posted="2026-09-20", apply__deadline="2026-12-24", title="`@octocat` <b>closes #1</b> ``x")
    add(folder, "acme/three", posted="2026-07-24", apply__deadline="2026-12-24")
    return find(folder, "2026-11-24")


def test_the_text_names_everything(old) -> None:
    guide = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert f"```text\n{build_text(old)}```\n" in guide
    assert build_text(old) == """\
1 listing closed since 2026-11-17, by date and not by hand:
  acme/three  last day 2026-11-21, nobody has confirmed it since 2026-07-24

3 listings not confirmed for 45 days or more:
  acme (acme-ana)
    acme/three  confirmed 2026-07-24, 123 days ago; closed 2026-11-21
    acme/two  confirmed 2026-09-20, 65 days ago; closes 2026-12-24
  zeta (zoe, zed-2)
    zeta/one  confirmed 2026-09-01, 84 days ago; closes 2026-12-24
"""


def test_nothing_to_do_is_said_too(folder) -> None:
    folder.add()
    assert build_text(find(folder, "2026-11-24")) == """\
No listing has closed by its date since 2026-11-17.

Every open listing was confirmed within the last 45 days.
"""


def test_the_json_says_the_same(old) -> None:
    read = json.loads(build_json(old))
    assert (read["as_of"], read["since"], read["confirm_after_days"]) == ("2026-11-24", "2026-11-17", 45)
    assert [one["id"] for one in read["closed"]] == ["acme/three"]
    assert [(ask["employer"], ask["maintainers"], len(ask["listings"])) for ask in read["asks"]] == [
        ("acme", ["acme-ana"], 2), ("zeta", ["zoe", "zed-2"], 1)]
    assert read["asks"][1]["listings"] == [{
        "id": "zeta/one", "path": "opportunities/zeta/one.yml", "title": "Ask forty customers about bread: one",
        "state": "open", "confirmed": "2026-09-01", "days": 84, "deadline": "2026-12-24", "last_day": "2026-12-24",
        "unconfirmed": False}]


def test_an_issue_asks_with_links_and_lines_to_write(old) -> None:
    issues = dict(build_issues(old, EDIT))
    assert list(issues) == ["acme", "zeta"]
    assert issues["zeta"] == """\
@zoe @zed-2

Are these projects still open? Nobody has said so for 45 days or more. Students would rather read a short board than \
apply in vain.

### `Ask forty customers about bread: one`

Last confirmed on 2026-09-01. It closes by itself on 2026-12-24.

[Edit the file](https://github.com/org/jobs/edit/main/opportunities/zeta/one.yml) and write one line, or change it \
where it is there already:

- It still stands: `last_confirmed: 2026-11-24`
- Somebody was found: `status: filled`
- It will not happen: `status: withdrawn`

A program wrote this issue. It looks again every week, and closes the issue when every project has its answer. If you \
no longer look after these projects, say so here.

<!-- microboard-care: employer zeta -->
"""
    assert "It closed by itself on 2026-11-21; a confirmation opens it again until its deadline" in issues["acme"]
    assert dict(build_issues(old))["acme"].count("Edit `opportunities/acme/two.yml`") == 1


def test_what_is_written_is_accepted_and_answers_the_question(folder) -> None:
    for line in ({"last_confirmed": "2026-11-24"}, {"status": "filled"}, {"status": "withdrawn"}):
        folder.add(posted="2026-09-01", **line)
        assert not find(folder, "2026-11-24").asks


def test_nothing_but_the_maintainers_comes_alive(old) -> None:
    body = dict(build_issues(old, EDIT))["acme"]
    page = html.fromstring(cmarkgfm.github_flavored_markdown_to_html(f"{body}"))
    for code in page.xpath("//code"):
        code.drop_tree()
    text = page.text_content()
    assert [word for word in text.split() if "@" in word or "#" in word] == ["@acme-ana"]
    assert not page.xpath("//b")
    assert {link.get("href").removeprefix(EDIT) for link in page.xpath("//a")} == {
        "opportunities/acme/two.yml", "opportunities/acme/three.yml"}


@pytest.mark.parametrize("text", ["plain", "`", "``", "a`b``c", "`a", "a`", "x\n# y", "<!-- -->", "@octocat", "a  b",
                                  "\u202ex", "*b*", "]( javascript:x )", "\\`x\\`"])
def test_a_text_in_code_is_shown_as_it_is(text) -> None:
    page = html.fromstring(cmarkgfm.github_flavored_markdown_to_html(f"- {write_code(text)}\n"))
    (code,) = page.xpath("//li/code")
    shown = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
    assert code.text_content() == shown
    assert page.text_content().strip() == shown.strip()


def test_a_login_that_a_loose_schema_let_through_is_not_mentioned(old) -> None:
    ask = old.asks[0]
    loose = replace(ask, employer=replace(ask.employer, maintainers=("org/team", "ok-1", "a b", "-", "<b>")))
    (_, body), *_ = build_issues(replace(old, asks=(loose,)))
    assert body.splitlines()[0] == "@ok-1"


def test_an_issue_about_a_hundred_listings_fits_into_one(folder) -> None:
    for number in range(60):
        add(folder, f"acme/p-{number}", posted="2026-09-01", apply__deadline="2026-12-24",
            title=f"{number} {'long ' * 16}", description=f"Number {number}, word{number}. " * 20)
    (_, body), = build_issues(find(folder, "2026-11-24"), EDIT)
    assert body.count("### ") == 50
    assert "There are 10 more" in body
    assert len(body) < 65_536


def test_an_issue_about_long_titles_in_long_letters_fits_into_one(folder) -> None:
    for number in range(50):
        add(folder, f"acme/p-{number}", posted="2026-09-01", apply__deadline="2026-12-24",
            description=f"Number {number}, word{number}. " * 20)
    upkeep = find(folder, "2026-11-24")
    loud = tuple(replace(one, title="😀" * 600) for one in upkeep.asks[0].opportunities)
    (_, body), = build_issues(replace(upkeep, asks=(replace(upkeep.asks[0], opportunities=loud),)), EDIT)
    assert f"There are {50 - body.count('### ')} more" in body
    assert len(body.encode()) < 65_536


def end(folder, name: str = "acme/cups", **changes: object) -> None:
    """A project that takes four weeks, and whose deadline was on 1 September: it can be told of from 27 October on."""
    add(folder, name, **{"posted": "2026-08-01", "apply__deadline": "2026-09-01", **changes})


@pytest.mark.parametrize(("changes", "as_of", "is_asked"), [
    ({}, "2026-10-26", False),
    ({}, "2026-10-27", True),
    ({}, "2027-04-25", True),
    ({}, "2027-04-26", False),
    ({"status": "filled", "updated": "2026-08-20"}, "2026-10-27", True),
    ({"status": "completed", "updated": "2026-10-20"}, "2026-10-27", True),
    ({"status": "completed", "outcome": "A table that hangs in the hall."}, "2026-10-27", True),
    ({"status": "completed", "outcome": {"text": "A table of cups.", "answered_everyone": False}}, "2026-10-27", False),
    ({"status": "withdrawn"}, "2026-10-27", False),
    ({"status": "paused"}, "2026-08-28", False),
])
def test_what_came_of_a_project_is_asked_when_it_can_be_told(folder, changes, as_of, is_asked) -> None:
    end(folder, **changes)
    asks = find(folder, as_of).asks
    assert [one.id for ask in asks for one in ask.ended] == ["acme/cups"] * is_asked


def test_an_issue_leads_to_one_with_the_questions_that_intake_reads(folder) -> None:
    end(folder, title="`@octocat` <b>closes #1</b> ``x")
    upkeep = find(folder, "2026-11-24")
    (_, body), = build_issues(upkeep, EDIT)
    assert "Are these projects still open?" not in body
    assert body.count("What came of these projects?") == 1
    page = html.fromstring(cmarkgfm.github_flavored_markdown_to_html(body))
    (address,) = page.xpath("//a/@href")
    parts = urlsplit(address)
    assert address.startswith("https://github.com/org/jobs/issues/new?")
    asked = parse_qs(parts.query)
    assert asked["title"] == ["acme/cups"]
    assert asked["body"][0].startswith("<!-- microboard:change acme/cups completed -->\n\n### Outcome: text\n")
    assert asked["body"][0].count("### ") == 8
    assert len(address) < 4000
    assert "below `outcome:`" in dict(build_issues(upkeep))["acme"]
    assert "below `outcome:`" in dict(build_issues(upkeep, "https://gitlab.com/org/jobs/-/edit/main/"))["acme"]


def test_both_kinds_of_questions_stand_in_one_issue_and_in_the_report(folder) -> None:
    end(folder)
    add(folder, "acme/old", posted="2026-09-20", apply__deadline="2026-12-24")
    upkeep = find(folder, "2026-11-24")
    (_, body), = build_issues(upkeep, EDIT)
    assert body.index("still open?") < body.index("What came of these projects?")
    assert body.count("### ") == 2
    assert "1 listing of which nobody has told what came:\n  acme/cups  last day 2026-09-01\n" in build_text(upkeep)
    assert [one["id"] for one in json.loads(build_json(upkeep))["asks"][0]["ended"]] == ["acme/cups"]
