"""Renders Markdown as GitHub does, and finds what is more than text."""

import html
import re

import cmarkgfm

# GitHub looks for mentions and references in what is left as text, after the Markdown is rendered.
REFERENCE = re.compile(r"(?<![A-Za-z0-9`])@[A-Za-z0-9]|#\d|gh-\d|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
HARMLESS = re.compile(r"</?(p|em|strong|h[1-6]|ul|ol|li|table|thead|tbody|tr|th|td)( /)?>")


def render(text: str) -> str:
    """The text as HTML, with whatever HTML it holds."""
    return str(cmarkgfm.github_flavored_markdown_to_html(text, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE))


def find_live(page: str) -> list[str]:
    """What a rendered comment holds beside text: tags with a meaning, and what GitHub makes a link of afterwards."""
    outside = re.sub(r"<(pre|code)\b[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    tags = [tag for tag in re.findall(r"<[^>]*>", outside) if not HARMLESS.fullmatch(tag)]
    return tags + REFERENCE.findall(html.unescape(re.sub(r"<[^>]*>", "", outside)))
