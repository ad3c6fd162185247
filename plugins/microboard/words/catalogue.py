"""The translations of Microboard's own words: one gettext file (``.po``) a language, beside this module."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
# What gettext puts between the context of a message and the message.
CONTEXT = "\x04"
ASSETS = "assets/"
# Numbers enough to meet every category of CLDR that whole numbers have.
NUMBERS = range(201)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is said in one language (BCP 47). `messages` leads from what is said in English, after its context where it
    has one, to its forms: one, or as many as the language has for a number. `forms` is the index of the form by the
    plural category of CLDR (``one``, ``few``). `browser` has the messages of each folder of ``assets/``."""

    language: str
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: Mapping[str, int] = field(default_factory=dict)
    browser: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


ENGLISH = Catalogue("en", forms={"one": 0})


@cache
def list_languages() -> tuple[str, ...]:
    """The languages that there is a catalogue for, and English, in which everything is written."""
    return tuple(sorted(("en", *(path.stem for path in FOLDER.glob("*.po")))))


def find_language(tag: str) -> str:
    """The language of those whose words are best for `tag`: ``pt`` for ``pt-BR``; else English."""
    tags = tag.replace("_", "-").split("-")
    wanted = ("-".join(tags[:length]) for length in range(len(tags), 0, -1))
    return next((one for one in wanted if one in list_languages()), "en")


@cache
def read_catalogue(language: str) -> Catalogue:
    """The catalogue of one of `list_languages`."""
    if language == "en":
        return ENGLISH
    with (FOLDER / f"{language}.po").open("rb") as file:
        return build_catalogue(read_po(file, locale=language.replace("-", "_"), abort_invalid=True))


def build_catalogue(catalog: Catalog) -> Catalogue:
    """What is translated in a gettext file; the rest stays English."""
    said = {get_key(message): _list_forms(message) for message in catalog if message.id and _is_done(message)}
    language = catalog.locale_identifier or "en"
    return Catalogue(language.replace("_", "-"), said, _list_plurals(catalog),
                     _list_browser(message for message in catalog if get_key(message) in said))


def get_key(message: Message) -> str:
    """The English of a message, in the singular, after its context."""
    english = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}{CONTEXT}{english}" if message.context else english


def _list_forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _is_done(message: Message) -> bool:
    return bool(message.string) and all(_list_forms(message)) and not message.fuzzy


def _list_plurals(catalog: Catalog) -> dict[str, int]:
    """The form of each plural category that whole numbers have; what is no whole number takes the last form else."""
    choose, name = c2py(catalog.plural_expr), Locale.parse(catalog.locale_identifier).plural_form
    return {name(number): choose(number) for number in NUMBERS}


def _list_browser(messages: Iterable[Message]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for message in messages:
        for folder in set(_find_folders(message)):
            found.setdefault(folder, []).append(get_key(message))
    return {folder: tuple(keys) for folder, keys in found.items()}


def _find_folders(message: Message) -> Iterator[str]:
    """The folders of ``assets/`` that say a message."""
    for place, _ in message.locations:
        if place.startswith(ASSETS):
            yield place.removeprefix(ASSETS).rpartition("/")[0]
