"""Runs hints through the check before they are given: what they say to write is put into the file, and judged there."""

from collections.abc import Callable, Collection, Iterable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from microboard.check.problems.finding import Finding
from microboard.read import Document, Location
from microboard.read.problem import name_field, shorten
from microboard.read.yaml import parse_yaml
from microboard.words.speech import _

# The fields of a document in which something other than a schema finds an error.
Judge = Callable[[Document], Iterable[str]]
# The places in a document where the schema finds an error.
FindErrors = Callable[[Document], Collection[Location]]


def prove(document: Document, findings: list[Finding], find_errors: FindErrors, judge: Judge) -> list[Finding]:
    """The findings. Where the next run would find an error in what a hint writes, it says `otherwise`."""
    if not any(found.write for found in findings):
        return findings
    mended = replace(document, values=_mend(document.values, findings))
    wrong = {name_field(place[:length]) for place in find_errors(mended) for length in range(1, len(place) + 1)}
    wrong.update(".".join(field.split(".")[:length]) for field in judge(mended)
                 for length in range(1, field.count(".") + 2))
    written = {_locate(found) for found in findings if found.write}
    return [_judge(found, mended, wrong, written) if found.write else found for found in findings]


def _judge(found: Finding, mended: Document, wrong: Collection[str], written: Collection[Location]) -> Finding:
    place = _locate(found)
    if found.is_misspelt:
        # The value is judged once the field has its right name. Here only a name that is taken speaks against it.
        return _doubt(found) if mended.get(*found.location) is not None else found
    if name_field(place[:-1]) in wrong and _is_repeat(mended, place, written):
        hint = _("It stands for {value}, which is in the list already. Remove it.",
                 value=shorten(mended.get(*place))[1:-1])
        return replace(found, hint=hint, write="")
    return _doubt(found) if name_field(place) in wrong else found


def _doubt(found: Finding) -> Finding:
    return replace(found, hint=found.otherwise or _("Choose another value."), write="")


def _locate(found: Finding) -> Location:
    """The place that the hint writes to."""
    name = found.write.partition(":")[0]
    if found.is_misspelt:
        return *found.location[:-1], name
    return (*found.location, name) if found.rule == "field-missing" else found.location


def _is_repeat(mended: Document, place: Location, written: Collection[Location]) -> bool:
    """Whether the list holds the value already: earlier, or as somebody has written it."""
    *group, last = place
    values: Any = mended.get(*group)
    return isinstance(values, list) and any(
        value == values[int(last)] and (index < int(last) or (*group, index) not in written)
        for index, value in enumerate(values) if index != last)


def _mend(values: dict[str, Any], findings: Iterable[Finding]) -> dict[str, Any]:
    """The values as all hints together would have them: first values, then names, since a name moves what is below."""
    mended = deepcopy(values)
    for found in sorted((found for found in findings if found.write), key=lambda found: found.is_at_name):
        *steps, last = (*found.location, "") if found.rule == "field-missing" else found.location
        group: Any = mended
        for step in steps:
            group = group[step]
        if found.is_misspelt:
            if found.write not in group:
                group[found.write] = group.pop(last)
        elif found.rule == "field-missing":
            group.update({name: value for name, value in _read(found.write).items() if name not in group})
        else:
            group[last] = _read(f"value: {found.write}")["value"]
    return mended


def _read(text: str) -> dict[str, Any]:
    values = parse_yaml(f"{text}\n").values
    return values if isinstance(values, dict) else {}
