"""Some of the files of a board's site, by the names of their outputs."""

from collections.abc import Iterator, Sequence
from itertools import chain

from microboard.board import Board
from microboard.check import Rulebook
from microboard.publish.lists import List
from microboard.publish.output import OutputFile, Site
from microboard.publish.plan import Plan
from microboard.publish.registry import OUTPUTS, SUBJECTS
from microboard.publish.site.parts import GetShell, iterate_part, list_parts
from schemas import RULEBOOK

API = frozenset(("records", "index", "open", "table", "changes", "facets", "submit", "openapi"))
DISCOVERY = frozenset(("board", "robots", "llms"))


def iterate_files(board: Board, site: Site, names: frozenset[str] = API) -> Iterator[OutputFile]:
    """The files of these outputs, with the rules of tests."""
    plan = Plan(board, RULEBOOK, site)
    for output in OUTPUTS:
        if output.name in names:
            for subject in SUBJECTS[output.of](plan):
                yield from output.build(plan, subject)  # type: ignore[misc]  # none of them has pages


def iterate_feeds(board: Board, site: Site, lists: Sequence[List]) -> Iterator[OutputFile]:
    """Every page of the feeds of these lists, in every form."""
    return Plan(board, RULEBOOK, site).feeds.iterate(lists)


def iterate_outputs(board: Board, rulebook: Rulebook, site: Site, get_shell: GetShell) -> Iterator[OutputFile]:
    """Every file of the board's site. What names public addresses needs the site's own."""
    plan = Plan(board, rulebook, site)
    return chain.from_iterable(iterate_part(plan, part, get_shell) for part in list_parts(plan))
