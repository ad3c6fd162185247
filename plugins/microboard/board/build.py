"""Turns accepted documents and a moment into a `Board`."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from microboard.board.collections import build_collections, group
from microboard.board.digest import digest
from microboard.board.model import Board, Employer, Opportunity
from microboard.board.opportunity import Context, build_opportunity
from microboard.check import Checked, Listing, Rulebook
from microboard.collector import paused_collector
from microboard.read import Document
from microboard.read.characters import join_lines


@paused_collector()
def build_board(checked: Checked, as_of: datetime) -> Board:
    """The board as of a moment (UTC). `checked` must hold no error.

    What is posted after that day (UTC) is left out, and dates of samples move so that their newest is posted on it.
    """
    rulebook = checked.rulebook
    if rulebook is None or checked.has_errors:
        raise ValueError("A board with errors can't be built.")
    employers = {name: build_employer(name, document, rulebook) for name, document in checked.employers.items()}
    shift = _measure_shift(checked.listings, employers, as_of.date())
    opportunities = sorted(
        (opportunity for opportunity in _build_opportunities(checked.listings, employers, rulebook, as_of, shift)
         if opportunity.posted <= as_of.date()),
        key=lambda opportunity: (-opportunity.posted.toordinal(), opportunity.id),
    )
    ordered = tuple(sorted(employers.values(), key=lambda employer: (employer.name.casefold(), employer.id)))
    live = tuple(opportunity for opportunity in opportunities if opportunity.is_open)
    closed = tuple(opportunity for opportunity in opportunities if not opportunity.is_open)
    return Board(
        as_of=as_of,
        policy=rulebook.policy,
        vocabulary=rulebook.vocabulary,
        employers=ordered,
        opportunities=tuple(opportunities),
        open=live,
        closed=closed,
        offers=group(live, lambda one: [one.employer.id]),
        past=group(closed, lambda one: [one.employer.id]),
        collections=MappingProxyType(build_collections(opportunities, ordered, rulebook.vocabulary)),
    )


def build_employer(name: str, document: Document, rulebook: Rulebook) -> Employer:
    """The employer whose folder is `name`."""
    maintainers = document.get("maintainers")
    return Employer(
        id=name,
        name=join_lines(document.get_text("name") or ""),
        kind=document.get_text("kind") or "",
        sector=rulebook.vocabulary.sectors[document.get_text("sector") or ""],
        website=document.get_text("website") or "",
        about=join_lines(document.get_text("about") or ""),
        country=document.get_text("country") or "",
        maintainers=tuple(map(str, maintainers)) if isinstance(maintainers, list) else (),
        is_sample=document.get("sample") is True,
        domains=_list_domains(document),
        key=digest([name, document.values]),
    )


def _list_domains(document: Document) -> tuple[str, ...]:
    domains = document.get("domains")
    return tuple(str(domain) for domain in domains) if isinstance(domains, list) else ()


def _build_opportunities(
    listings: Iterable[Listing], employers: Mapping[str, Employer], rulebook: Rulebook, as_of: datetime,
    shift: timedelta,
) -> Iterable[Opportunity]:
    for listing in listings:
        employer = employers[listing.file.employer]
        moved = shift if employer.is_sample else timedelta()
        context = Context(rulebook.vocabulary, rulebook.policy, as_of, moved)
        yield build_opportunity(f"{listing.file.employer}/{listing.file.listing}", employer, listing.document, context)


def _measure_shift(listings: Iterable[Listing], employers: Mapping[str, Employer], today: date) -> timedelta:
    """How far sample dates move so that the newest sample is posted on `today`."""
    posted = [day for listing in listings
              if employers[listing.file.employer].is_sample and (day := listing.document.get_date("posted"))]
    return today - max(posted) if posted else timedelta()
