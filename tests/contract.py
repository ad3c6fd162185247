"""What a release promises to keep, read from the program: ``python -m contract`` writes it to tests/released.json."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from boards import ROOT
from microboard.check.fields.field import Field
from microboard.cli import main
from microboard.publish.api.files import build_openapi
from microboard.publish.output import Site
from mkdocs_microboard.config import MicroboardConfig
from schemas import RULEBOOK

RELEASED = Path(__file__).with_name("released.json")
GOLDEN = ROOT / "tests/golden/site"
# Of one listing or employer, of the API (whose description says more), and what the engine writes.
LEFT_OUT = re.compile(r"(?:opportunities|employers)/.+/|api/|reference/|search|home\.html|.*/page/")


def read_contract() -> dict[str, list[str]]:
    """Names of what others rely on, sorted, by what they are."""
    openapi = build_openapi(Site("Jobs", "https://jobs.example/"), "")
    found = {
        "addresses": _iterate_addresses(), "api": _iterate_properties(openapi["components"]["schemas"]),
        "api files": iter(openapi["paths"]), "commands": _iterate_options(),
        "fields of a listing": _iterate_fields(RULEBOOK.opportunity.tree),
        "fields of an employer": _iterate_fields(RULEBOOK.employer.tree),
        "options of the plugin": (name for name, _ in MicroboardConfig._schema),
    }
    return {kind: sorted(set(names)) for kind, names in found.items()}


def find_gone(before: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> list[str]:
    """What was promised and is no more, with its kind."""
    return [f"{kind}: {name}" for kind, names in before.items() for name in names if name not in set(now.get(kind, ()))]


def read_released() -> dict[str, list[str]]:
    """What the newest release has promised; nothing before the first one."""
    released: dict[str, list[str]] = json.loads(RELEASED.read_bytes())
    return released


def _iterate_addresses() -> Iterator[str]:
    """Pages, feeds and files of a site that are there on every board, and for every list of a kind."""
    names = (path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.*") if path.is_file())
    yield from (name for name in names if not LEFT_OUT.match(name))


def _iterate_options() -> Iterator[str]:
    for name, command in main.commands.items():
        yield name
        for parameter in command.params:
            words = parameter.opts if isinstance(parameter, click.Option) else [parameter.name]
            yield from (f"{name} {word}" for word in words)


def _iterate_fields(field: Field) -> Iterator[str]:
    if field.path:
        yield ".".join(field.path)
    for below in (*field.fields, *([field.item] if field.item else [])):
        yield from _iterate_fields(below)


def _iterate_properties(value: Any, place: str = "") -> Iterator[str]:
    """The names of all properties of a schema, each with the schema and the properties that it stands in."""
    if isinstance(value, Mapping):
        for name, below in value.items():
            if name == "properties":
                for own, schema in below.items():
                    yield f"{place}.{own}"
                    yield from _iterate_properties(schema, f"{place}.{own}")
            else:
                yield from _iterate_properties(below, place or name)
    elif isinstance(value, list):
        for below in value:
            yield from _iterate_properties(below, place)


if __name__ == "__main__":
    RELEASED.write_text(f"{json.dumps(read_contract(), indent=1)}\n", encoding="utf-8", newline="\n")
