"""What somebody has changed is never written over."""

import subprocess
from pathlib import Path

import pytest

from microboard.start.kept import digest
from microboard.start.news import find_news
from microboard.start.renew import build_patch, plan_renewal, read_found

OLD, NEW, OWN = b"old\n", "new\n", b"own\n"
KNOWN = {"a": digest(OLD)}


@pytest.mark.parametrize(("known", "found", "done"), [
    ({}, None, "write"),  # new in this version
    (KNOWN, OLD, "write"),
    (KNOWN, b"old\r\n", "write"),  # git on Windows
    (KNOWN, NEW.encode(), "nothing"),
    (KNOWN, b"new\r\n", "nothing"),
    (KNOWN, OWN, "changed"),
    ({}, OWN, "changed"),  # somebody had a file of that name
    (KNOWN, None, "removed"),
])
def test_a_file_is_written_only_where_nobody_has_changed_it(
    known: dict[str, str], found: bytes | None, done: str
) -> None:
    plan = plan_renewal({"a": NEW}, known, {"a": found})
    said = {"write": bool(plan.write), "changed": bool(plan.changed), "removed": bool(plan.removed)}
    assert [name for name, is_so in said.items() if is_so] == ([] if done == "nothing" else [done])
    assert plan.digests == (known if done in ("changed", "removed") else {"a": digest(NEW.encode())})


@pytest.mark.parametrize(("found", "removed"), [(OLD, ("a",)), (OWN, ()), (None, ())])
def test_what_a_version_has_no_more_goes_unless_somebody_has_changed_it(
    found: bytes | None, removed: tuple[str, ...]
) -> None:
    plan = plan_renewal({}, KNOWN, {"a": found})
    assert (plan.remove, plan.digests) == (removed, {})


def test_a_link_is_somebodys_own(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(OLD)
    (tmp_path / "link").symlink_to("there")
    assert read_found(tmp_path / "link") == b""
    assert read_found(tmp_path / "there") == OLD
    assert read_found(tmp_path / "nowhere") is None


@pytest.mark.parametrize("text", ["one\ntwo\n", "one", "", "one\ntwo\nthree"])
def test_git_takes_the_difference(text: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\nthree")
    patch = build_patch("a", b"one\nthree", text)
    subprocess.run(["git", "apply"], cwd=tmp_path, input=patch, text=True, check=True)
    assert (tmp_path / "a").read_text() == text


CHANGELOG = """\
# Changelog

## [Unreleased]

- d

## [1.2.0] - 2027-01-02

- c

## [1.1.0]

- b

## [1.0.0]

- a
"""


@pytest.mark.parametrize(("before", "now", "told"), [
    ("1.0.0", "1.2.0", "## [1.2.0] - 2027-01-02\n\n- c\n\n## [1.1.0]\n\n- b\n"),
    ("1.1.0", "1.2.0", "## [1.2.0] - 2027-01-02\n\n- c\n"),
    ("1.2.0", "1.2.0", ""),
    ("1.2.0", "1.3.0.dev1", "## [Unreleased]\n\n- d\n"),
    ("1.2.0", "1.1.0", ""),  # back again
])
def test_people_are_told_what_is_new_since_their_version(before: str, now: str, told: str) -> None:
    assert find_news(CHANGELOG, before, now) == told
