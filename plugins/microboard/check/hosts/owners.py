"""Says whose a host or a page is: where the names of a registry end, and those of one owner begin."""

from functools import cache
from urllib.parse import unquote, urlsplit

from publicsuffixlist import PublicSuffixList

from microboard.check.hosts.hosts import get_host

# Of the hosts that many share, those on which the first part of the path says whose pages they are.
OWNER_IN_PATH = frozenset((
    "about.me", "bitbucket.org", "codeberg.org", "eventbrite.com", "facebook.com", "framagit.org", "gitee.com",
    "github.com", "gitlab.com", "gofundme.com", "huggingface.co", "instagram.com", "ko-fi.com", "linkedin.com",
    "linktr.ee", "mastodon.social", "medium.com", "meetup.com", "opencollective.com", "patreon.com", "salsa.debian.org",
    "sites.google.com", "sourceforge.net", "sr.ht", "tiktok.com", "twitter.com", "x.com", "youtube.com",
))
# Where the first part of the path says what follows, and the second whose it is.
FOLDERS = frozenset(("a", "c", "channel", "company", "groups", "in", "o", "orgs", "p", "projects", "school", "showcase",
                     "site", "user", "view"))


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


def get_place(address: str) -> str:
    """The host of an address; with whose pages they are where many share it, or where the path begins with ``~``."""
    host = get_host(address).removeprefix("www.")
    short, _, rest = host.partition(".")
    # Languages and telephones: de.linkedin.com shows what linkedin.com does.
    host = rest if len(short) <= 2 and rest in OWNER_IN_PATH else host
    steps = [unquote(step).casefold() for step in urlsplit(address).path.split("/") if step]
    if steps and steps[0].startswith("~"):
        return f"{host}/{steps[0]}"
    if steps and host in OWNER_IN_PATH:
        return "/".join([host, *steps[: 2 if steps[0] in FOLDERS else 1]])
    return host


def get_domain(place: str) -> str:
    """What somebody has registered, or was given below a public suffix: ``acme.example`` of ``jobs.acme.example``. It
    is the place itself on a host that many share."""
    domain = "" if "/" in place else get_owned(place)
    return place if domain in ("", *OWNER_IN_PATH) else domain


@cache
def _read_list() -> PublicSuffixList:
    # With the private part: below github.io everyone is somebody else.
    return PublicSuffixList()
