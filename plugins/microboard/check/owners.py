"""Says whose a host is: where the names of a registry end, and those of one owner begin."""

from functools import cache

from publicsuffixlist import PublicSuffixList


def get_owned(host: str) -> str:
    """The part of a host that one owner has taken, such as ``google.co.uk`` of ``jobs.google.co.uk`` and
    ``acme.github.io`` of ``docs.acme.github.io``; nothing for a host that belongs to no single owner."""
    return _read_list().privatesuffix(host) or ""


def get_name(host: str) -> str:
    """The word that the owner of a host has chosen: ``google`` of ``jobs.google.co.uk``."""
    return get_owned(host).partition(".")[0]


def is_open_to_all(host: str) -> bool:
    """Whether anyone can have a name of their own below the host: ``co.uk``, ``github.io``."""
    return _read_list().is_public(host)


def is_known_ending(host: str) -> bool:
    """Whether a registry exists for the last part of the host: ``google.com`` ends like an address, ``main.js`` not."""
    return _read_list().publicsuffix(host, accept_unknown=False) is not None


@cache
def _read_list() -> PublicSuffixList:
    # With the private part: below github.io everyone is somebody else.
    return PublicSuffixList()
