"""What somebody who begins a board is asked, and whether the answers can be used."""

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from babel.numbers import get_territory_currencies

from microboard.check.schema.board_ids import list_countries
from microboard.check.values import shipped
from microboard.check.values.formats import FORMATS
from microboard.check.values.names import find_code
from microboard.check.values.near import find_near
from microboard.words.catalogue import list_languages

MOST = 80
# What no address holds as it is, and what would end one in a file of ours.
UNWANTED = re.compile(r"[^\x21-\x7e]|[\"'<>\\`()\[\]{}|^]")
PROGRAM = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+@[0-9a-f]{40}")
SHORT = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+")


class AnswerError(ValueError):
    """An answer can't be used. The text says what to write, for people."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a board was begun with. `url` and `repository` are https addresses, the first with a slash at its end and
    the second without; `country` is ISO 3166-1, `currency` ISO 4217, `language` one that Microboard speaks. `contact`,
    for what is reported in private, is an e-mail or an https address, or empty. `program` is ``owner/name@commit`` of
    workflows that are called and not copied, or empty."""

    name: str
    url: str
    repository: str
    country: str
    currency: str
    language: str
    contact: str = ""
    program: str = ""

    @property
    def tag(self) -> str:
        """The language as it is written in the country (BCP 47)."""
        return f"{self.language.partition('-')[0]}-{self.country}"

    @property
    def is_on_github(self) -> bool:
        """Whether the repository is on github.com."""
        return urlsplit(self.repository).hostname == "github.com"


def check_name(text: str) -> str:
    """A line of at most 80 characters."""
    name = " ".join(text.split())
    if not name or len(name) > MOST or not name.isprintable():
        raise AnswerError(f"Write a name of at most {MOST} characters, for example Galway projects.")
    return name


def check_url(text: str) -> str:
    """The address of a site, with a slash at its end."""
    return f"{_check_address(text, 'https://your-org.github.io/jobs/').rstrip('/')}/"


def check_repository(text: str) -> str:
    """The address of a repository; one on GitHub may be written as ``owner/name``."""
    example = "your-org/jobs, or https://github.com/your-org/jobs"
    if SHORT.fullmatch(text.strip()):
        text = f"https://github.com/{text.strip()}"
    address = _check_address(text, example).rstrip("/").removesuffix(".git")
    if len(urlsplit(address).path.strip("/").split("/")) < 2:
        raise AnswerError(f"A repository has an owner and a name. Write {example}.")
    return address


def check_country(text: str) -> str:
    """The code of a country, by its code or by its name in a language that the board's words are in."""
    return _check_code(text, "country", "IE")


def check_currency(text: str) -> str:
    """The code of a currency, by its name or its code."""
    return _check_code(text, "currency", "EUR")


def check_language(text: str) -> str:
    """A language that the board's words are in."""
    languages = list_languages()
    language = text.strip().lower()
    if language not in languages:
        close = find_near(language, languages)
        raise AnswerError(f"Microboard does not speak {text.strip()!r}. Write one of: {', '.join(languages)}."
                          f"{f' Did you mean {close}?' if close else ''}")
    return language


def check_contact(text: str) -> str:
    """An e-mail or an https address."""
    contact = text.strip()
    is_mail = "@" in contact and FORMATS["email"](contact) and not UNWANTED.search(contact)
    return contact if is_mail else _check_address(contact, "security@your-org.example")


def check_program(text: str) -> str:
    """A repository on GitHub and a whole commit of it: what else names one may be moved."""
    if not PROGRAM.fullmatch(text.strip()):
        raise AnswerError("Write the repository of the program and all 40 characters of a commit, for example "
                          f"your-org/microboard@{'0123456789' * 4}. A branch or a tag could be moved.")
    return text.strip()


def find_currency(country: str) -> str:
    """What is paid with in a country; US dollars where nothing is known."""
    return str(next(iter(get_territory_currencies(country)), "USD"))


def _check_code(text: str, kind: str, example: str) -> str:
    code = find_code(kind, text, list_languages())
    if code not in _list_codes(kind):
        raise AnswerError(f"{text.strip()!r} is no {kind}. Write its code, for example {example}.")
    return code


def _list_codes(kind: str) -> tuple[str, ...]:
    """Those that a listing may name."""
    schema = json.loads((shipped.FOLDER / "opportunity.schema.json").read_bytes())
    if kind == "country":
        return list_countries(schema)
    return tuple(schema["properties"]["pay"]["properties"]["currency"]["enum"])


def _check_address(text: str, example: str) -> str:
    address = text.strip()
    parts = urlsplit(address) if FORMATS["uri"](address) else None
    if not parts or parts.scheme != "https" or parts.query or parts.fragment or UNWANTED.search(address):
        raise AnswerError(f"{address!r} is no such address. Write for example {example}.")
    return address
