"""The patterns of red flags: regular expressions that mean the same in Python and in a browser, and are never slow.

Allowed are small letters, digits and signs, ``\\b``, ``\\d``, sets in ``[]``, ``(?:a|b)``, ``(?!a)``, ``^``, ``?``
after anything and ``{0,30}`` after a character or a set. Without ``*``, ``+`` and repeated groups the time to match
grows with the length of the text and no faster.
"""

import re
from functools import lru_cache

from microboard.words.formats import format_number
from microboard.words.speech import _

TOKEN = re.compile(
    r"(?P<open>\(\?:)|(?P<ahead>\(\?!)|(?P<close>\))|(?P<bar>\|)|(?P<maybe>\?)"
    r"|(?P<times>\{[0-9]{1,3},[0-9]{1,3}\})"
    r"|(?P<set>\[\^?(?:[a-z0-9]-[a-z0-9]|[^\[\]\\^&~|A-Z-]|\\[\[\]\\d-])+\])"
    r"|(?P<edge>\\b|\^)"
    r"|(?P<character>\\d|[a-z0-9]|\\[.()\[\]{}*+?|^$/\\]|[^\\.()\[\]{}*+?|^$A-Z])"
)
RANGE = re.compile(r"([a-z0-9])-([a-z0-9])")
# How often one thing may come, and all that is repeated together: more is too large for RE2.
MOST_TIMES, MOST_TOGETHER = 200, 1_000
# What a message shows for it.
TIMES = "{0,30}"


class PatternError(ValueError):
    """A pattern that is not in the common form; the message says why, for people."""


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The pattern, ready to search. Digits and the edges of words are those of ASCII, as in a browser."""
    return re.compile(pattern, re.ASCII)


@lru_cache(maxsize=2048)
def read_pattern(pattern: str) -> str:
    """The pattern without what must not follow: it matches wherever the pattern does, and seldom elsewhere.

    Raises `PatternError` where the pattern is not in the common form.
    """
    tokens = [(str(token.lastgroup), token[0]) for token in TOKEN.finditer(pattern)]
    if sum(len(text) for _kind, text in tokens) < len(pattern):
        raise PatternError(_("it holds something that means more in one language than in another, or can be slow"))
    kept: list[str] = []
    # The kinds of the brackets that are open.
    groups: list[str] = []
    before, times = "bar", 0
    for kind, text in tokens:
        if kind in ("maybe", "times"):
            _check_repeated(before, kind)
            times += _read_times(text) if kind == "times" else 0
        elif kind == "set":
            _check_set(text)
        elif kind in ("open", "ahead"):
            groups.append(kind)
        elif kind == "close" and not groups:
            raise PatternError(_("it closes a bracket that is not open"))
        if "ahead" not in groups:
            kept.append(text)
        # A bracket that has closed is repeated, or not, like what it is.
        before = f"{groups.pop()} group" if kind == "close" else kind
    if groups:
        raise PatternError(_("it opens a bracket that is not closed"))
    if times > MOST_TOGETHER:
        raise PatternError(_("what it repeats comes to more than {limit} characters",
                             limit=format_number(MOST_TOGETHER)))
    return "".join(kept)


def _check_repeated(before: str, kind: str) -> None:
    if before in ("open", "ahead", "bar", "maybe", "times"):
        raise PatternError(_("it repeats nothing: ? and {times} follow a character, a set or a bracket", times=TIMES))
    if before in ("edge", "ahead group") or (before == "open group" and kind == "times"):
        raise PatternError(_("it repeats a bracket, and that can be slow"))


def _read_times(text: str) -> int:
    least, most = (int(number) for number in text[1:-1].split(","))
    if not least <= most <= MOST_TIMES:
        raise PatternError(_("it repeats something more than {limit} times, or backwards", limit=MOST_TIMES))
    return most


def _check_set(text: str) -> None:
    if any(low > high for low, high in RANGE.findall(text)):
        raise PatternError(_("the range in {text} runs backwards", text=text))
