"""Finds links in a description that its page would not show as links."""

import re
from collections.abc import Iterator
from functools import cache

from microboard.check.finding import Finding
from microboard.check.rule import Rule
from microboard.read import Document
from microboard.read.problem import shorten

RULES = (
    Rule("link-target", "Links lead to https pages or to an e-mail address",
         "Pages and feeds show any other link as plain text: http can be changed on the way, and a relative address or "
         "a script leads nowhere good.", "warning", is_changeable=True),
)
# Where GitHub-flavoured Markdown takes an address from: [text](address), [name]: address, <address> and a bare one; by
# what each of them holds.
TARGETS = {
    "](": r"\]\(\s*<?([^\s<>)]+)", "]:": r"^ {0,3}\[[^\]\n]{1,200}\]:\s*<?([^\s<>]+)",
    "<": r"<([A-Za-z][\w+.-]{1,31}:[^\s<>]*)>", "http://": r"(?<![\w/.(<-])(http://[^\s<>)]+)",
}
SAFE = re.compile(r"(?:https://|mailto:)", re.IGNORECASE)
# The first few say it.
MAX_LINKS = 5


def find_bad_links(listing: Document) -> Iterator[Finding]:
    """One finding for each address in the description that no page will link."""
    text = listing.get_text("description") or ""
    signs = tuple(sign for sign in TARGETS if sign in text)
    found = _compile(signs).finditer(_drop_code(text)) if signs else ()
    targets = (next(filter(None, one.groups())) for one in found)
    bad = dict.fromkeys(target for target in targets if not SAFE.match(target))
    for target in list(bad)[:MAX_LINKS]:
        is_http = target.lower().startswith("http://")
        hint = "Write https:// where that page has it." if is_http else "Write an address that begins with https://."
        yield Finding(("description",), "link-target", f"{shorten(target)} will not be a link.", hint, "description")


@cache
def _compile(signs: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for addresses with these signs alone: most descriptions have one or none, and all at once is slow."""
    return re.compile("|".join(TARGETS[sign] for sign in signs), re.MULTILINE)


def _drop_code(text: str) -> str:
    """The text without what stands between backticks."""
    return " ".join(text.split("`")[::2])
