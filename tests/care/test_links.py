"""The links of open listings are checked, a host at a time, and the report says what is known."""

import json
import re
import threading
from collections.abc import Callable
from datetime import date

import cmarkgfm
import pytest
from lxml import html

from boards import OUTCOME
from microboard.care.link_cache import judge
from microboard.care.links import Checked, Link, check_links, list_links
from microboard.care.links_report import build_issue, build_json, build_text
from microboard.care.visitor import Manners, Visit, Visitor
from microboard.visit.request import Client
from misbehaving import Misbehaving, trust

TODAY = date(2026, 11, 24)


def check(urls: list[str], visit: Callable[[str], Visit], **known: object) -> list[Checked]:
    return check_links([Link(url, ("opportunities/acme/bread.yml",)) for url in urls], {}, TODAY, visit, **known)


def test_the_links_are_where_to_apply_and_who_asks_and_samples_have_none(folder) -> None:
    folder.add("acme/bread", apply__url="https://acme.example/go#form")
    folder.add("acme/rolls", apply__url="https://acme.example/go", description="Rolls, and how they sell. " * 10)
    folder.add("acme/over", status="filled", description="Something else, long over and done with. " * 10)
    folder.add("acme/done", status="completed", outcome=OUTCOME, description="All is handed over, and seen. " * 10)
    folder.add("acme/gone", status="withdrawn", outcome={**OUTCOME, "links": ["https://acme.example/trap"]},
               description="Nobody should go anywhere from here. " * 10)
    folder.add_employer("closed", website="https://closed.example/")
    folder.add_employer("sample", sample=True, website="https://sample.example/")
    folder.add("sample/new", posted="2026-11-01", description="This one is invented from end to end. " * 10)
    assert list_links(folder.build()) == [
        Link("https://acme.example/", ("opportunities/acme/employer.yml",), ("acme.example",)),
        Link("https://acme.example/answers", ("opportunities/acme/done.yml",), ("acme.example",)),
        Link("https://acme.example/go", ("opportunities/acme/bread.yml", "opportunities/acme/rolls.yml"),
             ("acme.example",)),
    ]


def test_a_host_is_asked_by_one_at_a_time_and_many_hosts_at_once() -> None:
    site = Misbehaving()
    client = Client("Microboard/0", trust(), lambda *_: ["127.0.0.1"], allow_private=True, timeout=5)
    visitor = Visitor(client, Manners(delay=0.02))
    # Every other link is redirected to a host that others are busy with.
    urls = [site.get_url(f"{'moved' if number % 2 else 'fine'}?{number}", f"host-{number % 6}.acme.example")
            for number in range(24)]
    checked = check(urls, visitor.visit)
    site.stop()
    assert [one.link.url for one in checked] == urls
    assert {one.entry.verdict for one in checked} == {"fine"}
    assert site.most_at_once == 1
    assert sum(bool(one.other_host) for one in checked) == 12


def test_no_more_hosts_at_once_than_there_are_workers() -> None:
    lock, inside, most = threading.Lock(), [0], [0]
    gate = threading.Event()

    def visit(url: str) -> Visit:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            if inside[0] == 3:
                gate.set()
        gate.wait(5)
        with lock:
            inside[0] -= 1
        return Visit(200, url)

    check([f"https://host-{number}.example/" for number in range(20)], visit, workers=3)
    assert most == [3]


def test_what_is_known_is_not_asked_again() -> None:
    asked: list[str] = []
    fine = judge(Visit(200, "https://a.example/"), None, TODAY)
    links = [Link(url, ("x",)) for url in ("https://a.example/", "https://b.example/")]

    def visit(url: str) -> Visit:
        asked.append(url)
        return Visit(200, url)

    checked = check_links(links, {"https://a.example/": fine}, TODAY, visit)
    assert asked == ["https://b.example/"]
    assert [one.entry.verdict for one in checked] == ["fine", "fine"]


def test_when_time_is_up_the_rest_waits_for_the_next_run() -> None:
    now = iter([0.0, 0.0, 1300.0])
    checked = check([f"https://a.example/{n}" for n in range(2)], lambda url: Visit(200, url), clock=lambda: next(now))
    assert [(one.entry.verdict, one.entry.visit.trouble) for one in checked] == [("fine", ""), ("unknown", "left")]


def make_known() -> list[Checked]:
    visits = {
        "https://a.example/gone": Visit(404, "https://a.example/gone"),
        "https://b.example/once": Visit(410, "https://b.example/once"),
        "https://c.example/shy": Visit(403, "https://c.example/shy"),
        "https://d.example/slow": Visit(trouble="timeout"),
        "https://e.example/moved": Visit(200, "https://f.example/\x1b[31m`<b>@octocat"),
        "https://www.g.example/": Visit(200, "https://g.example/"),
    }
    before = {"https://a.example/gone": judge(Visit(404), None, date(2026, 11, 17))}
    return check_links([Link(url, ("opportunities/acme/bread.yml",)) for url in visits], before, TODAY, visits.get)


def test_the_text_says_what_is_known_and_what_is_not() -> None:
    assert build_text(make_known()) == """\
Dead: gone on two different days:
  https://a.example/gone  answered 404 on 2026-11-17 and on 2026-11-24
    in opportunities/acme/bread.yml

Gone today, to be looked at again on another day:
  https://b.example/once  answered 410
    in opportunities/acme/bread.yml

Now ends on another host:
  https://e.example/moved  is answered by f.example
    in opportunities/acme/bread.yml

Could not be checked, which does not mean that it is dead:
  https://c.example/shy  answered 403
    in opportunities/acme/bread.yml
  https://d.example/slow  the site does not answer in time
    in opportunities/acme/bread.yml

2 of 6 links are fine.
"""


def test_the_json_has_every_link() -> None:
    read = {one["url"]: one for one in json.loads(build_json(make_known()))}
    assert len(read) == 6
    assert read["https://a.example/gone"] == {
        "url": "https://a.example/gone", "verdict": "dead", "status": 404, "trouble": "",
        "final": "https://a.example/gone", "other_host": "", "checked": "2026-11-24", "missing_since": "2026-11-17",
        "files": ["opportunities/acme/bread.yml"],
    }


def test_the_issue_names_dead_links_as_code_and_there_is_none_without_them() -> None:
    body = build_issue(make_known())
    assert re.findall(r"https://\S+", body) == ["https://a.example/gone`", "https://e.example/moved`"]
    assert body.endswith("<!-- microboard-care: links -->\n")
    page = html.fromstring(cmarkgfm.github_flavored_markdown_to_html(body))
    assert [node.text for node in page.xpath("//li/code")] == [
        "https://a.example/gone", "opportunities/acme/bread.yml",
        "https://e.example/moved", "f.example", "opportunities/acme/bread.yml"]
    assert not page.xpath("//a")
    assert build_issue(make_known()[1:4]) == ""


@pytest.mark.parametrize(("final", "status", "other"), [
    ("https://evil.example/", 200, "evil.example"),
    ("https://evil.example/", 403, "evil.example"),  # it is there, and lets no program in
    ("https://acme.example.evil.example/", 200, "acme.example.evil.example"),
    ("https://notacme.example/", 200, "notacme.example"),
    ("https://www.acme.example:8443/", 200, ""),
    ("https://jobs.acme.example/", 200, ""),
    ("https://Forms.example/acme", 200, ""),  # one of the employer's domains
    ("https://evil.example/", 404, ""),  # gone, which is told on another day
])
def test_a_link_that_ends_on_a_foreign_host_is_told_to_the_maintainers(final: str, status: int, other: str) -> None:
    link = Link("https://acme.example/go", ("opportunities/acme/bread.yml",), ("acme.example", "forms.example"))
    checked = check_links([link], {}, TODAY, lambda _: Visit(status, final))
    body = build_issue(checked)
    told = f"- `https://acme.example/go` ends on `{other}`. It is in `opportunities/acme/bread.yml`.\n"
    assert (told in body) is bool(other)
    assert ("is answered by" in build_text(checked)) is bool(other)
    assert bool(body) is bool(other)


def test_hosts_with_few_links_come_first() -> None:
    asked: list[str] = []
    urls = [*(f"https://slow.example/{number}" for number in range(5)), "https://z.example/"]
    check(urls, lambda url: asked.append(url) or Visit(200, url), workers=1)
    assert asked == [urls[-1], *urls[:-1]]


@pytest.mark.parametrize("character", ["x", "é", "😀"])
def test_however_long_links_and_files_are_the_issue_fits(character: str) -> None:
    since = judge(Visit(404), None, date(2026, 11, 17))
    files = tuple(f"opportunities/{'a' * 60}/{'b' * 58}{number}.yml" for number in range(9))
    gone = [Link(f"https://a.example/{character * 1500}{number}", files) for number in range(300)]
    moved = [Link(f"https://b.example/{character * 1500}{number}", files) for number in range(300)]
    checked = check_links([*gone, *moved], {one.url: since for one in gone}, TODAY,
                          lambda url: Visit(404, url) if "a.example" in url else Visit(200, "https://evil.example/"))
    body = build_issue(checked)
    assert len(body.encode()) < 65_536
    counts = [int(count) for count in re.findall(r"^- (\d+) more\.$", body, re.M)]
    shown = [body.count("answered 404"), body.count("ends on `evil.example`")]
    assert [count + number for count, number in zip(counts, shown, strict=True)] == [300, 300]
    assert all(shown)


def test_an_issue_about_a_thousand_links_fits_into_one() -> None:
    since = judge(Visit(404), None, date(2026, 11, 17))
    urls = [f"https://a.example/{'x' * 450}{number}" for number in range(1000)]
    links = [Link(url, ("opportunities/acme/bread.yml",)) for url in urls]
    checked = check_links(links, dict.fromkeys(urls, since), TODAY, lambda url: Visit(404, url))
    body = build_issue(checked)
    assert "- 900 more." in body
    assert len(body) < 65_536
