"""Gives a site what does not depend on its listings: style sheets, scripts and the schemas."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from microboard.check import Rulebook
from microboard.publish.output import OutputFile, Site
from microboard.publish.shell.marks import HEAD
from microboard.publish.shell.sheets import SHEETS, STYLESHEET
from microboard.publish.shell.shell import SCRIPT
from microboard.words.speech import get_catalogue, get_language

ASSETS = Path(__file__).parents[2] / "assets"
# The parts of each style sheet, in their order: a later one may say more of what an earlier one named.
LOOK = {
    STYLESHEET: ("tokens", "page", "head", "foot", "icons", "kinds", "card", "lists"),
    **{f"{SHEETS}{name}.css": (name,)
       for name in ("home", "listing", "filter", "insights", "goal", "plan", "box", "story", "cohort", "print")},
    f"{SHEETS}tools.css": ("feeds", "saved", "project", "verify", "report", "form"),
}
PLACE = STYLESHEET.rpartition("/")[0]
WORDS = f"{PLACE}/words/"
# A part of another file: publish/embed/element.py makes that.
ELEMENT = f"{PLACE}/embed/element.js"
# Who reads a style sheet in a browser reads what it says; why, is said in its parts.
UNSEEN = re.compile(r"/\*.*?\*/|\s+", re.DOTALL)
# Where the picture of all icons goes.
ICONS = b"MICROBOARD-ICONS"
SCHEMAS = {name: f"schema/{name}.schema.json" for name in ("opportunity", "employer")}


@cache
def read_assets() -> dict[str, bytes]:
    """The style sheets and scripts of the package, by their paths in a site."""
    files = [path for path in sorted(ASSETS.rglob("*.[cj]s*")) if path.parent.name != "look"]
    return {**{place: join_parts(names) for place, names in LOOK.items()},
            **{f"{PLACE}/{path.relative_to(ASSETS).as_posix()}": path.read_bytes() for path in files}}


def list_assets() -> list[str]:
    """Where the files of `iterate_assets` will be."""
    return [place for place in read_assets() if place != ELEMENT]


def join_parts(names: Sequence[str]) -> bytes:
    """The parts of a style sheet as one, each on a line of its own."""
    parts = [(ASSETS / "look" / f"{name}.css").read_text(encoding="utf-8") for name in names]
    return "".join(f"{UNSEEN.sub(' ', part).strip()}\n" for part in parts).encode()


def read_social() -> bytes:
    """The picture that links to the site show."""
    return (ASSETS / "social.png").read_bytes()


def iterate_assets(site: Site) -> Iterator[OutputFile]:
    """The style sheets and scripts; the board's own style follows ours, and its words stand in `WORDS`."""
    for place in list_assets():
        content = add_words(place, read_assets()[place])
        if place == STYLESHEET:
            content = content.replace(ICONS, site.icons.encode()) + site.style.encode()
        yield OutputFile(place, content)


def add_words(place: str, content: bytes) -> bytes:
    """A script, with what its folder says where it is the place for that."""
    if not place.startswith(WORDS):
        return content
    return content + _build_words(place.removeprefix(WORDS).removesuffix(".js"))


def _build_words(folder: str) -> bytes:
    """What a folder of scripts says in the language of the board, unless that is English."""
    catalogue, tag = get_catalogue(), get_language()
    if tag == "en":
        return b""
    words = {message: catalogue.messages[message] for message in catalogue.browser.get(folder, ())}
    said = ", ".join(json.dumps(one, ensure_ascii=False) for one in (tag, dict(catalogue.forms), words))
    return f'\nimport {{ add }} from "../lib/speech.js";\nadd({said});\n'.encode()


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
