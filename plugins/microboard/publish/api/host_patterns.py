"""Turns what is known of hosts into patterns, so that a browser finds hosts in a text, and those that pretend.

Where names end is known of the most usual endings alone: the check has the whole list.
"""

from microboard.check.hosts import named_hosts
from microboard.check.hosts.hosts import INNER, NUMBER
from microboard.check.hosts.lookalike import LEAST, ONE_SLIP, write_plainly
from microboard.check.hosts.owners import get_name
from microboard.check.letters.slips import LONGEST
from microboard.check.red_flags.red_flags import RedFlags

# Endings under which anyone has a name of their own.
ENDINGS = (
    "azurewebsites.net", "blogspot.com", "firebaseapp.com", "github.io", "gitlab.io", "herokuapp.com", "netlify.app",
    "onrender.com", "pages.dev", "readthedocs.io", "vercel.app", "web.app", "webflow.io", "workers.dev",
)
SECOND = r"(?:ac|co|com|edu|gov|net|org)\."
SHARED = "(?:{}[a-z]{{2}}|{})$".format(SECOND, "|".join(ENDINGS).replace(".", r"\."))
# What a registry gives out, or a host itself that is one; and with it the name that one owner has taken.
ENDING = rf"(?:^|\.)(?:{SHARED}|[^.]+$)"
OWNED = rf"(?:^(?!{SHARED})|(?<=\.))[^.]+\.(?:{SHARED}|[^.]+$)"
# google.com-apply.example, accounts.google.com.evil.example: also as the host is called in a country.
BEGINS = rf"(?:^|[.\-])(?:{{dotted}}(?=[.\-])|{{name}}\.(?:{SECOND}[a-z]{{2}}(?=[.\-])|[a-z]{{2}}(?=-)))"
# Words that are added to a name, without a sign between or with one.
MORE, APART = r"[0-9\-]*{word}(?:{word}|[0-9\-])*", r"(?:[^.]*-)?{word}(?:-[^.]*)?"
# hrgoogle, google-jobs; a slip from the name, or what a hasty eye takes for it; google.careers-apply.
LOOKS = (rf"(?:^|\.)(?:(?:{{read}}(?:{MORE}|-{APART})|(?:{MORE}|{APART}-){{read}})(?=\.|$)|(?:{{read}}|{{slips}})$"
         r"|{name}\.(?:[^.]+\.)*(?!{word}$)(?:{word}|[0-9\-])+$)")
# How a hasty eye reads letters, the other way round.
READINGS = {"o": "[o0]", "l": "[l1]", "e": "[e3]", "a": "[a4]", "s": "[s5]", "t": "[t7]", "m": "(?:m|rn)",
            "w": "(?:w|vv)"}


def build_host_patterns(red_flags: RedFlags) -> dict[str, object]:
    """Patterns for hosts in a text, for what of a `bare` one is an `address`, for a `number`, also an `inner` one of a
    network, and for the part that one owner has taken and its `ending`. A host that pretends to be one of those that
    are `known` `begins` with it, or `looks` like it without its ending: both have places for a `word` that is added,
    and for what is told of each known host."""
    names = {get_name(host): host for host in sorted(red_flags.organisations, reverse=True)}
    return {
        "links": [pattern.pattern for pattern in named_hosts.LINKS],
        "mails": [named_hosts.WIDE_PATTERNS["@"].pattern, named_hosts.MAIL.pattern],
        "bare": [named_hosts.WIDE_PATTERNS["/"].pattern, named_hosts.BARE.pattern],
        # 3.11/3.12 is no address.
        "address": rf"^{named_hosts.QUAD.pattern}$|(?:^|\.)(?!(?:{NUMBER.pattern})$)[^.]*$",
        "number": rf"^\[|(?:^|\.)(?:{NUMBER.pattern})$",
        "inner": f"^(?:{INNER.pattern})",
        "owned": OWNED,
        "ending": ENDING,
        "begins": BEGINS,
        "looks": LOOKS,
        "word": f"(?:{'|'.join(sorted(red_flags.added_words)) or '(?!)'})",
        "known": [_describe(name, host) for name, host in sorted(names.items()) if LEAST <= len(name) <= LONGEST],
    }


def _describe(name: str, host: str) -> dict[str, str]:
    # Names that are shorter and differ by one letter are often both honest.
    slips = _write_slips(name) if len(name) >= ONE_SLIP else name
    return {"host": host, "name": name, "dotted": host.replace(".", r"\."), "slips": slips,
            "read": "".join(READINGS.get(letter, letter) for letter in write_plainly(name))}


def _write_slips(name: str) -> str:
    """The pattern of a name with one letter more, less or another, or with two that are swapped."""
    if not name:
        return "[^.]?"
    letter, after = name[0], name[1:]
    swapped = f"|{after[0]}{letter}{after[1:]}" if after else ""
    return f"{letter}(?:{_write_slips(after)})|[^.]?{letter}?{after}{swapped}"
