"""Turns a listing's Markdown, written by a stranger, into HTML that can do no harm."""

import re
from functools import cache, lru_cache

import nh3

from microboard.markdown.commonmark import render
from microboard.read.characters import UNWANTED

# A stand-in for "<" that Markdown takes for a letter. `read` refuses this noncharacter, so no listing holds it.
LESS_THAN = "\ufdd0"
# What may begin with "<": a link in angle brackets, alone or as the target of a link.
ANGLE_LINK = r"<(?=(?:https?://|mailto:)[^\s<>]*>|[\w.+-]+@[\w-]+(?:\.[\w-]+)+>)|(?<=\]\()<(?=[^<>\n]*>)"
TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}
REL = "noopener nofollow ugc"
SCHEMES = {"https", "mailto"}
STARTS = ("https://", "mailto:")  # a browser takes https:page for a page of this site
# A link that has lost its target.
NO_LINK = re.compile(rf'<a rel="{REL}"(?: title="[^"]*")?>(.*?)</a>', re.DOTALL)
HEADING = re.compile(r"<(/?)h([1-6])>")
# A description stands under a heading of the second level.
FIRST_LEVEL, LAST_LEVEL = 3, 6


def build_html(markdown: str, *, has_links: bool = True) -> str:
    """GitHub-flavoured Markdown as sanitised HTML.

    HTML in it is shown as text. Images become links, so that nothing is loaded from elsewhere; links that do not
    begin with https or mailto are only text. Without `has_links`, all of them are.
    """
    return _build(markdown, has_links)


# A page, its data for search engines and its entries in feeds follow one another.
@lru_cache(maxsize=64)
def _build(markdown: str, has_links: bool) -> str:
    html = render_markdown(markdown)
    if "<img" in html:
        html = re.sub(r'<img src="([^"]*)" alt="([^"]*)"[^>]*/>', r'<a href="\1">\2</a>', html)
    if "<input" in html:
        html = re.sub(r"<input [^>]*/>", lambda found: "☑" if "checked" in found[0] else "☐", html)
    if "<h" in html:
        html = _close_ranks(html)
    html = NO_LINK.sub(r"\1", _make_cleaner(has_links).clean(html))
    # What `read` refuses can still be spelt as an entity, such as &#x202E;
    return UNWANTED.sub("\ufffd", html) if "&" in markdown else html


def render_markdown(markdown: str, *, with_places: bool = False) -> str:
    """The HTML of GitHub-flavoured Markdown before it is sanitised: every tag in it was written by the renderer."""
    html = render(_hide_html(markdown), with_places=with_places)
    return html.replace(LESS_THAN, "&lt;").replace("%EF%B7%90", "%3C")


@cache
def _make_cleaner(has_links: bool) -> nh3.Cleaner:
    """The cleaner that removes everything a description may not have."""
    return nh3.Cleaner(
        tags=TAGS if has_links else TAGS - {"a"}, attributes=ATTRIBUTES, url_schemes=SCHEMES,
        attribute_filter=_filter_attribute, link_rel=REL,
    )


def _filter_attribute(_: str, attribute: str, value: str) -> str | None:
    """Keep a link only where it says where it goes: a relative one would go elsewhere from each page and feed.
    On a block of code, the renderer writes the programming language into `lang`, which is for human languages."""
    if attribute == "lang":
        return None
    return value if attribute != "href" or value.lower().startswith(STARTS) else None


def _close_ranks(html: str) -> str:
    """The text with headings that skip no level."""
    above: list[int] = []

    def write(found: re.Match[str]) -> str:
        level = int(found[2])
        if not found[1]:
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
        return f"<{found[1]}h{min(FIRST_LEVEL + len(above) - 1, LAST_LEVEL)}>"

    return HEADING.sub(write, html)


def _hide_html(markdown: str) -> str:
    if "<" not in markdown:
        return markdown
    links = {found.start() for found in re.finditer(ANGLE_LINK, markdown)}
    if len(links) == markdown.count("<"):
        return markdown
    return "".join(LESS_THAN if c == "<" and i not in links else c for i, c in enumerate(markdown))
