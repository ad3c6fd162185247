"""Finds listings that say the same as another one that is open at the same time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from microboard.check.board.alike import find_twins, list_words
from microboard.check.listing.facts import Fact
from microboard.check.listing.overlap import find_first_others, overlap
from microboard.check.problems.finding import Finding
from microboard.check.problems.rule import Rule
from microboard.read import Document

RULES = (
    Rule("duplicate-apply", "One application page for one listing",
         "Two listings with the same link, open at the same time, are often one project entered twice.",
         "warning", is_changeable=True),
    Rule("duplicate-listing", "No listing twice",
         "The same title and the same link, open at the same time, are one project.", is_changeable=True),
    Rule("near-duplicate", "Listings differ", "Two listings of one employer whose words are nearly the same, open at "
         "the same time, look like an accident to readers.", "warning", is_changeable=True),
)


def find_same_links(facts: Iterable[Fact]) -> Iterator[tuple[str, Finding]]:
    """Facts of all listings in; the path of each that has the link of another out, with what to say."""
    by_link: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.link:
            by_link[fact.link].append(fact)
    for group in by_link.values():
        if len(group) > 1:
            yield from _compare_links(group)


def _compare_links(group: Sequence[Fact]) -> Iterator[tuple[str, Finding]]:
    same = _find_same_titles(group)
    for one, other in zip(group, find_first_others([fact.span for fact in group]), strict=True):
        if one.path in same:
            yield one.path, _say_link("duplicate-listing", same[one.path], "the same title and the same link",
                                      "Remove one of the two.")
        elif other is not None:
            yield one.path, _say_link("duplicate-apply", group[other].path, "the same link",
                                      "Give each listing a page of its own, or merge them.")


def _find_same_titles(group: Sequence[Fact]) -> dict[str, str]:
    """The first other path with the same title, by path."""
    by_title: dict[str, list[Fact]] = defaultdict(list)
    for fact in group:
        by_title[fact.title].append(fact)
    return {one.path: facts[other].path for facts in by_title.values() if len(facts) > 1
            for one, other in zip(facts, find_first_others([fact.span for fact in facts]), strict=True)
            if other is not None}


def _say_link(rule: str, path: str, what: str, hint: str) -> Finding:
    return Finding(("apply", "url"), rule, f"{path} has {what}.", hint, "apply.url")


def find_near_duplicates(listings: Sequence[Document], facts: Sequence[Fact]) -> Iterator[tuple[Document, Finding]]:
    """The listings of one employer, with their facts, in; those whose words are nearly another's out."""
    if len(listings) < 2:
        return
    first_others = find_first_others([fact.span for fact in facts])
    alone = {index for index, other in enumerate(first_others) if other is None}
    words = [_list_words(listing) if index not in alone else frozenset() for index, listing in enumerate(listings)]
    twins = find_twins(words, lambda one, other: _may_be_twins(facts[one], facts[other]))
    for index, twin in twins.items():
        yield listings[index], Finding(("title",), "near-duplicate", f"{listings[twin].path} says nearly the same.",
                                       "Say what is different, or keep one and set openings: 2.", "title")


def _may_be_twins(one: Fact, other: Fact) -> bool:
    """Whether both are open on some day, and nothing worse was said of the two."""
    is_said = one.link == other.link != "" and one.title == other.title
    return overlap(one.span, other.span) and not is_said


def _list_words(listing: Document) -> frozenset[bytes]:
    return list_words(f"{listing.get_text('title')} {listing.get_text('summary')} {listing.get_text('description')}")
