"""Asks whether the earlier addresses of a listing are its own to name."""

from collections.abc import Collection, Iterator, Sequence

from microboard.check.problems.finding import Finding, Rule
from microboard.read import Document, Problem
from microboard.read.address import read_id
from microboard.read.problem import shorten
from microboard.words.speech import N_, _

RULE = Rule("formerly-taken", N_("An earlier address is free"),
            N_("The addresses under `formerly` lead to the listing, and nothing else may stand there: no listing, no "
               "folder of another employer, and no second listing that claims them. An employer that has a new folder "
               "may name the addresses in its old one once that is gone."))


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
        return (_("{address} is the address of this listing now.", address=shorten(old)),
                _("Name only addresses that it no longer has."))
    if old in taken:
        return (_("At {address} stands another listing.", address=shorten(old)),
                _("Remove the line, or take the other listing away first."))
    if folder != own.partition("/")[0] and folder in employers:
        return (_("{name} is the folder of another employer.", name=shorten(folder)),
                _("Name addresses in your own folder, or in one that is gone."))
    if other != own:
        return (_("{address} leads to {other} already.", address=shorten(old), other=other),
                _("Remove the line here or there."))
    return None
