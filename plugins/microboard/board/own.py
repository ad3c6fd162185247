"""Reads what files say in fields that no part of the program knows by name: those of a board's own, most often."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

from microboard.board.model import Employer, Opportunity, Own
from microboard.board.values import Values, read_day
from microboard.check.fields.field import Field, Path

# What is read by name: the parts of an opportunity and of an employer, and what else they are made of.
NAMED = {field.name for field in fields(Opportunity)} | {"status", "updated"}
NAMED_OF_EMPLOYER = {field.name for field in fields(Employer)} | {"sample"}


def list_own(listing: Field, employer: Field) -> tuple[Field, ...]:
    """Such fields in the trees of a listing and of an employer, with the path at which the record of a listing has
    them."""
    return (*_choose(listing, NAMED), *_choose(employer, NAMED_OF_EMPLOYER, "employer"))


def _choose(tree: Field, named: set[str], *group: str) -> tuple[Field, ...]:
    return tuple(replace(field, path=(*group, *field.path)) for field in tree.fields
                 if field.name not in named and field.kind not in ("group", "rows"))


def read_own(own: Iterable[Field], group: Path, values: Values, shift: timedelta) -> tuple[Own, ...]:
    """What the `values` of a file say in those fields of `own` that stand in the `group`."""
    return tuple([Own(field, _read(field, values[field.name], shift)) for field in own
                  if field.path[:-1] == group and field.name in values])


def _read(field: Field, value: Any, shift: timedelta) -> Any:
    return (read_day(value, shift) if field.kind in ("date", "dated") else None) or value
