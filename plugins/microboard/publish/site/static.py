"""Gives a site what does not depend on its listings: style sheets, scripts and the schemas."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from microboard.check import Rulebook
from microboard.publish.output import OutputFile, Site
from microboard.publish.shell.marks import HEAD
from microboard.publish.shell.shell import SCRIPT, STYLESHEET

ASSETS = Path(__file__).parents[2] / "assets"
# The parts of the style sheet, in their order: a later one may say more of what an earlier one named.
LOOK = ("tokens", "page", "head", "foot", "home", "icons", "kinds", "card", "lists", "listing", "filter", "feeds",
        "saved", "report", "form", "print")
SCHEMAS = {name: f"schema/{name}.schema.json" for name in ("opportunity", "employer")}


@cache
def read_assets() -> dict[str, bytes]:
    """The style sheets and scripts of the package, by their paths in a site."""
    folder = STYLESHEET.rpartition("/")[0]
    parts = [ASSETS / "look" / f"{name}.css" for name in LOOK]
    files = [path for path in sorted(ASSETS.rglob("*.[cj]s*")) if path not in parts]
    return {STYLESHEET: b"\n".join(path.read_bytes() for path in parts),
            **{f"{folder}/{path.relative_to(ASSETS).as_posix()}": path.read_bytes() for path in files}}


def read_social() -> bytes:
    """The picture that links to the site show."""
    return (ASSETS / "social.png").read_bytes()


def iterate_assets(site: Site) -> Iterator[OutputFile]:
    """The style sheets and scripts; the board's own style follows ours."""
    for place, content in read_assets().items():
        yield OutputFile(place, content + (site.style.encode() if place == STYLESHEET else b""))


def iterate_schemas(rulebook: Rulebook, site: Site) -> Iterator[OutputFile]:
    """The schemas with the board's own vocabulary in them."""
    for place, check in zip(SCHEMAS.values(), (rulebook.opportunity, rulebook.employer), strict=True):
        schema = {**check.schema, "$id": site.url + place} if site.url else check.schema
        yield OutputFile(place, f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode())


def add_assets(html: str, up: str) -> str:
    """A page with the board's style sheet and script, unless it names them; `up` leads to the top of the site."""
    lines = {STYLESHEET: f'<link rel="stylesheet" href="{up}{STYLESHEET}">\n',
             SCRIPT: f'<script type="module" src="{up}{SCRIPT}"></script>\n'}
    new = "".join(line for name, line in lines.items() if name not in html)
    return HEAD.sub(lambda end: new + end[0], html, count=1)
