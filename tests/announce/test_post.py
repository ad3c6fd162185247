"""A message comes once: what is refused is said, what asks to wait is waited for, and what may have come is not sent
again."""

import socket
from collections.abc import Iterator
from functools import partial

import pytest

from microboard.announce.message import TOLD, Outcome, SettingsError
from microboard.announce.post import Target, post, read_address, read_secret
from microboard.visit.request import Client
from misbehaving import trust
from services import Services

BODY = b'{"blocks": [{"type": "header", "text": {"text": "x"}}]}'
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def services() -> Iterator[Services]:
    made = Services()
    yield made
    made.stop()


CLIENT = Client("microboard/0", trust(), lambda *_: ["127.0.0.1"], allow_private=True)
waits: list[float] = []


@pytest.fixture
def send(services: Services) -> partial[Outcome]:
    waits.clear()
    target = Target(services.get_url("slack", "/services/T0/B0/secret"))
    return partial(post, CLIENT, target, BODY, JSON, sleep=waits.append)


def test_a_message_that_is_taken_is_told(services: Services, send: partial[Outcome]) -> None:
    assert send() == TOLD
    assert len(services.got) == 1


def test_who_asks_to_wait_is_waited_for(services: Services, send: partial[Outcome]) -> None:
    services.plan = [(429, {"Retry-After": "30"}), (429, {"Retry-After": "0.65"}), (503, {"Retry-After": "5"})]
    assert send() == TOLD
    assert waits == [30, 1, 5]


@pytest.mark.parametrize("asked", ["3600", "soon", "Fri, 31 Dec 2027 23:59:59 GMT", "-1", "", "1e9"])
def test_a_long_wait_is_for_the_next_run(services: Services, send: partial[Outcome], asked: str) -> None:
    services.plan = [(429, {"Retry-After": asked})]
    assert send() == Outcome(False, "the service answers 429", ends=True)
    assert (waits, services.got) == ([], [])


def test_waiting_for_one_message_has_an_end(services: Services, send: partial[Outcome]) -> None:
    services.plan = [(429, {"Retry-After": "40"})] * 5
    assert send() == Outcome(False, "the service answers 429", ends=True)
    assert waits == [40, 40]


@pytest.mark.parametrize(("status", "ends"), [(400, False), (413, False), (422, False), (401, True), (404, True),
                                              (302, True), (500, True), (503, True)])
def test_what_is_refused_is_not_told(services: Services, send: partial[Outcome], status: int, ends: bool) -> None:
    services.plan = [(status, {"Location": "https://evil.example/"})]
    assert send() == Outcome(False, f"the service answers {status}", ends=ends)
    assert services.asked == 1


@pytest.mark.parametrize("plan", ["hang up", (502, {}), (504, {})])
def test_what_may_have_come_is_not_sent_again(services: Services, send: partial[Outcome], plan: object) -> None:
    services.plan = [plan]
    outcome = send()
    assert (outcome.is_told, outcome.ends) == (True, True)
    assert outcome.said.endswith("; it may have come, and is not sent again")
    assert services.asked == 1


def test_a_service_that_knows_a_message_again_is_asked_once_more(services: Services) -> None:
    target = Target(services.get_url("mastodon", "/api/v1/statuses"), {"Authorization": "Bearer secret"})
    services.plan = ["hang up"]
    headers = {**JSON, "Idempotency-Key": "k"}
    assert post(CLIENT, target, b'{"status": "x"}', headers, repeats=True) == TOLD
    assert (services.asked, len(services.got)) == (2, 1)


def test_who_cannot_be_reached_was_not_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        outcome = post(CLIENT, Target(f"https://slack.acme.example:{free.getsockname()[1]}/"), BODY, JSON)
    assert outcome == Outcome(False, "the site cannot be reached", ends=True)


def test_a_reason_is_said_only_where_it_is_no_secret(services: Services) -> None:
    send = partial(post, CLIENT, body=BODY, headers=JSON)
    wrong = send(Target(services.get_url("slack", "/services/T0/B0/wrong")))
    assert wrong.said == "the service answers 404 (no_service)"
    echoed = send(Target(services.get_url("slack", "/services/no_service")))
    assert echoed.said == "the service answers 404"
    assert "wrong" not in repr(Target("https://slack.example/wrong", {"Authorization": "wrong"}))


@pytest.mark.parametrize("value", ["http://hooks.example/secret", "hooks.example/secret", "https://u:secret@a.example/",
                                   "https://a.example/sec ret", "https://a.example/sec\nret", "https://[secret"])
def test_a_wrong_address_is_said_without_showing_it(value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_address({"X": value}, "X")
    assert str(caught.value).startswith("X ")
    assert "sec" not in str(caught.value).replace("no secret has", "")


def test_a_secret_may_end_with_a_line_break() -> None:
    assert read_secret({"X": "abc\n"}, "X") == "abc"
