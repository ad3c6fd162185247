"""Says which names a folder or a file of the board may have, and makes such a name of any text.

The browser does the same in ``assets/submit/names.js``, with these patterns, sentences and letters; a test compares
the two.
"""

import re
import unicodedata

from microboard.read.problem import shorten
from microboard.words.speech import N_, _

MAX_NAME = 60
# Addresses that the site itself uses: /opportunities/page/2/, index.html, employer.yml.
RESERVED = frozenset({"employer", "index", "page"})
# Names of Windows devices, with any ending: a board with such a file cannot be checked out on Windows
# (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
DEVICE = r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.[\s\S]*)?"
# Names that are refused, and why.
REFUSED = (
    (re.compile("|".join(sorted(RESERVED))), N_("The name {name} is used by the site itself.")),
    (re.compile(DEVICE, re.IGNORECASE), N_("Windows can hold no file or folder called {name}.")),
    (re.compile(rf"[\s\S]{{{MAX_NAME + 1},}}"), N_("The name has {size} characters; at most {limit} are allowed.")),
    (re.compile(r"(?![a-z0-9]+(-[a-z0-9]+)*$(?!\n))[\s\S]*"),
     N_("The name {name} is not made of small letters, digits and single hyphens.")),
)
# The name used when a text has no letters for one.
ANY_PROJECT, ANY_EMPLOYER = "my-project", "my-organisation"
# How people write these letters in ASCII; accents are simply left out.
LETTERS = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
    "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng", "ŧ": "t", "ə": "e", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    "ƴ": "y", "ʻ": "", "ʼ": "",
}
TABLE = str.maketrans(LETTERS)
# What separates words: ASCII except letters and digits, signs and pictures. Spelt out, since two programs that know
# different editions of Unicode have to agree.
BETWEEN = re.compile(
    "[\x00-/:-`{-\xbf\u2000-\u2bff\u3000-\u303f\u30fb\ufe00-\ufe0f\uff00-\uff0f\U0001f000-\U0001faff]+")
WORD = re.compile(r"[a-z0-9]+")


def refuse_name(name: str) -> str:
    """Why `name` can't name an employer's folder or a listing, as a sentence; empty when it can."""
    said = next((says for pattern, says in REFUSED if pattern.fullmatch(name)), "")
    return _(said, name=shorten(name), size=len(name), limit=MAX_NAME) if said else ""


def suggest_name(text: str, otherwise: str = ANY_PROJECT) -> str:
    """A name made of `text` that is allowed. A word in letters that nobody could write in ASCII without a guess is left
    out, and where nothing is left that says something, the name is `otherwise`."""
    words = BETWEEN.split(_fold(text))
    name = _cut("-".join(word for word in words if WORD.fullmatch(word)))
    # A title in another alphabet may leave only a year or a number.
    is_lost = name.replace("-", "").isdigit() and not all(WORD.fullmatch(word) for word in words if word)
    return otherwise if is_lost or refuse_name(name) else name


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).lower().translate(TABLE)
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] != "M").lower()


def _cut(name: str) -> str:
    """The name cut to the allowed length, at the end of a word if possible."""
    if len(name) <= MAX_NAME:
        return name
    words, hyphen, _rest = name[:MAX_NAME + 1].rpartition("-")
    return words if hyphen else name[:MAX_NAME]
