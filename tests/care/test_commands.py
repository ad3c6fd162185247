"""`microboard expire` and `microboard links`, as they are called."""

import json
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boards import BoardFolder
from microboard.care.visitor import Manners
from microboard.cli import main
from misbehaving import CERTIFICATE, Misbehaving

CACHE = ".cache/microboard-links.json"


def run(folder: BoardFolder, command: str, *arguments: object, as_of: str = "2026-11-24") -> Result:
    words = [command, "--board", folder.root, "--as-of", as_of, *arguments]
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def old(folder: BoardFolder) -> BoardFolder:
    """A board with one listing that is old."""
    folder.add(posted="2026-09-01", apply__deadline="2026-12-24")
    return folder


def test_expire_lists_and_always_ends_well(old) -> None:
    result = run(old, "expire")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "acme/bread  confirmed 2026-09-01, 84 days ago; closes 2026-12-24" in result.stdout
    assert json.loads(run(old, "expire", "--format", "json").stdout)["since"] == "2026-11-17"
    late = run(old, "expire", "--since", "2026-12-25", as_of="2026-12-30")
    assert "1 listing closed since 2026-12-25" in late.stdout


def test_expire_writes_the_same_questions_on_the_same_day(old, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        place = tmp_path / "deep" / name
        assert run(old, "expire", "--issues", place, "--edit-url", "https://github.com/o/r/edit/main").exit_code == 0
        written.append({file.name: file.read_bytes() for file in place.iterdir()})
    assert written[0] == written[1]
    assert list(written[0]) == ["acme.md"]
    assert b"(https://github.com/o/r/edit/main/opportunities/acme/bread.yml)" in written[0]["acme.md"]


@pytest.mark.parametrize("arguments", [
    ["expire", "--since", "yesterday"], ["expire", "--edit-url", "javascript:alert(1)"], ["expire", "--format", "xml"],
    ["links", "--about", "http://acme.example"], ["links", "--about", "https://acme.example/\nX-Evil: yes"],
])
def test_wrong_use_is_2(old, arguments) -> None:
    result = run(old, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_questions_of_last_week_are_not_mixed_with_those_of_today(old, tmp_path: Path) -> None:
    (tmp_path / "acme.md").write_text("old")
    result = run(old, "expire", "--issues", tmp_path)
    assert result.exit_code == 2
    assert "is not empty" in result.stderr


@pytest.mark.parametrize("command", ["expire", "links"])
def test_a_board_with_errors_is_shown_as_such(folder, command) -> None:
    folder.add(pay={"type": "fixed", "amount": "a lot", "currency": "EUR"})
    result = run(folder, command)
    assert result.exit_code == 1
    assert '"a lot" is not a number' in result.stdout
    assert not (folder.root / CACHE).exists()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Misbehaving]:
    """A server that this machine finds at every name under acme.example, and that needs no pause."""
    made = Misbehaving()
    monkeypatch.setattr(import_module("microboard.cli.links"), "Manners", lambda: Manners(delay=0))
    look_up = socket.getaddrinfo

    def find(host: str, *rest: object, **named: object) -> object:
        return look_up("127.0.0.1" if host.endswith("acme.example") else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", find)
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    yield made
    made.stop()


def test_links_remembers_and_calls_dead_what_is_gone_on_two_days(folder, site, tmp_path: Path) -> None:
    folder.add_employer("acme", website=site.get_url("fine"))
    folder.add(apply__url=site.get_url("404", "jobs.acme.example"))
    issue = tmp_path / "care/links.md"
    words = ("--allow-private", "--issue", issue, "--about", "https://org.example/jobs")
    first = run(folder, "links", *words)
    assert (first.exit_code, first.stderr) == (0, "")
    assert "Gone today" in first.stdout
    assert "1 of 2 links are fine." in first.stdout
    assert not issue.exists()
    assert site.agents == {"Microboard/0.1.0 (link check; +https://org.example/jobs)"}
    asked = len(site.asked)
    assert run(folder, "links", *words).stdout == first.stdout
    assert len(site.asked) == asked  # known from an hour ago
    second = run(folder, "links", "--format", "json", *words, as_of="2026-11-28")
    assert {one["verdict"] for one in json.loads(second.stdout)} == {"fine", "dead"}
    assert "answered 404 on 2026-11-24 and on 2026-11-28" in issue.read_text()
    folder.add(apply__url=site.get_url("fine", "jobs.acme.example"))
    assert run(folder, "links", *words, as_of="2026-11-28").exit_code == 0
    assert not issue.exists()
    assert "/404" not in (folder.root / CACHE).read_text()  # what nobody links to is forgotten


def test_links_asks_no_machine_in_a_private_network(folder, site) -> None:
    folder.add_employer("acme", website=site.get_url("fine"))
    folder.add(apply__url=site.get_url("fine", "jobs.acme.example"))
    result = run(folder, "links")
    assert result.exit_code == 0
    assert result.stdout.count("it leads into a private network") == 2
    assert site.asked == []


def test_a_broken_memory_is_told_and_replaced(folder, site, tmp_path: Path) -> None:
    folder.add_employer("acme", website=site.get_url("fine"))
    folder.add(apply__url=site.get_url("fine?2"))
    cache = tmp_path / "links.json"
    cache.write_text('{"version": 1, "entr')
    result = run(folder, "links", "--allow-private", "--cache", cache)
    assert result.exit_code == 0
    assert "every link is asked anew" in result.stderr
    assert len(json.loads(cache.read_text())["entries"]) == 2
