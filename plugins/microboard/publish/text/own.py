"""Turns what a listing says in fields of the board's own into words, and into HTML."""

from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from microboard.board.model import Own
from microboard.publish.text import phrases

LINK = Markup('<a dir="auto" href="{}" rel="noopener nofollow ugc">{}</a>')
TEXT = Markup('<span dir="auto">{}</span>')


def word_own(own: Own) -> str:
    """The value in words: ``North campus``, ``3 points``, ``1 December 2026``, ``Yes``."""
    value = own.value
    if own.terms:
        return phrases.format_list([term.label for term in own.terms])
    if isinstance(value, date):
        return phrases.format_date(value)
    if isinstance(value, int | float):
        return f"{int(value) if value == int(value) else value:,} {own.field.unit}".strip()
    return phrases.format_list(list(value)) if isinstance(value, tuple) else value


def show_own(own: Own, *, has_links: bool) -> Markup:
    """The same as HTML: a link leads where it says, and of a text the reader's browser finds the direction."""
    words = word_own(own)
    if own.field.form == "uri":
        host = urlsplit(words).hostname or words
        return LINK.format(words, host) if has_links else TEXT.format(host)
    return TEXT.format(words)
