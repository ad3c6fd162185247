"""What the page says of badges: genuine ones, old ones, and files that somebody has made to look like one."""

import gzip
import hmac
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from badges import EMAIL, PASSPHRASE, Maintainer, read_payload
from boards import ROOT
from microboard.badge.jose import encode, sign
from microboard.badge.keyring import Keyring
from microboard.badge.published import sign_status
from microboard.markdown.github import write_text
from node import Script

NOW = "2026-11-24T12:00:00Z"


@pytest.fixture(scope="module")
def page() -> Iterator[Script]:
    """The modules of the page that need no page."""
    script = Script(ROOT / "tests/badge/judge.mjs")
    yield script
    script.stop()


def ask(page: Script, maintainer: Maintainer, token: str, *, now: str = NOW, **files: Any) -> str:
    """The verdict, with the files of the board as they are, but for those that are given."""
    published = {"document": maintainer.document, "status": maintainer.badges.status, **files}
    answer = page.ask(about="verdict", token=token, now=now, **published)
    assert answer["words"]
    verdict: str = answer["verdict"]
    return verdict


def get_key(maintainer: Maintainer) -> Ed25519PrivateKey:
    return Keyring(maintainer.keys, maintainer.board.root).open(maintainer.badges.keys[0].id, PASSPHRASE)


def write(value: dict[str, Any]) -> str:
    return encode(json.dumps(value).encode())


def test_a_badge_holds_from_its_day_on_until_it_ends_or_is_revoked(page: Script, maintainer: Maintainer) -> None:
    badge = maintainer.issue("--until", "2027-11-23")
    token = badge.read_text()
    assert ask(page, maintainer, token) == "valid"
    assert ask(page, maintainer, token, now="2026-11-23T11:59:59Z") == "early"
    assert ask(page, maintainer, token, now="2027-11-22T23:59:59Z") == "valid"
    assert ask(page, maintainer, token, now="2027-11-23T00:00:00Z") == "expired"
    other = maintainer.issue(email="ben@uni.example").read_text()
    maintainer.run("revoke", str(badge))
    assert [ask(page, maintainer, one) for one in (token, other)] == ["revoked", "valid"]
    maintainer.make_key()
    assert [ask(page, maintainer, one) for one in (token, other)] == ["revoked", "valid"]


def test_what_was_made_by_somebody_else_is_not_believed(page: Script, maintainer: Maintainer) -> None:
    token = maintainer.issue().read_text().strip()
    head, body, signature = token.split(".")
    header, said = jwt.get_unverified_header(token), read_payload(token)
    x = maintainer.badges.keys[0].x
    better = write({**said, "name": "Chief baker"})
    theirs = Ed25519PrivateKey.generate()
    secret = hmac.digest(x.encode(), f"{write({**header, 'alg': 'HS256'})}.{better}".encode(), "sha256")
    cases = {
        f"{head}.{better}.{signature}": "changed",
        f"{write({**header, 'alg': 'none'})}.{better}.{encode(b'x')}": "no-algorithm",
        f"{write({**header, 'alg': 'none'})}.{better}.": "unreadable",
        f"{write({**header, 'alg': 'HS256'})}.{better}.{encode(secret)}": "no-algorithm",
        f"{write({**header, 'crit': ['b64'], 'b64': False})}.{body}.{signature}": "no-algorithm",
        f"{write({**header, 'kid': 'did:web:evil.example#1'})}.{body}.{signature}": "no-key",
        f"{write({**header, 'kid': ['a']})}.{body}.{signature}": "no-key",
        f"{write({**header, 'kid': '__proto__'})}.{body}.{signature}": "no-key",
        jwt.encode({**said, "name": "Chief baker"}, theirs, "EdDSA", headers={"kid": header["kid"]}): "changed",
        jwt.encode({**said, "iss": "did:web:evil.example"}, theirs, "EdDSA", headers={"kid": "evil"}): "other",
        f"{head}.{body}.{signature[:-4]}": "changed",
        f"{head}.{body}": "unreadable",
        json.dumps(said): "unreadable",
        f"{head}.{encode(b'[1]')}.{signature}": "unreadable",
        f"{head}.{encode(bytes([0xff]))}.{signature}": "unreadable",
        f"{head}.{encode(b'x' * 70_000)}.{signature}": "unreadable",
        "": "unreadable",
    }
    assert {token: ask(page, maintainer, token) for token in cases} == cases


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_no_text_is_a_badge(page: Script, text: str) -> None:
    document = {"id": "did:web:org.example", "verificationMethod": []}
    for token in (text, f"{encode(text.encode('utf-8', 'replace'))}.{encode(text.encode('utf-8', 'replace'))}.AA"):
        answer = page.ask(about="verdict", token=token, now=NOW, document=document, status=text)
        assert answer["verdict"] == "unreadable"


def test_what_the_board_signed_and_is_no_badge_is_none(page: Script, maintainer: Maintainer) -> None:
    assert ask(page, maintainer, maintainer.badges.status) == "odd"
    said, key = read_payload(maintainer.issue().read_text()), get_key(maintainer)
    header = {"kid": f"{maintainer.badges.did}#{maintainer.badges.keys[0].id}"}
    for change in ({"issuer": {"id": "did:web:evil.example"}}, {"jti": "urn:other"}, {"nbf": 1}, {"validFrom": "soon"},
                   {"type": ["VerifiableCredential"]}):
        assert ask(page, maintainer, jwt.encode({**said, **change}, key, "EdDSA", headers=header)) == "odd", change


def test_without_the_list_of_the_board_nobody_knows_what_was_revoked(page: Script, maintainer: Maintainer) -> None:
    badge, badges, key = maintainer.issue().read_text(), maintainer.badges, get_key(maintainer)
    status = read_payload(badges.status)
    moved = sign_status(replace(badges, address="https://org.example/other/"), (), key, datetime.now(UTC)).status
    lists = {"none": None, "a page": "<!doctype html>", "another list": moved,
             "a badge": badge, "somebody else's": sign(status, Ed25519PrivateKey.generate(), badges)}
    for name, packed in {"a bomb": gzip.compress(b"\0" * 5_000_000), "too short": gzip.compress(b""),
                         "no list": b"list"}.items():
        subject = {**status["credentialSubject"], "encodedList": f"u{encode(packed)}"}
        lists[name] = sign({**status, "credentialSubject": subject}, key, badges)
    assert {name: ask(page, maintainer, badge, status=one) for name, one in lists.items()} == dict.fromkeys(
        lists, "unsure")


def test_a_document_without_keys_proves_nothing(page: Script) -> None:
    for found in (None, [], "x", {}, {"id": "did:web:x"}, {"id": 1, "verificationMethod": []}):
        assert page.ask(about="issuer", document=found) is False


def test_an_email_is_compared_as_it_was_given(page: Script, maintainer: Maintainer) -> None:
    said = read_payload(maintainer.issue(email="Ana@Uni.example").read_text())
    assert page.ask(about="whose", said=said, email=f"  {EMAIL} ") is True
    assert page.ask(about="whose", said=said, email="ben@uni.example") is False
    for identifier in ([], None, "x", [{"identityType": "emailAddress", "hashed": False, "identityHash": EMAIL}]):
        assert page.ask(about="whose", said={"credentialSubject": {"identifier": identifier}}, email=EMAIL) is None


@given(st.lists(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1, max_size=30)
                .filter(lambda text: not re.search(r"[@#]|gh-|www|[0-9a-f]{7}", text, re.IGNORECASE)), min_size=1,
                max_size=4))
@settings(max_examples=60)
def test_what_was_delivered_is_shown_as_it_was_written(page: Script, texts: list[str]) -> None:
    narrative = "\n".join(f"- {write_text(text)}" for text in texts)
    assert page.ask(about="criteria", narrative=narrative) == texts
