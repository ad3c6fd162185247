"""Looks for red flags in a text whose fields are not known, as the browser does: with the check's own functions."""

from microboard.check.red_flags.flag_rules import find_hidden, find_lookalikes, find_shouting
from microboard.check.red_flags.flag_search import Match, Text, build_search
from microboard.check.red_flags.flags import list_for_offers
from microboard.check.red_flags.red_flags import RedFlags


def find_in_offer(red_flags: RedFlags, offer: str) -> list[Match]:
    """The flags of a text whose fields are not known, such as a mail: the first match of each, in the file's order."""
    text = Text(offer, red_flags.fold)
    flags = {flag.id: flag for flag in list_for_offers(red_flags)}
    search = build_search(tuple(flags.values()))
    matches = [*search.find_patterns([text]), *search.find_hosts([text])]
    if "hidden-text" in flags:
        matches += find_hidden(flags["hidden-text"], text)
    if "shouting" in flags:
        matches += find_shouting(flags["shouting"], text)
    if "look-alike-domain" in flags:
        matches += find_lookalikes(flags["look-alike-domain"], text, red_flags.known_hosts.explain)
    first: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: match.start):
        first.setdefault(match.flag.id, match)
    return [first[name] for name in flags if name in first]
