"""What a directory has to know of one listing of another board."""

import json
from dataclasses import dataclass, field

from microboard.federate.addresses import canonicalise
from microboard.federate.boards import Source
from microboard.publish.api.records import Record


@dataclass(frozen=True, slots=True)
class Told:
    """A listing and the board that tells of it. `link` is its link to apply in one spelling, or its own address; `text`
    is its JSON, which takes a fifth of the space of its values."""

    source: Source
    url: str
    posted: str
    link: str
    employer: str
    website: str
    text: bytes = field(repr=False)


def tell(source: Source, record: Record) -> Told:
    """A listing that the description of the API has accepted, with the name of its board."""
    link = record["apply"].get("url", "")
    board = {"name": source.name, "url": source.url, "licence": source.licence}
    return Told(
        source, record["url"], record["posted"], canonicalise(link) if link else record["url"],
        record["employer"]["name"], record["employer"]["website"],
        json.dumps({**record, "board": board}, ensure_ascii=False, allow_nan=False).encode(),
    )
