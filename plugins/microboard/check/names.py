"""The names of countries and currencies in English, and the codes that people mean by other names."""

from functools import cache

from babel import Locale

ENGLISH = Locale("en")
# What people write -> ISO 3166-1 code.
SPOKEN = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US",
    "u.s.": "US", "america": "US", "holland": "NL", "czech republic": "CZ", "turkey": "TR", "el": "GR",
}
SIGNS = {"€": "EUR", "$": "USD", "us$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "euro": "EUR", "euros": "EUR",
         "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP"}


def name_country(code: str) -> str:
    """The English name of an ISO 3166-1 country, or the code itself."""
    return str(ENGLISH.territories.get(code, code))


def name_currency(code: str) -> str:
    """The English name of an ISO 4217 currency, or the code itself."""
    return str(ENGLISH.currencies.get(code, code))


def find_code(kind: str, text: str) -> str:
    """The code of the ``country`` or ``currency`` that `text` names, or nothing."""
    wanted = text.strip().lower()
    return _get_codes(kind).get(wanted, "")


@cache
def _get_codes(kind: str) -> dict[str, str]:
    if kind == "country":
        names = {str(name).lower(): code for code, name in ENGLISH.territories.items() if len(code) == 2}
        return {**names, **{code.lower(): code for code in names.values()}, **SPOKEN}
    if kind == "currency":
        names = {str(name).lower(): code for code, name in ENGLISH.currencies.items()}
        return {**names, **{code.lower(): code for code in names.values()}, **SIGNS}
    return {}
