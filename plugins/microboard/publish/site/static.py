"""Gives a site what does not depend on its listings: style sheets, scripts and the schemas."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from microboard.check import Rulebook
from microboard.publish.output import OutputFile, Site
from microboard.publish.shell.shell import STYLESHEET

ASSETS = Path(__file__).parents[2] / "assets"
SCHEMAS = {name: f"schema/{name}.schema.json" for name in ("opportunity", "employer")}


@cache
def find_assets() -> dict[str, Path]:
    """The style sheets and scripts of the package, by their paths in a site."""
    folder = STYLESHEET.rpartition("/")[0]
    return {f"{folder}/{path.relative_to(ASSETS).as_posix()}": path for path in sorted(ASSETS.rglob("*.[cj]s*"))}


def iterate_assets(site: Site) -> Iterator[OutputFile]:
    """The style sheets and scripts; the board's own style follows ours."""
    for place, path in find_assets().items():
        yield OutputFile(place, path.read_bytes() + (site.style.encode() if place == STYLESHEET else b""))


def iterate_schemas(rulebook: Rulebook, site: Site) -> Iterator[OutputFile]:
    """The schemas with the board's own vocabulary in them."""
    for place, check in zip(SCHEMAS.values(), (rulebook.opportunity, rulebook.employer), strict=True):
        schema = {**check.schema, "$id": site.url + place} if site.url else check.schema
        yield OutputFile(place, f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode())
