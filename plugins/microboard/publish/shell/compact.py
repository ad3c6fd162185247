"""Takes a theme's indentation and blank lines out of a page: they are an eighth of it, and nobody sees them."""

import re

# Where every space may count: in tags and comments, in what is shown as it is, in what runs. A value of an attribute
# may hold the end of a tag.
KEPT = re.compile(
    r"<(?P<name>pre|textarea|script|style)\b.*?</(?P=name)\s*>|<!--.*?-->|<[a-z/!](?:\"[^\"]*\"|'[^']*'|[^'\">])*>",
    re.DOTALL | re.IGNORECASE)
# HTML shows them as one space.
BLANK = re.compile(r"[ \t\r\f]*\n[ \t\r\f\n]*")


def compact(page: str) -> str:
    """The page without them; what a browser makes of it is the same, but for the length of white space in texts."""
    parts = []
    last = 0
    for found in KEPT.finditer(page):
        parts += [BLANK.sub("\n", page[last : found.start()]), found[0]]
        last = found.end()
    return "".join([*parts, BLANK.sub("\n", page[last:])])
