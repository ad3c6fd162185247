"""Tells hosts that pretend to be another: a letter off, a word added, letters of another alphabet, a bare number.

The browser does the same in ``assets/flags/lookalike.js``, for the hosts that everybody knows and the most usual
endings; a test compares the two.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from microboard.check.hosts.hosts import LONGEST_HOST, is_inner_number, is_number
from microboard.check.hosts.named_hosts import Host
from microboard.check.hosts.owners import get_name, get_owned
from microboard.check.letters.confusable import is_foreign
from microboard.check.letters.fold import Fold
from microboard.check.letters.slips import LONGEST, KnownName, Names, Slips, count_slips
from microboard.words.speech import _

# Shorter names that differ by one slip (or two) are often both honest.
ONE_SLIP, TWO_SLIPS = 6, 10
# Shorter names are words that many names are made of.
LEAST = 5
# Endings of those who have a host in each country: google.co.uk, amazon.in.
COUNTRY = re.compile(r"(?:(?:ac|co|com|edu|gov|net|org)\.)?[a-z]{2}")
DIGITS = str.maketrans({"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t"})


class Lookalikes:
    """Known hosts to compare others with, each with its owner. `added_words` are put beside a name to make a new one.

    In names of at least `two_slips` letters two slips are looked for. Nothing below `trusted` misleads.
    """

    def __init__(
        self, known: Mapping[str, str], added_words: Iterable[str], trusted: Iterable[str], fold: Fold,
        two_slips: int = TWO_SLIPS,
    ) -> None:
        self._trusted = frozenset(trusted)
        self._added = frozenset(added_words)
        self._rest = re.compile(f"(?:{'|'.join(sorted(self._added))}|[0-9-])+" if self._added else "-+")
        self._fold = fold
        self._hosts, self._names, self._plain = Names(), Names(), Names()
        names = sorted(KnownName(get_name(host), host, owner) for host, owner in known.items())
        names = [one for one in names if LEAST <= len(one.name) <= LONGEST]
        for one in names:
            self._hosts.add(get_owned(one.host), one)
            self._names.add(one.name, one)
            self._plain.add(write_plainly(one.name), one)
        self._slips = Slips(names, ONE_SLIP)
        self._long = [one for one in names if len(one.name) >= two_slips]

    def explain(self, host: Host, user: str = "") -> str:
        """Why the host misleads, as the end of a sentence that begins with it; empty where it does not.

        Names that are owned by `user`, who names the host, are not compared with it.
        """
        if self.knows(host.name):
            return ""
        if "." in host.user:
            return _("leads to {host}, and not to {other}", host=host.name, other=host.user)
        if is_number(host.name):
            return "" if is_inner_number(host.name) else _("is a bare number instead of a name")
        shown = decode_host(host.name)
        plain = shown if shown.isascii() else ".".join(map(self._fold_label, shown.split(".")))
        if plain.isascii() and re.search("[a-z]", shown) and any(map(is_foreign, shown)):
            return _("mixes letters of two alphabets")
        begins = self._find_beginning(plain, user)
        if begins:
            return _("leads to {host}, and not to {other}", host=get_owned(host.name), other=begins.host)
        twin = self._find_twin(plain, user, is_disguised=shown != plain and plain.isascii())
        return _("looks like {host}", host=twin.host) if twin else ""

    def knows(self, host: str) -> bool:
        """Whether the host is a trusted one, or below one."""
        return any(one in self._trusted for one in iterate_above(host))

    def _fold_label(self, label: str) -> str:
        # A full stop ends no sentence here.
        return "-".join(self._fold.fold(part).replace(".", "").replace(" ", "") for part in label.split("-"))

    def _find_beginning(self, host: str, user: str) -> KnownName | None:
        """The known host with which this one begins, though it leads elsewhere: ``google.com-apply.example``,
        ``accounts.google.com.evil.example``."""
        if self._names.find(get_name(host)):
            return None
        parts = host.split(".")
        for start in range(len(parts) - 1):
            for end in range(start + 2, min(start + 4, len(parts)) + 1):
                last = parts[end - 1]
                known = self._find_host([*parts[start:end - 1], last.partition("-")[0]], user, is_cut="-" in last)
                if known and (end < len(parts) or "-" in last):
                    return known
        return None

    def _find_host(self, parts: list[str], user: str, *, is_cut: bool) -> KnownName | None:
        """The known host that the parts make, or that they end with after a hyphen: also as it is called in a country.

        Two letters that stand alone between dots are a country to some and a language or a region to others.
        """
        short = parts[0].rpartition("-")[2]
        for name in (parts[0], short):
            if known := self._hosts.find(".".join([name, *parts[1:]]), user):
                return known
        ending = ".".join(parts[1:])
        is_country = COUNTRY.fullmatch(ending) and (is_cut or "." in ending)
        return self._names.find(short, user) if is_country else None

    def _find_twin(self, host: str, user: str, *, is_disguised: bool) -> KnownName | None:
        name = get_name(host)
        if known := self._names.find(name, user):
            return known if is_disguised else None
        near = [self._plain.find(write_plainly(name), user), self._slips.find(name, user), *self._find_two(name, user)]
        twin = min((one for one in near if one), default=None)
        parts = _list_parts(host)
        is_for_jobs = name not in self._added and self._rest.fullmatch(name)
        below = (self._names.find(part, user) for part in parts[1:] if is_for_jobs)
        extended = (self._find_extended(part, user) for part in parts)
        return twin or next(filter(None, (*below, *extended)), None)

    def _find_two(self, name: str, user: str) -> Iterator[KnownName]:
        """Long known names that are two slips away. A slip changes two letters at most."""
        for known in self._long if len(name) <= LONGEST else ():
            is_like = abs(len(name) - len(known.name)) <= 2 and len({*name} ^ {*known.name}) <= 4
            if is_like and not (user and known.owner == user) and count_slips(name, known.name) <= 2:
                yield known

    def _find_extended(self, name: str, user: str) -> KnownName | None:
        """The known name that words are added to: ``google-jobs``, ``hr-google``, ``googlecareers``."""
        parts = name.split("-")
        if any(part in self._added for part in parts):
            for part in (parts[0], parts[-1]):
                known = self._find_read(part, user)
                if known:
                    return known
        for end in range(LEAST, len(name)):
            for one, rest in ((name[:end], name[end:]), (name[-end:], name[:-end])):
                known = self._find_read(one, user)
                if known and self._rest.fullmatch(rest) and re.search("[a-z]", rest):
                    return known
        return None

    def _find_read(self, name: str, user: str) -> KnownName | None:
        """The known name that this is, or is read as."""
        return self._names.find(name, user) or self._plain.find(write_plainly(name), user)


def iterate_above(host: str) -> Iterator[str]:
    """The host, and each one that it is below."""
    parts = host.split(".")
    return (".".join(parts[start:]) for start in range(len(parts)))


def _list_parts(host: str) -> list[str]:
    """The words of a host that somebody chose, the owner's first."""
    owned = get_owned(host)
    below = host.removesuffix(owned).rstrip(".").split(".") if owned else []
    return [get_name(host), *below]


def decode_host(host: str) -> str:
    """The host with the letters that ``xn--`` stands for (RFC 3492)."""
    return ".".join(map(_decode_label, host.split(".")))


@cache
def _decode_label(label: str) -> str:
    if not label.startswith("xn--") or len(label) > LONGEST_HOST:
        return label
    try:
        decoded = label[4:].encode("ascii").decode("punycode").lower()
    except (ArithmeticError, ValueError):  # UnicodeError, and of numbers without end OverflowError from Python 3.13 on
        return label
    # Half of a pair is no letter.
    return label if not decoded or re.search("[\ud800-\udfff]", decoded) else decoded


def write_plainly(name: str) -> str:
    """The name as a hasty eye reads it."""
    return name.replace("rn", "m").replace("vv", "w").translate(DIGITS)
