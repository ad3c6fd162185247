"""What the policy blocks is blocked wherever it is named, and however."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from microboard.check.board.blocked import find_blocked
from microboard.read import Document
from microboard.read.yaml import parse_yaml
from schemas import RULEBOOK

POLICY = replace(RULEBOOK.policy, blocked_employers={"trap.example": "Asked for a deposit.", "old-trap": "The same."})
EMPLOYER = "name: Acme\nwebsite: https://{host}/\ndomains: [{host}]\nabout: A shop.\n"
OPEN = "title: Ask forty regulars\ndescription: Write to us.\n"


def read(path: str, text: str) -> Document:
    parsed = parse_yaml(text)
    assert isinstance(parsed.values, dict)
    return Document(path, parsed.values, parsed)


def find(
    listings: Sequence[str], host: str = "acme.example", name: str = "acme", changed: Sequence[str] = ()
) -> list[str]:
    """The places of what is found, as ``path field``."""
    employer = read("employer", EMPLOYER.format(host=host))
    documents = [read(f"listing-{index}", text) for index, text in enumerate(listings)]
    return [f"{problem.path} {problem.field}" for problem in find_blocked(name, employer, documents, POLICY, changed)]


@pytest.mark.parametrize("host", [
    "trap.example", "jobs.trap.example", "a.b.c.d.e.f.g.h.i.j.k.l.trap.example", f"{'a.' * 100}trap.example",
])
def test_a_host_below_a_blocked_one_is_blocked_however_far(host: str) -> None:
    assert find([OPEN], host) == ["employer name"]
    assert find([f"{OPEN}apply: {{url: 'https://{host}/x', email: a@{host}}}\n"]) == [
        "listing-0 apply.url", "listing-0 apply.email"]


@pytest.mark.parametrize("text", [
    "Apply at https://trap.example/x", "See [this](https://jobs.trap.example)", "a@trap.example",
    "[x](https://tr&#97;p.example)", "[x][1]\\n\\n[1]: https://trap.example", "https://TRAP.example.",
    "https://ok.example@trap.example/", "[x](https://%74rap.example)", "https://tr\u00adap.example/",
    "Look for trap.example", "Our site (Trap.Example), as you know", "See jobs.trap.example.", "t\u200brap.example",
    "trap&#46;example", "**trap**.example", "//trap.example/x", "ftp://trap.example", "\u8bf7\u770btrap.example\u5427",
    "trap\u3002example", "\uff54rap.example",
])
def test_a_blocked_host_is_found_in_texts(text: str) -> None:
    assert find([f'title: Ask\ndescription: "{text}"\n']) == ["listing-0 description"]


@pytest.mark.parametrize("text", [
    "https://trap.example.org/", "https://entrap.example/", "trap and example", "entrap.example", "trap.examples",
    "trap.example.org", "It was a trap. Example: none.", "trap-example",
])
def test_another_host_is_not_blocked(text: str) -> None:
    assert find([f'title: Ask\ndescription: "{text}"\n']) == []


@pytest.mark.parametrize("text", ["m\u00fcll.example", "https://xn--mll-hoa.example/", "M\u00dcLL.example/x"])
def test_a_blocked_host_with_other_letters_is_found_in_either_form(text: str) -> None:
    policy = replace(POLICY, blocked_employers={"xn--mll-hoa.example": "Asked for a deposit."})
    listing = read("listing", f'title: Ask\ndescription: "See {text}"\n')
    assert [problem.field for problem in find_blocked("acme", None, [listing], policy)] == ["description"]


def test_one_withdrawn_listing_does_not_clear_an_employer() -> None:
    withdrawn = f"{OPEN}status: withdrawn\n"
    assert find([withdrawn], "trap.example") == []
    assert find([withdrawn, OPEN], "trap.example") == ["employer name"]
    assert find([], "trap.example") == ["employer name"]
    assert find([withdrawn], "trap.example", changed=["employer"]) == ["employer name"]
    assert find([withdrawn, OPEN], name="old-trap") == ["listing-1 title", "employer name"]
