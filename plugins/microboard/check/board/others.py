"""Reads as little of a board's other listings as it takes to say of some what the check of all would say."""

from collections.abc import Collection, Iterator, Sequence

from microboard.check.board.begin import Begun, Setting
from microboard.check.board.same_page import SamePage
from microboard.check.listing.facts import Fact, get_fact
from microboard.check.red_flags.flags import find_high_pay_flags
from microboard.check.schema.checked_file import read_checked
from microboard.read import Document, ListingFile
from microboard.read.document import read_bytes


def may_pay_too_well(setting: Setting, listings: Sequence[Document]) -> bool:
    """Whether the pay of one of the listings has to be compared with that of all others."""
    red_flags, severities = setting.rulebook.red_flags, setting.rulebook.policy.severities
    return any(True for _ in find_high_pay_flags(red_flags, severities, listings))


def read_others(
    begun: Begun, near: Collection[str], about: Sequence[Document], *, needs_all: bool
) -> Iterator[Fact]:
    """The facts of listings outside the folders `near`: of those whose bytes may hold the link of one of `about`, or of
    all."""
    setting = begun.setting
    same = SamePage(listing.get_text("apply", "url") or "" for listing in about)
    if not setting or not (needs_all or same.is_looking):
        return
    for file in _iterate_others(begun, near):
        if needs_all or same.may_be_in(read_bytes(setting.root, file.path)):
            listing = read_checked(setting.root, file.path, setting.rulebook.opportunity, [])
            if listing:
                yield get_fact(listing)


def _iterate_others(begun: Begun, near: Collection[str]) -> Iterator[ListingFile]:
    return (file for folder in begun.folders if folder.name not in near for file in folder.listings)
