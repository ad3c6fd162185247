"""Finds links in a description that its page would not show as links, or that lead elsewhere than their words say."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from microboard.check.hosts.hosts import get_host, get_mail_host
from microboard.check.hosts.named_hosts import list_hosts
from microboard.check.hosts.owners import get_owned, is_known_ending
from microboard.check.problems.finding import Finding, Rule
from microboard.markdown.shown import show_markdown
from microboard.read import Document
from microboard.read.problem import shorten
from microboard.words.speech import N_, _

RULES = (
    Rule("link-target", N_("Links lead to https pages or to an e-mail address"),
         N_("Pages and feeds show any other link as plain text: http can be changed on the way, and a relative address "
            "or a script leads nowhere good."), "warning", is_changeable=True),
    Rule("link-text", N_("Links lead where their words say"),
         N_("Readers who see `acme.example/apply` expect to get there. A link whose words name a site leads to that "
            "site, or to another one of the same owner."), "warning", is_changeable=True),
)
# Words that are an address without https://. Others, such as README.md and ASP.NET, have dots as well.
ADDRESS = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,9}(?:com|edu|gov|int|org)|(?:[a-z0-9-]{1,63}\.){2,9}[a-z]{2,20}")
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
        hint = _("Write https:// where that page has it.") if is_http else _(
            "Write an address that begins with https://.")
        message = _("{address} will not be a link.", address=shorten(target))
        yield Finding(("description",), "link-target", message, hint)


def find_other_words(listing: Document) -> Iterator[Finding]:
    """One finding for each link in the description whose words name the site of somebody else."""
    text = listing.get_text("description") or ""
    shown = show_markdown(text) if "](" in text or "][" in text else None
    found = 0
    for begin, end, target in shown.links if shown else ():
        words = shown.text[begin:end] if shown else ""
        if shown and _names_another(words, target) and found < MAX_LINKS:
            found += 1
            message = _("{words} leads to {address}.", words=shorten(words), address=shorten(target))
            yield Finding(("description",), "link-text", message,
                          _("Write words that say where the link leads, or the address that they name."),
                          offset=shown.find_source(begin))


def _names_another(words: str, target: str) -> bool:
    """Whether the words name a site, and none that belongs to the owner of the target."""
    mail = target.partition("?")[0] if target.lower().startswith("mailto:") else ""
    owner = _get_owner(get_host(target) or get_mail_host(mail))
    # Other signs are read as dots and letters, too.
    words = unicodedata.normalize("NFKC", words).replace("\u3002", ".")
    bare = [word.strip("(),.:;!?\"'").lower() for word in words.split()]
    named = {host.name for host in list_hosts(words)} | {
        word for word in bare if ADDRESS.fullmatch(word) and is_known_ending(word)}
    return bool(owner and named) and owner not in map(_get_owner, named)


def _get_owner(host: str) -> str:
    return get_owned(host) or host


@cache
def _compile(signs: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for addresses with these signs alone: most descriptions have one or none, and all at once is slow."""
    return re.compile("|".join(TARGETS[sign] for sign in signs), re.MULTILINE)


def _drop_code(text: str) -> str:
    """The text without what stands between backticks."""
    return " ".join(text.split("`")[::2])
