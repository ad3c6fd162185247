"""Turns the reference of the board's own rules into pages for an engine that renders none."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from html import unescape

from microboard.check import Rulebook
from microboard.markdown.html import render_markdown
from microboard.publish.output import SPELLINGS, Page, link
from microboard.publish.pages.pages import START
from microboard.publish.pages.reference.pages import build_sources

SECTION = "reference"
FRONT = re.compile(r"---\n(?P<front>.*?)---\n", re.DOTALL)
FIELD = re.compile(r"^(title|description): (.*)$", re.MULTILINE)
HEADING = re.compile(r"<h(?P<level>[1-6])>(?P<text>.*?)(?: \{ #(?P<id>[\w-]+) \})?</h(?P=level)>")
HREF = re.compile(r'(?<=<a href=")(?!https?:|#)(?P<path>[^"#]*)')


def iterate_reference(rulebook: Rulebook) -> Iterator[Page]:
    """The pages of the reference."""
    for source, text in build_sources(rulebook, ["attr_list"]).items():
        fields = {name: json.loads(value) for name, value in FIELD.findall(text)}
        path = f"{source.removesuffix('.md')}/"
        yield Page(path, SECTION, fields["title"], fields["description"], partial(_build_body, text, path))


def _build_body(text: str, path: str) -> str:
    html = HEADING.sub(_anchor, render_markdown(FRONT.sub("", text, count=1)))
    html = HREF.sub(lambda found: link(path, _find(found["path"])), html)
    return f'<div id="{START}">\n{html}</div>\n'


def _find(path: str) -> str:
    """The address of a source that a page of the reference names: from its folder, as Markdown counts."""
    place = path.removeprefix("../") if path.startswith("../") else f"reference/{path}"
    return f"{SPELLINGS.sub('', place)}/"


def _anchor(found: re.Match[str]) -> str:
    name = found["id"] or _slug(found["text"])
    return f'<h{found["level"]} id="{name}">{found["text"]}</h{found["level"]}>'


def _slug(html: str) -> str:
    """The anchor that an engine gives a heading, so that links to it work in every site."""
    text = unicodedata.normalize("NFKD", unescape(re.sub("<[^>]*>", "", html))).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())
