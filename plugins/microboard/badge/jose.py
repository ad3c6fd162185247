"""Signs what a board says, and reads it again: JSON Web Tokens with Ed25519 (RFC 7519, RFC 8037)."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from microboard.badge import BadgeError
from microboard.check.values.badges import Badges

# RFC 9864 has a newer name; programs that read badges know this one.
ALGORITHM = "EdDSA"


def encode(data: bytes) -> str:
    """Bytes in base64url without padding (RFC 7515, section 2)."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bytes that `encode` wrote."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sign(credential: dict[str, Any], key: Ed25519PrivateKey, badges: Badges) -> str:
    """A credential in its signed form: all that it says, and some of it in the words of a JWT (Open Badges 3.0, section
    8.2.4). `key` is the first one of the board."""
    claims = {"iss": badges.did, "jti": credential["id"], "nbf": _count_seconds(credential["validFrom"])}
    if "validUntil" in credential:
        claims["exp"] = _count_seconds(credential["validUntil"])
    return jwt.encode({**credential, **claims}, key, ALGORITHM, headers={"kid": f"{badges.did}#{badges.keys[0].id}"})


def _count_seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


def read(token: str, badges: Badges) -> dict[str, Any]:
    """What a token says, where one of the board's keys signed it. Raises BadgeError."""
    try:
        kid = str(jwt.get_unverified_header(token).get("kid"))
        x = next((key.x for key in badges.keys if f"{badges.did}#{key.id}" == kid), None)
        if x is None:
            raise BadgeError(f"It was signed with a key that is not one of this board: {kid[:200]}")
        said: dict[str, Any] = jwt.decode(token, Ed25519PublicKey.from_public_bytes(decode(x)), [ALGORITHM],
                                          options={"verify_exp": False, "verify_nbf": False}, issuer=badges.did)
    except jwt.InvalidTokenError as error:
        raise BadgeError(f"It is not what this board signed: {error}") from error
    return said
