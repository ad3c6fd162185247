"""Turns a board into its pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial

from markupsafe import Markup

from microboard.board import Board, Collection, Employer, Opportunity
from microboard.check.values.names import name_in_sentence
from microboard.markdown.html import build_html
from microboard.publish.api.facets import RANGED, build_facets
from microboard.publish.output import Page, Site, lead_to_projects, name_main_feeds
from microboard.publish.pages.handout import build_handout
from microboard.publish.pages.lists.archive import iterate_archive
from microboard.publish.pages.lists.cards import CARDS, Cards, build_marked_card
from microboard.publish.pages.lists.offer import build_offer
from microboard.publish.pages.lists.pages import Kind, ListPage, More
from microboard.publish.pages.lists.paging import cut_sheets
from microboard.publish.pages.lists.views import iterate_view_pages, list_views
from microboard.publish.pages.report_link import build_report_links
from microboard.publish.pages.structured import Node, build_posting, build_web_page
from microboard.publish.text.answers import tell_answers
from microboard.publish.text.face import list_category_hues
from microboard.publish.text.glance import describe
from microboard.publish.text.templates import get_template
from microboard.words.formats import lower_in_sentence
from microboard.words.speech import _

# How many other listings of an employer a listing shows, and how many past ones an employer's page does.
MAX_OTHERS = 4
MAX_PAST = 50
# Audiences with people under 18 among them.
YOUNG = frozenset({"high-school", "anyone"})
# The id of the element that a page begins with.
START = "mb-start"


def list_kinds(board: Board) -> tuple[Kind, ...]:
    """The kinds of lists that a board has, those of its own fields included."""
    heading = _("{label}: open projects")
    return (
        Kind("categories", _("Categories"), _("categories"), _("The kind of work that a project is."), heading),
        Kind("places", _("Places"), _("places"), _("Where the work is done, or from where people may do it."), heading),
        Kind("skills", _("Skills"), _("skills"), _("What you bring, or learn while you are at it."),
             _("Projects that use {label}")),
        Kind("competencies", _("Competencies"), _("competencies"),
             _("What employers look for in every field, and a project exercises."),
             _("Projects that exercise {label}")),
        *(Kind(field.name, field.label, lower_in_sentence(field.label), field.help, heading) for field in board.listed),
    )


def iterate_pages(board: Board, cards: Cards | None = None) -> Iterator[Page]:
    """Every page of the board; bodies are built when they are asked for, with `cards` that are shared."""
    cards = cards or Cards(cache(build_marked_card), board.policy.closing_soon_days)
    yield from iterate_list_pages(board, cards)
    for collection, employer in zip(board.collections["employers"], board.employers, strict=True):
        yield from iterate_employer_pages(board, collection, employer, cards)
    for opportunity in board.opportunities:
        yield build_listing(board, opportunity, cards)


def iterate_list_pages(board: Board, cards: Cards, guide: str = "") -> Iterator[Page]:
    """Every page but those of listings and of single employers; `guide` as for `build_listing`."""
    yield from _iterate_browse(board, cards, guide)
    yield from iterate_view_pages(board, cards)
    anywhere = sum(one.location.mode == "remote" and not one.location.applicants_from for one in board.open)
    for kind in list_kinds(board):
        yield _build_kind(board, kind)
        for collection in board.collections[kind.name]:
            yield from _build_collection(collection, kind, anywhere).iterate(board.policy.listings_per_page, cards)
    yield from _iterate_employers(board)
    yield from iterate_archive(board)


def build_cards(page_path: str, board: Board, opportunities: Sequence[Opportunity], empty: str, level: int) -> str:
    """Cards for a hand-written page, or the sentence `empty`."""
    made = Cards(build_marked_card, board.policy.closing_soon_days).build(page_path, opportunities, level)
    return get_template("lists/cards.html").render(
        opportunities=opportunities, cards=Markup(made.decode()), empty=empty)


def build_listing(board: Board, opportunity: Opportunity, cards: Cards, guide: str = "") -> Page:
    """The page of a listing; `guide` is the path of the site's guide for students, or empty."""
    return Page(
        path=opportunity.path,
        section="opportunities",
        title=f"{opportunity.title} · {opportunity.employer.name}",
        description=describe(opportunity),
        render=partial(_render_listing, board, opportunity, cards, guide),
        source=opportunity.source,
        changed=opportunity.changed,
        is_indexed=opportunity.is_open,
        steps=(*lead_to_projects(), (opportunity.employer.name, opportunity.employer.path)),
        build_data=partial(_build_data, opportunity),
        build_end=partial(_build_end, opportunity),
    )


def _build_data(opportunity: Opportunity, site: Site) -> list[Node]:
    # A posting that can't be applied for must not look as if it could.
    posting = [build_posting(opportunity, site)] if opportunity.is_open else []
    return [*posting, build_web_page(opportunity, site)]


def _build_end(opportunity: Opportunity, site: Site) -> str:
    handout = build_handout(opportunity.path, opportunity.path, site) if opportunity.is_open else ""
    return handout + build_report_links(opportunity, site)


def _render_listing(board: Board, opportunity: Opportunity, cards: Cards, guide: str) -> bytes:
    offers = board.offers.get(opportunity.employer.id, ())
    others = [other for other in offers[: MAX_OTHERS + 1] if other is not opportunity][:MAX_OTHERS]
    html = get_template("listing/page.html").render(
        page_path=opportunity.path, opportunity=opportunity, others=CARDS if others else "",
        closing_soon_days=board.policy.closing_soon_days,
        answers=tell_answers(board.answers.get(opportunity.employer.id)),
        guide=guide if YOUNG.intersection(opportunity.eligibility.audience) else "",
        # What was withdrawn may have been a trap: its page leads nowhere.
        description=Markup(build_html(opportunity.description, has_links=opportunity.state != "withdrawn")),
    )
    return cards.fill(html, opportunity.path, others, 3)


def _iterate_browse(board: Board, cards: Cards, guide: str) -> Iterator[Page]:
    browse = [(kind, [one for one in board.collections[kind.name] if one.opportunities])
              for kind in list_kinds(board)]
    yield from ListPage(
        base="opportunities/", heading=_("Open projects"), opportunities=board.open, steps=(), browse=browse,
        text=_("Short, paid projects with a mentor and something finished to hand over."),
        empty=_("No project is open right now."), feeds_title=name_main_feeds(),
        build_filter=partial(_build_filter, board, guide), views=list_views(board),
    ).iterate(board.policy.listings_per_page, cards)
    yield _build_suspicious()


def _build_collection(collection: Collection, kind: Kind, anywhere: int) -> ListPage:
    """The list of a collection. That of a country leads on to as many as are open to people `anywhere`."""
    more = None
    if collection.kind != "places":
        heading = kind.heading.format(label=collection.label)
    elif collection.id == "remote":
        heading = _("Remote projects")
    else:
        place = name_in_sentence(collection.id.upper())
        heading = _("Projects in or from {place}", place=place)
        more = More(place, anywhere, f"opportunities/?from={collection.id.upper()}") if anywhere else None
    return ListPage(
        base=collection.path, heading=heading, text=collection.text, opportunities=collection.opportunities,
        steps=(*lead_to_projects(), (kind.title, f"{kind.name}/")),
        empty=_("No such project is open right now."), feeds_title=heading, more=more,
    )


def _build_kind(board: Board, kind: Kind) -> Page:
    """All lists of a kind, such as categories, with how much is open in each."""
    path = f"{kind.name}/"
    used = [one for one in board.collections[kind.name] if one.opportunities]
    unused = [one for one in board.collections[kind.name] if not one.opportunities]
    steps = lead_to_projects()
    render = partial(get_template("lists/kind.html").render, page_path=path, steps=steps, heading=kind.title,
                     text=kind.lead, used=used, unused=unused, hues=list_category_hues(board))
    return Page(path, "opportunities", kind.title, _("{kind}: open projects in each.", kind=kind.title), render,
                steps=steps)


def _build_filter(board: Board, guide: str) -> dict[str, object]:
    """What the first browse page offers to choose from, and whither it sends people under 18."""
    used = Counter(opportunity.pay.currency for opportunity in board.open if opportunity.pay.currency)
    currencies = sorted(used, key=lambda code: (-used[code], code))
    ranges = [field for field in board.own if field.has_filter and field.kind in RANGED]
    return {"guide": guide, "facets": build_facets(board), "own_ranges": ranges, "currencies": currencies,
            "exchange": board.policy.exchange, "hues": list_category_hues(board)} if board.open else {}


def _build_suspicious() -> Page:
    steps = lead_to_projects()
    return Page("suspicious/", "opportunities", _("Check an offer"),
                _("Paste an offer that you got and see what about it is suspicious. Nothing is sent."),
                partial(get_template("suspicious.html").render, page_path="suspicious/", steps=steps), steps=steps)


def _iterate_employers(board: Board) -> Iterator[Page]:
    listed = list(zip(board.collections["employers"], board.employers, strict=True))
    for sheet in cut_sheets("employers/", listed, board.policy.listings_per_page):
        render = partial(
            get_template("lists/employers.html").render, page_path=sheet.path, base=sheet.base, number=sheet.number,
            pages=sheet.pages, collections=sheet.items,
        )
        yield Page(sheet.path, "employers", sheet.name(_("Employers")),
                   _("Everyone who offers projects on this board."), render)


def iterate_employer_pages(board: Board, collection: Collection, employer: Employer, cards: Cards) -> Iterator[Page]:
    """The pages of one employer; `collection` are its open listings."""
    past = board.past.get(employer.id, ())[:MAX_PAST]
    return ListPage(
        base=employer.path, heading=employer.name, text=employer.about, opportunities=collection.opportunities,
        steps=((_("Employers"), "employers/"),), empty=_("This employer has no open project right now."),
        feeds_title=_("Projects of {employer}", employer=employer.name), section="employers", employer=employer,
        past=past, source=f"opportunities/{employer.id}/employer.yml",
        build_offer=partial(build_offer, collection.opportunities, past),
        answers=tell_answers(board.answers.get(employer.id)),
    ).iterate(board.policy.listings_per_page, cards)
