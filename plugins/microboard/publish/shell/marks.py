"""Finds the marks of a shell page, however a theme has written them, and says how the texts in their place are written.

A mark is one character of the private use area, so no filter of a template cuts, capitalises or splits it. Whoever
writes a shell page by hand writes the same marks as words.
"""

import html
import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from microboard.publish.text.contexts import escape_address, escape_html, escape_script, escape_style

# Of plane 16, where no icon font that a theme may use has its pictures.
TITLE, DESCRIPTION = "\U0010e100", "\U0010e101"
# The body stands in an element of its own, so that it is in no paragraph, and the theme adds no heading.
BODY = '<h1 id="MICROBOARD-BODY"></h1>'
# The same marks as people write them in a shell of their own.
WORDS = {
    "MICROBOARD-TITLE": "title", "MICROBOARD-DESCRIPTION": "description", "MICROBOARD-ADDRESS": "address",
    "MICROBOARD-CANONICAL": "canonical", "MICROBOARD-EDIT": "edit",
}
NAMES = {TITLE: "title", DESCRIPTION: "description"}
# A folder of the page's address, by its place in it, and the file that the page is made of. Each kind of shell has its
# own, since an engine wants no two pages of one name.
FOLDERS, SOURCES = 0x10E200, 0x10E300
MAX_DEPTH = 8

BODIES = re.compile(r"<h1\b[^>]*\bid=(?:\"MICROBOARD-BODY\"|'MICROBOARD-BODY'|MICROBOARD-BODY\b)[^>]*>\s*</h1>")
HEAD = re.compile("</head>", re.IGNORECASE)
# In a finished page that another plugin has made of a shell. No listing can write such an element, or such a link.
LEFT = re.compile(rf"{BODIES.pattern}|\bhref=[\"']?[^\"'>]*[\U0010e200-\U0010e3ff]")
_CHARACTERS = "[\U0010e100-\U0010e3ff]"
# UTF-8 in an address, encoded once (%F4) or again (%25F4).
_PERCENT = (r"%(?P<again>(?:25)*)F4%(?:25)*8E%(?:25)*8(?P<high>[4-9A-F])%(?:25)*(?P<low>[89AB][0-9A-F])")
_FORMS = "|".join((
    # A style sheet may have names such as microboard-title.
    "(?-i:(?P<word>" + "|".join(WORDS) + "))",
    f"(?P<char>{_CHARACTERS})",
    r"(?P<slashes>\\+)udbf8\\+u(?P<pair>d[def][0-9a-f]{2})",
    r"&#(?:x0*(?P<hex>10e[123][0-9a-f]{2})|0*(?P<decimal>1106[1-9]\d\d));",
    _PERCENT,
))
# The ending of the name is that of a shell's own source.
MARK = re.compile(f"(?:{_FORMS})(?P<ending>\\.md\\b)?", re.IGNORECASE)
# Parts of a mark that something has cut, or written in a way that is not known here.
REST = re.compile(rf"MICROBOARD-[A-Z]*|MICROBO[A-Z-]*(?:\.\.\.|…|&hellip;)|{_CHARACTERS}")


def escape_for_shell(text: str) -> str:
    """A text of a listing as HTML that may be in a shell before it is cut, in a menu for example: nothing of it is
    taken for a mark."""
    plain = re.sub(_CHARACTERS, "", html.unescape(text) if MARK.search(text) else text)
    # A word joiner is not seen, and parts the word.
    return html.escape(plain.replace("MICROBO", "MICROBO\u2060"))


class Mark(NamedTuple):
    """What stands in the place of a mark, and how often the theme has encoded it already: for a string of a script, for
    an address."""

    name: str
    slashes: int = 0
    percents: int = 0


def read_mark(found: "re.Match[str]") -> Mark | None:
    """The mark that was found; None where it is none."""
    if found["word"]:
        return Mark(WORDS[found["word"]])
    code, slashes = _read_code(found), len(found["slashes"] or "")
    percents = len(found["again"]) // 2 + 1 if found["high"] else 0
    if code >= SOURCES:
        return Mark("source", slashes, percents)
    if code >= FOLDERS:
        return Mark(f"folder{(code - FOLDERS) % MAX_DEPTH}", slashes, percents)
    name = NAMES.get(chr(code))
    return Mark(name, slashes, percents) if name else None


def get_span(found: "re.Match[str]", mark: Mark) -> tuple[int, int]:
    """From where to where the mark reaches."""
    has_ending = found["ending"] and mark.name != "source"
    return found.start(), found.start("ending") if has_ending else found.end()


def _read_code(found: "re.Match[str]") -> int:
    if found["char"]:
        return ord(found["char"])
    if found["pair"]:
        return 0x10E000 + int(found["pair"], 16) - 0xDC00
    if found["high"]:
        return ord(bytes((0xF4, 0x8E, 0x80 + int(found["high"], 16), int(found["low"], 16))).decode())
    return int(found["hex"], 16) if found["hex"] else int(found["decimal"])


def get_folder(kind: int, place: int) -> str:
    """The mark of a folder in the address of the shell with this number."""
    return chr(FOLDERS + kind * MAX_DEPTH + place)


def get_source(kind: int) -> str:
    """The mark of the source of the shell with this number."""
    return chr(SOURCES + kind)


# How a text is written: in an HTML text or an attribute, in an address, in a string of a script or of JSON, in CSS.
HTML, ADDRESS, SCRIPT, STYLE = "html", "address", "script", "style"
WAYS = {HTML: escape_html, ADDRESS: escape_address, SCRIPT: escape_script, STYLE: escape_style}


def find_escape(way: str, mark: Mark) -> Callable[[str], str]:
    """What writes a text as it has to be where its mark stands."""
    if mark.slashes:
        return partial(escape_script, slashes=mark.slashes)
    return partial(escape_address, times=mark.percents) if mark.percents else WAYS[way]


def list_folders(path: str) -> dict[str, str]:
    """The values of the marks of folders, for a page at `path`."""
    folders = path.split("/")
    return {f"folder{place}": folders[place] if place < len(folders) else "" for place in range(MAX_DEPTH)}
