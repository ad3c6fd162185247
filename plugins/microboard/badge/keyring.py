"""The folder of a maintainer, outside of any board, that holds private keys and knows which badges were given."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from microboard.badge import BadgeError
from microboard.badge.jose import encode
from microboard.check.values.badges import make_thumbprint

LEDGER = "given.jsonl"
# Whoever copies the file may guess quickly: PKCS#8 as OpenSSL writes it has 2,048 rounds of PBKDF2.
SHORTEST = 16


@dataclass(frozen=True, slots=True)
class Given:
    """A badge that was given: its id, its place in the status list, and the id of its listing. It names nobody."""

    id: str
    place: int
    listing: str


def write_public(key: Ed25519PrivateKey) -> str:
    """The public part of a key, in base64url (RFC 8037)."""
    return encode(key.public_key().public_bytes_raw())


class Keyring:
    """The keys in a folder, each in a file with the name of its id."""

    def __init__(self, folder: Path, board: Path) -> None:
        """Raises BadgeError for a folder that could be published: in a repository, or in the board."""
        self.folder = folder.resolve()
        for place in (self.folder, *self.folder.parents):
            if place == board.resolve() or (place / ".git").exists():
                raise BadgeError(f"{folder} lies in {place}, which may be published. Name a folder of your own outside "
                                 "of it, for example ~/badges.")

    def make(self, passphrase: str) -> tuple[str, str]:
        """Make a key and keep it. Its id, and its public part in base64url (RFC 8037)."""
        if len(passphrase) < SHORTEST:
            raise BadgeError(f"The passphrase has {len(passphrase)} characters. Take {SHORTEST} or more, for example "
                             "five words that a password manager has chosen.")
        key = Ed25519PrivateKey.generate()
        x = write_public(key)
        name = make_thumbprint(x)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.write(f"{name}.pem", key.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode())))
        return name, x

    def open(self, name: str, passphrase: str) -> Ed25519PrivateKey:
        """The key with this id. Raises BadgeError."""
        path = self.folder / f"{name}.pem"
        try:
            key = load_pem_private_key(path.read_bytes(), passphrase.encode())
        except FileNotFoundError:
            raise BadgeError(f"{path} is not there. The board signs with this key: ask who made it for the file, or "
                             "make a new key with microboard badge key.") from None
        except ValueError as error:
            raise BadgeError(f"{path} does not open: the passphrase is another one, or the file is damaged.") from error
        if not isinstance(key, Ed25519PrivateKey) or make_thumbprint(write_public(key)) != name:
            raise BadgeError(f"{path} holds another key than its name says.")
        return key

    def list_given(self) -> list[Given]:
        """Every badge that was given, the first one first."""
        return list(self._iterate_given())

    def _iterate_given(self) -> Iterator[Given]:
        path = self.folder / LEDGER
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            try:
                yield Given(**json.loads(line))
            except (ValueError, TypeError) as error:
                raise BadgeError(f"{path} has a line that can't be read: {line[:80]}") from error

    def remember(self, given: Given) -> None:
        """Add a badge to those that were given."""
        with os.fdopen(os.open(self.folder / LEDGER, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a",
                       encoding="utf-8") as file:
            file.write(f"{json.dumps(asdict(given))}\n")

    def write(self, name: str, data: bytes) -> Path:
        """Write a new file that nobody else on this machine can read."""
        path = self.folder / name
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        return path
