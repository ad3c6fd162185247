"""Turns what a listing says in fields of the board's own into words, and into HTML."""

from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from microboard.board.model import Own
from microboard.words.formats import format_date, format_exactly, format_list

LINK = Markup('<a dir="auto" href="{}" rel="noopener nofollow ugc">{}</a>')
TEXT = Markup("<span{}>{}</span>")
AUTO = Markup(' dir="auto"')


def word_own(own: Own) -> str:
    """The value in words: ``North campus``, ``3 points``, ``1 December 2026``, ``Yes``."""
    value = own.value
    if own.terms:
        return format_list([term.label for term in own.terms])
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int | float):
        return f"{format_exactly(value)} {own.field.unit}".strip()
    return format_list(list(value)) if isinstance(value, tuple) else value


def show_own(own: Own, attributes: Markup = AUTO, *, has_links: bool) -> Markup:
    """The same as HTML: a link leads where it says, and what its author has written has the `attributes` of a text in
    its language, which is known of listings."""
    words = word_own(own)
    if own.field.form == "uri":
        host = urlsplit(words).hostname or words
        return LINK.format(words, host) if has_links else Markup("<span>{}</span>").format(host)
    return TEXT.format(attributes, words) if own.field.has_free_text else Markup("{}").format(words)
