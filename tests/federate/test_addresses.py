"""Spellings of one address are one, and what is none is not linked."""

import pytest

from microboard.check.hosts.owners import get_domain, get_place
from microboard.federate.addresses import canonicalise, is_address


@pytest.mark.parametrize("other", [
    "http://WWW.Acme.example/Apply/?b=2&a=1&utm_medium=x#top",
    "https://acme.example//Apply?a=1&b=2&msclkid=9",
    "https://acme.example/x/../Apply?a=1&b=2&_hsenc=p",
    "https://acme.example:443/./%41pply?b=2&a=1&igshid=z&yclid=4",
])
def test_spellings_of_one_link_are_one(other: str) -> None:
    assert canonicalise(other) == canonicalise("https://acme.example/Apply?a=1&b=2")


def test_two_links_are_two() -> None:
    assert len({canonicalise(address) for address in (
        "https://acme.example/?job=1", "https://acme.example/?job=2", "https://acme.example/1",
        "https://acme.example:8443/1", "https://jobs.acme.example/1")}) == 5


@pytest.mark.parametrize("address", [
    "javascript:alert(1)", "http://acme.example/", "https://", "https:///x", "https://acme", "https://[::1]/",
    "https://127.0.0.1/", "https://2130706433/", "https://a@acme.example/", "https://acme.example@eve.example/",
    "https://acme.example\\.eve.example/", "https://acme .example/", "https://acme.example/\n", "https://acme.example:0/",
    "https://acme.example:99999/", "https://-acme.example/", "https://acme..example/", 'https://acme.example/"onclick="',
])
def test_what_no_page_should_link_is_no_address(address: str) -> None:
    assert not is_address(address)


@pytest.mark.parametrize("address", [
    "https://acme.example", "https://www.ACME.example:8443/a/%C3%A9?x=1&y=[2]#z", "https://xn--caf-dma.example/é",
])
def test_an_ordinary_address_is_one(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(("address", "place"), [
    ("https://www.acme.example/about", "acme.example"),
    ("https://github.com/Acme/bread", "github.com/acme"),
    ("https://github.com/", "github.com"),
    ("https://gitlab.com/groups/acme/", "gitlab.com/groups/acme"),
    ("https://www.linkedin.com/company/acme/jobs", "linkedin.com/company/acme"),
    ("https://de.linkedin.com/company/acme", "linkedin.com/company/acme"),
    ("https://m.facebook.com/acme", "facebook.com/acme"),
    ("https://people.campus.example/%7Eana/", "people.campus.example/~ana"),
])
def test_the_place_of_a_website_says_whose_it_is(address: str, place: str) -> None:
    assert get_place(address) == place


@pytest.mark.parametrize(("place", "domain"), [
    ("acme.example", "acme.example"),
    ("a.b.acme.co.uk", "acme.co.uk"),
    ("jobs.acme-coop.org", "acme-coop.org"),
    ("acme.github.io", "acme.github.io"),
    ("x.acme.github.io", "acme.github.io"),
    ("github.io", "github.io"),
    ("github.com/acme", "github.com/acme"),
    ("acme.medium.com", "acme.medium.com"),
    ("people.campus.example/~ana", "people.campus.example/~ana"),
    ("xn--caf-dma.example", "xn--caf-dma.example"),
])
def test_a_domain_is_what_somebody_has_registered(place: str, domain: str) -> None:
    assert get_domain(place) == domain
