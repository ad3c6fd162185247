"""Takes apart cells in which people write several fields at once: pay, a place, how to apply."""

import re
from collections.abc import Callable, Iterator, Mapping

from microboard.check.values.names import find_code
from microboard.check.wording.types import suggest_number
from microboard.intake.question import Question
from microboard.intake.table.cells import Reader, choose, read_number
from microboard.intake.values import AnswerError
from microboard.read.yaml import Value
from microboard.words.speech import N_, _

Questions = Mapping[str, Question | None]
Found = dict[str, Value]
SEPARATOR = ", "
# How people say that pay is for an hour, and that it is for the whole project.
HOURLY = N_("per hour, an hour, each hour, hourly, /hour, / hour, /hr, / hr, /h, / h, p.h.")
RANGE = re.compile(r"(.*\d)\s*(?:-|–|—|\bto\b)\s*(\D{0,4}\d.*)", re.DOTALL)
CURRENCY = re.compile(r"[A-Z]{3}\b|[A-Z]{0,2}[$€£¥₹]|[^\W\d_]{4,}")


def read_part(target: str, cell: str, questions: Questions, reader: Reader) -> Found:
    """The values in a cell of one of `targets.PARTS`, by the name of their field. Raises AnswerError."""
    return READ[target](cell, questions, reader)


def _read_pay(cell: str, questions: Questions, _reader: Reader) -> Found:
    """``€500``, ``20-25 EUR per hour``, ``Unpaid``."""
    text = " ".join(cell.split())
    kind = questions["pay.type"]
    chosen = choose(kind, text) if kind else ""
    if kind and chosen in {term.id for term in kind.field.choices}:
        return {"pay.type": chosen}
    hourly = next((word for word in _list_hourly() if word in text.casefold()), "")
    amounts = re.sub(re.escape(hourly), " ", text, flags=re.IGNORECASE) if hourly else text
    between = RANGE.fullmatch(amounts)
    numbers = [suggest_number(part, "number")[1] for part in (between.groups() if between else (amounts,))]
    currency = next(filter(None, (find_code("currency", word) for word in CURRENCY.findall(amounts))), "")
    if not all(numbers):
        raise AnswerError(_("No single amount can be read."), _("Write for example {example}.",
                                                                 example=_("500 EUR, or 20 EUR per hour")))
    found: Found = {"pay.type": "hourly" if hourly else "fixed"}
    found |= dict(zip(("pay.amount", "pay.amount_to"), (read_number(one) for one in numbers), strict=False))
    return {**found, "pay.currency": currency} if currency else found


def _list_hourly() -> Iterator[str]:
    yield from HOURLY.split(SEPARATOR)
    yield from _(HOURLY).split(SEPARATOR)


def _read_location(cell: str, questions: Questions, reader: Reader) -> Found:
    """``Remote``, ``Porto, Portugal``, ``Hybrid: Porto, Portugal``."""
    mode, places, origin = (questions[f"location.{name}"] for name in ("mode", "places", "applicants_from"))
    assert mode
    assert places
    assert origin
    modes = {term.id for term in mode.field.choices}
    parts = [part.strip() for part in re.split(r"[,;:()\n]|\s[-–]\s", cell) if part.strip()]
    named = [(part, choose(mode, part)) for part in parts]
    chosen = next((one for _part, one in named if one in modes), "")
    rest = ", ".join(part for part, one in named if one not in modes)
    if chosen == "remote":
        return {"location.mode": chosen, **({"location.applicants_from": reader.read(origin, rest)} if rest else {})}
    if not rest:
        return {"location.mode": chosen}
    return {"location.mode": chosen or "onsite", "location.places": reader.read(places, rest)}


def _read_apply(cell: str, questions: Questions, reader: Reader) -> Found:
    """``jobs@acme.example``, ``https://acme.example/jobs``, or both."""
    found: Found = {}
    for word in re.split(r"[\s,;<>()]+", cell):
        name = "apply.email" if "@" in word and "//" not in word else "apply.url" if re.search(r"\w\.\w", word) else ""
        question = questions.get(name)
        if question:
            found.setdefault(name, reader.read(question, word.removeprefix("mailto:")))
    if not found:
        raise AnswerError(_("There is neither an address of a page nor an e-mail address."),
                          _("Write for example {example}.", example="jobs@acme.example"))
    return found


READ: Mapping[str, Callable[[str, Questions, Reader], Found]] = {
    "pay": _read_pay, "location": _read_location, "apply": _read_apply,
}
