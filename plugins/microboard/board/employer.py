"""Turns an accepted employer.yml into an `Employer`."""

from collections.abc import Iterable
from datetime import date, timedelta

from microboard.board.model import Employer
from microboard.board.own import read_own
from microboard.board.values import join_values, make
from microboard.check.fields.field import Field
from microboard.check.values.vocabulary import Vocabulary
from microboard.read import Document

NO_SHIFT = timedelta()


def build_employer(
    name: str, document: Document, vocabulary: Vocabulary, own: Iterable[Field] = (), logo: bytes = b"",
    domain_confirmed: date | None = None,
) -> Employer:
    """The employer whose folder is `name`, with what it says in the fields of the board's `own`, its picture, and the
    day on which its domain was confirmed."""
    values = join_values(document.values)
    return make(
        Employer, values,
        id=name,
        sector=vocabulary.sectors[values["sector"]],
        is_sample=values.get("sample") is True,
        logo=logo,
        own=read_own(own, ("employer",), values, NO_SHIFT),
        domain_confirmed=domain_confirmed,
    )
