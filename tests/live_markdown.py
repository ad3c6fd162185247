"""Finds what GitHub would bring to life in a comment."""

import re

import cmarkgfm
from cmarkgfm.cmark import Options


def strip_code(html: str) -> str:
    return re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)


def find_live(markdown: str) -> list[str]:
    """What GitHub would bring to life: links, pictures, HTML, mentions, references, emoji."""
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    text = strip_code(html)
    tags = set(re.findall(r"</?([a-z0-9]+)[^>]*>", text)) - {"p", "ul", "li", "strong", "h3"}
    text = re.sub(r"</?[a-z0-9]+>", "", text)
    hashes = re.findall(r"(?<![0-9A-Za-z])[0-9a-f]{7,40}(?![0-9A-Za-z])", text)
    return [*sorted(tags), *re.findall(r"@|#\d|GH-\d|://|www\.|:[a-z]+:|&lt;", text), *hashes]
