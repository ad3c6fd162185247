"""Turns what everybody may know of a board's badges into the files that programs look for."""

import json
from collections.abc import Iterator

from microboard.check.values.badges import STATUS, Badges
from microboard.publish.output import OutputFile

CONTEXTS = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1")


def list_badge_files(badges: Badges | None) -> list[str]:
    """Where the files of `iterate_badge_files` will be."""
    return [file.path for file in iterate_badge_files(badges)]


def iterate_badge_files(badges: Badges | None) -> Iterator[OutputFile]:
    """The keys of the board, and its list of revoked badges, where it gives badges."""
    if badges:
        yield OutputFile(badges.document_path, build_document(badges))
        yield OutputFile(STATUS, badges.status.encode())


def build_document(badges: Badges) -> bytes:
    """The document of a did:web (DID 1.0): every key that ever signed, the newest first, for badges alone."""
    methods = [{
        "id": f"{badges.did}#{key.id}", "type": "JsonWebKey2020", "controller": badges.did,
        "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": key.x, "kid": key.id, "alg": "EdDSA", "use": "sig"},
    } for key in badges.keys]
    value = {"@context": list(CONTEXTS), "id": badges.did, "verificationMethod": methods,
             "assertionMethod": [method["id"] for method in methods]}
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
