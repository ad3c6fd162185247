"""Says things in the language of the board.

Everything that a person reads is written in English where it is said, as ``_("Apply by {day}", day=...)``, and said in
the language of the board whose rules were read last. Places are named, since other languages have another order.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from babel import Locale, UnknownLocaleError

from microboard.words.catalogue import CONTEXT, ENGLISH, Catalogue, find_language, read_catalogue

R = TypeVar("R")


class _Speech:
    """What this process speaks: the words of a catalogue, and the locale (CLDR) of dates, numbers and names."""

    catalogue: Catalogue = ENGLISH
    tag = "en"
    locale = Locale("en")


_forget: list[Callable[[], None]] = []


def speak(tag: str, catalogue: Catalogue | None = None) -> None:
    """Speak a language (BCP 47) from now on, by its `catalogue`, else by the one that ships. Where there is none, the
    words are English."""
    catalogue = catalogue or read_catalogue(find_language(tag))
    if catalogue is ENGLISH and not is_english(tag):
        tag = "en"
    if (_Speech.tag, _Speech.catalogue) == (tag, catalogue):
        return
    _Speech.tag, _Speech.catalogue, _Speech.locale = tag, catalogue, _find_locale(tag)
    for forget in _forget:
        forget()


def _find_locale(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(find_language(tag), sep="-")


def is_english(tag: str) -> bool:
    """Whether a language (BCP 47, or with ``_`` as themes write it) is English of some country."""
    return get_primary(tag) == "en"


def is_spoken(tag: str) -> bool:
    """Whether a language is the one that is spoken, as some country speaks it: who reads the board understands it."""
    return get_primary(tag) == get_primary(_Speech.tag)


def get_primary(tag: str) -> str:
    """The language alone (BCP 47, or with ``_`` as themes write it), without script and country."""
    return tag.lower().replace("_", "-").partition("-")[0]


def get_direction() -> str:
    """How it is written: ``ltr`` or ``rtl``."""
    return str(_Speech.locale.text_direction)


def get_language() -> str:
    """The language that is spoken (BCP 47)."""
    return _Speech.tag


def get_catalogue() -> Catalogue:
    """The catalogue that it is spoken by."""
    return _Speech.catalogue


def get_locale() -> Locale:
    """Its dates, numbers and names."""
    return _Speech.locale


def _(message: str, /, **places: object) -> str:
    """A message, with something in each of its `places`, which have names in braces."""
    return _say(message, message, places)


def N_(message: str, /) -> str:  # noqa: N802 - the name that the tools of gettext know
    """A message that stands in a table, and is said with `_` where it is read."""
    return message


def pgettext(context: str, message: str, /, **places: object) -> str:
    """A message that means one thing here and another elsewhere: `context` tells translators which."""
    return _say(f"{context}{CONTEXT}{message}", message, places)


def _say(key: str, english: str, places: Mapping[str, object]) -> str:
    said = _Speech.catalogue.messages.get(key)
    text = said[0] if said else english
    return text.format(**places) if places else text


def ngettext(one: str, many: str, number: float, /, **places: object) -> str:
    """The message for a number of things: English has two."""
    return pick_form(one, many, number).format(**places)


def pick_form(one: str, many: str, number: float) -> str:
    """The same, with its places still in it."""
    said = _Speech.catalogue.messages.get(one) or (one, many)
    # What is written as 1 is one: see `formats.format_number`.
    return said[_Speech.catalogue.forms.get(_find_category(round(number, 1)), len(said) - 1)]


def remember(maxsize: int | None = 128) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """`functools.lru_cache` for what is in the language that is spoken: all is forgotten when that changes."""

    def keep(function: Callable[..., R]) -> Callable[..., R]:
        kept: Any = lru_cache(maxsize)(function)
        _forget.append(kept.cache_clear)
        return kept  # type: ignore[no-any-return]

    return keep


@remember(4096)
def _find_category(number: float) -> str:
    """The plural category of CLDR, which Babel works out at length."""
    return str(_Speech.locale.plural_form(number))
