"""A second folder with the name, website or domain of an employer is refused until the policy says that they belong
together; what many share is nobody's."""

from dataclasses import replace

import pytest

from boards import TODAY
from microboard.check.change.changes import check_changes
from microboard.check.change.employer_twice import Signs, drop_lookalikes, merge_groups, write_entry
from microboard.check.change.proposal import Proposal
from microboard.check.values.policy import build_policy
from microboard.read import Document, Problem
from microboard.read.yaml import parse_yaml
from microboard.run.clock import read_clock
from schemas import RULEBOOK, SCHEMA

POLICY, FLAGS = RULEBOOK.policy, RULEBOOK.red_flags
ACME = "name: Acme Bakery\nwebsite: https://acme-bakery.example/\ndomains: [acme-bakery.example]\n"


def place(employer: str) -> str:
    return f"opportunities/{employer}/employer.yml"


def read(employer: str, text: str) -> Document:
    parsed = parse_yaml(text)
    assert isinstance(parsed.values, dict)
    return Document(place(employer), parsed.values, parsed)


def propose(
    after: dict[str, str], changed: list[str], before: dict[str, str] | None = None,
    related: tuple[frozenset[str], ...] = (),
) -> Proposal:
    return Proposal(
        author="", today=read_clock(TODAY).date(), policy=replace(POLICY, related_employers=related),
        touched=tuple(map(place, changed)), changed=tuple(map(place, changed)), elsewhere=(), removed=frozenset(),
        used=frozenset(),
        before={place(name): read(name, text) for name, text in (before or {}).items()},
        after={place(name): read(name, text) for name, text in after.items()}, red_flags=FLAGS,
    )


def find(proposal: Proposal) -> list[str]:
    """``employer field`` of everything that is refused."""
    return [f"{problem.path.split('/')[1]} {problem.field}" for problem in check_changes(proposal)
            if problem.rule == "employer-twice"]


@pytest.mark.parametrize("name", [
    "Acme Bakery", "ACME  BAKERY", "Ácme Bakery", "Acme-Bakery GmbH", "Acme Bakery Careers", "The Acme Bakery Ltd.",
    "Аcme Bakery", "Acme Baκery", "Acme Bɑkery", "Acrne Bakery", "Acme Bakery (Jobs)", "ACМE BAКERY",
])
def test_a_name_of_another_employer_is_refused_in_every_spelling(name: str) -> None:
    other = f'name: "{name}"\nwebsite: https://other.example/\ndomains: [other.example]\n'
    assert find(propose({"acme": ACME, "other": other}, ["other"])) == ["other name"]


@pytest.mark.parametrize("domain", [
    "acme-bakery.example", "jobs.acme-bakery.example", "acrne-bakery.example", "acmebakery.example",
    "www.acme-bakery.example", "4cme-bakery.example", "xn--cme-bakery-yqi.example",
])
def test_a_domain_of_another_employer_is_refused_with_all_below_it_and_all_that_looks_like_it(domain: str) -> None:
    other = f"name: Other\nwebsite: https://other.example/\ndomains: [other.example, {domain}]\n"
    assert find(propose({"acme": ACME, "other": other}, ["other"])) == ["other domains.2"]
    other = f"name: Other\nwebsite: https://{domain}/careers\ndomains: [other.example]\n"
    assert find(propose({"acme": ACME, "other": other}, ["other"])) == ["other website"]


@pytest.mark.parametrize(("mine", "other"), [
    ("acme.github.io", "other.github.io"), ("acme.co.uk", "other.co.uk"), ("jobs.lever.co", "jobs.lever.co"),
    ("github.com", "github.com"), ("acme.example", "acme-other.example"),
])
def test_what_is_below_a_registry_or_on_a_site_for_many_is_somebody_elses(mine: str, other: str) -> None:
    texts = {name: f"name: {name}\nwebsite: https://{name}.example/\ndomains: [{name}.example, {domain}]\n"
             for name, domain in (("house", mine), ("garden", other))}
    assert find(propose(texts, ["garden"])) == []


def test_a_page_on_a_site_for_many_has_an_owner() -> None:
    texts = {name: f"name: {name}\nwebsite: https://github.com/{page}\ndomains: [github.com]\n"
             for name, page in (("house", "acme"), ("garden", "Acme/"), ("yard", "other"))}
    assert find(propose(texts, ["garden", "yard"])) == ["garden website"]


def test_an_address_that_two_strangers_have_already_belongs_to_neither() -> None:
    texts = {name: f"name: {name}\nwebsite: https://{name}.example/\ndomains: [{name}.example, many.example]\n"
             for name in ("house", "garden", "yard")}
    assert find(propose(texts, ["yard"])) == []
    # A franchise is one owner.
    related = (frozenset({"house", "garden"}),)
    assert find(propose(texts, ["yard"], related=related)) == ["yard domains.2"]


def test_what_an_employer_had_before_is_not_asked_about_again() -> None:
    other = ACME.replace("Acme Bakery", "Other")
    assert find(propose({"acme": ACME, "other": other}, ["other"], {"other": other})) == []
    # It takes the name now.
    assert find(propose({"acme": ACME, "other": ACME}, ["other"], {"other": other})) == ["other name"]
    # Whoever had it is not asked, whatever else changes in its file.
    assert find(propose({"other": other, "acme": ACME}, ["acme"], {"acme": ACME})) == []


def test_of_two_new_folders_the_second_is_asked_about() -> None:
    assert find(propose({"acme": ACME, "bakery": ACME}, ["acme", "bakery"])) == [
        "bakery name", "bakery website", "bakery domains.1"]


def test_the_line_of_the_message_is_one_that_the_policy_takes_and_that_settles_it() -> None:
    proposal = propose({"acme": ACME, "acme-berlin": ACME}, ["acme-berlin"])
    said = {problem.hint.partition("schema/policy.yml: ")[2] for problem in check_changes(proposal)
            if problem.rule == "employer-twice"}
    assert said == {write_entry(proposal, ["acme", "acme-berlin"])}
    text = (SCHEMA / "policy.yml").read_text(encoding="utf-8").replace("related_employers: []", said.pop())
    parsed = parse_yaml(text)
    assert isinstance(parsed.values, dict)
    policy = build_policy(Document("schema/policy.yml", parsed.values, parsed))
    assert find(replace(proposal, policy=policy)) == []
    # Where the list holds something, the entry alone is quoted.
    assert write_entry(replace(proposal, policy=policy), ["a", "b"]).startswith("below related_employers: {")


def test_groups_with_a_common_member_are_one() -> None:
    groups = [frozenset("ab"), frozenset("cd"), frozenset("bc"), frozenset("xy")]
    assert set(merge_groups(groups)) == {frozenset("abcd"), frozenset("xy")}


def test_a_board_of_strangers_has_no_namesakes() -> None:
    names = {f"employer-{n}": f"name: House {n}\nwebsite: https://house-{n}.example/\ndomains: [house-{n}.example]\n"
             for n in range(30)}
    documents = {name: read(name, text) for name, text in names.items()}
    signs = Signs(documents, FLAGS, ())
    assert [sign for name, one in documents.items() for sign in signs.list_signs(one)
            if signs.find_other(name, sign)] == []


def test_an_address_that_is_refused_is_not_asked_about_as_well() -> None:
    taken, asked, elsewhere = (Problem(place("other"), 4, 10, field, rule, "error", "x.", "y.") for rule, field in (
        ("employer-twice", "website"), ("look-alike-employer", "website"), ("look-alike-employer", "domains.1")))
    assert drop_lookalikes([asked, elsewhere, taken]) == [elsewhere, taken]
    assert drop_lookalikes([asked, elsewhere]) == [asked, elsewhere]
