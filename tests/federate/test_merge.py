"""Several boards become one directory, and none speaks for another's employer."""

import copy
import json
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from boards import EVERYTHING, BoardFolder
from microboard.cli import main
from microboard.federate import boards as reading
from microboard.federate.boards import Source, Unread
from microboard.federate.foreign_listing import MAX_DEPTH
from microboard.federate.merge import build_directory
from microboard.publish.api.openapi import build_openapi
from microboard.publish.output import Site
from microboard.publish.site.write import write_outputs
from microboard.run.clock import read_clock
from microboard.visit.fetch import FetchError
from site_files import API, DISCOVERY, iterate_files
from tries import tries

Record = dict[str, Any]
AS_OF = read_clock("2026-11-23")


class Boards:
    """Some boards, each in a folder of its own, as if built; those that are served are at their own addresses."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.places: list[str] = []
        self.served: dict[str, Path] = {}

    def add(self, board_name: str, address: str, /, *listings: tuple[str, dict[str, Any]], served: bool = False,
            **employer: object) -> Path:
        folder = BoardFolder(self.root / f"{address.replace('/', '-')}-source")
        folder.add_employer("acme", **employer)
        for number, (listing, changes) in enumerate(listings):
            folder.add(f"acme/{listing}", description=f"Work of {board_name} {number}, word{number}. " * 15, **changes)
        board, site = folder.build(), Site(board_name, f"https://{address}/")
        built = self.root / address.replace("/", "-")
        write_outputs(built, iterate_files(board, site, API | DISCOVERY))
        if served:
            self.served[site.url] = built
        self.places.append(site.url if served else str(built))
        return built

    def fetch(self, url: str) -> bytes:
        for address, built in self.served.items():
            if url.startswith(address):
                return (built / url.removeprefix(address)).read_bytes()
        raise FetchError("the host is not known")

    def merge(self, *more: str) -> Result:
        arguments = [*self.places, *more, "--out", str(self.root / "out"), "--as-of", "2026-11-23"]
        return CliRunner().invoke(main, ["merge", *arguments])

    def read(self, name: str) -> Any:
        return json.loads((self.root / "out" / name).read_text(encoding="utf-8"))

    def list_boards(self) -> list[str]:
        """The board of each listing of the directory."""
        return sorted(one["board"]["name"] for one in self.read("opportunities.json")["opportunities"])


@pytest.fixture
def boards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Boards:
    made = Boards(tmp_path)
    monkeypatch.setattr(reading, "fetch", made.fetch)
    return made


def employ(host: str, name: str) -> dict[str, Any]:
    """An employer on a host of its own."""
    return {"website": f"https://{host}/", "domains": sorted({host.partition("/")[0], "acme.example"}), "name": name}


def spoil(built: Path, change: Callable[[list[Record]], object]) -> None:
    path = built / "api/v1/opportunities.json"
    value = json.loads(path.read_text())
    change(value["opportunities"])
    path.write_text(json.dumps(value))


def test_listings_keep_the_board_that_told_of_them(boards: Boards) -> None:
    boards.add("City", "jobs.city.example", ("bread", {}))
    boards.add("Campus", "campus.example", ("maps", {}), **employ("maps.example", "Maps"))
    assert boards.merge().exit_code == 0
    merged = boards.read("opportunities.json")
    assert {one["url"]: one["board"]["name"] for one in merged["opportunities"]} == {
        "https://jobs.city.example/opportunities/acme/bread/": "City",
        "https://campus.example/opportunities/acme/maps/": "Campus"}
    assert merged["count"] == 2


def test_the_first_board_speaks_for_an_employer(boards: Boards) -> None:
    boards.add("City", "city.example", ("bread", {}))
    boards.add("City", "other.example", ("fake", {}))
    result = boards.merge()
    (one,) = boards.read("opportunities.json")["opportunities"]
    assert one["board"]["url"] == "https://city.example/"
    # Boards of one name are told apart.
    assert "City (https://city.example/) speaks for this employer" in result.stderr
    (dropped,) = boards.read("boards.json")["boards"][1]["dropped"]
    assert dropped["listing"] == "https://other.example/opportunities/acme/fake/"


@pytest.mark.parametrize("website", ["https://acme.example/", "https://www.acme.example/about", "https://x.acme.example/"])
def test_a_board_on_the_employers_own_host_comes_first(boards: Boards, website: str) -> None:
    boards.add("City", "city.example", ("fake", {}), website=website)
    boards.add("Acme itself", "acme.example/jobs", ("bread", {}), served=True)
    boards.merge()
    assert boards.list_boards() == ["Acme itself"]


def test_an_employer_who_has_nothing_open_still_speaks_for_itself(boards: Boards) -> None:
    boards.add("City", "city.example", ("fake", {}))
    boards.add("Acme itself", "acme.example", ("bread", {"status": "filled"}), served=True)
    boards.merge()
    assert boards.list_boards() == []


def test_a_folder_proves_no_address(boards: Boards) -> None:
    boards.add("City", "city.example", ("bread", {}))
    boards.add("Says so", "acme.example/jobs", ("fake", {}))
    boards.merge()
    assert boards.list_boards() == ["City"]


@pytest.mark.parametrize("address", ["people.acme.example/~eve", "acme.example/~eve", "eve.acme.example"])
def test_a_board_on_somebodys_pages_does_not_speak_for_the_host(boards: Boards, address: str) -> None:
    boards.add("City", "city.example", ("bread", {}))
    boards.add("Eve", address, ("fake", {}), served=True)
    boards.merge()
    assert boards.list_boards() == ["City"]


@pytest.mark.parametrize(("website", "name"), [
    ("https://ACME.example:8443/jobs", "Eve"),
    ("https://jobs.acme.example/", "Acme Bakery"),
    ("https://eve.example/", "ÁCME - bakery"),
    ("https://eve.example/", "Асме Вакегу"),  # Cyrillic
    ("https://eve.example/", "Acme Bakery Careers"),
    ("https://a.b.acme.example/", "Eve"),
])
def test_no_other_spelling_of_an_employer_gets_past(boards: Boards, website: str, name: str) -> None:
    boards.add("City", "city.example", ("bread", {}))
    built = boards.add("Eve", "eve.example", ("fake", {"apply__url": "https://acme.example/fake"}))
    spoil(built, lambda records: records[0]["employer"].update(website=website, name=name))
    result = boards.merge()
    assert boards.list_boards() == ["City"]
    assert "City (https://city.example/) speaks for" in result.stderr


@pytest.mark.parametrize(("one", "other"), [
    ("github.com/acme", "github.com/beta"),
    ("www.linkedin.com/company/acme", "www.linkedin.com/company/beta"),
    ("acme.github.io", "beta.github.io"),
    ("people.campus.example/~ana", "people.campus.example/~rui"),
    ("acme.co.uk", "beta.co.uk"),
])
def test_unrelated_employers_on_one_host_both_stay(boards: Boards, one: str, other: str) -> None:
    boards.add("City", "city.example", ("bread", {}), **employ(one, "Acme"))
    boards.add("Campus", "campus.example", ("maps", {}), **employ(other, "Beta"))
    boards.merge()
    assert boards.list_boards() == ["Campus", "City"]


@pytest.mark.parametrize(("one", "other"), [
    ("acme-coop.example", "jobs.acme-coop.example"), ("jobs.acme-coop.example", "acme-coop.example"),
    ("one.acme-coop.example", "two.acme-coop.example"), ("acme.co.uk", "jobs.acme.co.uk"),
])
def test_who_speaks_for_a_domain_speaks_for_all_its_hosts(boards: Boards, one: str, other: str) -> None:
    boards.add("City", "city.example", ("bread", {}), **employ(one, "Acme"))
    boards.add("Eve", "eve.example", ("fake", {}), **employ(other, "Beta"))
    boards.merge()
    assert boards.list_boards() == ["City"]


def test_a_board_speaks_for_the_host_where_it_lives_and_not_for_its_neighbours(boards: Boards) -> None:
    boards.add("City", "city.example", ("bread", {}), **employ("one.campus.example", "One"))
    boards.add("Two", "two.campus.example/jobs", ("maps", {}), served=True, **employ("two.campus.example", "Two"))
    boards.add("Three", "three.campus.example/jobs", ("fake", {}), served=True, **employ("four.campus.example", "Four"))
    boards.merge()
    assert boards.list_boards() == ["City", "Two"]


def test_pages_on_a_host_of_many_belong_to_one(boards: Boards) -> None:
    boards.add("City", "city.example", ("bread", {}), **employ("github.com/acme", "Acme"))
    boards.add("Eve", "eve.example", ("fake", {}), **employ("github.com/ACME/jobs", "Eve"))
    boards.merge()
    assert boards.list_boards() == ["City"]


def test_on_a_host_that_several_employers_share_the_name_tells_whose_a_listing_is(boards: Boards) -> None:
    built = boards.add("Foundation", "found.example", ("bread", {}), ("rolls", {}), **employ("hub.example", "Bread"))
    spoil(built, lambda records: records[0]["employer"].update(name="Rolls"))
    boards.add("Campus", "campus.example", ("maps", {}), **employ("hub.example", "Maps"))
    boards.add("Eve", "eve.example", ("fake", {}), **employ("hub.example", "bread"))
    boards.merge()
    assert boards.list_boards() == ["Campus", "Foundation", "Foundation"]


def test_one_link_to_apply_stands_once(boards: Boards) -> None:
    link = {"apply__url": "https://forms.example/a?id=7&utm_source=city"}
    boards.add("City", "city.example", ("bread", link), domains=["acme.example", "forms.example"])
    again = {"apply__url": "https://www.forms.example/a/?fbclid=x&id=7#top"}
    boards.add("Other", "other.example", ("copy", again), **{**employ("copy.example", "Copy"),
                                                             "domains": ["copy.example", "forms.example"]})
    result = boards.merge()
    assert boards.read("opportunities.json")["count"] == 1
    assert "another board tells of it already" in result.stderr


def nest(depth: int) -> object:
    value: object = "x"
    for _ in range(depth):
        value = [value]
    return value


FOREIGN = "is not the address of its board"
NO_LINK = "is no address on a named host that begins with https://"
FAULTS: list[tuple[Callable[[Record], object], str]] = [
    (lambda one: one.update(url="https://elsewhere.example/opportunities/acme/bread/"), FOREIGN),
    (lambda one: one.update(url="https://city.example/opportunities/../../etc/passwd"), FOREIGN),
    (lambda one: one.update(url="https://city.example/opportunities/%2e%2e/"), FOREIGN),
    (lambda one: one.update(id="acme/other"), FOREIGN),
    (lambda one: one.update(id="../x"), "id is not as the API describes it"),
    (lambda one: one.update(id="acme/bread\n"), "id is not as the API describes it"),
    (lambda one: one.update(api="https://eve.example/x.json"), "its api is not where its board has it"),
    (lambda one: one["employer"].update(id="beta"), "the page of its employer"),
    (lambda one: one["employer"].update(url="javascript:alert(1)"), "the page of its employer"),
    (lambda one: one["employer"].update(website="javascript:alert(1)"), "employer.website is not as"),
    (lambda one: one["employer"].update(website="https://acme.example@eve.example/"), "employer.website is not as"),
    (lambda one: one["employer"].update(website="https://127.0.0.1/"), NO_LINK),
    (lambda one: one["employer"].update(website="https://localhost/"), NO_LINK),
    (lambda one: one["employer"].update(website="https://["), "employer.website is not as"),
    (lambda one: one["employer"].update(website="https://acme..example/"), NO_LINK),
    (lambda one: one["employer"].update(website="https://acme.example./"), "employer.website is not as"),
    (lambda one: one["apply"].update(url="mailto:a@b.example"), "apply.url is not as"),
    (lambda one: one["apply"].update(url="https://[x"), "apply.url is not as"),
    (lambda one: one["apply"].update(url="https://acme.example:99999/"), NO_LINK),
    (lambda one: one["apply"].update(url='https://acme.example/"><script>'), "apply.url is not as"),
    (lambda one: one["apply"].update(email="a@b.example\r\nBcc: c@d.example"), "apply.email is not as"),
    (lambda one: one["apply"].pop("url"), "apply is not as"),
    (lambda one: one.update(title=["no", "text"]), "title is not as the API describes it"),
    (lambda one: one.update(title="x" * 5_000_000), "more than 64 KiB"),
    (lambda one: one.update(title="x" * 301), "title is not as"),
    (lambda one: one.update(title="\ud800"), "U+D800"),
    (lambda one: one.update(title="a\x00b"), "U+0000"),
    (lambda one: one.update(summary="a\x1b[2Jb"), "U+001B"),
    (lambda one: one.update({"new": {"\u202e": 1}}), "U+202E"),
    (lambda one: one.update(new=nest(MAX_DEPTH)), "nested more than 20 deep"),
    (lambda one: one.update(new="x" * 70_000), "more than 64 KiB"),
    (lambda one: one.pop("pay"), "the listing is not as the API describes it"),
    (lambda one: one["pay"].update(amount=-5), "pay.amount is not as"),
    (lambda one: one["pay"].update(amount=1e300), "pay.amount is not as"),
    (lambda one: one["pay"].update(type="unpaid"), "pay is not as"),
    (lambda one: one.update(pay={"type": "unpaid"}), "its board says that it takes no unpaid work"),
    (lambda one: one["apply"].update(closes="2026-11-01T12:00:00+00:00"), "apply.closes is not the moment"),
    (lambda one: one["apply"].update(closes="2099-11-01T12:00:00+00:00"), "apply.closes is not the moment"),
    (lambda one: one["apply"].update(closes="soon"), "a date in it cannot be read"),
    (lambda one: one["apply"].update(deadline="9999-12-31", last_day="9999-12-31"), "a date in it cannot be read"),
    (lambda one: one["apply"].update(last_day="2099-12-31", closes="2100-01-01T12:00:00+00:00"), "apply.closes is not"),
    (lambda one: one["apply"].update(deadline="2026-02-30"), "apply.deadline is not as"),
    (lambda one: one["apply"].update(last_day="2026-11-01", closes="2026-11-02T12:00:00+00:00"), "it has closed"),
    (lambda one: one.update(state="filled"), "it has closed"),
    (lambda one: one.update(posted="2026-11-25"), "it is dated in the future"),
    (lambda one: one.update(updated="2099-01-01"), "it is dated in the future"),
    (lambda one: one["employer"].update(sample=True), "it is a sample"),
    (lambda one: one.update(title="Pay the regis\u200btration fee"), "U+200B"),
    (lambda one: one.update(title="Regis\u00adtration desk for bread"), "U+00AD"),
    (lambda one: one["mentor"].update(role="Bread\u200dmaker"), "U+200D"),
    (lambda one: one["employer"].update(name="Ac\u2060me"), "U+2060"),
    (lambda one: one.update(summary="Ask \U000e0041 customers"), "U+E0041"),
    (lambda one: one.update(summary="Ask\ufe0f customers"), "U+FE0F"),
    (lambda one: one["apply"].update(deadline="9999-12-30", last_day="9999-12-30", closes="9999-12-31T12:00:00+00:00"),
     "a date in it lies more than a year ahead"),
    (lambda one: one["apply"].update(deadline="2029-12-30"), "a date in it lies more than a year ahead"),
    (lambda one: one["apply"].update(decision_by="2999-12-30"), "a date in it lies more than a year ahead"),
    (lambda one: one.update(starts="9999-12-31"), "a date in it lies more than a year ahead"),
    (lambda one: one.update(starts="next year"), "a date in it cannot be read"),
    (lambda one: one.update(posted="0001-01-01"), "a date in it lies outside the years 1970 to 2099"),
    (lambda one: one.update(last_confirmed="2099-01-01"), "it is dated in the future"),
    (lambda one: one.update(summary="Before you start, pay a registration fee of $50 to get your work kit."),
     "it raises the red flag asks-for-fee (Nobody pays to work)"),
    (lambda one: one.update(description="We will send you a check. Deposit it and wire the rest to our vendor."),
     "it raises the red flag"),
    (lambda one: one["deliverables"][0].update(what="Pay the registration fee of $20 for training, then begin"),
     "it raises the red flag"),
    (lambda one: one["apply"].update(url="https://bit.ly/abc"), "it raises the red flag link-shortener"),
    (lambda one: one["employer"].update(website="https://g\u043eogle.example/"), "employer.website is not as"),
]


@pytest.mark.parametrize(("change", "reason"), FAULTS, ids=[str(number) for number in range(len(FAULTS))])
def test_what_a_board_may_not_say_is_left_out_with_the_reason(
    change: Callable[[Record], object], reason: str
) -> None:
    records = copy.deepcopy(build_two_records())
    change(records["acme/bread"])
    source = Source("City", "https://city.example/", "", False, False, records.values())
    (listings, *_), dropped = build_directory([source], AS_OF)
    assert [reason in one.reason for one in dropped] == [True], dropped
    (kept,) = json.loads(listings.data)["opportunities"]
    assert kept["id"] == "acme/rolls"


@cache
def build_two_records() -> dict[str, Record]:
    """Two true listings of the board at city.example, by id."""
    with tempfile.TemporaryDirectory() as root:
        folder = BoardFolder(Path(root) / "board")
        folder.add_employer("acme")
        for listing in ("bread", "rolls"):
            folder.add(f"acme/{listing}", description=f"Work on {listing}, word{listing}. " * 15)
        return {one["id"]: one for one in list_records(folder)}


def list_records(folder: BoardFolder) -> list[Record]:
    files = {file.path: file for file in iterate_files(folder.build(), Site("City", "https://city.example/"))}
    return json.loads(files["api/v1/opportunities.json"].data)["opportunities"]


def test_why_a_listing_was_left_out_is_said(boards: Boards) -> None:
    built = boards.add("City", "city.example", ("bread", {}), ("rolls", {}))
    spoil(built, lambda records: records[0].update(state="filled"))
    result = boards.merge()
    assert result.exit_code == 0, result.output
    assert "https://city.example/opportunities/acme/bread/ of https://city.example/: it has closed." in result.stderr


def test_a_board_that_takes_unpaid_work_may_tell_of_it(boards: Boards) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    spoil(built, lambda records: records[0].update(pay={"type": "unpaid"}))
    about = json.loads((built / "board.json").read_text())
    about["policy"]["unpaid"] = "allowed"
    (built / "board.json").write_text(json.dumps(about))
    boards.merge()
    assert boards.read("opportunities.json")["count"] == 1


def test_a_listing_stands_once_even_if_its_board_tells_of_it_twice(boards: Boards) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    spoil(built, lambda records: records.append(copy.deepcopy(records[0])))
    result = boards.merge()
    assert boards.read("opportunities.json")["count"] == 1
    assert "its board tells of it twice" in result.stderr


def test_fields_that_nobody_knows_are_dropped_wherever_they_are(boards: Boards) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    before = json.loads((built / "api/v1/opportunities.json").read_text())["opportunities"][0]

    def add(records: list[Record]) -> None:
        one = records[0]
        for group in (one, one["pay"], one["employer"], one["skills"][0], one["deliverables"][0]):
            group["onclick"] = {"x": 1}
        one.update({"description_html": "<script>x()</script>", "board": {"name": "Eve"}})

    spoil(built, add)
    boards.merge()
    (one,) = boards.read("opportunities.json")["opportunities"]
    licence = json.loads((built / "board.json").read_text())["licence"]
    assert one == {**before, "board": {"name": "City", "url": "https://city.example/", "licence": licence}}


def test_what_is_published_about_what_was_left_out_is_in_our_own_words(boards: Boards) -> None:
    built = boards.add("City", "city.example", ("bread", {}), ("rolls", {}), ("maps", {}))
    spoil(built, lambda records: [one.update(change) for one, change in zip(records, (
        {"url": "https://evil.example/win", "id": "Call +1 555 now"},
        {"summary": "Pay a registration fee of $50, call +1 555 now."}, {"Call +1 555 now": "\u202e"}), strict=True)])
    boards.merge()
    written = (boards.root / "out/boards.json").read_text(encoding="utf-8")
    assert "evil" not in written
    assert "555" not in written
    assert "listing number 1" in written
    assert len(boards.read("boards.json")["boards"][0]["dropped"]) == 3


def test_a_board_whose_list_is_huge_or_odd_stops_no_other(boards: Boards) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    (built / "api/v1/opportunities.json").write_text('{"version": 1, "opportunities": [' + "1," * 60_001 + "1]}")
    boards.add("Campus", "campus.example", ("maps", {}))
    odd = boards.add("Odd", "odd.example", ("rolls", {}), **employ("odd.example", "Odd"))
    spoil(odd, lambda records: records.extend(({"x": [[]] * 300_000}, 7, None)))
    result = boards.merge()
    assert boards.list_boards() == ["Campus", "Odd"]
    assert "it lists more than 60,000." in result.stderr
    assert "Left out listing number 2 of https://odd.example/: it has more than 64 KiB." in result.stderr


BROKEN = [
    ("board.json", "{", "cannot be read as JSON"),
    ("board.json", "[]", "holds no JSON object"),
    ("board.json", "[" * 100_000, "it is nested too deep"),
    ("board.json", '{"url": "http://city.example/"}', "names no public address"),
    ("board.json", '{"url": "https://a@city.example/"}', "names no public address"),
    ("board.json", '{"url": "https://city.example/x/../"}', "names no public address"),
    ("board.json", '{"url": "https://10.0.0.1/"}', "names no public address"),
    ("api/v1/opportunities.json", '{"version": 2, "opportunities": []}', "not the first version"),
    ("api/v1/opportunities.json", '{"version": 1, "opportunities": [{"pay": {"amount": NaN}}]}', "NaN is no number"),
    ("api/v1/opportunities.json", '{"version": 1, "opportunities": [{"x": 1e999}]}', "1e999 is no number"),
    ("api/v1/opportunities.json", f'{{"version": 1, "opportunities": [{"9" * 5000}]}}', "a number of 5000 digits"),
    ("api/v1/opportunities.json", '{"version": 1, "opportunities": {"x": 1}}', "not the first version"),
    ("api/v1/opportunities.json", '{"version": 1, "opportunities": [', "cannot be read as JSON"),
]


@pytest.mark.parametrize(("file", "text", "words"), BROKEN, ids=[words for _, _, words in BROKEN])
def test_a_board_that_cannot_be_read_stops_no_other(boards: Boards, file: str, text: str, words: str) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    (built / file).write_text(text)
    result = boards.merge()
    assert result.exit_code == 2
    assert words in result.stderr
    assert "nothing is written" in result.stderr
    assert not (boards.root / "out").exists()
    boards.add("Campus", "campus.example", ("maps", {}))
    result = boards.merge()
    assert result.exit_code == 0
    assert f"Not read: {built}: " in result.stderr
    assert boards.list_boards() == ["Campus"]
    unread, read = boards.read("boards.json")["boards"]
    assert unread["place"] == str(built)
    assert words in unread["error"]
    assert read["name"] == "Campus"


def test_a_board_that_is_not_utf_8_is_explained(boards: Boards) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    (built / "board.json").write_bytes(b'{"name": "\xff"}')
    assert "it is not UTF-8 text" in boards.merge().stderr


def test_a_board_is_read_over_https_at_its_own_address_only(boards: Boards) -> None:
    boards.add("City", "city.example", ("bread", {}), served=True)
    boards.served["https://mirror.example/"] = boards.served["https://city.example/"]
    boards.places.append("https://mirror.example")
    boards.places.append("https://gone.example/")
    result = boards.merge()
    assert "board.json says that the board is at https://city.example/. Use that address." in result.stderr
    assert "Not read: https://gone.example/: board.json cannot be read: the host is not known." in result.stderr
    assert boards.list_boards() == ["City"], result.output


@pytest.mark.parametrize("place", ["http://city.example/", "no-such-folder", "ftp://x"])
def test_a_place_that_is_no_board_is_explained(boards: Boards, place: str) -> None:
    result = boards.merge(place)
    assert result.exit_code == 2
    assert "neither a folder nor an address" in result.stderr


def test_one_board_is_named_once(boards: Boards) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    result = boards.merge(str(built))
    assert result.exit_code == 2
    assert "are both the board at https://city.example/. Name one of them." in result.stderr


@pytest.mark.parametrize("name", ["City\nMerged 9 boards", "\x1b[2J", "\ud800", "x" * 5000])
def test_the_name_of_a_board_is_one_line_that_can_be_read(boards: Boards, name: str) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    about = json.loads((built / "board.json").read_text())
    (built / "board.json").write_text(json.dumps({**about, "name": name, "licence": "javascript:x()"}))
    spoil(built, lambda records: records.append({"url": "https://city.example/\nMerged 9 boards"}))
    result = boards.merge()
    assert [line for line in result.stderr.splitlines() if line.startswith("Merged")] == [
        f"Merged 1 board into {boards.root / 'out'}."]
    (board,) = boards.read("boards.json")["boards"]
    assert board["name"].isprintable()
    assert len(board["name"]) <= 201
    assert board["licence"] == ""


def test_the_files_of_a_directory_are_as_it_describes_them(boards: Boards) -> None:
    boards.add("City", "city.example", ("bread", EVERYTHING), ("rolls", {}))
    boards.add("Other", "other.example", ("fake", {}))
    boards.places.append("https://gone.example/")
    assert boards.merge().exit_code == 0
    spec = boards.read("openapi.json")
    for path, item in spec["paths"].items():
        (content,) = item["get"]["responses"]["200"]["content"].values()
        schema = {"components": spec["components"], **content["schema"]}
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(boards.read(path.removeprefix("/")))
    assert [sorted(one) for one in boards.read("boards.json")["boards"]] == [
        ["count", "dropped", "licence", "name", "url"]] * 2 + [["error", "place"]]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10**12, 10**12) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=12) | st.sampled_from(["https://acme.example/", "2026-11-20", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3), max_leaves=6)


@cache
def build_record() -> Record:
    """One true listing of the board at city.example."""
    with tempfile.TemporaryDirectory() as root:
        folder = BoardFolder(Path(root) / "board")
        folder.add("acme/bread", **EVERYTHING)
        return list_records(folder)[0]


def list_fields() -> list[tuple[str, ...]]:
    """Every field of it, and of its groups."""
    record = build_record()
    groups = {name: value for name, value in record.items() if isinstance(value, dict)}
    return [(name,) for name in record] + [(name, inner) for name, value in groups.items() for inner in value]


@pytest.mark.slow
@tries(40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.deferred(lambda: st.sampled_from(list_fields())), JSON), max_size=3), JSON)
def test_whatever_a_board_says_the_directory_is_as_described(
    changes: list[tuple[tuple[str, ...], object]], whole: object
) -> None:
    record = copy.deepcopy(build_record())
    for path, value in changes:
        target = record
        for step in path[:-1]:
            target = target[step] if isinstance(target.get(step), dict) else record
        target[path[-1]] = value
    records = (record, *([whole] if isinstance(whole, dict) else []), copy.deepcopy(build_record()))
    source = Source("City", "https://city.example/", "", False, True, records)
    files, dropped = build_directory([source, Unread("x", "y")], AS_OF)
    written = {file.path: json.loads(file.data, parse_constant=pytest.fail) for file in files}
    listings = written["opportunities.json"]["opportunities"]
    # Nothing gets lost without a word, and what is true stays.
    assert len(listings) + len(dropped) == len(records)
    assert [one["url"] for one in listings] == [build_record()["url"]]
    for one in listings:
        assert datetime.fromisoformat(one["apply"]["closes"]) > AS_OF
        build_validator().validate(one)


@cache
def build_validator() -> Draft202012Validator:
    spec = build_openapi(Site("", ""), "")
    return Draft202012Validator({"components": spec["components"], "$ref": "#/components/schemas/Opportunity"})

