"""Hosts that pretend to be others are noticed, in every script and however they are written; honest ones never are."""

import time

import pytest

from microboard.check.hosts.hosts import is_inner_number, is_number, is_on_internet
from microboard.check.hosts.named_hosts import Host, list_hosts
from microboard.check.hosts.owners import get_name, get_owned, is_open_to_all
from microboard.check.letters.confusable import list_lookalikes
from microboard.check.letters.slips import KnownName, Slips, count_slips
from microboard.check.red_flags.board_hosts import BoardHosts
from microboard.check.red_flags.flags import list_domains
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.publish.api.host_patterns import ENDINGS
from microboard.read import Document
from microboard.read.yaml import Parsed
from pretenders import HONEST, PRETENDERS, encode

FLAGS = read_shipped_flags()
ORGANISATIONS = FLAGS.known_hosts


def test_an_honest_host_is_never_accused() -> None:
    assert {host: said for host in HONEST if (said := ORGANISATIONS.explain(Host(0, len(host), host)))} == {}


@pytest.mark.parametrize("host", PRETENDERS)
def test_a_host_that_pretends_is_noticed_as_it_is_and_as_it_is_encoded(host: str) -> None:
    found = list_hosts(f"See https://{host}/ today.")
    assert {ORGANISATIONS.explain(one) for one in found} == {PRETENDERS[host]}
    if not host.isascii():
        assert ORGANISATIONS.explain(Host(0, 0, encode(found[0].name))) == PRETENDERS[host]


@pytest.mark.parametrize("address", [
    "https://evil%2eexample/", "https://e%76il.example", "https://ev&#105;l.example/", "https://evil&period;example/",
    "https://ev\u00adil.example/", "https://ev\u200bil.example/", "https://ev&shy;il.example/", "HTTPS://EVIL.EXAMPLE/",
    "https://ｅｖｉｌ.example", "https://evil。example", "https://evil.example./", "www.evil.example", "evil.example/x",
    "https://ana@evil.example:8443/",
])
def test_a_host_is_read_as_a_browser_reads_it(address: str) -> None:
    assert {host.name.removeprefix("www.") for host in list_hosts(address)} == {"evil.example"}


@pytest.mark.parametrize("text", ["ana@\u0261oogle.example", "see \u0261oogle.example/jobs"])
def test_a_foreign_letter_hides_no_host_that_stands_alone(text: str) -> None:
    assert {ORGANISATIONS.explain(host) for host in list_hosts(text)} - {""} == {"looks like google.com"}


def test_a_host_is_found_where_words_have_no_spaces_between_them() -> None:
    assert "bit.ly" in {host.name for host in list_hosts("\u8a73\u7d30\u306fbit.ly/x\u3092")}


def test_a_hidden_host_has_its_place_in_the_text() -> None:
    text = "a&shy;b https://ev&#105;l.example/ c"
    (host,) = list_hosts(text)
    assert text[host.start:host.end] == "ev&#105;l.example"


@pytest.mark.parametrize("text", ["Python 3.11/3.12", "24.5/7 hours", "v1.2/x", "and/or", "16.5/20"])
def test_a_number_before_a_slash_is_no_host(text: str) -> None:
    assert list_hosts(text) == []


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "017700000001", "10.1.2.3", "[::1]",
                                  "[2001:db8::1]", "192.168.0.1", "172.16.0.1"])
def test_a_number_within_a_network_is_known_however_it_is_written(host: str) -> None:
    assert is_number(host)
    assert is_inner_number(host)
    assert not is_on_internet(host)


@pytest.mark.parametrize(("host", "is_there"), [
    ("acme.example", True), ("localhost", False), ("intranet", False), ("wiki.local", False), ("a.home.arpa", False),
    ("8.8.8.8", False), ("134744072", False), ("xn--mnchen-3ya.de", True), ("", False), ("0x8.example", True),
])
def test_what_is_on_the_internet_has_a_name_and_an_ending(host: str, is_there: bool) -> None:
    assert is_on_internet(host) is is_there


@pytest.mark.parametrize(("host", "owned", "name"), [
    ("jobs.google.co.uk", "google.co.uk", "google"), ("acme.github.io", "acme.github.io", "acme"),
    ("docs.acme.pages.dev", "acme.pages.dev", "acme"), ("api.github.com", "github.com", "github"), ("co.uk", "", ""),
    ("github.io", "", ""), ("localhost", "", ""), ("a.example", "a.example", "a"), ("a..example", "", ""),
])
def test_a_host_belongs_to_whoever_has_the_name_below_a_registry(host: str, owned: str, name: str) -> None:
    assert (get_owned(host), get_name(host)) == (owned, name)


def test_the_endings_that_the_browser_knows_are_endings() -> None:
    assert [host for host in ENDINGS if not is_open_to_all(host)] == []


def test_letters_of_many_scripts_are_seen_through_and_plain_ones_are_not_touched() -> None:
    letters = list_lookalikes()
    assert [letters[letter] for letter in "аοօɡɑꓳᏻꭵ"] == [*"aooga", "o", "g", "i"]
    assert not any(letter.isascii() or letter in "äöüéñçåłøß" for letter in letters)
    # What a browser has to fetch.
    assert len("".join(f'"{letter}":"{plain}",' for letter, plain in FLAGS.letters.items()).encode()) < 3_000


def explain(domains: dict[str, list[str]], employer: str, host: str, field: str = "description") -> tuple[str, str]:
    return BoardHosts(FLAGS, domains).explain(Host(0, len(host), host), employer, field)


TWO = {"other": ["harbour-other.example"], "foundation": ["harbour-code.example"]}


@pytest.mark.parametrize("field", ["description", "summary", "website", "domains"])
def test_a_slip_from_another_employers_host_is_a_warning(field: str) -> None:
    found = explain(TWO, "other", "harbour-cade.example", field)
    assert found == ("look-alike-employer", "looks like harbour-code.example")


@pytest.mark.parametrize("field", ["apply.url", "apply.email"])
def test_a_slip_where_applications_go_is_an_error_but_on_hosts_of_ones_own(field: str) -> None:
    assert explain(TWO, "other", "harbour-cade.example", field)[0] == "look-alike-domain"
    own = {**TWO, "other": ["harbour-cade.example"]}
    assert explain(own, "other", "harbour-cade.example", field)[0] == "look-alike-employer"
    assert explain(own, "foundation", "harbour-code.example", field)[0] == "look-alike-employer"


def test_what_everybody_knows_is_not_accused_of_looking_like_a_neighbour() -> None:
    # Hosts one letter away from well-known ones, as employers of a board.
    near = ["pythom.org", "githup.example", "wikipedla.org", "levar.co", "gitleb.example", "someune.example"]
    hosts = BoardHosts(FLAGS, {**TWO, **{f"employer-{n}": [host] for n, host in enumerate(near)}})
    known = ["github.com", "python.org", "cython.org", "en.wikipedia.org", "someone.github.io", "jobs.lever.co",
             "gitlab.com", "harbour-code.example"]
    assert {host: said for host in known
            if (said := hosts.explain(Host(0, len(host), host), "other", "apply.url")) != ("", "")} == {}
    flags = {hosts.explain(Host(0, len(host), host), "other", "description")[0] for host in HONEST}
    assert "look-alike-domain" not in flags


def test_slips_are_found_as_if_every_name_were_compared() -> None:
    names = ["harbour", "habrour", "harbor", "harbours", "barbour", "harbxur", "arbour", "harbor1", "hrabour", "castle"]
    slips = Slips([KnownName(name, name) for name in sorted(names)], 6)
    for name in [*names, "harbou", "harbourx", "xharbour", "harbuor", "castles"]:
        near = [one for one in names if count_slips(name, one) == 1 and len(one) >= 6]
        found = slips.find(name)
        assert (found.name if found else None) == min(near, default=None), name


def test_names_of_one_owner_do_not_hide_those_of_another() -> None:
    known = [KnownName(f"harbou{letter}", letter, "acme") for letter in "abcdef"] + [KnownName("harbouz", "z", "other")]
    slips = Slips(sorted(known), 6)
    assert slips.find("harboux", "acme") == known[-1]
    assert slips.find("harboux", "other") == known[0]


def measure(employers: int) -> float:
    """Seconds of CPU to look at every domain of a board whose domains are all one slip apart."""
    domains = {f"employer-{n}": [f"{'a' * 40}{chr(97 + n % 26)}{chr(97 + n // 26)}{m}.example" for m in range(10)]
               for n in range(employers)}
    began = time.process_time()
    hosts = BoardHosts(FLAGS, domains)
    for employer, names in domains.items():
        for name in names:
            hosts.explain(Host(0, len(name), name), employer, "domains")
    return time.process_time() - began


def test_many_domains_one_slip_apart_take_time_in_step_with_their_number() -> None:
    few = min(measure(8) for _ in range(3))
    # Eight times as many took 60 times as long when each was compared with all others. The better of two, where one is
    # not good enough: whoever else uses the machine is not its fault.
    assert any(measure(64) < few * 24 for _ in range(2))


def test_of_a_list_that_is_far_too_long_few_domains_are_looked_for() -> None:
    document = Document("x.yml", {"domains": [f"a{number}.example" for number in range(10_000)]}, Parsed())
    assert len(list_domains(document)) <= 100
