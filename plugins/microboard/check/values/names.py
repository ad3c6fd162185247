"""The names of countries and currencies, and the codes that people mean by other names."""

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import combining, normalize

from babel import Locale

from microboard.check.values.vocabulary import Term
from microboard.words.catalogue import list_languages
from microboard.words.formats import name_country, name_currency
from microboard.words.speech import get_language, get_locale, is_english, remember

ENGLISH = Locale("en")
# What people write -> ISO 3166-1 code.
SPOKEN = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US",
    "u.s.": "US", "america": "US", "holland": "NL", "czech republic": "CZ", "turkey": "TR", "el": "GR",
    "bosnia": "BA", "burma": "MM", "cape verde": "CV", "hong kong": "HK", "ivory coast": "CI", "macao": "MO",
    "macau": "MO", "palestine": "PS", "swaziland": "SZ", "uae": "AE", "vatican": "VA",
}
# Parts of the world with several countries in them, beside those that the Unicode project numbers.
GROUPS = frozenset({"eu", "the eu", "eea", "efta", "ez", "un", "european economic area", "european union", "eurozone",
                    "united nations", "emea", "apac", "latam", "mena", "dach", "benelux", "nordics", "scandinavia",
                    "schengen", "schengen area", "uk and ireland"})
# Names that have an article in a sentence.
TAKES_ARTICLE = re.compile(
    r"^(United|Isle) |(Islands|Territories|Republic|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros)$")
SIGNS = {"€": "EUR", "$": "USD", "us$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "euro": "EUR", "euros": "EUR",
         "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP"}


def name_in_sentence(code: str) -> str:
    """A country as it stands in an English sentence: the United States. Other languages name it alone."""
    name = name_country(code)
    return f"the {name}" if is_english(get_language()) and TAKES_ARTICLE.search(name) else name


def sort_countries(codes: Iterable[str]) -> list[str]:
    """The codes in the order of their names: Germany (DE) after France, and Åland before Albania."""
    return sorted(codes, key=lambda code: fold_name(name_country(code)))


def fold_name(name: str) -> str:
    """A name as it is sorted: Åland before Albania."""
    return normalize("NFKD", name).casefold()


# What is known by codes, and how each code is named.
NAMES = {"country": name_country, "currency": name_currency}


def find_code(kind: str, text: str, languages: Iterable[str] = ()) -> str:
    """The code of the ``country`` or ``currency`` that `text` names, with or without its accents, or nothing. Names are
    those of the board's language, of English and of further `languages` (BCP 47)."""
    wanted = _strip_accents(text.strip())
    codes = (_get_codes(kind), *(_list_codes(kind, tag) for tag in languages))
    return next((known[wanted] for known in codes if wanted in known), "")


def find_choice(kind: str, text: str, choices: Iterable[Term]) -> str:
    """The id of the one of `choices` that `text` means, by its code, its id, its label, or its name in a language that
    Microboard speaks; or nothing."""
    names = {_simplify(word): term.id for term in choices for word in (term.label, term.id)}
    code = find_code(kind, text, list_languages())
    return names.get(_simplify(code), "") or names.get(_simplify(text), "")


def _simplify(text: str) -> str:
    return text.strip().casefold().replace(" ", "-").removeprefix("the-")


def is_group(text: str) -> bool:
    """Whether `text` names a part of the world with several countries in it."""
    return text.strip().lower() in _get_groups()


@remember()
def _get_groups() -> frozenset[str]:
    # UN M49: 001 is the world, 150 is Europe.
    return GROUPS | {str(name).lower() for locale in (ENGLISH, get_locale())
                     for code, name in locale.territories.items() if code.isdigit() or code in ("EU", "EZ", "UN")}


@remember()
def _get_codes(kind: str) -> dict[str, str]:
    """The codes by names in plain small letters, in English and in the language of the board, by the codes themselves,
    and by what people say."""
    spoken = {"country": SPOKEN, "currency": SIGNS}.get(kind, {})
    return {**_list_codes(kind, str(get_locale())), **_list_codes(kind, "en"), **spoken}


@cache
def _list_codes(kind: str, language: str) -> dict[str, str]:
    locale = Locale.parse(language.replace("-", "_"))
    countries = {code: name for code, name in locale.territories.items() if len(code) == 2}
    named = {"country": countries, "currency": locale.currencies}.get(kind, {})
    return {_strip_accents(str(name)): code for code, name in named.items()} | {code.lower(): code for code in named}


def _strip_accents(name: str) -> str:
    """A name in the plain small letters that somebody types who has no others: cote d'ivoire."""
    return "".join(sign for sign in fold_name(name) if not combining(sign)).replace("\u2019", "'")
