"""Turns accepted documents and a moment into a `Board`."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from microboard.board.answers import build_answers
from microboard.board.board import Board
from microboard.board.collections import build_collections, group
from microboard.board.employer import NO_SHIFT, build_employer
from microboard.board.model import Employer, Opportunity
from microboard.board.moments import build_moments
from microboard.board.opportunity import Context, build_opportunity
from microboard.board.own import list_own
from microboard.check import Checked, Listing, Rulebook, Scope, check_board
from microboard.check.board.batch import Outcome
from microboard.check.board.begin import Setting
from microboard.check.fields.field import Field
from microboard.check.problems.report import build_text
from microboard.check.values.confirmed_domains import get_confirmed_host
from microboard.run.collector import paused_collector
from microboard.run.progress import QUIET, Progress


def build_board(checked: Checked, as_of: datetime) -> Board:
    """The board as of a moment (UTC). `checked` must hold no error.

    What is posted after that day (UTC) is left out, and dates of samples move so that their newest is posted on it.
    """
    return Builder(as_of).build(checked)


class Builder:
    """Builds a board as of a moment (UTC). It can be given listings as soon as they are checked: so it has something to
    do while other processes check the rest."""

    def __init__(self, as_of: datetime) -> None:
        self._as_of = as_of
        self._employers: dict[str, Employer] = {}
        self._made: list[Opportunity] = []
        # These wait: the dates of samples depend on all samples.
        self._waiting: list[Listing] = []
        self._own: tuple[Field, ...] | None = None

    def take(self, setting: Setting, outcome: Outcome) -> None:
        """Make the opportunities of an outcome, but for those whose files are refused."""
        refused = {problem.path for problem in outcome.refused}
        for listing in outcome.listings:
            name = listing.file.employer
            employer = (self._get_employer(name, setting)
                        if listing.file.path not in refused and name in setting.employers else None)
            if employer and not employer.is_sample:
                self._made.append(self._make(listing, employer, setting.rulebook))
            else:
                self._waiting.append(listing)

    @paused_collector()
    def build(self, checked: Checked) -> Board:
        """The whole board; see `build_board`."""
        rulebook = checked.rulebook
        if rulebook is None or checked.has_errors:
            raise ValueError("A board with errors can't be built.")
        employers = {name: self._get_employer(name, checked) for name in checked.employers}
        listings = [*self._waiting, *checked.listings]
        shift = _measure_shift(listings, employers, self._as_of.date())
        opportunities = [*self._made, *(self._make(listing, employers[listing.file.employer], rulebook, shift)
                                        for listing in listings)]
        return _build(rulebook, employers.values(), opportunities, self._as_of)

    def _get_employer(self, name: str, found: Setting | Checked) -> Employer:
        if name not in self._employers and found.rulebook:
            confirmation = found.rulebook.confirmed.get(name)
            is_confirmed = get_confirmed_host(found.employers[name], confirmation, self._as_of.date())
            self._employers[name] = build_employer(
                name, found.employers[name], found.rulebook.vocabulary, self._get_own(found.rulebook),
                found.logos.get(name, b""), confirmation.day if confirmation and is_confirmed else None)
        return self._employers[name]

    def _make(self, listing: Listing, employer: Employer, rulebook: Rulebook, shift: timedelta = NO_SHIFT
              ) -> Opportunity:
        shift = shift if employer.is_sample else NO_SHIFT
        context = Context(rulebook.vocabulary, rulebook.policy, self._as_of, shift, self._get_own(rulebook))
        return build_opportunity(f"{listing.file.employer}/{listing.file.listing}", employer, listing.document, context)

    def _get_own(self, rulebook: Rulebook) -> tuple[Field, ...]:
        if self._own is None:
            self._own = list_own(rulebook.opportunity.tree, rulebook.employer.tree)
        return self._own


def _build(
    rulebook: Rulebook, employers: Iterable[Employer], opportunities: Iterable[Opportunity], as_of: datetime
) -> Board:
    opportunities = sorted(
        (opportunity for opportunity in opportunities if opportunity.posted <= as_of.date()),
        key=lambda opportunity: (-opportunity.posted.toordinal(), opportunity.id),
    )
    own = list_own(rulebook.opportunity.tree, rulebook.employer.tree)
    ordered = tuple(sorted(employers, key=lambda employer: (employer.name.casefold(), employer.id)))
    live = tuple(opportunity for opportunity in opportunities if opportunity.is_open)
    closed = tuple(opportunity for opportunity in opportunities if not opportunity.is_open)
    past = group(closed, lambda one: [one.employer.id])
    return Board(
        as_of=as_of,
        policy=rulebook.policy,
        vocabulary=rulebook.vocabulary,
        employers=ordered,
        opportunities=tuple(opportunities),
        open=live,
        closed=closed,
        offers=group(live, lambda one: [one.employer.id]),
        past=past,
        moments=MappingProxyType(build_moments(opportunities, as_of)),
        collections=MappingProxyType(build_collections(opportunities, ordered, rulebook.vocabulary, own)),
        tree=rulebook.opportunity.tree,
        own=own,
        views=rulebook.views,
        answers=MappingProxyType(build_answers(past, as_of.date())),
    )


def _measure_shift(listings: Iterable[Listing], employers: Mapping[str, Employer], today: date) -> timedelta:
    """How far sample dates move so that the newest sample is posted on `today`."""
    posted = [day for listing in listings
              if employers[listing.file.employer].is_sample and (day := listing.document.get_date("posted"))]
    return today - max(posted) if posted else NO_SHIFT


class BoardError(Exception):
    """A board with errors. The text is what the check says of them."""


def read_board(
    root: Path, as_of: datetime, progress: Progress = QUIET, *, has_warnings: bool = False
) -> tuple[Board, Rulebook]:
    """The board at `root` and its rules. Raises BoardError where it has errors; with warnings beside them only where
    somebody asks for these."""
    builder = Builder(as_of)
    checked = check_board(root, as_of.date(), Scope(has_warnings=has_warnings), progress, builder.take)
    if checked.has_errors or not checked.rulebook:
        raise BoardError(build_text(checked.problems))
    return builder.build(checked), checked.rulebook
