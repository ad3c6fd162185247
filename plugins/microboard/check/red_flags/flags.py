"""Looks for red flags in every listing and employer of a board, and in any text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from microboard.check.hosts.named_hosts import Host, list_hosts
from microboard.check.problems.finding import Finding
from microboard.check.red_flags.board_hosts import BoardHosts
from microboard.check.red_flags.flag_rules import (
    find_hidden,
    find_high_pay,
    find_lookalikes,
    find_other_name,
    find_shouting,
    find_vague,
    may_be_vague,
    may_hide,
    may_shout,
)
from microboard.check.red_flags.flag_search import Match, Text, build_search
from microboard.check.red_flags.fraud_words import read_weights
from microboard.check.red_flags.red_flags import RedFlag, RedFlags
from microboard.check.red_flags.texts import list_texts
from microboard.check.values import shipped
from microboard.markdown.shown import show_markdown
from microboard.read import Document, Location
from microboard.read.problem import shorten
from microboard.words.speech import _, get_language, is_english

# Fields that lists show, where capitals shout at every reader.
LOUD = ("title", "summary", "name")
LOOKALIKES = ("look-alike-domain", "look-alike-employer")
# The schema takes ten, and nobody waits for a file of thousands that it refuses.
MAX_DOMAINS = 100
# Between two texts nothing goes on: no file holds this character.
SEPARATOR = "\n\0.\n"


def list_for_offers(red_flags: RedFlags) -> list[RedFlag]:
    """The flags to look for in a whole text: hosts wherever they are, no patterns that are meant for one field."""
    return [replace(flag, fields=()) for flag in red_flags.flags
            if flag.is_for_offers and not (flag.fields and flag.patterns)]


def find_high_pay_flags(
    red_flags: RedFlags, severities: Mapping[str, str], listings: Iterable[Document]
) -> Iterator[tuple[Document, Finding]]:
    """Findings for those of the listings whose pay is too good to be true."""
    flag = next((flag for flag in red_flags.flags if flag.id == "pay-too-good"), None)
    for listing in listings if flag and severities.get(flag.id) != "off" else ():
        for match in find_high_pay(flag, listing, list(list_texts(listing, red_flags.fold))) if flag else ():
            yield listing, _place(match)


class BoardFlags:
    """The flags of a board, with the hosts that all its employers together name: `domains` by the employer's id."""

    def __init__(
        self, red_flags: RedFlags, severities: Mapping[str, str], domains: Mapping[str, Sequence[str]]
    ) -> None:
        flags = [flag for flag in red_flags.flags if severities.get(flag.id) != "off"]
        self._flags = {flag.id: flag for flag in flags}
        self._fold = red_flags.fold
        self._search = build_search(tuple(flags))
        self._hosts = BoardHosts(red_flags, domains)

    def find_in_listing(self, listing: Document, employer_id: str, employer: Document | None) -> Iterator[Finding]:
        """The red flags of a listing."""
        is_person = employer is not None and employer.get("kind") == "individual"
        matches = [*_drop_twins(self._find(listing, employer_id)), *self._find_in_whole(listing)]
        # Words say nothing new beside a sign.
        if not any(match.words and match.text.field == "description" for match in matches):
            matches += self._find_words(listing)
        for match in matches:
            if not (match.flag.id == "free-mail" and is_person):
                yield _place(match)

    def find_in_employer(self, employer_id: str, employer: Document) -> Iterator[Finding]:
        """The red flags of an employer.yml."""
        yield from map(_place, _drop_twins(self._find(employer, employer_id)))
        if "names-differ" in self._flags:
            yield from map(_place, find_other_name(self._flags["names-differ"], employer, self._fold))

    def _find(self, document: Document, employer_id: str) -> Iterator[Match]:
        texts = list(list_texts(document, self._fold))
        yield from self._search.find_patterns(texts)
        # Most documents name no such host: all their texts are asked at once, and searched one by one only if one may.
        if self._may_find(SEPARATOR.join(_list_values(texts)), employer_id):
            yield from self._search.find_hosts(texts)
            hidden = self._flags.get("hidden-text")
            for text in texts:
                yield from find_hidden(hidden, text) if hidden else ()
                yield from self._find_lookalikes(text, employer_id)
        shouting = self._flags.get("shouting")
        if shouting:
            for field in LOUD:
                if may_shout(document.get_text(field) or ""):
                    yield from find_shouting(shouting, self._get_text(document, field))

    def _may_find(self, whole: str, employer_id: str) -> bool:
        hosts = list_hosts(whole)
        return (may_hide(whole) or any(self._hosts.explain(host, employer_id, "")[0] for host in hosts)
                or self._search.may_find_hosts(hosts))

    def _find_lookalikes(self, text: Text, employer_id: str) -> Iterator[Match]:
        """The first host of the text for each flag."""
        for name in LOOKALIKES:
            def explain(host: Host, name: str = name) -> str:
                found, reason = self._hosts.explain(host, employer_id, text.field)
                return reason if found == name else ""

            if name in self._flags:
                yield from find_lookalikes(self._flags[name], text, explain)

    def _get_text(self, document: Document, field: str) -> Text:
        return Text(document.get_text(field) or "", self._fold, (field,), field)

    def _find_in_whole(self, listing: Document) -> Iterator[Match]:
        vague, description = self._flags.get("vague"), listing.get_text("description")
        if vague and description is not None and may_be_vague(description):
            shown = show_markdown(description)
            yield from find_vague(vague, Text(shown.text, self._fold, ("description",), "description", shown))

    def _find_words(self, listing: Document) -> Iterator[Match]:
        """What reads like fraud as a whole. The words are known in English only."""
        flag = self._flags.get("reads-like-fraud")
        if not flag or not is_english(listing.get_text("language") or get_language()):
            return
        description = show_markdown(listing.get_text("description") or "").text
        folded = [self._fold.fold(listing.get_text(field) or "") for field in ("title", "summary")]
        words = read_weights(shipped.FOLDER).find_fraud([*folded, self._fold.fold(description)])
        if words:
            says = _("{sentence}: {words}.", sentence=flag.says[:1].upper() + flag.says[1:].rstrip("."),
                     words=", ".join(map(shorten, words)))
            yield Match(flag, self._get_text(listing, "description"), 0, 0, says)


def _list_values(texts: Iterable[Text]) -> Iterator[str]:
    """The values of the texts, with hosts in a form that is found in any text."""
    return (f"//{text.value}/" if text.field == "domains" else text.value for text in texts)


def list_domains(employer: Document) -> tuple[str, ...]:
    """The domains that an employer names, in small letters; of a list that is far too long, the first."""
    return tuple(map(str.lower, employer.get_texts("domains")[:MAX_DOMAINS]))


def _drop_twins(matches: Iterable[Match]) -> Iterator[Match]:
    """The first match of each flag in each field: what is written is also what is shown, most often."""
    said: set[tuple[str, Location]] = set()
    for match in matches:
        key = match.flag.id, match.text.location
        if key not in said:
            said.add(key)
            yield match


def _place(match: Match) -> Finding:
    """What to say about a match. A match without words says all of it itself."""
    shown = f"{shorten(match.words)} {match.says or match.flag.says}" if match.words else match.says
    location, offset = match.text.location, match.text.find_source(match.start)
    return Finding(location, match.flag.id, shown, match.flag.hint, offset=offset)
