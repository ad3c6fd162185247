"""Tells hosts that pretend to be another: a letter off, a word added, letters of another alphabet, a bare number.

The browser does the same in ``assets/lookalike.js``, for the hosts that everybody knows; a test compares the two.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from microboard.check.fold import Fold
from microboard.check.hosts import is_within
from microboard.check.named_hosts import Host

# Names of fewer letters that differ by one (or two) are often both honest.
ONE_SLIP, TWO_SLIPS = 6, 10
# Shorter ones are words that many names are made of.
LEAST = 5
# A label of a host has no more (RFC 1035).
LONGEST = 63
DIGITS = str.maketrans({"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t"})
# Endings of two parts, under which anyone has a name of their own: co.uk, github.io.
SECOND = frozenset({"ac", "co", "com", "edu", "gov", "net", "org", "github", "gitlab", "readthedocs"})
NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){3}|\[.*")
# Addresses within a machine or a network, which technical texts are full of (RFC 1918, RFC 5737).
INNER = re.compile(r"(127|10|0|192\.168|192\.0\.2|198\.51\.100|203\.0\.113|172\.(1[6-9]|2[0-9]|3[01]))\.")

# Greek and Cyrillic.
OTHER_ALPHABET = re.compile(r"[\u0370-\u052f]")


class Lookalikes:
    """Known hosts to compare others with. `added_words` are put beside a name to make a new one; names of at least
    `two_slips` letters may have two."""

    def __init__(
        self, known: Iterable[str], added_words: Iterable[str], trusted: Iterable[str], fold: Fold,
        two_slips: int = TWO_SLIPS,
    ) -> None:
        self._trusted = tuple(trusted)
        self._added = frozenset(added_words)
        self._endings = tuple(sorted(word for word in self._added if len(word) > 3))
        self._fold = fold
        self._two_slips = two_slips
        self._known: dict[str, str] = {}
        # What is left of a known name without a letter: names that are one slip apart share one of these.
        self._rests: dict[str, set[str]] = {}
        # Names in which two slips are looked for, by their length.
        self._long: dict[int, list[str]] = {}
        self._plain: dict[str, set[str]] = {}
        for host in known:
            name = get_name(host)
            if len(name) >= LEAST and name not in self._known:
                self._known[name] = host
                self._plain.setdefault(_write_plainly(name), set()).add(name)
                for rest in _list_rests(name):
                    self._rests.setdefault(rest, set()).add(name)
                if two_slips <= len(name) <= LONGEST:
                    self._long.setdefault(len(name), []).append(name)

    def explain(self, host: Host, own: Collection[str] = ()) -> str:
        """Why the host misleads, as the end of a sentence that begins with it; empty where it does not.

        `own` are the known names of whoever uses the host: these do not vouch for it.
        """
        if is_within(host.name, self._trusted):
            return ""
        if "." in host.user:
            return f"leads to {host.name}, and not to {host.user}"
        if NUMBER.fullmatch(host.name):
            return "" if INNER.match(host.name) else "is a bare number instead of a name"
        shown = _decode(host.name)
        plain = shown if shown.isascii() else "-".join(map(self._fold.fold, shown.split("-")))
        if plain.isascii() and re.search(r"[a-z]", shown) and OTHER_ALPHABET.search(shown):
            return "mixes letters of two alphabets"
        name = get_name(plain if plain.isascii() else host.name)
        twin = self._find_twin(name, own, is_disguised=not shown.isascii() and plain.isascii())
        return f"looks like {self._known[twin]}" if twin else ""

    def _find_twin(self, name: str, own: Collection[str], *, is_disguised: bool) -> str:
        if name in self._known and name not in own:
            return name if is_disguised else ""
        near = {known for known in self._plain.get(_write_plainly(name), ()) if known not in own}
        near |= {known for known in self._list_near(name) if known not in own and self._is_near(name, known)}
        return min(near) if near else self._find_extended(name, own)

    def _find_extended(self, name: str, own: Collection[str]) -> str:
        """The known name that a word is added to: ``google-jobs``, ``hr-google``, ``googlecareers``."""
        parts = name.split("-")
        known = [part for part in parts if part in self._known and part not in own]
        if len(known) == 1 and all(part in self._added for part in parts if part not in known):
            return known[0]
        if not name.endswith(self._endings):
            return ""
        heads = (name[: -len(word)] for word in self._endings if name.endswith(word))
        return next((head for head in heads if head in self._known and head not in own), "")

    def _is_near(self, name: str, known: str) -> bool:
        """Whether `name` is `known` with one slip, or two where it is long: a letter more, less, another, or a swap."""
        limit = 2 if len(known) >= self._two_slips else 1 if len(known) >= ONE_SLIP else 0
        return 0 < count_slips(name, known) <= limit

    def _list_near(self, name: str) -> Iterator[str]:
        """Known names that may be one slip away, or two where they are long."""
        rests = _list_rests(name)
        for rest in rests:
            yield from self._rests.get(rest, ())
        for length in range(len(name) - 2, len(name) + 3) if rests else ():
            for known in self._long.get(length, ()):
                # A slip changes two letters at most.
                if len({*name} ^ {*known}) <= 4:
                    yield known


def _list_rests(name: str) -> set[str]:
    """The name, and what is left of it without one letter."""
    return {name, *_leave_one_out(name)} if ONE_SLIP - 1 <= len(name) <= LONGEST else set()


def get_name(host: str) -> str:
    """The part of a host that somebody chose: ``google`` of ``jobs.google.co.uk``."""
    parts = host.split(".")
    if len(parts) > 2 and parts[-2] in SECOND and len(parts[-1]) == 2:
        return parts[-3]
    return parts[-2] if len(parts) > 1 else ""


def _decode(host: str) -> str:
    """The host with the letters that ``xn--`` stands for (RFC 3492)."""
    return ".".join(_decode_label(label) for label in host.split("."))


@cache
def _decode_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        decoded = label[4:].encode("ascii").decode("punycode").lower()
    except (UnicodeError, ValueError):
        return label
    # Half of a pair is no letter.
    return label if re.search("[\ud800-\udfff]", decoded) else decoded


def _write_plainly(name: str) -> str:
    """The name as a hasty eye reads it."""
    return name.replace("rn", "m").replace("vv", "w").translate(DIGITS)


def _leave_one_out(name: str) -> Iterator[str]:
    return (name[:index] + name[index + 1:] for index in range(len(name)))


def count_slips(one: str, other: str) -> int:
    """Letters more, less, other, or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        line = [row]
        for column, right in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]
