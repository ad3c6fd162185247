"""Reads the trees of the fields that every board has."""

import json

from microboard.check.fields.field import Field
from microboard.check.fields.tree import build_tree
from microboard.check.values import shipped


def read_shipped_trees() -> tuple[Field, Field]:
    """The fields of a listing and of an employer that Microboard ships, without the words of a vocabulary."""
    listing, employer = (build_tree(json.loads((shipped.FOLDER / f"{name}.schema.json").read_bytes()), None)
                         for name in ("opportunity", "employer"))
    return listing, employer
