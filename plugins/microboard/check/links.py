"""Finds links in a description that its page would not show as links."""

import re
from collections.abc import Iterator

from microboard.check.finding import Finding
from microboard.check.rule import Rule
from microboard.read import Document
from microboard.read.problem import shorten

RULES = (
    Rule("link-target", "Links lead to https pages or to an e-mail address",
         "Pages and feeds show any other link as plain text: http can be changed on the way, and a relative address or "
         "a script leads nowhere good.", "warning", is_changeable=True),
)
# Where GitHub-flavoured Markdown takes an address from: [text](address), [name]: address, <address> and a bare one.
TARGET = re.compile(r"\]\(\s*<?([^\s<>)]+)|^ {0,3}\[[^\]\n]{1,200}\]:\s*<?([^\s<>]+)|<([A-Za-z][\w+.-]{1,31}:[^\s<>]*)>"
                    r"|(?<![\w/.(<-])(http://[^\s<>)]+)", re.MULTILINE)
# The first of them alone, where nothing says that there are others.
BRACKETS = re.compile(r"\]\(\s*<?([^\s<>)]+)")
RARE = ("]:", "<", "http://")
SAFE = re.compile(r"(?:https://|mailto:)", re.IGNORECASE)
# The first few say it.
MAX_LINKS = 5


def find_bad_links(listing: Document) -> Iterator[Finding]:
    """One finding for each address in the description that no page will link."""
    text = listing.get_text("description") or ""
    pattern = TARGET if any(sign in text for sign in RARE) else BRACKETS
    targets = (next(filter(None, found.groups())) for found in pattern.finditer(_drop_code(text)))
    bad = dict.fromkeys(target for target in targets if not SAFE.match(target))
    for target in list(bad)[:MAX_LINKS]:
        is_http = target.lower().startswith("http://")
        hint = "Write https:// where that page has it." if is_http else "Write an address that begins with https://."
        yield Finding(("description",), "link-target", f"{shorten(target)} will not be a link.", hint, "description")


def _drop_code(text: str) -> str:
    """The text without what stands between backticks."""
    return " ".join(text.split("`")[::2])
