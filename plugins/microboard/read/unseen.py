"""Finds characters that nobody sees in a text, and drops them: they hide words from the search and from reviewers.

Where a script needs such a character it stays: joiners in Persian and in the scripts of India, spaces without width in
Thai, what holds an emoji together. The browser drops the same in ``assets/lib/unseen.js``; a test compares the two.
"""

import re
import unicodedata
from collections.abc import Iterator

from microboard.words.speech import get_language, is_english

# Letters of alphabets that need no help to join: Latin, Greek, Cyrillic.
PLAIN = r"A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"
# From Hebrew to Georgian, Khmer and Mongolian, the scripts of India and south-east Asia, and forms of Arabic letters.
JOINED = (r"\u0590-\u061b\u061d-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af\u1900-\u1cff\ua800-\uabff\ufb1d-\ufdff"
          r"\ufe70-\ufefc\U00010a00-\U00011fff")
PICTURES = r"\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
HAN = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
JAMO = r"\u1100-\u115e\u1161-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"
DOTS = r"\u2801-\u28ff"
# The flags of England, Scotland and others: tags after a black flag.
FLAG = r"\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f"
ALWAYS = (r"\u00ad\u17b4\u17b5\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3"
          r"\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff")
UNSEEN = re.compile("|".join((
    rf"(?P<flag>{FLAG})",
    rf"[{ALWAYS}]",
    # Joiners and spaces without width, away from any script that needs them.
    rf"(?<![{JOINED}])[\u034f\u180b-\u180f\u200b\u200c](?![{JOINED}])",
    rf"(?<![{JOINED}])(?:(?<![{PICTURES}])\u200d|\u200d(?![{PICTURES}]))(?![{JOINED}])",
    # Marks of direction within a word, and signs of the form of a picture behind a letter or behind another. The n of
    # an escaped line end is no letter.
    rf"(?<=[{PLAIN}])(?<!\\.)[\u061c\u200e\u200f]+(?=[{PLAIN}])",
    rf"(?<=[{PLAIN}\ufe00-\ufe0f])(?<!\\.)[\ufe00-\ufe0f]+",
    rf"(?<![{HAN}])[\U000e0100-\U000e01ef]",
    # Characters that stand in the place of a letter and show nothing.
    rf"(?<![{DOTS}])\u2800(?![{DOTS}])",
    rf"(?<![{JAMO}])[\u115f\u1160](?![{JAMO}])",
)))
# Every character that can be invisible.
MAYBE = re.compile(
    rf"[{ALWAYS}\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2800\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Dropping one character may leave its neighbour useless, hence the passes. A text that needs more loses them all.
PASSES = 4


def find_unseen(text: str) -> Iterator[re.Match[str]]:
    """Every run of characters that are invisible and that no script needs in that place."""
    if not text.isascii() and MAYBE.search(text):
        yield from (found for found in UNSEEN.finditer(text) if not found["flag"])


def drop_unseen(text: str) -> str:
    """The text without them."""
    for _ in range(PASSES):
        if not any(find_unseen(text)):
            return text
        text = UNSEEN.sub(lambda found: found["flag"] or "", text)
    return MAYBE.sub("", text) if any(find_unseen(text)) else text


def name_character(character: str) -> str:
    """Such as ``a soft hyphen (U+00AD)``. Unicode names characters in English: elsewhere the code comes first."""
    name, code = unicodedata.name(character, "character without a name").lower(), f"U+{ord(character):04X}"
    if not is_english(get_language()):
        return f"{code} ({name})"
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} ({code})"
