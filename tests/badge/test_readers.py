"""Programs of other people read the badges: openbadgeslib, which looks at everything, did-jwt, whose cryptography is of
its own, and a JSON Schema that is written from the standards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openbadgeslib.ob3 import OB3Verifier
from openbadgeslib.ob3.verifier import OB3VerificationError

from badges import ADDRESS, BADGE, LIST, Maintainer, read_payload
from boards import EVERYTHING, OUTCOME, ROOT
from microboard.check.values.badges import STATUS
from microboard.publish.api.badges import build_document
from node import Script


@pytest.fixture(scope="module")
def did_jwt() -> Iterator[Script]:
    script = Script(ROOT / "tests/badge/verify.mjs")
    yield script
    script.stop()


def serve(maintainer: Maintainer) -> Callable[[str], bytes]:
    """The files of the published board, by their addresses; where they are is known to the standard alone."""
    files = {"https://org.example/jobs/did.json": build_document(maintainer.badges),
             ADDRESS + STATUS: maintainer.badges.status.encode()}
    return files.__getitem__


def verify(maintainer: Maintainer, badge: Path) -> object:
    """Let openbadgeslib find the keys by the name of the issuer, and look at all that it knows."""
    download, token = serve(maintainer), badge.read_text().strip()
    verifier = OB3Verifier.for_issuer_did(maintainer.badges.did, download=download)
    return verifier.verify(token, check_status=True, download=download)


def test_openbadgeslib_takes_a_badge_until_it_is_revoked(maintainer: Maintainer) -> None:
    badge, other = maintainer.issue(), maintainer.issue(email="ben@uni.example")
    credential = verify(maintainer, badge)
    assert (credential.issuer.name, credential.achievement.name) == ("Jobs", "Ask forty customers about bread: bread")
    identity, = credential.identifiers
    assert identity == type(identity).create("ana@uni.example", identity.salt)
    assert maintainer.run("revoke", str(badge)).exit_code == 0
    with pytest.raises(OB3VerificationError, match="is set at index"):
        verify(maintainer, badge)
    verify(maintainer, other)


def test_both_readers_take_what_an_older_key_signed(maintainer: Maintainer, did_jwt: Script) -> None:
    old = maintainer.issue()
    maintainer.make_key()
    new = maintainer.issue(email="ben@uni.example")
    badges = maintainer.badges
    for badge, key in ((old, badges.keys[1]), (new, badges.keys[0])):
        verify(maintainer, badge)
        answer = did_jwt.ask(token=badge.read_text().strip(), documents={badges.did: maintainer.document})
        assert (answer["verified"], answer["key"]) == (True, f"{badges.did}#{key.id}")
        assert answer["payload"] == read_payload(badge.read_text())


def test_did_jwt_takes_the_status_list_and_refuses_what_was_changed(maintainer: Maintainer, did_jwt: Script) -> None:
    status, documents = maintainer.badges.status, {maintainer.badges.did: maintainer.document}
    assert did_jwt.ask(token=status, documents=documents)["verified"]
    head, body, signature = status.split(".")
    assert "error" in did_jwt.ask(token=f"{head}.{body[:-2]}AA.{signature}", documents=documents)
    assert "error" in did_jwt.ask(token=status, documents={})


@pytest.mark.parametrize("values", [{}, EVERYTHING], ids=["least", "everything"])
def test_badge_and_list_fit_the_standards(maintainer: Maintainer, values: dict[str, object]) -> None:
    maintainer.board.add("acme/all", **{**values, "status": "completed", "outcome": OUTCOME})
    said = read_payload(maintainer.issue("--until", "2099-01-31", listing="acme/all").read_text())
    Draft202012Validator(BADGE, format_checker=FormatChecker()).validate(said)
    Draft202012Validator(LIST, format_checker=FormatChecker()).validate(read_payload(maintainer.badges.status))
    assert (said["iss"], said["jti"], said["exp"]) == (said["issuer"]["id"], said["id"], 4073500800)
    assert "sub" not in said
