"""One request has an end in time, whatever it waits for, and a body that was cut off is not taken for a whole one."""

from collections.abc import Iterator, Sequence
from threading import Event

import pytest

from microboard.visit.redirects import follow
from microboard.visit.request import Answer, Client
from microboard.visit.trouble import LinkError
from misbehaving import Misbehaving, trust


def find(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


@pytest.fixture(scope="module")
def site() -> Iterator[Misbehaving]:
    made = Misbehaving()
    yield made
    made.stop()


def make(**changes: object) -> Client:
    usual = {"find": find, "allow_private": True, "timeout": 60, "total": 60}
    return Client("Microboard/0", trust(), **{**usual, **changes})


def test_a_name_that_is_looked_up_for_ever_is_given_up(site: Misbehaving) -> None:
    given_up = Event()

    def search(host: str, port: int) -> Sequence[str]:
        given_up.wait(10)
        return find(host, port)

    with pytest.raises(LinkError) as caught:
        make(find=search, timeout=0.05).send("GET", site.get_url("fine"))
    given_up.set()
    assert caught.value.code == "timeout"


def test_a_body_that_drips_is_late_and_not_short(site: Misbehaving) -> None:
    with pytest.raises(LinkError) as caught:
        make(total=0.3).send("GET", site.get_url("drips-body"), 1_000_000)
    assert caught.value.code == "timeout"


def test_a_body_that_breaks_off_is_known_as_such(site: Misbehaving) -> None:
    answer = make().send("GET", site.get_url("half"), 1000)
    assert (answer.body, answer.missing) == (b"Hello", 5)


def test_each_step_of_a_link_is_asked_for_by_itself() -> None:
    answers = {"https://a.example/x": Answer(301, "/y"), "https://a.example/y": Answer(302, "https://b.example/z#end"),
               "https://b.example/z": Answer(200)}
    assert follow("https://a.example/x#top", answers.__getitem__) == ("https://b.example/z", Answer(200))


@pytest.mark.parametrize(("location", "code"), [("https://[", "protocol"), ("/x", "redirects"), ("?x=1&", "redirects")])
def test_a_way_without_end_or_sense_is_not_followed(location: str, code: str) -> None:
    steps = iter(range(100))
    with pytest.raises(LinkError) as caught:
        follow("https://a.example/x", lambda _: Answer(302, location + (str(next(steps)) if "?" in location else "")))
    assert caught.value.code == code
