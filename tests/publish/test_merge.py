"""Several boards become one directory, and none speaks for another's employer."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from boards import BoardFolder
from microboard.cli import main
from microboard.publish.api import iterate_api
from microboard.publish.discovery import iterate_discovery
from microboard.publish.merge import canonicalise
from microboard.publish.output import Site
from microboard.publish.site import write_outputs


class Boards:
    """Some boards, each in a folder of its own, as if built."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.made: list[Path] = []

    def add(self, name: str, host: str, *listings: tuple[str, dict[str, Any]], **employer: object) -> Path:
        folder = BoardFolder(self.root / f"{name}-source")
        folder.add_employer("acme", **employer)
        for number, (listing, changes) in enumerate(listings):
            folder.add(f"acme/{listing}", description=f"Work of {name} {number}, word{number}{name}. " * 15, **changes)
        board, site = folder.build(), Site(name, f"https://{host}/")
        built = self.root / name
        write_outputs(built, [*iterate_api(board, site), *iterate_discovery(board, site)])
        self.made.append(built)
        return built

    def merge(self, *more: str) -> Result:
        arguments = [*map(str, self.made), *more, "--out", str(self.root / "out"), "--as-of", "2026-11-23"]
        return CliRunner().invoke(main, ["merge", *arguments])

    def read(self, name: str) -> Any:
        return json.loads((self.root / "out" / name).read_text(encoding="utf-8"))


@pytest.fixture
def boards(tmp_path: Path) -> Boards:
    return Boards(tmp_path)


def spoil(built: Path, change: Any) -> None:
    path = built / "api/v1/opportunities.json"
    value = json.loads(path.read_text())
    change(value["opportunities"])
    path.write_text(json.dumps(value))


def test_listings_keep_the_board_that_told_of_them(boards: Boards) -> None:
    boards.add("City", "jobs.city.example", ("bread", {}))
    boards.add("Campus", "campus.example", ("maps", {"apply__url": "https://maps.example/go"}),
               website="https://maps.example/", domains=["maps.example"])
    assert boards.merge().exit_code == 0
    merged = boards.read("opportunities.json")
    assert {one["url"]: one["board"]["name"] for one in merged["opportunities"]} == {
        "https://jobs.city.example/opportunities/acme/bread/": "City",
        "https://campus.example/opportunities/acme/maps/": "Campus"}
    assert merged["count"] == 2


def test_the_first_board_speaks_for_an_employer(boards: Boards) -> None:
    boards.add("City", "city.example", ("bread", {}))
    boards.add("Other", "other.example", ("fake", {}))
    result = boards.merge()
    assert [one["board"]["name"] for one in boards.read("opportunities.json")["opportunities"]] == ["City"]
    assert "City speaks for this employer" in result.stderr
    (dropped,) = boards.read("boards.json")["boards"][1]["dropped"]
    assert dropped["listing"] == "https://other.example/opportunities/acme/fake/"


def test_a_board_on_the_employers_own_host_comes_first(boards: Boards) -> None:
    boards.add("City", "city.example", ("fake", {}))
    boards.add("Acme itself", "jobs.acme.example", ("bread", {}))
    boards.merge()
    assert [one["board"]["name"] for one in boards.read("opportunities.json")["opportunities"]] == ["Acme itself"]


def test_one_link_to_apply_stands_once(boards: Boards) -> None:
    link = {"apply__url": "https://forms.example/a?id=7&utm_source=city"}
    boards.add("City", "city.example", ("bread", link), domains=["acme.example", "forms.example"])
    again = {"apply__url": "https://www.forms.example/a/?fbclid=x&id=7#top"}
    boards.add("Other", "other.example", ("copy", again), website="https://copy.example/",
               domains=["copy.example", "forms.example"])
    result = boards.merge()
    assert boards.read("opportunities.json")["count"] == 1
    assert "another board tells of it already" in result.stderr


@pytest.mark.parametrize(("change", "reason"), [
    (lambda records: records[0].update(url="https://elsewhere.example/opportunities/acme/bread/"),
     "it is not under the address of its board"),
    (lambda records: records[0].update(title=["no", "text"]), "title is not as the API describes it"),
    (lambda records: records[0].pop("pay"), "the listing is not as the API describes it"),
    (lambda records: records[0]["apply"].update(url="javascript:alert(1)"), "does not begin with https://"),
    (lambda records: records[0]["apply"].update(closes="2026-11-01T12:00:00+00:00"), "it has closed"),
    (lambda records: records[0]["employer"].update(sample=True), "it is a sample"),
    (lambda records: records[0]["apply"].update(closes="soon"), "cannot be read"),
    (lambda records: records[0]["employer"].update(website="https://["), "cannot be read"),
    (lambda records: records[0]["apply"].update(url="https://[x"), "cannot be read"),
])
def test_what_a_board_may_not_say_is_left_out_with_the_reason(boards: Boards, change: Any, reason: str) -> None:
    built = boards.add("City", "city.example", ("bread", {}), ("rolls", {}))
    spoil(built, change)
    result = boards.merge()
    assert result.exit_code == 0
    assert reason in result.stderr
    assert boards.read("opportunities.json")["count"] == 1


def test_a_field_of_a_newer_board_is_kept(boards: Boards) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    spoil(built, lambda records: records[0].update(new_field={"x": 1}))
    boards.merge()
    assert boards.read("opportunities.json")["opportunities"][0]["new_field"] == {"x": 1}


@pytest.mark.parametrize(("file", "text", "words"), [
    ("board.json", "{", "cannot be read"),
    ("board.json", "[]", "holds no JSON object"),
    ("board.json", '{"url": "http://city.example/"}', "names no public address"),
    ("board.json", "[" * 100_000, "cannot be read"),
    ("api/v1/opportunities.json", '{"version": 2, "opportunities": []}', "not the first version"),
])
def test_a_board_that_cannot_be_read_is_explained(boards: Boards, file: str, text: str, words: str) -> None:
    built = boards.add("City", "city.example", ("bread", {}))
    (built / file).write_text(text)
    result = boards.merge()
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("place", ["http://city.example/", "no-such-folder", "ftp://x"])
def test_a_place_that_is_no_board_is_explained(boards: Boards, place: str) -> None:
    result = boards.merge(place)
    assert result.exit_code == 2
    assert "neither a folder nor an address" in result.stderr


def test_spellings_of_one_link_are_one() -> None:
    assert canonicalise("http://WWW.Acme.example/Apply/?b=2&a=1&utm_medium=x#top") == canonicalise(
        "https://acme.example/Apply?a=1&b=2")
    assert canonicalise("https://acme.example/?job=1") != canonicalise("https://acme.example/?job=2")
