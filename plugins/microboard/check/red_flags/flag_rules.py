"""Red flags that no pattern can tell: what is hidden, pretended, shouted, vague or out of step with the board."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from microboard.check.hosts.named_hosts import Host
from microboard.check.hosts.owners import get_name
from microboard.check.letters.fold import Fold, drop_ascii
from microboard.check.listing.facts import get_pay_per_hour
from microboard.check.red_flags.flag_search import Match, Text
from microboard.check.red_flags.red_flags import RedFlag
from microboard.read import Document
from microboard.words.formats import format_share
from microboard.words.speech import _, ngettext

# Characters that show nothing, between letters; and those that turn the direction of a text.
HIDDEN = re.compile("[A-Za-z]{1,30}[\u180e\u200b-\u200d\u2060\ufeff]{1,200}[A-Za-z]{1,30}|[\u202a-\u202e\u2066-\u2069]")
COMMENT = re.compile(r"<!--[\s\S]{0,300}?(?:https?:|www\.)")
# Characters that a text may hide something with: a text without any needs no second look.
# Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu: the scripts with many letters that look Latin.
FOREIGN = "\u0370-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\uab70-\uabbf"
STRANGE = re.compile(f"[{FOREIGN}\u180e\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
STRANGE_LETTER = re.compile(f"[{FOREIGN}]")
# Three words in capitals in a row, three exclamation marks near each other, pictures of money and fire.
SHOUT = re.compile(
    "[A-Z]{4,20}[ ,]{1,2}[A-Z]{4,20}[ ,]{1,2}[A-Z]{4,20}|![^!]{0,120}![^!]{0,120}!"
    "|[\U0001f4b0\U0001f4b5\U0001f4b8\U0001f4b2\U0001f911\U0001f525]"
)
NO_EXPERIENCE = re.compile(r"\b(?:no|without(?: any)?)(?: prior| previous| work)? experience (?:is )?(?:needed|required"
                           r"|necessary)\b")
MONEY_WORDS = ("money", "earn", "pay", "paid", "salary", "bonus", "income", "benefits", "perks", "reward",
               "$", "€", "£")
MONEY = re.compile(r"\b(?:money|earn|pay|paid|salary|bonus|bonuses|income|benefits|perks|rewards?)\b|[$€£]\d")
# How German and the languages of the north write letters where those can't be typed.
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})
# A description of fewer characters is vague; so is one with more than this share of its sentences about money.
SHORT, MOSTLY = 300, 0.4


def may_hide(text: str) -> bool:
    """Whether `find_hidden` may find something."""
    return "<!--" in text or (not text.isascii() and STRANGE.search(drop_ascii(text)) is not None)


def list_hiding(fold: Fold) -> list[tuple[str, str]]:
    """Patterns of what hides something in a text, each with what is said of it. A browser reads them, too."""
    return [(HIDDEN.pattern, _("holds an invisible character.")), (COMMENT.pattern, _("is a comment with a link.")),
            (_write_mixed(fold), _("mixes letters of two alphabets."))]


@lru_cache(maxsize=4)
def _write_mixed(fold: Fold) -> str:
    """The pattern of a word with two Latin letters at least, among letters of other scripts that look Latin."""
    foreign = STRANGE_LETTER.findall("".join(map(chr, range(0x370, 0xAC00))))
    plain = {letter: fold.fold(letter) for letter in foreign}
    alike = "".join(letter for letter in foreign if re.fullmatch("[a-z]+", plain[letter]))
    if not alike:
        return "(?!)"
    # Accents that stand beside a letter go with it.
    any_alike = alike + "".join(letter for letter in foreign if not plain[letter])
    some = f"[{any_alike}]{{0,60}}"
    return (f"(?<![A-Za-z{FOREIGN}])(?=[A-Za-z{any_alike}]{{0,60}}[{alike}])(?={some}[A-Za-z]{some}[A-Za-z])"
            f"[A-Za-z{any_alike}]{{4,60}}(?![A-Za-z{FOREIGN}])")


def find_hidden(flag: RedFlag, text: Text) -> Iterator[Match]:
    """Invisible characters, foreign letters in a word, comments with links."""
    for pattern, says in list_hiding(text.fold):
        found = re.search(pattern, text.value)
        if found:
            yield Match(flag, text, *found.span(), says)
            return


def find_shouting(flag: RedFlag, text: Text) -> Iterator[Match]:
    """Capitals, exclamation marks and pictures of money."""
    found = SHOUT.search(text.value)
    if found:
        yield Match(flag, text, *found.span())


def find_lookalikes(flag: RedFlag, text: Text, explain: Callable[[Host], str]) -> Iterator[Match]:
    """The first host of the text that pretends to be another; `explain` says why."""
    for host in text.hosts:
        reason = explain(host)
        if reason:
            start = host.start - len(host.user) - 1 if host.user else host.start
            yield Match(flag, text, start, host.end, f"{reason}.")
            return


def may_shout(text: str) -> bool:
    """Whether `find_shouting` may find something."""
    return SHOUT.search(text) is not None


def may_be_vague(text: str) -> bool:
    """Whether `find_vague` may find something: a long text without money in it needs no second look."""
    return len(text) <= 2 * SHORT or len([word for word in MONEY_WORDS if word in text]) >= 2


def find_vague(flag: RedFlag, text: Text) -> Iterator[Match]:
    """A description that is short, or mostly about money."""
    if not may_be_vague(text.value):
        return
    folded = text.folded
    if len(folded) < SHORT:
        yield Match(flag, text, 0, 0, ngettext(
            "The description has {count} character.", "The description has {count} characters.", len(folded),
            count=len(folded)))
        return
    sentences = [sentence for sentence in folded.split(". ") if len(sentence) > 10]
    share = sum(MONEY.search(sentence) is not None for sentence in sentences) / max(1, len(sentences))
    if len(sentences) >= 3 and share > MOSTLY:
        yield Match(flag, text, 0, 0, _("{share} of the sentences are about money.", share=format_share(share)))


def find_other_name(flag: RedFlag, employer: Document, fold: Fold) -> Iterator[Match]:
    """A website whose address shares no word with the name, nor with its first letters."""
    name, website = employer.get_text("name") or "", employer.get_text("website") or ""
    address = _get_address(website)
    addresses = {re.sub(r"[^a-z0-9]", "", fold.fold(way)) for way in (address, _spell_out(address))}
    ways = [re.findall(r"[a-z0-9]+", fold.fold(way)) for way in (name, _spell_out(name))]
    is_shared = any(_shares_word(words, plain, get_name(address)) for words in ways for plain in addresses)
    if any(ways) and any(addresses) and not is_shared:
        yield Match(flag, Text(website, fold, ("website",), "website"), 0, len(website))


def _shares_word(words: list[str], address: str, host: str) -> bool:
    """Whether the address holds a word of the name, all of it or its first letters, or the name holds the host."""
    initials = "".join(word[0] for word in words)
    return (any(len(word) >= 3 and word in address for word in words) or "".join(words) in address
            or (len(initials) >= 2 and initials in address) or host in "".join(words))


def _spell_out(text: str) -> str:
    """The text with letters in place of those that many keyboards lack: mueller for müller."""
    return unicodedata.normalize("NFC", text.lower()).translate(SPELT)


def _get_address(url: str) -> str:
    """Host and path of a page."""
    try:
        parts = urlsplit(url)
        return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
    except ValueError:
        return ""


def find_high_pay(flag: RedFlag, listing: Document, texts: list[Text]) -> Iterator[Match]:
    """High pay for work that asks for no experience."""
    if any(NO_EXPERIENCE.search(text.folded) for text in texts):
        shown = _("{amount} {currency} an hour", amount=f"{get_pay_per_hour(listing):.0f}",
                  currency=listing.get_text("pay", "currency"))
        yield Match(flag, Text(shown, texts[0].fold, ("pay", "amount"), "pay.amount"), 0, len(shown))
