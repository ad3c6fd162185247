"""A domain is confirmed where its own site names the board and the folder, and by nothing else."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from boards import BoardFolder
from microboard.care import domains
from microboard.care.domains import (
    MAX_BYTES,
    Judged,
    Said,
    Site,
    ask_site,
    build_file,
    confirm,
    list_sites,
    read_answer,
    read_record,
    write_address,
)
from microboard.check import check_board
from microboard.check.values.confirmed_domains import CONFIRMED, Confirmation, find_own_host
from microboard.cli import main
from microboard.read import Document
from microboard.read.yaml import Parsed
from microboard.visit.request import Answer, Client
from misbehaving import Misbehaving, trust

BOARD = "https://board.example/"
TODAY = date(2026, 11, 30)
ACME = Site("acme", "acme.example", "acme.example")
NAMED = Said(frozenset({(BOARD, "acme")}))


def write_record(*boards: object) -> bytes:
    return json.dumps({"boards": boards}).encode()


RECORD = write_record({"board": BOARD, "employer": "acme"})


def find(host: str, _port: int) -> Sequence[str]:
    return ["10.0.0.1"] if host.startswith("inside.") else ["127.0.0.1"]


@pytest.fixture(scope="module")
def site() -> Iterator[Misbehaving]:
    made = Misbehaving()
    yield made
    made.stop()


@pytest.fixture
def ask(site: Misbehaving) -> Iterator[Callable[..., Said]]:
    client = Client("microboard", trust(), find, allow_private=True, timeout=5)
    site.asked.clear()
    yield partial(ask_site, client, seconds=3, port=f":{site.port}")
    site.records.clear()


def judge(said: Said, known: Mapping[str, Confirmation] | None = None, one: Site = ACME,
          boards: Sequence[str] = (BOARD,)) -> Judged:
    return confirm([one], boards, known or {}, TODAY, lambda _: said)[0]


@pytest.mark.parametrize(("website", "host"), [
    ("https://acme.example/about", "acme.example"),
    ("https://www.acme.example/", "acme.example"),
    ("https://jobs.acme.example:8443/", "jobs.acme.example"),
    ("https://bücher.example/", "xn--bcher-kva.example"),
    # Below a host on which anybody has a name, www is somebody's.
    ("https://www.github.io/", "www.github.io"), ("https://acme.github.io/", "acme.github.io"),
    # Browsers and IDNA 2003 go to different hosts.
    ("https://faß.example/", ""), ("https://ａcme.example/", ""),
    # What belongs to many, or to no one.
    ("https://github.io/", ""), ("https://github.com/acme", ""), ("https://co.uk/", ""), ("https://203.0.113.7/", ""),
    ("https://acme.internal/", ""), ("https://uni.example/~ana/", ""), ("https://a\".example/", ""), ("", ""),
])
def test_the_host_of_a_website_is_one_owners(website: str, host: str) -> None:
    assert find_own_host(Document("employer.yml", {"website": website}, Parsed())) == host


def test_a_sample_has_no_site() -> None:
    values = {"website": "https://acme.example/"}
    assert [one.employer for one in list_sites({
        "acme": Document("a", values, Parsed()), "made-up": Document("b", {**values, "sample": True}, Parsed()),
        "quiet": Document("c", {"website": "https://quiet.example/"}, Parsed()),
    }, ["acme", "made-up", "nobody"])] == ["acme"]


@pytest.mark.parametrize("board", [BOARD, "https://board.example", "https://BOARD.example:443/", "https://board.example//"])
def test_an_address_is_the_same_however_it_is_written(board: str) -> None:
    said = Said(read_record(write_record({"board": board, "employer": "acme"})))
    assert judge(said).after == Confirmation("acme.example", TODAY)


@pytest.mark.parametrize("entry", [
    {"board": "http://board.example/", "employer": "acme"},
    {"board": "https://board.example/jobs/", "employer": "acme"},
    {"board": "https://board.example.evil.example/", "employer": "acme"}, {"board": BOARD, "employer": "acme-2"},
    {"board": "https://user@board.example/", "employer": "acme"}, {"board": f"{BOARD}?a", "employer": "acme"},
    {"board": "https://bоard.example/", "employer": "acme"}, {"board": BOARD}, {"employer": "acme"}, {},
    {"board": [BOARD], "employer": "acme"}, {"board": BOARD, "employer": None}, "acme", None, [BOARD, "acme"],
])
def test_what_names_another_board_or_folder_confirms_nothing(entry: object) -> None:
    assert judge(Said(read_record(write_record(entry)))).after is None


@pytest.mark.parametrize("data", [
    b"", b"null", b"[]", b'{"boards": {}}', b'{"boards": 1}', b"{", b"\xff\xfe{", b"[" * MAX_BYTES, b"1" * 5000,
    b'{"board": "https://board.example/", "employer": "acme"}', b"<!doctype html><title>Acme</title>",
])
def test_a_file_that_is_no_record_names_nobody(data: bytes) -> None:
    assert read_record(data) == frozenset()


def test_a_board_that_has_moved_is_known_by_both_addresses() -> None:
    said = Said(frozenset({("https://old.example/jobs/", "acme")}))
    assert judge(said).after is None
    assert judge(said, boards=[BOARD, "https://old.example/jobs"]).after is not None


def test_a_site_is_asked_and_believed(site: Misbehaving, ask: Callable[..., Said]) -> None:
    site.records["acme.example"] = RECORD
    assert ask("acme.example") == NAMED
    assert site.asked == [("acme.example", "GET", "/.well-known/microboard.json")]


@pytest.mark.parametrize(("answer", "why", "is_known"), [
    ("404", "there is no file", True), ("410", "there is no file", True), ("500", "the site answers 500", False),
    ("403", "the site answers 403", False), ("moved", "it leads to another host", True),
    ("inside", "it leads to another host", True), ("to-user", "the answer is not", False),
    ("downgrade", "without https", False), ("circle", "without end", False), ("fine", "application/json", True),
    ("huge", "more than 16 KiB", True), ("hangs-up", "cannot be reached", False), ("rubbish", "not that of a", False),
    ("half", "5 bytes of the file are missing", False), ("broken-chunks", "not that of a web server", False),
])
def test_a_site_that_misbehaves_confirms_nothing(
    site: Misbehaving, ask: Callable[..., Said], answer: str, why: str, is_known: bool
) -> None:
    site.records["acme.example"] = answer
    said = ask("acme.example")
    assert why in said.why
    assert (said.named, said.is_known) == (frozenset(), is_known)
    assert {host for host, _, _ in site.asked} == {"acme.example"}


@pytest.mark.parametrize("answer", ["hangs", "drips", "drips-body"])
def test_a_site_that_is_slow_is_left_in_time(site: Misbehaving, ask: Callable[..., Said], answer: str) -> None:
    site.records["acme.example"] = answer
    assert ask("acme.example", seconds=0.2) == Said(why="the site does not answer in time", is_known=False)


def test_no_machine_inside_is_asked(site: Misbehaving) -> None:
    asked = len(site.asked)
    said = ask_site(Client("microboard", trust(), find), "inside.acme.example", 3, f":{site.port}")
    assert said == Said(why="it leads into a private network", is_known=False)
    assert len(site.asked) == asked


@pytest.mark.parametrize(("kind", "is_read"), [
    ("application/json", True), ("Application/JSON ; charset=utf-8", True), ("text/html", False), ("", False),
    ("text/plain", False), ("application/json5", False),
])
def test_only_json_is_read(kind: str, is_read: bool) -> None:
    assert bool(read_answer(Answer(200, body=RECORD, kind=kind)).named) is is_read


def test_a_confirmation_that_stands_keeps_its_day_for_half_a_year() -> None:
    fresh, old = (Confirmation("acme.example", TODAY - timedelta(days=days)) for days in (179, 180))
    assert judge(NAMED, {"acme": fresh}).after == fresh
    assert judge(NAMED, {"acme": old}).after == Confirmation("acme.example", TODAY)


def test_a_site_that_says_so_no_longer_is_taken_out_and_one_that_is_away_fades() -> None:
    known = {"acme": Confirmation("acme.example", TODAY - timedelta(days=100))}
    away = Said(why="the site cannot be reached", is_known=False)
    assert judge(Said(why="there is no file"), known).after is None
    assert judge(Said(frozenset({(BOARD, "other")})), known).after is None
    assert judge(away, known).after == known["acme"]
    assert judge(away, {"acme": Confirmation("acme.example", TODAY - timedelta(days=366))}).after is None


def test_the_confirmation_of_another_host_is_void() -> None:
    known = {"acme": Confirmation("acme.example", TODAY)}
    moved = Site("acme", "acme-jobs.example", "acme-jobs.example")
    assert judge(Said(why="the site cannot be reached", is_known=False), known, moved).after is None


def test_a_host_is_asked_once_and_those_that_are_confirmed_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask_one(host: str) -> Said:
        asked.append(host)
        return Said(frozenset({(BOARD, "art"), (BOARD, "law")}))

    sites = [Site("art", "uni.example", "uni.example"), Site("bakery", "b.example", "b.example"),
             Site("law", "uni.example", "uni.example")]
    known = {"law": Confirmation("uni.example", TODAY)}
    judged = confirm(sites, [BOARD], known, TODAY, ask_one, workers=1)
    assert asked == ["uni.example", "b.example"]
    assert [one.site.employer for one in judged if one.after] == ["art", "law"]
    monkeypatch.setattr(domains, "MAX_SECONDS", -1)
    assert [one.after for one in confirm(sites, [BOARD], known, TODAY, ask_one)] == [None, None, known["law"]]
    assert len(asked) == 2


def test_the_file_has_one_line_an_employer_and_the_newest_where_they_are_too_many(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {name: Confirmation(f"{name}.example", TODAY - timedelta(days=age))
             for name, age in (("b", 3), ("a", 9), ("123", 1))}
    rows = [judge(Said(frozenset({(BOARD, name)})), known, Site(name, one.host, one.host))
            for name, one in known.items()]
    assert build_file(rows).splitlines()[1:] == [
        "confirmed:",
        '  - {employer: "123", host: "123.example", day: "2026-11-29"}',
        '  - {employer: "a", host: "a.example", day: "2026-11-21"}',
        '  - {employer: "b", host: "b.example", day: "2026-11-27"}',
    ]
    monkeypatch.setattr(domains, "MAX_LINES", 120)
    assert '"a"' not in build_file(rows)
    assert build_file([]) == ""


@pytest.mark.parametrize("host", ["a.b", f"{'a' * 60}.example"])
def test_a_full_file_is_one_that_a_board_can_read(folder: BoardFolder, host: str) -> None:
    rows = [Judged(Site(f"{number}", "", ""), NAMED, None, Confirmation(host, TODAY))
            for number in range(1, 6000)]
    folder.add()
    write_confirmed(folder.root, build_file(rows))
    checked = check_board(folder.root, TODAY)
    assert checked.rulebook, checked.problems
    assert len(checked.rulebook.confirmed) > 2000


def write_confirmed(root: Path, text: str) -> None:
    (root / CONFIRMED).parent.mkdir(exist_ok=True)
    (root / CONFIRMED).write_text(text)


def run(folder: BoardFolder, *arguments: str) -> Result:
    words = ["confirm-domains", "--board", str(folder.root), "--as-of", TODAY.isoformat(), *arguments]
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.fixture
def command(folder: BoardFolder, monkeypatch: pytest.MonkeyPatch) -> dict[str, Said]:
    """What hosts say to the command, in place of the internet."""
    said: dict[str, Said] = {}
    monkeypatch.setattr("microboard.cli.confirm_domains.ask_site",
                        lambda _client, host: said.get(host, Said(why="there is no file")))
    folder.add()
    return said


def test_the_command_writes_what_the_build_reads(folder: BoardFolder, command: dict[str, Any]) -> None:
    command["acme.example"] = NAMED
    assert "1 of 1 sites name this board." in run(folder, "--site-url", BOARD).stdout
    assert not (folder.root / CONFIRMED).exists()
    assert run(folder, "--site-url", BOARD, "--write").exit_code == 0
    assert folder.build("2026-11-30").employers[0].domain_confirmed == TODAY
    assert folder.build("2027-11-30").employers[0].domain_confirmed == TODAY
    assert folder.build("2027-12-01").employers[0].domain_confirmed is None
    assert folder.build("2026-11-29").employers[0].domain_confirmed is None
    folder.add_employer("acme", website="https://acme-jobs.example/")
    assert folder.build("2026-11-30").employers[0].domain_confirmed is None
    done = run(folder, "--site-url", BOARD, "--write")
    assert "no longer confirmed: was confirmed for acme.example" in done.stdout
    assert not (folder.root / CONFIRMED).exists()


@pytest.mark.parametrize(("settings", "address"), [
    ("site_url: https://board.example/", BOARD),
    ('site_url: !ENV [SITE_URL, "https://board.example"]', BOARD),
    ("site_url: https://new.example/\nplugins: [search, {microboard: {id_base: 'https://board.example/'}}]", BOARD),
])
def test_the_address_of_the_board_is_in_its_settings(
    folder: BoardFolder, command: dict[str, Any], settings: str, address: str
) -> None:
    (folder.root / "mkdocs.yml").write_text(settings)
    command["acme.example"] = Said(frozenset({(address, "acme")}))
    assert "1 of 1 sites name this board." in run(folder).stdout


@pytest.mark.usefixtures("command")
def test_a_board_without_an_address_is_told_what_to_write(folder: BoardFolder) -> None:
    done = run(folder)
    assert done.exit_code == 2
    assert "Nobody knows the address of this board." in done.stderr
    assert write_address("http://board.example/") == ""
