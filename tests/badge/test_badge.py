"""What a maintainer does with badges, and what is refused."""

import json
import re
import stat
import sys
from datetime import date

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from badges import EMAIL, PASSPHRASE, Maintainer, read_payload
from boards import OUTCOME
from microboard.check import check_board
from microboard.check.values.badges import Badges, make_thumbprint

TITLE = "Ask </script><b>forty</b> customers"
HOSTILE = "Ask <img src=x onerror=alert(1)> [bread](javascript:alert(1)) `</script>`"


def test_a_key_is_encrypted_and_only_its_public_part_is_published(maintainer: Maintainer) -> None:
    key, = maintainer.keys.glob("*.pem")
    assert key.read_text().startswith("-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(maintainer.keys.stat().st_mode) == 0o700
    published, = maintainer.badges.keys
    assert (key.stem, published.id) == (published.id, make_thumbprint(published.x))
    assert load_pem_private_key(key.read_bytes(), PASSPHRASE.encode())
    with pytest.raises(TypeError, match="encrypted"):
        load_pem_private_key(key.read_bytes(), None)
    assert "PRIVATE" not in maintainer.badges_file.read_text()


def test_a_badge_says_what_was_done_and_neither_who_nor_for_how_much(maintainer: Maintainer) -> None:
    badge = maintainer.issue()
    said = read_payload(badge.read_text())
    subject = said["credentialSubject"]
    achievement = subject["achievement"]
    assert (said["name"], achievement["creator"]["name"]) == ("Ask forty customers about bread: bread", "Acme Bakery")
    assert achievement["criteria"]["narrative"] == "- A table with forty answers: Every answer has a date"
    assert [(one["targetCode"], one["targetUrl"]) for one in achievement["alignment"]] == [
        ("interviewing", "https://org.example/jobs/skills/interviewing/"),
        ("communication", "https://org.example/jobs/competencies/communication/")]
    assert (subject["result"][0]["value"], achievement["inLanguage"]) == ("20", "en")
    assert said["awardedDate"] == "2026-11-22T00:00:00Z"
    assert json.loads(badge.with_suffix(".json").read_text()) == said
    text = json.dumps(said)
    assert not [word for word in ("400", "EUR", "uni.example", "ana", "Head baker") if word in text]
    kept = "".join(path.read_text() for path in maintainer.board.root.rglob("*") if path.is_file())
    kept += (maintainer.keys / "given.jsonl").read_text()
    assert EMAIL not in kept
    assert said["id"] not in maintainer.badges_file.read_text()


def test_what_strangers_wrote_stays_text(maintainer: Maintainer) -> None:
    maintainer.board.add("acme/bread", title=TITLE, status="completed", outcome=OUTCOME,
                         deliverables=[{"what": HOSTILE, "accepted_when": "It *holds*"}])
    said = read_payload(maintainer.issue().read_text())
    assert said["name"] == TITLE
    narrative = said["credentialSubject"]["achievement"]["criteria"]["narrative"]
    assert "javascript" in narrative
    assert not re.search(r"(?<!\\)[<*`\[]", narrative)


@pytest.mark.parametrize(("changes", "words"), [
    ({"status": "filled", "outcome": None}, "is not completed"),
    ({"outcome": None}, "says no outcome"),
    ({"outcome": {**OUTCOME, "selected": 0}}, "was done by 0"),
])
def test_a_listing_that_was_not_done_gives_none(maintainer: Maintainer, changes: dict[str, object], words: str) -> None:
    values = {"status": "completed", "outcome": OUTCOME, **changes}
    maintainer.board.add("acme/other", **{name: value for name, value in values.items() if value})
    done = maintainer.run("issue", "acme/other", "--email", EMAIL, "--confirmed", "2026-11-22")
    assert done.exit_code == 1
    assert words in done.output
    assert not list(maintainer.keys.glob("*.jwt"))


def test_no_more_badges_than_people_who_were_chosen(maintainer: Maintainer) -> None:
    first = maintainer.issue()
    maintainer.issue(email="ben@uni.example")
    again = ("issue", "acme/bread", "--email", "eve@uni.example", "--confirmed", "2026-11-22")
    assert "was done by 2, and 2 of its badges hold" in maintainer.run(*again).output
    assert maintainer.run("revoke", str(first)).exit_code == 0
    assert maintainer.run(*again).exit_code == 0


@pytest.mark.parametrize(("options", "words"), [
    (("--email", "ana", "--confirmed", "2026-11-22"), "--email is an e-mail address"),
    (("--email", EMAIL, "--confirmed", "2026-11-24"), "--confirmed is a day after"),
    (("--email", EMAIL, "--confirmed", "2026-11-19"), "--confirmed is a day after"),
    (("--email", EMAIL, "--confirmed", "yesterday"), "is not a date"),
    (("--email", EMAIL, "--confirmed", "2026-11-22", "--until", "2026-11-23"), "--until is a day that is ahead"),
    (("--email", EMAIL), "Missing option '--confirmed'"),
])
def test_an_odd_option_is_named(maintainer: Maintainer, options: tuple[str, ...], words: str) -> None:
    done = maintainer.run("issue", "acme/bread", *options)
    assert done.exit_code == 2
    assert words in done.output


def test_the_machine_has_to_be_a_persons_own(maintainer: Maintainer) -> None:
    for command, options in (("key", ()), ("issue", ("acme/bread", "--email", EMAIL, "--confirmed", "2026-11-22")),
                             ("revoke", ("urn:uuid:1",))):
        done = maintainer.run(command, *options, CI="true")
        assert done.exit_code == 2
        assert "never in a workflow" in done.output


def test_without_the_extra_it_is_said_what_to_install(maintainer: Maintainer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "microboard.badge.keyring", None)
    done = maintainer.run("revoke", "urn:uuid:1")
    assert done.exit_code == 2
    assert 'pip install "mkdocs-microboard[badge]"' in done.output


def test_keys_stay_outside_of_what_is_published(maintainer: Maintainer) -> None:
    done = maintainer.run("key", folder=maintainer.board.root / "keys")
    assert "may be published" in done.output
    other = maintainer.keys.parent / "other"
    (other / ".git").mkdir(parents=True)
    (maintainer.keys.parent / "link").symlink_to(other)
    for place in (other / "a/keys", maintainer.keys.parent / "link/keys"):
        assert "may be published" in maintainer.run("key", folder=place).output
        assert not place.exists()


def test_a_short_passphrase_a_wrong_one_and_a_missing_key_are_refused(maintainer: Maintainer) -> None:
    assert "has 5 characters" in maintainer.run("key", passphrase="bread").output
    again = ("issue", "acme/bread", "--email", EMAIL, "--confirmed", "2026-11-22")
    assert "does not open" in maintainer.run(*again, passphrase="another passphrase").output
    assert "is not there" in maintainer.run(*again, folder=maintainer.keys.parent / "empty").output
    key, = maintainer.keys.glob("*.pem")
    name = key.name
    maintainer.make_key()
    newer, = (path for path in maintainer.keys.glob("*.pem") if path.name != name)
    key.replace(newer)
    assert "holds another key" in maintainer.run(*again).output


def test_what_is_no_badge_of_the_board_is_not_revoked(maintainer: Maintainer, tmp_path) -> None:
    badge = maintainer.issue()
    listed = tmp_path / "status.jwt"
    listed.write_text(maintainer.badges.status)
    for which, words in ((str(listed), "is not a badge"), ("urn:uuid:none", "neither a file nor the id")):
        assert words in maintainer.run("revoke", which).output
    changed = tmp_path / "changed.jwt"
    changed.write_text(badge.read_text().strip()[:-8] + "AAAAAAAA")
    assert "not what this board signed" in maintainer.run("revoke", str(changed)).output
    assert maintainer.run("revoke", read_payload(badge.read_text())["id"]).exit_code == 0
    assert "was revoked before" in maintainer.run("revoke", str(badge)).output


def test_a_board_begins_once(maintainer: Maintainer) -> None:
    assert "are for the first time" in maintainer.run("key", "--address", "https://other.example/").output
    maintainer.badges_file.unlink()
    assert "has no key yet" in maintainer.run("revoke", "x").output
    for address in ("", "http://org.example/", "https://org.example", "https://org.example/a b/", "https://u@org.example/"):
        assert "--address is the public address" in maintainer.run("key", "--address", address, "--name", "Jobs").output
    assert "--name is what the board" in maintainer.run("key", "--address", "https://org.example/").output


def test_a_file_that_was_changed_by_hand_is_refused(maintainer: Maintainer) -> None:
    text = maintainer.badges_file.read_text()
    key = maintainer.badges.keys[0]
    for changed, words in ((text.replace(key.id, key.x), "is not the thumbprint of this key"),
                           (re.sub(r"(keys:\n)((?:  .*\n)+)", r"\1\2\2", text), "is a key already"),
                           (text.replace("since:", "d: secret\n    since:"), 'Unknown field "d"')):
        maintainer.badges_file.write_text(changed)
        checked = check_board(maintainer.board.root, date(2026, 11, 23))
        problems = [f"{one.message} {one.path}" for one in checked.problems]
        assert any(words in one and "schema/badges.yml" in one for one in problems), problems


@pytest.mark.parametrize(("address", "did", "path"), [
    ("https://board.example/", "did:web:board.example", ".well-known/did.json"),
    ("https://org.example/jobs/", "did:web:org.example:jobs", "did.json"),
    ("https://org.example:8443/a/b/", "did:web:org.example%3A8443:a:b", "did.json"),
])
def test_where_programs_look_for_the_keys(address: str, did: str, path: str) -> None:
    badges = Badges(address, "Jobs", (), "")
    assert (badges.did, badges.document_path) == (did, path)
