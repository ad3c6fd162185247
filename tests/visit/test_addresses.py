"""Nothing in a private network is asked, however its address is written."""

import socket

import pytest

from microboard.visit.addresses import choose_address, is_public, resolve
from microboard.visit.trouble import LinkError


@pytest.mark.parametrize("address", [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "192.88.99.1", "::", "::1", "fec0::1", "3fff::1", "5f00::1", "64:ff9b:1::7f00:1", "::7f00:1",
    "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:a9fe:a9fe", "::ffff:168.63.129.16",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a9fe:a9fe::1", "", "acme.example", "0x7f.1",
])
def test_an_address_inside_is_not_public(address) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_an_address_of_the_internet_is(address) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(LinkError) as caught:
        choose_address("acme.example", 443, lambda *_: ["1.1.1.1", "10.0.0.1"], allow_private=False)
    assert caught.value.code == "private"
    assert choose_address("acme.example", 443, lambda *_: ["1.1.1.1"], allow_private=False) == "1.1.1.1"


def test_a_host_without_address_has_no_place(monkeypatch) -> None:
    with pytest.raises(LinkError) as caught:
        choose_address("acme.example", 443, lambda *_: [], allow_private=True)
    assert caught.value.code == "no-host"

    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(LinkError) as caught:
        resolve("acme.example", 443)
    assert caught.value.code == "no-host"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "localhost"])
def test_other_spellings_of_this_machine_resolve_to_it(host) -> None:
    with pytest.raises(LinkError) as caught:
        choose_address(host, 443, resolve, allow_private=False)
    assert caught.value.code == "private"
