"""The list that says which badges were revoked: one bit a badge, and no name (Bitstring Status List 1.0)."""

import gzip
import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Any

from microboard.badge import CONTEXT, BadgeError
from microboard.badge.jose import decode, encode
from microboard.check.values.badges import STATUS, Badges

# The fewest that the standard allows, so that a place says little about whose it is. 16 KiB.
PLACES = 131_072


def build_list(revoked: Collection[int], badges: Badges, moment: datetime) -> dict[str, Any]:
    """The list as a credential. `revoked` are places in it."""
    bits = bytearray(PLACES // 8)
    for place in revoked:
        bits[place // 8] |= 0x80 >> place % 8
    address = badges.address + STATUS
    return {
        "@context": [CONTEXT],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": badges.did,
        "validFrom": moment.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "credentialSubject": {"id": f"{address}#list", "type": "BitstringStatusList", "statusPurpose": "revocation",
                              # The moment in a gzip would be that of the clock.
                              "encodedList": f"u{encode(gzip.compress(bytes(bits), mtime=0))}"},
    }


def read_list(credential: dict[str, Any]) -> set[int]:
    """The places of the badges that were revoked, in a list that this board signed. Raises BadgeError."""
    try:
        bits = gzip.decompress(decode(credential["credentialSubject"]["encodedList"].removeprefix("u")))
    except (KeyError, TypeError, AttributeError, ValueError, EOFError, OSError) as error:
        raise BadgeError("The status list in schema/badges.yml can't be read.") from error
    return {8 * at + bit for at, byte in enumerate(bits) if byte for bit in range(8) if byte & 0x80 >> bit}


def choose_place(taken: Collection[int]) -> int:
    """A place that no other badge has. Nobody can tell from it how many were given, or when."""
    while (place := secrets.randbelow(PLACES)) in taken:
        pass
    return place


def build_entry(place: int, badges: Badges) -> dict[str, str]:
    """What a badge says of its place."""
    address = badges.address + STATUS
    return {"id": f"{address}#{place}", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": str(place), "statusListCredential": address}
