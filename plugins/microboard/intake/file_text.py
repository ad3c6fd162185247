"""Turns the values of a listing or an employer into the text of its file."""

from collections.abc import Mapping
from pathlib import Path

from microboard.check.fields.field import Field
from microboard.check.fields.field import Path as FieldPath
from microboard.intake.forms.editor import name_schema
from microboard.intake.forms.template import sort_for_people
from microboard.intake.yaml_text import build_yaml
from microboard.read.yaml import Value


def build_file(board: Path, path: str, tree: Field, values: Mapping[str, Value]) -> str:
    """The text of the file `path`: fields in the order of `microboard new`, each below what it means. Those without a
    value are left out."""
    comments = {field.name: field.help for field in sort_for_people(tree)}
    answered = {name: values[name] for name in comments if values.get(name) not in (None, "", [], {})}
    return build_yaml(answered, comments, name_schema(board, path))


def nest(values: Mapping[FieldPath, Value]) -> dict[str, Value]:
    """Values by the path of their field, nested as in the file."""
    nested: dict[str, Value] = {}
    for (*groups, last), value in values.items():
        target = nested
        for name in groups:
            inner = target.setdefault(name, {})
            assert isinstance(inner, dict)
            target = inner
        target[last] = value
    return nested
