"""Groups of countries from which people may apply: two that every board has, and those that a board names."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from microboard.check.problems.finding import Finding
from microboard.read import Document
from microboard.read.problem import shorten
from microboard.words.speech import N_, _


@dataclass(frozen=True, slots=True)
class Region:
    """Several countries (ISO 3166-1). Listings write the `id`; the `name` is as it stands in a sentence."""

    id: str
    name: str
    countries: tuple[str, ...]


UNION = ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
         "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")
KNOWN = (
    Region("EU", N_("the European Union"), UNION),
    Region("EEA", N_("the European Economic Area"), (*UNION, "IS", "LI", "NO")),
)


def build_regions(document: Document) -> dict[str, Region]:
    """The regions by id: those of every board, then those in a vocabulary.yml that its schema accepts."""
    own = [Region(document.get_text("regions", index, "id") or "", document.get_text("regions", index, "label") or "",
                  document.get_texts("regions", index, "countries"))
           for index in range(len(document.get_list("regions")))]
    return {region.id: region for region in (*KNOWN, *own)}


def name_region(region: Region) -> str:
    """Its name as it stands in a sentence: the European Union."""
    return _(region.name)


def spread(origin: Collection[str], regions: Mapping[str, Region]) -> tuple[str, ...]:
    """The countries that `origin` names, by themselves or by the ids of `regions`, each once and in that order."""
    parts = (regions[one].countries if one in regions else (one,) for one in origin)
    return tuple(dict.fromkeys(code for part in parts for code in part))


def check_regions(document: Document, countries: Collection[str]) -> Iterator[Finding]:
    """A finding for every region with an id that another one has, and for every code that is none of `countries`."""
    ids: set[str] = set()
    for index in range(len(document.get_list("regions"))):
        region_id = document.get_text("regions", index, "id") or ""
        if region_id in ids:
            message = _("{name} is an id already.", name=shorten(region_id))
            yield Finding(("regions", index, "id"), "schema-file", message, _("Choose another id."))
        ids.add(region_id)
        for number, code in enumerate(document.get_texts("regions", index, "countries")):
            if code not in countries:
                yield Finding(("regions", index, "countries", number), "value-choice",
                              _("{value} is no country code.", value=shorten(code)),
                              _("Write the code of a country, for example {example}.", example="PT"))
