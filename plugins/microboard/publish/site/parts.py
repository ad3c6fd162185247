"""Turns a board into every file of its site."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from microboard.publish.output import OutputFile, Page
from microboard.publish.plan import Plan
from microboard.publish.registry import OUTPUTS, SUBJECTS, Kind, Output
from microboard.publish.shell.shell import Shell

GetShell = Callable[[Page], Shell]


class Part(NamedTuple):
    """What one process makes at a time: an employer with its listings and its list, another list, a page, or one output
    of the board. `place` is where it stands among all of its kind."""

    kind: Kind
    place: int


def list_parts(plan: Plan) -> list[Part]:
    """Every part of a site; together they are all its files, each once."""
    lists = [place for place, one in enumerate(plan.lists) if one.kind != "employers"]
    places: dict[Kind, Collection[int]] = {
        "employer": range(len(plan.board.employers)), "board": range(len(_list_outputs("board"))), "list": lists,
        "page": range(len(plan.pages)),
    }
    return [Part(kind, place) for kind, here in places.items() for place in here]


def iterate_part(plan: Plan, part: Part, get_shell: GetShell) -> Iterator[OutputFile]:
    """The files of a part."""
    for output, subject in _list_work(plan, part):
        for made in output.build(plan, subject) if output.is_in(plan) else ():
            yield get_shell(made).stamp(made, plan.site) if isinstance(made, Page) else made


def _list_work(plan: Plan, part: Part) -> list[tuple[Output, Any]]:
    """The outputs of a part, each with what it is made of."""
    if part.kind == "board":
        return [(_list_outputs("board")[part.place], plan.board)]
    work = [(output, SUBJECTS[part.kind](plan)[part.place]) for output in _list_outputs(part.kind)]
    if part.kind == "employer":
        work += [(output, plan.employer_lists[part.place]) for output in _list_outputs("list")]
    return work


def _list_outputs(kind: Kind) -> list[Output]:
    return [output for output in OUTPUTS if output.of == kind]


def iterate_paths(plan: Plan) -> Iterator[str]:
    """Where every file will be, without building it."""
    for output in OUTPUTS:
        for subject in SUBJECTS[output.of](plan) if output.is_in(plan) else ():
            yield from output.list_paths(plan, subject)
