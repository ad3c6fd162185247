"""Writes what everybody may know of a board's badges: schema/badges.yml."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microboard.badge.jose import read, sign
from microboard.badge.status import build_list, read_list
from microboard.check.values.badges import Badges, PublicKey
from microboard.intake.yaml_text import build_yaml
from microboard.read.yaml import Value

FILE = "schema/badges.yml"
HEAD = "# Who signs the badges of this board. `microboard badge` writes it; everybody may know all of it."


def add_key(badges: Badges, key: PublicKey) -> Badges:
    """With a new key that signs from now on. The older ones stay."""
    return replace(badges, keys=(key, *badges.keys))


def list_revoked(badges: Badges) -> set[int]:
    """The places of the badges that were revoked; none where no list was signed yet. Raises BadgeError."""
    return read_list(read(badges.status, badges)) if badges.status else set()


def sign_status(badges: Badges, revoked: Collection[int], key: Ed25519PrivateKey, moment: datetime) -> Badges:
    """With a new list, signed by the first key."""
    return replace(badges, status=sign(build_list(revoked, badges, moment), key, badges))


def write_badges(root: Path, badges: Badges) -> None:
    """Write the file of the board at `root`."""
    values: dict[str, Value] = {
        "address": badges.address, "name": badges.name,
        "keys": [{"id": key.id, "x": key.x, "since": key.since.isoformat()} for key in badges.keys],
        "status": badges.status,
    }
    path = root / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(build_yaml(values, {}, HEAD), encoding="utf-8", newline="\n")
