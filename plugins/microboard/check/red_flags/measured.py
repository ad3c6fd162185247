"""How often red flags were found in honest listings, and in offers that were invented to measure them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offers:
    """In how many invented offers each flag was found, frauds and honest ones; and in those that are `unseen`."""

    fraud: int
    honest: int
    noticed: Mapping[str, int]
    hit: Mapping[str, int]
    unseen: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """In how many of `listings` honest ones each flag was found."""

    on: str
    listings: int
    hits: Mapping[str, int]
    offers: Offers | None = None
