"""Turns a text into the plain letters that red flags are matched against, whatever it was disguised as.

The browser does the same in ``assets/flags/fold.js``, of a text that hides nothing in Markdown; a test compares both.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from html.entities import html5

TAGS = "b|i|u|s|em|strong|span|font|small|sub|sup|mark|wbr|code|del|ins"
# Comments, tags and the targets of links are not read; a break between paragraphs or points ends a sentence. Every
# repetition has an end, so that a text made to be slow is not.
PARAGRAPH = re.compile(r"\n[ \t]{0,20}(?=[\n#•+*-]|[0-9]{1,2}[.)])")
TRICK = re.compile(
    r"<!--[^\0]{0,300}?-->"
    rf"|</?(?:{TAGS})(?:[ /][^<>\0]{{0,200}})?>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|\[(?=[^\[\]\n]{0,200}\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,100}\]))"
    r"|\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,100}\])"
    rf"|{PARAGRAPH.pattern}"
)
SPACES = re.compile("  +")
ASCII = bytes(range(128))
STRANGE = re.compile(r"[^\0-\x7f]")
# The folds of shorter texts than this are remembered.
SHORT = 32
# What signs are read as, and characters that Unicode counts as letters and that show nothing.
SIGNS = {
    **dict.fromkeys("\u115f\u1160\u3164\u2800", ""),
    **dict.fromkeys("*`~\\", ""), **dict.fromkeys("_-|>\u2010\u2011\u2012\u2013\u2014\u2015\u2212", " "),
    **dict.fromkeys("!?;•·。", "."), **dict.fromkeys("‘’‚ʼ′", "'"), **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("\t\n\r\v\f\x85", " "),
}


class Fold:
    """Folds texts. `letters` maps letters that look like others, or that Unicode does not take apart."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        self._letters = {**SIGNS, **letters}
        self._seen: dict[str, str] = {}
        self._table = _Table(self.fold_character)

    def fold(self, text: str) -> str:
        """Small letters without accents, single spaces, a full stop where a sentence or a paragraph ends."""
        # Short words come again and again: ids, countries, dates.
        if text in self._seen:
            return self._seen[text]
        plain = TRICK.sub(_see_through, text) if _is_tricky(text) else PARAGRAPH.sub(". ", text)
        folded = SPACES.sub(" ", self._fold_strange(plain).translate(self._table)).strip(" ")
        if len(text) < SHORT:
            self._seen[text] = folded
        return folded

    def _fold_strange(self, text: str) -> str:
        # `translate` is slow for a text that is not ASCII, and most texts have few such characters.
        return text if text.isascii() else STRANGE.sub(lambda found: self._table[ord(found[0])] or "", text)

    def trace(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """The folded text, and for each of its characters where in `text` that begins and ends from which it comes."""
        folded: list[str] = []
        spans: list[tuple[int, int]] = []
        for span, character in self._iterate(text):
            # A space at the beginning, or after another one, is left out.
            if character != " " or (folded and folded[-1] != " "):
                folded.append(character)
                spans.append(span)
        if folded and folded[-1] == " ":
            del folded[-1], spans[-1]
        return "".join(folded), spans

    def _iterate(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        at = 0
        for found in TRICK.finditer(text):
            yield from self._fold_part(text, at, found.start())
            for character in _see_through(found):
                yield from ((found.span(), part) for part in self.fold_character(character))
            at = found.end()
        yield from self._fold_part(text, at, len(text))

    def _fold_part(self, text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], str]]:
        for index in range(start, end):
            yield from (((index, index + 1), part) for part in self.fold_character(text[index]))

    def fold_character(self, character: str) -> str:
        """What one character is matched as: often itself, sometimes nothing or two letters."""
        if character in self._letters:
            return self._letters[character]
        if unicodedata.category(character) in ("Cc", "Cf"):
            return ""
        parts = unicodedata.normalize("NFKD", character)
        # Some capitals look like a Latin one where their small letter does not.
        plain = "".join(part if part in self._letters else part.lower() for part in parts)
        return "".join(self._fold_plain(part) for part in plain)

    def _fold_plain(self, character: str) -> str:
        category = unicodedata.category(character)
        if category[0] == "M":
            return ""
        if category[0] == "Z":
            return " "
        # Pictures and rare letters become one sign, so that a browser counts the same lengths.
        return self._letters.get(character, character if character < "\U00010000" else "\ufffd")


def drop_ascii(text: str) -> str:
    """The characters of a text that are not ASCII: few, in most texts."""
    return text.encode("utf-8", "surrogatepass").translate(None, ASCII).decode("utf-8", "surrogatepass")


class _Table(dict[int, str | None]):
    """A table for `str.translate` that learns each character when it meets it."""

    def __init__(self, fold_character: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold_character

    def __missing__(self, code: int) -> str | None:
        # None means the same as an empty text, and keeps `translate` on its fast path.
        self[code] = self._fold(chr(code)) or None
        return self[code]


def _is_tricky(text: str) -> bool:
    """Whether `TRICK` may find more than the end of a paragraph."""
    return "<" in text or "&" in text or "[" in text or "](" in text


def _see_through(found: re.Match[str]) -> str:
    """What is read in place of a comment, a tag, a link's target, an entity or a paragraph's end."""
    text = found[0]
    if text[0] == "\n":
        return ". "
    if text[0] != "&":
        return ""
    name = text[1:-1]
    if name[0] != "#":
        # A name that HTML does not know stands for itself.
        return html5.get(f"{name};", text)
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""

