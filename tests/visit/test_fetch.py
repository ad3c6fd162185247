"""A file that is fetched comes whole, in time and from where it was asked for, or it is said why not."""

from collections.abc import Iterator, Sequence
from functools import partial

import pytest

from microboard.visit import fetch as fetching
from microboard.visit.fetch import FetchError, fetch
from microboard.visit.request import Client
from misbehaving import Misbehaving, trust


@pytest.fixture(scope="module")
def site() -> Iterator[Misbehaving]:
    made = Misbehaving()
    yield made
    made.stop()


def find(host: str, _port: int) -> Sequence[str]:
    return ["10.0.0.1"] if host.startswith("inside.") else ["127.0.0.1"]


CLIENT = Client("microboard", trust(), find, allow_private=True, timeout=60)
get = partial(fetch, client=CLIENT)


@pytest.mark.parametrize("path", ["fine", "umlaut", "chunks"])
def test_a_file_comes_whole(site: Misbehaving, path: str) -> None:
    assert get(site.get_url(path)) == b"Hello"


def test_a_board_with_and_without_www_is_at_one_address(site: Misbehaving) -> None:
    assert get(site.get_url("to-www")) == b"Hello"


@pytest.mark.parametrize(("path", "words"), [
    ("rubbish", "the answer is not that of a web server"),
    ("broken-chunks", "the answer is not that of a web server"),
    ("half", "5 bytes of it are missing"),
    ("404", "the site answers 404"),
    ("500/secret", "the site answers 500"),
    ("hangs-up", "the site cannot be reached"),
    ("downgrade", "it leads to an address without https"),
    ("to-file", "it leads to another host. Name the board by the address where it is now"),
    ("to-user", "the answer is not that of a web server"),
    ("moved", "it leads to another host. Name the board by the address where it is now"),
    ("inside", "it leads to another host. Name the board by the address where it is now"),
    ("circle", "it leads from one address to the next without end"),
])
def test_what_does_not_come_is_explained_in_words_of_our_own(site: Misbehaving, path: str, words: str) -> None:
    with pytest.raises(FetchError) as caught:
        get(site.get_url(path))
    assert str(caught.value) == words


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]",
                                  "10.0.0.1", "169.254.169.254"])
def test_no_machine_inside_is_asked(site: Misbehaving, host: str) -> None:
    asked = len(site.asked)
    with pytest.raises(FetchError, match="it leads into a private network"):
        fetch(site.get_url("fine", host))
    assert len(site.asked) == asked


def test_each_redirect_is_looked_up_and_checked_again(site: Misbehaving) -> None:
    looked_up: list[str] = []

    def rebind(host: str, _port: int) -> Sequence[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    assert fetch(site.get_url("to-www"), Client("microboard", trust(), rebind, allow_private=True)) == b"Hello"
    assert looked_up == ["acme.example", "www.acme.example"]


@pytest.mark.parametrize("path", ["hangs", "drips", "drips-body"])
def test_an_answer_that_does_not_come_or_byte_by_byte_ends_with_its_time(
    site: Misbehaving, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "DEADLINE", 0.2)
    with pytest.raises(FetchError, match="the site does not answer in time"):
        get(site.get_url(path))


def test_a_file_that_is_too_long_is_not_read_to_its_end(site: Misbehaving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    with pytest.raises(FetchError, match="it is longer than"):
        get(site.get_url("huge"))


@pytest.mark.parametrize("url", ["https://a b.example/", "https://a.example:x/", "http://127.0.0.1:1/", "https://[x"])
def test_an_address_that_leads_nowhere_is_explained(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert str(caught.value)
