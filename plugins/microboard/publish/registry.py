"""Names every output of a site: what it is made of, its paths, and the function that makes it.

A new output is a function in a module of its own, and a line in `OUTPUTS`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from microboard.publish.api import discovery, files
from microboard.publish.api.badges import iterate_badge_files, list_badge_files
from microboard.publish.api.index import INDEX, ROW, build_index
from microboard.publish.api.red_flags import RED_FLAGS, build_red_flags
from microboard.publish.api.roles import ROLES, build_roles_file
from microboard.publish.api.submit_data import DATA, build_submit_data
from microboard.publish.api.table import TABLE, build_table
from microboard.publish.embed.element import NEWEST, build_element, get_version_file
from microboard.publish.embed.frame import build_frame_page
from microboard.publish.embed.snippets import FRAME, iterate_oembed, list_oembed
from microboard.publish.feeds.calendars import ICS, iterate_calendars, list_calendar_files
from microboard.publish.feeds.feed_writer import list_feed_files
from microboard.publish.feeds.opml import OPML, build_opml
from microboard.publish.insights.table import TABLE as INSIGHTS
from microboard.publish.insights.table import build_insights_table
from microboard.publish.output import HTML, SOCIAL, Content, OutputFile, Page
from microboard.publish.pages import handout, moved
from microboard.publish.plan import Plan
from microboard.publish.site.static import SCHEMAS, iterate_assets, iterate_schemas, list_assets, read_social

# An output is made of each employer (by its place in the board), each list, each page, or of the whole board.
Kind = Literal["employer", "list", "page", "board"]
SUBJECTS: dict[Kind, Callable[[Plan], Sequence[Any]]] = {
    "employer": lambda plan: range(len(plan.board.employers)),
    "list": lambda plan: plan.lists,
    "page": lambda plan: plan.pages,
    "board": lambda plan: (plan.board,),
}


def _list_logos(plan: Plan, place: int) -> list[OutputFile]:
    employer = plan.board.employers[place]
    return [OutputFile(employer.logo_path, employer.logo)] if employer.logo else []


@dataclass(frozen=True, slots=True)
class Output:
    """One sort of file in a site. `list_paths` says where its files will be, and `build` makes them, of one employer,
    list, page or board; a page gets its frame later. What `needs_address` is left out of a site without one."""

    name: str
    of: Kind
    list_paths: Callable[[Plan, Any], Iterable[str]]
    build: Callable[[Plan, Any], Iterable[Page | OutputFile]]
    needs_address: bool = False

    def is_in(self, plan: Plan) -> bool:
        """Whether the site has it."""
        return bool(plan.site.url) or not self.needs_address


def _pages(name: str, of: Kind, build: Callable[[Plan, Any], Iterable[Page]]) -> Output:
    """Pages know their paths before they are built."""
    return Output(name, of, lambda plan, subject: [page.file for page in build(plan, subject)], build)


def _codes(name: str, of: Kind, list_pages: Callable[[Plan, Any], Sequence[str]]) -> Output:
    """The codes by which paper leads to pages."""
    return Output(
        name, of, lambda plan, subject: [page + handout.QR for page in list_pages(plan, subject)],
        lambda plan, subject: handout.build_codes(list_pages(plan, subject), plan.site), needs_address=True)


def _file(name: str, path: str, build: Callable[[Plan], Content], *, needs_address: bool = False) -> Output:
    """One file of the whole board, unless the site has one of its own there."""

    def list_paths(plan: Plan, _: object) -> list[str]:
        return [] if path in plan.site.kept else [path]

    def build_file(plan: Plan, board: object) -> list[OutputFile]:
        return [OutputFile(place, build(plan)) for place in list_paths(plan, board)]

    return Output(name, "board", list_paths, build_file, needs_address)


# The files of the whole board begin with those that take longest.
OUTPUTS: tuple[Output, ...] = (
    _pages("employers", "employer", lambda plan, place: plan.iterate_employer_pages(place)),
    _pages("listings", "employer", lambda plan, place: plan.iterate_listings(place)),
    Output("logos", "employer", lambda plan, place: [file.path for file in _list_logos(plan, place)], _list_logos),
    Output("records", "employer",
           lambda plan, place: map(files.get_record_file, plan.list_opportunities(place)),
           lambda plan, place: (files.build_record_file(o, plan.pieces.get) for o in plan.list_opportunities(place))),
    Output("feeds", "list", lambda plan, one: list_feed_files(plan.board, one),
           lambda plan, one: plan.feeds.iterate([one]), needs_address=True),
    Output("calendars", "list", lambda _, one: list_calendar_files(one),
           lambda plan, one: iterate_calendars(plan.site, [one], partial(plan.pieces.get, ICS)), needs_address=True),
    _codes("codes of listings", "employer",
           lambda plan, place: handout.list_listing_codes(plan.list_opportunities(place))),
    _codes("codes of lists", "list", lambda _, one: handout.list_list_codes(one)),
    _pages("pages", "page", lambda _, page: [page]),
    _file("index", INDEX, lambda plan: build_index(plan.board, partial(plan.pieces.get, ROW))),
    _file("open", files.LIST, lambda plan: partial(files.iterate_open, plan.board, plan.pieces.get)),
    _file("table", TABLE, lambda plan: build_table(plan.board, plan.pieces.get)),
    _file("insights", INSIGHTS, lambda plan: build_insights_table(plan.board)),
    _file("changes", files.CHANGES, lambda plan: partial(files.iterate_changes, plan.board, plan.pieces.get)),
    _file("facets", files.FACETS, lambda plan: files.build_facets_file(plan.board)),
    _file("submit", DATA, lambda plan: build_submit_data(plan.board, plan.rulebook)),
    _file("openapi", files.OPENAPI, lambda plan: files.build_openapi_file(plan.board, plan.site)),
    _file("red-flags", RED_FLAGS, lambda plan: build_red_flags(plan.board, plan.rulebook)),
    _file("roles", ROLES, lambda plan: build_roles_file(plan.board, plan.rulebook)),
    Output("badges", "board", lambda plan, _: list_badge_files(plan.rulebook.badges),
           lambda plan, _: iterate_badge_files(plan.rulebook.badges)),
    _file("opml", OPML, lambda plan: build_opml(plan.lists, plan.site), needs_address=True),
    _file("board", discovery.BOARD, lambda plan: discovery.build_board_file(plan.board, plan.site), needs_address=True),
    _file("robots", discovery.ROBOTS, lambda plan: discovery.build_robots(plan.site), needs_address=True),
    _file("social", SOCIAL, lambda _: read_social(), needs_address=True),
    _file("llms", discovery.LLMS, lambda plan: discovery.build_llms(plan.board, plan.site), needs_address=True),
    _file("element", NEWEST, lambda _: build_element(), needs_address=True),
    Output("element of one version", "board", lambda *_: [get_version_file()],
           lambda *_: [OutputFile(get_version_file(), build_element())], needs_address=True),
    _file("frame", FRAME + HTML, lambda plan: build_frame_page(plan.site), needs_address=True),
    Output("oembed", "board", lambda plan, _: list_oembed(plan.board),
           lambda plan, _: iterate_oembed(plan.board, plan.site), needs_address=True),
    Output("moved", "board", lambda plan, _: moved.list_moved_pages(plan.moved),
           lambda plan, _: moved.iterate_moved_pages(plan.moved, plan.site)),
    Output("assets", "board", lambda *_: list_assets(), lambda plan, _: iterate_assets(plan.site)),
    Output("schemas", "board", lambda *_: SCHEMAS.values(), lambda plan, _: iterate_schemas(plan.rulebook, plan.site)),
)
