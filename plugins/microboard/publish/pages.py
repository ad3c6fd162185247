"""Turns a board into its pages."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from microboard.board import Board, Collection, Employer, Opportunity
from microboard.markdown.html import build_html
from microboard.publish.cards import CARDS, Cards, build_marked_card
from microboard.publish.facets import build_facets
from microboard.publish.offer import build_offer
from microboard.publish.output import MAIN_TITLE, Page, Site
from microboard.publish.report_link import build_report_links
from microboard.publish.structured import build_organization, build_posting
from microboard.publish.templates import get_page_path, get_template

# How many other listings of an employer a listing shows, and how many past ones an employer's page does.
MAX_OTHERS = 4
MAX_PAST = 50
# The id of the element that a page begins with.
START = "mb-start"
BROWSE = (("Categories", "categories"), ("Places", "places"), ("Skills", "skills"), ("Competencies", "competencies"))
OPPORTUNITIES = ("Opportunities", "opportunities/")
TITLES = {kind: title for title, kind in BROWSE}
HEADINGS = {
    "categories": "{}: open projects", "skills": "Projects that use {}", "competencies": "Projects that exercise {}",
    "employers": "{}",
}


def iterate_pages(board: Board, cards: Cards | None = None) -> Iterator[Page]:
    """Every page of the board; bodies are built when they are asked for, with `cards` that are shared."""
    cards = cards or Cards(cache(build_marked_card))
    yield from iterate_list_pages(board, cards)
    for collection, employer in zip(board.collections["employers"], board.employers, strict=True):
        yield from iterate_employer_pages(board, collection, employer, cards)
    for opportunity in board.opportunities:
        yield build_listing(board, opportunity, cards)


def iterate_list_pages(board: Board, cards: Cards) -> Iterator[Page]:
    """Every page but those of listings and of single employers."""
    yield from _iterate_browse(board, cards)
    for heading, kind in BROWSE:
        yield _build_kind(board, kind, heading)
        for collection in board.collections[kind]:
            yield from _iterate_collection(board, collection, cards)
    yield from _iterate_employers(board)
    yield from _iterate_archive(board)


def build_cards(page_path: str, opportunities: Sequence[Opportunity], empty: str, level: int) -> str:
    """Cards for a hand-written page, or the sentence `empty`."""
    cards = Markup(Cards(build_marked_card).build(page_path, opportunities, level).decode())
    return get_template("cards.html").render(opportunities=opportunities, cards=cards, empty=empty)


def build_listing(board: Board, opportunity: Opportunity, cards: Cards) -> Page:
    """The page of a listing."""
    return Page(
        path=opportunity.path,
        section="opportunities",
        title=f"{opportunity.title} · {opportunity.employer.name}",
        description=opportunity.summary,
        render=partial(_render_listing, board, opportunity, cards),
        source=opportunity.source,
        changed=opportunity.changed,
        is_indexed=opportunity.is_open,
        steps=(OPPORTUNITIES, (opportunity.employer.name, opportunity.employer.path)),
        # A posting that can't be applied for must not look as if it could.
        build_data=(lambda site: [build_posting(opportunity, site)]) if opportunity.is_open else None,
        build_end=partial(build_report_links, opportunity),
    )


def _render_listing(board: Board, opportunity: Opportunity, cards: Cards) -> bytes:
    offers = board.offers.get(opportunity.employer.id, ())
    others = [other for other in offers[: MAX_OTHERS + 1] if other is not opportunity][:MAX_OTHERS]
    html = get_template("listing.html").render(
        page_path=opportunity.path, opportunity=opportunity, others=CARDS if others else "",
        # What was withdrawn may have been a trap: its page leads nowhere.
        description=Markup(build_html(opportunity.description, has_links=opportunity.state != "withdrawn")),
    )
    return cards.fill(html, opportunity.path, others, 3)


def _iterate_browse(board: Board, cards: Cards) -> Iterator[Page]:
    browse = [(heading, kind, [collection for collection in board.collections[kind] if collection.opportunities])
              for heading, kind in BROWSE]
    yield from _iterate_list(
        board, "opportunities/", board.open, cards, heading="Open projects",
        text="Short, paid projects with a mentor and something finished to hand over.", steps=(),
        empty="No project is open right now.", browse=browse, feeds_title=MAIN_TITLE,
        build_more=partial(_build_filter, board),
    )
    yield _build_saved()
    yield _build_suspicious()


def _iterate_collection(board: Board, collection: Collection, cards: Cards) -> Iterator[Page]:
    if collection.kind == "places":
        heading = "Remote projects" if collection.id == "remote" else f"Projects in or from {collection.label}"
    else:
        heading = HEADINGS[collection.kind].format(collection.label)
    yield from _iterate_list(
        board, collection.path, collection.opportunities, cards, heading=heading, text=collection.text,
        steps=(OPPORTUNITIES, (TITLES[collection.kind], f"{collection.kind}/")),
        empty="No such project is open right now.",
        feeds_title=heading,
    )


def _build_kind(board: Board, kind: str, heading: str) -> Page:
    """All categories, skills, competencies or places, with how much is open in each."""
    path = f"{kind}/"
    render = partial(get_template("kind.html").render, page_path=path, heading=heading,
                     collections=board.collections[kind])
    return Page(path, "opportunities", heading, f"{heading}: open projects in each.", render, steps=(OPPORTUNITIES,))


def _iterate_list(
    board: Board, base: str, opportunities: Sequence[Opportunity], cards: Cards, *, heading: str, text: str,
    steps: tuple[tuple[str, str], ...], empty: str, feeds_title: str, section: str = "opportunities",
    employer: Employer | None = None, past: Sequence[Opportunity] = (),
    browse: Sequence[tuple[str, str, Sequence[Collection]]] = (), source: str = "",
    build_more: Callable[[int], dict[str, object]] = lambda _: {},
) -> Iterator[Page]:
    size = board.policy.listings_per_page
    pages = max(1, -(-len(opportunities) // size))
    # Somebody whose every listing was withdrawn gets no link.
    is_out = bool(past) and not opportunities and all(one.state == "withdrawn" for one in past)
    website = employer.website if employer and not is_out else ""
    for number in range(1, pages + 1):
        path = get_page_path(base, number)
        here = opportunities[(number - 1) * size : number * size]
        suffix = f", page {number}" if number > 1 else ""
        values: dict[str, Any] = {
            "page_path": path, "base": base, "heading": heading, "text": text, "steps": steps, "empty": empty,
            "employer": employer, "website": website, "opportunities": here, "number": number, "pages": pages,
            "total": len(opportunities), "past": past if number == pages else (),
            "browse": browse if number == 1 else (),
        }
        render = partial(_render_list, values, cards, build_more)
        yield Page(
            path=path, section=section, title=f"{heading}{suffix}", render=render, source=source,
            description=f"{text or heading}{'' if text.endswith('.') else '.'} {len(opportunities)} open{suffix}.",
            feeds=base, feeds_title=feeds_title,
            changed=max((opportunity.changed for opportunity in here), default=None), steps=steps,
            build_data=partial(_describe_employer, employer) if employer and website and number == 1 else None,
        )


def _describe_employer(employer: Employer, site: Site) -> list[dict[str, Any]]:
    return [build_organization(employer, site)]


def _render_list(values: dict[str, Any], cards: Cards, build_more: Callable[[int], dict[str, object]]) -> bytes:
    more = build_more(values["number"])
    html = get_template("list.html").render(**{"facets": (), "offer": (), "cards": CARDS, **values, **more})
    return cards.fill(html, values["page_path"], values["opportunities"])


def _build_filter(board: Board, number: int) -> dict[str, object]:
    """What the first browse page offers to choose from."""
    if number > 1:
        return {}
    used = Counter(opportunity.pay.currency for opportunity in board.open if opportunity.pay.currency)
    currencies = sorted(used, key=lambda code: (-used[code], code))
    return {"facets": build_facets(board), "currencies": currencies} if board.open else {}


def _build_saved() -> Page:
    return Page("saved/", "opportunities", "Saved projects", "The projects that you keep in this browser.",
                partial(get_template("saved.html").render, page_path="saved/"), is_indexed=False,
                steps=(OPPORTUNITIES,))


def _build_suspicious() -> Page:
    return Page("suspicious/", "opportunities", "Check an offer",
                "Paste an offer that you got and see what about it is suspicious. Nothing is sent.",
                partial(get_template("suspicious.html").render, page_path="suspicious/"), steps=(OPPORTUNITIES,))


def _iterate_employers(board: Board) -> Iterator[Page]:
    listed = list(zip(board.collections["employers"], board.employers, strict=True))
    size = board.policy.listings_per_page
    pages = max(1, -(-len(listed) // size))
    for number in range(1, pages + 1):
        path = get_page_path("employers/", number)
        here = listed[(number - 1) * size : number * size]
        render = partial(
            get_template("employers.html").render, page_path=path, base="employers/", number=number, pages=pages,
            collections=here,
        )
        yield Page(path, "employers", f"Employers{f', page {number}' if number > 1 else ''}",
                   "Everyone who offers projects on this board.", render)


def iterate_employer_pages(board: Board, collection: Collection, employer: Employer, cards: Cards) -> Iterator[Page]:
    """The pages of one employer; `collection` are its open listings."""
    past = board.past.get(employer.id, ())[:MAX_PAST]
    return _iterate_list(
        board, employer.path, collection.opportunities, cards, heading=employer.name, text=employer.about,
        steps=(("Employers", "employers/"),), empty="This employer has no open project right now.",
        feeds_title=f"Projects of {employer.name}", section="employers", employer=employer,
        past=past, source=f"opportunities/{employer.id}/employer.yml",
        build_more=lambda _: {"offer": build_offer(collection.opportunities, past)},
    )


def _iterate_archive(board: Board) -> Iterator[Page]:
    """What has closed: all of it, and by the year in which it did."""
    closed = sorted(board.closed, key=lambda one: (-_get_end(one).toordinal(), one.id))
    by_year: dict[int, list[Opportunity]] = {}
    for opportunity in closed:
        by_year.setdefault(_get_end(opportunity).year, []).append(opportunity)
    years = [(year, f"archive/{year}/", len(group)) for year, group in by_year.items()]
    size = board.policy.listings_per_page
    for base, heading, group in [("archive/", "Archive", closed),
                                 *((path, f"Archive of {year}", by_year[year]) for year, path, _ in years)]:
        is_year = base != "archive/"
        pages = max(1, -(-len(group) // size)) if is_year else 1
        for number in range(1, pages + 1):
            path = get_page_path(base, number)
            steps = (OPPORTUNITIES, *((("Archive", "archive/"),) if is_year else ()))
            here = group[(number - 1) * size : number * size]
            render = partial(
                get_template("archive.html").render, page_path=path, base=base, heading=heading, number=number,
                pages=pages, steps=steps, years=() if is_year else years,
                text="Projects that have closed. Their pages stay where they were.",
                opportunities=here,
            )
            yield Page(path, "opportunities", f"{heading}{f', page {number}' if number > 1 else ''}",
                       f"{heading}: projects that have closed.", render, steps=steps)


def _get_end(opportunity: Opportunity) -> date:
    """The day it closed: the last day, or the day of the last change where the employer closed it earlier."""
    last_day = opportunity.apply.last_day
    return last_day if opportunity.state == "closed" else min(last_day, opportunity.changed)
