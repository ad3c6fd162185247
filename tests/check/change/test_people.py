"""Logins and e-mail addresses are taken as GitHub and the mail standards hand them out, in both languages."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards import EMPLOYER, LISTING, ROOT
from microboard.check.change.people_rules import propose_author
from microboard.check.values.login import is_login, mend_login
from microboard.publish.api.submit_data import describe_field
from microboard.publish.text.phrases import format_mailbox
from microboard.read import Document, Problem
from microboard.read.yaml import Parsed
from node import Script
from schemas import RULEBOOK, SCHEMA
from tries import tries

SCHEMAS = {"listing": RULEBOOK.opportunity, "employer": RULEBOOK.employer}
LOGINS = ["octocat", "a", "A1", "artur-", "gil--x", "-ACE-", "octocat_acme", "acme_admin", "mona-cat_octo12",
          "1-2-3", "a" * 39, "a" * 30 + "_abcdefgh", "octocat_microsoft"]
NO_LOGINS = ["", "-", "--", "octo cat", "octo.cat", "octocat_ab", "_acme", "a_b_acme", "a" * 40,
             "a" * 35 + "_acme", "octocat\n", "ana@acme.example", "@octocat", "github-actions[bot]", "Zoë", "octo/cat"]
EMAILS = ["ana@acme.example", "o'neil@acme.example", "ana.rui+cups@acme.example", "_jobs@acme.example",
          "jobs-@acme.example", "100%@acme.example", "a/b=c@acme.example", "!#$%&'*+-/=?^_`{|}~@acme.example",
          "a@b-c.co.uk", "ana@bakery.xn--p1ai", "a" * 64 + "@acme.example", "ANA@ACME.EXAMPLE"]
NO_EMAILS = ["", "ana", "@acme.example", "ana@acme", "ana@", ".ana@acme.example", "ana.@acme.example",
             "a..b@acme.example", "a b@acme.example", '"a b"@acme.example', "a@b@acme.example", "ana@-acme.example",
             "ana@acme-.example", "ana@acme..example", "ana@acme.example.", "ana@[192.0.2.1]", "ana@192.0.2.1",
             "a" * 65 + "@acme.example", "ana@" + "a" * 64 + ".example", "<ana@acme.example>", "ana@acme.example\n",
             "zoë@acme.example", "a,b@acme.example", "a;b@acme.example", "mailto:ana@acme.example"]


@pytest.fixture(scope="module")
def form() -> Iterator[Script]:
    script = Script(ROOT / "tests/publish/pages/submit/submit.mjs")
    flags: dict[str, Any] = {"flags": [], "letters": {}, "organisations": [], "added_words": [], "trusted": []}
    fields = {name: list(map(describe_field, check.tree.fields)) for name, check in SCHEMAS.items()}
    script.ask(about="load", flags=flags, fields=fields)
    yield script
    script.stop()


def find(name: str, values: dict[str, Any]) -> list[str]:
    return [f"{one.message} {one.hint}" for one in SCHEMAS[name].check(Document("x.yml", values, Parsed()))[1]]


def put_login(login: str) -> tuple[str, dict[str, Any]]:
    return "employer", {**EMPLOYER, "maintainers": [login]}


def put_email(email: str) -> tuple[str, dict[str, Any]]:
    return "listing", {**LISTING, "apply": {"email": email, "deadline": "2026-12-14"}}


@pytest.mark.parametrize(("file", "is_accepted"), [
    *((put_login(login), True) for login in LOGINS), *((put_login(login), False) for login in NO_LOGINS),
    *((put_email(email), True) for email in EMAILS), *((put_email(email), False) for email in NO_EMAILS),
], ids=str)
def test_form_and_check_take_what_the_authority_hands_out(
    form: Script, file: tuple[str, dict[str, Any]], is_accepted: bool
) -> None:
    name, values = file
    assert (find(name, values) == []) is is_accepted
    assert (form.ask(about="faults", name=name, values=values) == []) is is_accepted


@tries(75)
@given(st.text(st.sampled_from("aB3-_. "), max_size=42))
def test_the_schemas_and_the_program_know_the_same_logins(text: str) -> None:
    assert (find(*put_login(text)) == []) is is_login(text)


def test_the_policy_takes_the_logins_that_employers_take() -> None:
    employer, policy = (json.loads((SCHEMA / f"{name}.schema.json").read_bytes())
                        for name in ("employer", "policy"))
    own = policy["properties"]["people"]["properties"]["board_maintainers"]["items"]
    assert own["pattern"] == employer["properties"]["maintainers"]["items"]["pattern"]


@pytest.mark.parametrize(("text", "login"), [
    ("@octocat", "octocat"), (" octocat ", "octocat"), ("https://github.com/octocat", "octocat"),
    ("github.com/octocat_acme/", "octocat_acme"), ("@artur-", "artur-"),
    # Another login is another person.
    ("octo cat", ""), ("octo_cat_", ""), ("octocat/jobs", ""), ("octo.cat", ""), ("Ana Rui", ""), ("octocat_ab", ""),
    ("https://github.com/octocat/jobs", ""), ("https://gitlab.com/octocat", ""), ("@", ""), ("", ""),
])
def test_a_login_is_never_guessed(text: str, login: str) -> None:
    assert mend_login(text) == login
    hints = find(*put_login(text)) or [text]
    assert all(hint.endswith(f"Write {login}." if login and login != text else "github.com/octocat.") for hint in hints
               if hint != text)


def test_every_mailbox_is_one_in_a_link() -> None:
    assert format_mailbox("o'neil+a@acme.example") == "o'neil+a@acme.example"
    assert format_mailbox("a?b&c#d%e/f@acme.example") == "a%3Fb%26c%23d%25e%2Ff@acme.example"


def test_whoever_proposes_an_employer_is_proposed_as_a_maintainer_or_nobody_is() -> None:
    missing = Problem("opportunities/acme/employer.yml", 1, 1, "maintainers", "field-missing", "error", "m", "h")
    other = replace(missing, field="about", write="about: Bread")
    (named, kept) = propose_author([missing, other], "acme-ana")
    assert (named.write, named.hint) == (
        "maintainers: [acme-ana]", "Add it, for example maintainers: [acme-ana].")
    assert kept == other
    for author in ("", "helper[bot]", "a b", "x: [y]"):
        assert propose_author([missing, other], author) == [missing, other]
