"""Asks whether the earlier addresses of a listing are its own to name."""

from collections.abc import Collection, Iterator, Sequence

from microboard.check.problems.finding import Finding, Rule
from microboard.read import Document, Problem
from microboard.read.address import read_id
from microboard.read.problem import shorten

RULE = Rule("formerly-taken", "An earlier address is free",
            "The addresses under `formerly` lead to the listing, and nothing else may stand there: no listing, no "
            "folder of another employer, and no second listing that claims them. An employer that has a new folder "
            "may name the addresses in its old one once that is gone.")


def find_taken(
    name: str, listings: Sequence[Document], taken: Collection[str], employers: Collection[str]
) -> Iterator[Problem]:
    """The earlier addresses, in the listings of the folder `name`, at which something else stands. `taken` are the
    names of all listings in that folder, and `employers` those of all folders."""
    claims: dict[str, str] = {}
    there = {f"{name}/{one}" for one in taken}
    for listing in listings:
        own = read_id(listing.path)
        for index, old in enumerate(listing.get_texts("formerly")):
            other = claims.setdefault(old, own)
            reason = _find_reason(old, own, other, there, employers)
            if reason:
                yield Finding(("formerly", index), RULE.id, *reason).place(listing)


def _find_reason(old: str, own: str, other: str, taken: Collection[str], employers: Collection[str]
                 ) -> tuple[str, str] | None:
    """What is wrong with the address, and what to do; nothing where it is free."""
    folder = old.partition("/")[0]
    if old == own:
        return f"{shorten(old)} is the address of this listing now.", "Name only addresses that it no longer has."
    if old in taken:
        return f"At {shorten(old)} stands another listing.", "Remove the line, or take the other listing away first."
    if folder != own.partition("/")[0] and folder in employers:
        return (f"{shorten(folder)} is the folder of another employer.",
                "Name addresses in your own folder, or in one that is gone.")
    if other != own:
        return f"{shorten(old)} leads to {other} already.", "Remove the line here or there."
    return None
