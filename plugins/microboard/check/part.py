"""Checks some files of a board, with as little of the others as it takes to say the same of them as the whole check."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import orjson

from microboard.check.check import Begun, Checked, begin, join
from microboard.check.facts import get_fact
from microboard.check.flags import find_high_pay_flags
from microboard.check.same_page import SamePage
from microboard.check.share import Outcome, check_share, read_checked
from microboard.read import Document, ListingFile
from microboard.read.document import read_bytes
from microboard.read.folder import ROOT

# Problems of the folder itself are known without reading a file.
PLACES = frozenset({"file-place", "missing-employer"})
# To look for the links of more files in each of the others would take longer than to read all.
MANY = 200


def check_part(
    root: Path, today: date, paths: Collection[str], changed: Collection[str] = (), rules: Path | None = None
) -> Checked:
    """What `check_board` finds in the files at `paths`, and out of place in the folder.

    Every employer.yml is read, since a host may look like that of any other, and all listings of the same employers. Of
    the others, those are read whose bytes may hold the same link; and all, where pay may be too good, since that
    depends on what every other listing pays. Only the listings at `paths` are in the answer, and errors in others.
    """
    begun = begin(root, today, changed, rules)
    if not begun.whole:
        return join(begun, [])
    wanted = frozenset(paths)
    names = {path.split("/")[1] for path in wanted if path.count("/") == 2}
    if len(wanted) > MANY:
        names.update(folder.name for folder in begun.whole.folders)
    near = replace(begun.whole, folders=tuple(folder for folder in begun.whole.folders if folder.name in names))
    outcomes = [check_share(near)] if near.folders else []
    about = [Document(file.path, values, root)
             for outcome in outcomes for file, values in outcome.listings if file.path in wanted]
    rulebook = begun.whole.rulebook
    flags = find_high_pay_flags(rulebook.red_flags, rulebook.policy.severities, about)
    needs_all = len(wanted) > MANY or any(flags)
    outcomes.append(_read_others(begun, names, None if needs_all else about))
    checked = join(begun, [_sort(begun, outcomes)], is_pay_known=needs_all)
    return replace(
        checked,
        listings=tuple(listing for listing in checked.listings if listing.file.path in wanted),
        problems=tuple(one for one in checked.problems if one.path in wanted or one.rule in PLACES),
        others=tuple(one for one in checked.problems if one.severity == "error"
                     and one.path.startswith(f"{ROOT}/") and not (one.path in wanted or one.rule in PLACES)),
    )


def _read_others(begun: Begun, names: Collection[str], about: Sequence[Document] | None) -> Outcome:
    """The listings of other employers: those that may have the same link as one of `about`, or all."""
    outcome = Outcome()
    for file, listing in _iterate_others(begun, names, about):
        outcome.listings.append((file, orjson.dumps(listing.values)))
        outcome.facts.append(get_fact(listing))
    return outcome


def _iterate_others(
    begun: Begun, names: Collection[str], about: Sequence[Document] | None
) -> Iterator[tuple[ListingFile, Document]]:
    same = SamePage(listing.get_text("apply", "url") or "" for listing in about or ())
    for file in begun.listings if about is None or same.is_looking else ():
        if file.employer in names or not begun.whole:
            continue
        if about is None or same.may_be_in(read_bytes(begun.whole.root, file.path)):
            listing = read_checked(begun.whole.root, file.path, begun.whole.rulebook.opportunity, [])
            if listing:
                yield file, listing


def _sort(begun: Begun, outcomes: Sequence[Outcome]) -> Outcome:
    """All in one, with the listings in the order of the board: the first of several is the one that is named."""
    order = {file.path: index for index, file in enumerate(begun.listings)}
    return Outcome(
        sorted((one for outcome in outcomes for one in outcome.listings), key=lambda one: order[one[0].path]),
        sorted((fact for outcome in outcomes for fact in outcome.facts), key=lambda fact: order[fact.path]),
        [problem for outcome in outcomes for problem in outcome.faults],
        [problem for outcome in outcomes for problem in outcome.found],
    )
