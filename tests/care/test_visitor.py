"""Links are visited politely, nowhere but on the public internet, and only a page that is gone is called gone."""

import ssl
import time
from collections.abc import Iterator, Sequence

import pytest

from microboard.care.robots import Robots
from microboard.care.visitor import Manners, Visit, Visitor
from microboard.visit.request import Client
from microboard.visit.trouble import LinkError
from misbehaving import Misbehaving, trust

AGENT = "Microboard/0 (link check; +https://org.example/jobs)"


def find(host: str, _port: int) -> Sequence[str]:
    """A name service: everything is on this machine, and one host says so."""
    if host == "nowhere.example":
        raise LinkError("no-host")
    return ["10.0.0.1"] if host.startswith("inside.") else ["127.0.0.1"]


class World:
    """A server, a visitor, and a clock that nobody waits for."""

    def __init__(self, site: Misbehaving) -> None:
        self.site = site
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def make(
        self, *, allow_private: bool = True, context: ssl.SSLContext | None = None, patience: float = 60
    ) -> Visitor:
        """`patience` is in real seconds for one request: long, for a machine that is busy."""
        client = Client(AGENT, context or trust(), find, allow_private, timeout=patience, total=patience)
        return Visitor(client, Manners(), sleep=self.sleep, clock=lambda: self.now)

    def visit(self, path: str, host: str = "acme.example") -> Visit:
        return self.make().visit(self.site.get_url(path, host))

    def list_asked(self) -> list[str]:
        return [f"{method} {path}" for _, method, path in self.site.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Misbehaving]:
    made = Misbehaving()
    yield made
    made.stop()


@pytest.fixture
def world(site: Misbehaving) -> World:
    return World(site)


def test_a_page_that_is_there_is_asked_for_once_without_its_body(world) -> None:
    visit = world.visit("fine?a=b%20c#part")
    assert visit == Visit(200, world.site.get_url("fine?a=b%20c"))
    assert world.list_asked() == ["HEAD /fine?a=b%20c"]
    assert world.site.agents == {AGENT}


@pytest.mark.parametrize("path", ["no-head", "head-lies"])
def test_an_answer_to_head_alone_counts_against_nobody(world, path) -> None:
    assert world.visit(path).status == 200
    assert world.list_asked() == [f"HEAD /{path}", f"GET /{path}"]


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 451])
def test_other_answers_are_told_as_they_are_and_not_asked_for_again(world, status) -> None:
    assert world.visit(f"{status}").status == status
    assert world.list_asked() == [f"HEAD /{status}", f"GET /{status}"]


def test_a_server_that_stumbles_is_asked_again_after_a_while(world) -> None:
    assert world.visit("mends").status == 200
    assert world.slept == [1, 2]  # the pause after robots.txt, and the wait
    world.visit("500")
    assert world.slept[-2:] == [2, 4]


def test_a_server_that_names_a_wait_is_given_it(world) -> None:
    assert world.visit("busy").status == 200
    assert world.slept == [1, 3]


@pytest.mark.parametrize(("path", "visit"), [("very-busy", Visit(trouble="busy")), ("busy-until", None)])
def test_a_server_that_wants_a_day_is_left_alone(world, path, visit) -> None:
    visitor = world.make()
    found = visitor.visit(world.site.get_url(path))
    assert found == (visit or Visit(503, world.site.get_url(path)))
    assert world.list_asked() == [f"HEAD /{path}"]
    if visit:
        assert visitor.visit(world.site.get_url("fine")) == visit  # so is the rest of that host
        assert len(world.list_asked()) == 1


def test_a_host_that_asks_for_a_wait_again_and_again_holds_nobody(world) -> None:
    visitor = world.make()
    assert visitor.visit(world.site.get_url("always-busy")).status == 503
    assert world.now <= 60
    before = world.now
    for number in range(20):
        assert visitor.visit(world.site.get_url(f"fine?{number}")) == Visit(trouble="busy")
    assert world.now == before


@pytest.mark.parametrize("robots", [None, "503 30"])
def test_one_link_has_one_minute_wherever_it_leads(world, robots) -> None:
    """Each host of the chain, and its robots.txt, asks for waits that are short enough by themselves."""
    world.site.robots.update({f"host-{number}.acme.example": robots for number in range(10) if robots})
    visit = world.visit("chain/0", "host-0.acme.example")
    assert visit.trouble == ("busy" if robots else "slow") or visit.status == 503
    assert world.now <= 60


def test_a_long_way_is_no_verdict_on_the_host_at_its_end(world) -> None:
    visitor = world.make()
    world.now = 0
    visitor.visit(world.site.get_url("chain/0", "host-0.acme.example"))
    assert visitor.visit(world.site.get_url("fine", "host-9.acme.example")).status == 200


def test_whoever_is_busy_with_a_host_keeps_others_waiting_for_a_minute_at_most(world) -> None:
    visitor = Visitor(Client(AGENT, trust(), find, True), Manners(delay=0, longest_visit=0.1))
    with visitor._visit_host(world.site.get_url("fine"), time.monotonic() + 1):
        assert visitor.visit(world.site.get_url("fine")) == Visit(trouble="slow")


def test_a_redirect_is_followed_and_told(world) -> None:
    assert world.visit("moved") == Visit(200, world.site.get_url("fine", "other.example"))
    assert world.visit("moved-away").status == 404
    assert world.visit("umlaut").final.endswith("/fine/ü ber")


@pytest.mark.parametrize(("path", "trouble"), [
    ("circle", "redirects"), ("endless", "redirects"), ("downgrade", "insecure"), ("to-file", "insecure"),
    ("to-user", "protocol"), ("bad-location", "protocol"), ("rubbish", "protocol"),
    ("hangs-up", "unreachable"),
])
def test_what_leads_nowhere_is_no_verdict_on_the_page(world, path, trouble) -> None:
    assert world.visit(path) == Visit(trouble=trouble)
    assert len(world.list_asked()) <= 6


@pytest.mark.parametrize("path", ["hangs", "drips"])
def test_what_does_not_come_in_time_is_no_verdict_on_the_page(world, path) -> None:
    assert world.make(patience=0.1).visit(world.site.get_url(path)) == Visit(trouble="timeout")


def test_a_body_without_end_is_not_read(world) -> None:
    answer = Client(AGENT, trust(), find, True).send("GET", world.site.get_url("huge"), 1000)
    assert (answer.status, len(answer.body)) == (200, 1000)
    assert world.visit("huge").status == 200


def test_a_certificate_is_checked(world) -> None:
    assert world.make(context=ssl.create_default_context()).visit(world.site.get_url("fine")).trouble == "tls"
    assert world.visit("fine", "elsewhere.example").trouble == "tls"


def test_a_host_that_does_not_answer_is_not_asked_about_each_of_its_links(world) -> None:
    visitor = world.make(patience=0.1)
    for path in ("hangs", "fine", "fine?again"):
        assert visitor.visit(world.site.get_url(path)).trouble == "timeout"
    # A busy machine may not even come to ask.
    assert set(world.list_asked()) <= {"HEAD /hangs", "GET /hangs"}


def test_a_closed_port_and_a_host_without_address_are_told_apart(world) -> None:
    assert world.visit("fine", "nowhere.example").trouble == "no-host"
    url = world.site.get_url("fine")
    world.site.stop()
    assert world.make().visit(url).trouble == "unreachable"


def test_private_networks_are_out_of_reach_at_first_and_after_a_redirect(world) -> None:
    visitor = world.make(allow_private=False)
    assert visitor.visit(world.site.get_url("fine")) == Visit(trouble="private")
    assert world.site.asked == []
    public = {"acme.example": ["127.0.0.1"], "inside.acme.example": ["127.0.0.1"]}
    asked: list[str] = []

    def look_up(host: str, _port: int) -> list[str]:
        asked.append(host)
        return public[host]

    client = Client(AGENT, trust(), look_up, allow_private=True)
    assert Visitor(client, Manners(), sleep=world.sleep).visit(world.site.get_url("inside")).status == 200
    assert set(asked) == set(public)  # each step is looked up, and so is checked, by itself


def test_robots_are_asked_once_and_heeded(world) -> None:
    world.site.robots["acme.example"] = "User-agent: *\nDisallow: /404\nCrawl-delay: 7\n"
    visitor = world.make()
    assert visitor.visit(world.site.get_url("404")) == Visit(trouble="robots")
    assert visitor.visit(world.site.get_url("fine")).status == 200
    assert visitor.visit(world.site.get_url("fine?b")).status == 200
    assert [path for _, _, path in world.site.asked] == ["/robots.txt", "/fine", "/fine?b"]
    assert world.slept[-1] == 7


def test_a_site_can_send_this_program_away_by_name(world) -> None:
    world.site.robots["acme.example"] = "User-agent: microboard\nDisallow: /\n"
    assert world.visit("fine") == Visit(trouble="robots")


@pytest.mark.parametrize(("answer", "visit"), [
    ("/fine", 200), ("/robots.txt", 200), ("https://other.example/robots.txt", 200), ("http://acme.example/x", 200),
    ("404", 200), ("403", 200), ("429", "busy"), ("500", "busy"),
])
def test_without_robots_everything_is_allowed_and_a_broken_site_is_left_alone(world, answer, visit) -> None:
    """RFC 9309, 2.3.1: unavailable means allowed, unreachable means forbidden."""
    world.site.robots["acme.example"] = answer
    found = world.visit("fine")
    assert (found.trouble or found.status) == visit
    assert {host for host, _, _ in world.site.asked} == {"acme.example"}


@pytest.mark.parametrize("text", ["", "\0\0", "Crawl-delay: ²\n", "User-agent: *\nCrawl-delay: ²\n", "Disallow",
                                  "User-agent: *\nRequest-rate: 1/" + "9" * 5000])
def test_a_robots_file_that_makes_no_sense_forbids_nothing(text) -> None:
    robots = Robots(text)
    assert robots.allows("https://acme.example/apply")
    assert robots.delay == 0


def test_a_host_may_not_make_us_wait_for_ever() -> None:
    assert Robots("User-agent: *\nCrawl-delay: 86400\n").delay == 10


@pytest.mark.parametrize("url", ["http://acme.example/", "https://", "https://a b/", "https://acme.example:99999/",
                                 "https://user@acme.example/", "https://" + "a" * 300 + ".example/", "ftp://x", ""])
def test_what_is_no_https_address_is_not_asked_for(world, url) -> None:
    assert world.make().visit(url).trouble in {"insecure", "protocol"}
    assert world.site.asked == []
