"""Turns the name of a host into addresses on the public internet, and into no others.

Strangers write links and name boards. A machine in the private network of whoever runs this must never be asked.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from microboard.visit.trouble import LinkError

Resolve = Callable[[str, int], Sequence[str]]
# Public by number, and yet inside: the host agent of Azure, on which GitHub's machines run; and what older Pythons take
# for public (RFC 6890, 7526, 3879, 9637).
INSIDE = tuple(map(ip_network, ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "fec0::/10", "3fff::/20")))


def resolve(host: str, port: int) -> Sequence[str]:
    """Every IP address of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise LinkError("no-host") from error
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def choose_address(host: str, port: int, find: Resolve, allow_private: bool) -> str:
    """The address to connect to. If any is not public, none is used: the next connection could go to that one."""
    addresses = find(host, port)
    if not addresses:
        raise LinkError("no-host")
    if not allow_private and not all(map(is_public, addresses)):
        raise LinkError("private")
    return addresses[0]


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the public internet, also where it hides an IPv4 address (RFC 4291, 6052)."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or _find_translated(address) or address
    return (address.is_global and not address.is_multicast and not address.is_reserved
            and not any(address in network for network in INSIDE))


def _find_translated(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address behind ``64:ff9b::/96``, which gateways translate."""
    return IPv4Address(int(address) & 0xFFFFFFFF) if int(address) >> 32 == 0x64FF9B << 64 else None
