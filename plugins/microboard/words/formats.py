"""Dates, numbers, money, lists and names as the language of the board writes them, by CLDR."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import reduce

from babel import Locale
from babel.dates import format_date as format_day
from babel.dates import format_skeleton
from babel.lists import format_list as join_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol

from microboard.words.speech import _, get_language, get_locale, is_spoken, remember

# English of no country writes days and lists as most of the world does, and not as the United States.
BRITISH = Locale("en", "GB")


def _get_locale() -> Locale:
    return BRITISH if get_language() == "en" else get_locale()


@remember(4096)
def format_date(day: date) -> str:
    """``14 December 2026``, whatever the locale of the machine."""
    return format_day(day, "long", locale=_get_locale())


@remember(4096)
def format_short_date(day: date) -> str:
    """``14 Dec``."""
    return str(format_skeleton("MMMd", day, locale=_get_locale()))


def format_month(day: date) -> str:
    """``December 2026``."""
    return str(format_skeleton("yMMMM", day, locale=_get_locale()))


def format_short_month(day: date) -> str:
    """``Dec``."""
    return str(format_skeleton("MMM", day, locale=_get_locale()))


def join_words(words: Sequence[str]) -> str:
    """``a, b, c``: what is said side by side. CLDR calls it a list of units, which Babel has in few languages."""
    return reduce(lambda said, more: _("{said}, {more}", said=said, more=more), words) if words else ""


def format_list(words: Sequence[str]) -> str:
    """``a, b and c``."""
    return join_list(words, locale=_get_locale())


def format_choice(words: Sequence[str]) -> str:
    """``a, b or c``."""
    return join_list(words, style="or", locale=_get_locale())


def format_share(share: float) -> str:
    """``45%`` for 0.45."""
    return format_percent(share, locale=get_locale())


@remember(4096)
def format_number(number: float) -> str:
    """The number, with one decimal at most."""
    return format_decimal(Decimal(f"{round(number, 1):g}"), locale=get_locale())


def format_exactly(number: float) -> str:
    """The number, with all of its decimals."""
    return format_decimal(Decimal(f"{number}"), locale=get_locale(), decimal_quantization=False)


# Boards pay in round sums.
@remember(4096)
def format_money(amount: float, currency: str) -> str:
    """The amount with the sign of its ISO 4217 currency: ``€600``, ``€18.75``."""
    is_whole = round(amount, 2) == round(amount)
    # As it is written, not as a binary fraction: 2.675 is 2.68.
    return format_currency(Decimal(str(amount)), currency, _get_money_pattern(currency, is_whole), locale=get_locale(),
                           currency_digits=not is_whole)


def _get_money_pattern(currency: str, is_whole: bool) -> str:
    """The locale's pattern, without a fraction where there is none."""
    pattern = get_locale().currency_formats["standard"].pattern
    # A code such as KES stands apart from the number; a sign such as € does not.
    if get_currency_symbol(currency, get_locale())[-1:].isalpha():
        pattern = pattern.replace("¤#", "¤\u00a0#")
    return str(pattern.replace(".00", "") if is_whole else pattern)


def name_country(code: str) -> str:
    """The name of an ISO 3166-1 country, or the code itself."""
    return str(get_locale().territories.get(code, code))


def name_currency(code: str) -> str:
    """The name of an ISO 4217 currency, or the code itself."""
    return str(get_locale().currencies.get(code, code))


@remember(256)
def name_language(tag: str) -> str:
    """The name of a language (BCP 47), without the country of a dialect; or its tag."""
    return str(get_locale().languages.get(tag.split("-")[0].lower(), tag))


def lower_in_sentence(words: str) -> str:
    """A label as it stands within a sentence: the N of NDA stays, the A of Amount does not. German keeps the capitals
    of nouns."""
    is_name = any(letter.isupper() for letter in words.partition(" ")[0][1:])
    return words if is_name or is_spoken("de") else words[:1].lower() + words[1:]
