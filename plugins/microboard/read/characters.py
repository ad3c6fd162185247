"""Finds characters that no listing needs and that break feeds, terminals or the reader's eye, and joins lines."""

import re

# Control characters (XML 1.0 section 2.2 refuses most), non-characters, and the bidirectional overrides that make a
# text read other than it is. Tab, line feed, carriage return and the harmless direction marks stay.
UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# Bytes of UTF-8 that are always fine.
PLAIN_BYTES = bytes((9, 10, 13, *range(32, 127)))

# They end a line for YAML and some programs, but not in the editors in which listings are written.
LINE_ENDS = re.compile(r"[\x85\u2028\u2029]")
# White space that HTML shows as one space, and what else counts as the end of a line somewhere.
BREAKS = re.compile(r"[ \t\r\n\x85\u2028\u2029]+")


def find_unwanted(text: str) -> re.Match[str] | None:
    """The first unwanted character, or None."""
    return UNWANTED.search(text)


def join_lines(text: str) -> str:
    """The text on one line: calendars and headings have no room for a line break, and some programs stop at one."""
    # Almost every text is already one line.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return BREAKS.sub(" ", text).strip()
