"""A board that gives badges, with a maintainer who keeps keys."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from boards import DAY, BoardFolder
from microboard.badge.jose import decode
from microboard.check.values.badges import Badges
from microboard.cli import main
from microboard.publish.api.badges import build_document
from schemas import read_rules

ADDRESS, PASSPHRASE, EMAIL = "https://org.example/jobs/", "five words of a password manager", "ana@uni.example"


@dataclass(frozen=True)
class Maintainer:
    """Somebody with a clone of a board and a folder of keys beside it."""

    board: BoardFolder
    keys: Path

    def run(self, command: str, *options: str, passphrase: str = PASSPHRASE, folder: Path | None = None,
            **environment: str) -> Result:
        """`microboard badge`, on a machine and not in a workflow, whatever runs this test."""
        return CliRunner().invoke(
            main, ["badge", command, *options, "--keys", str(folder or self.keys), "--board", str(self.board.root)],
            input=f"{passphrase}\n{passphrase}\n", env={"CI": None, "MICROBOARD_KEYS": None, **DAY, **environment})

    def make_key(self) -> None:
        begin = () if self.badges_file.exists() else ("--address", ADDRESS, "--name", "Jobs")
        done = self.run("key", *begin)
        assert done.exit_code == 0, done.output

    def issue(self, *options: str, listing: str = "acme/bread", email: str = EMAIL) -> Path:
        """The file of a new badge."""
        done = self.run("issue", listing, "--email", email, "--confirmed", "2026-11-22", *options)
        assert done.exit_code == 0, done.output
        return Path(done.stdout.strip().splitlines()[-1])

    @property
    def badges_file(self) -> Path:
        return self.board.root / "schema/badges.yml"

    @property
    def badges(self) -> Badges:
        """What the board publishes, read as a build reads it."""
        badges = read_rules(self.board.root).badges
        assert badges
        return badges

    @property
    def document(self) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(build_document(self.badges))
        return value


def read_payload(token: str) -> dict[str, Any]:
    """What a token says, whoever signed it."""
    value: dict[str, Any] = json.loads(decode(token.split(".")[1]))
    return value


# What the standard asks of a badge: Open Badges 3.0, appendix B, and the Verifiable Credentials Data Model 2.0. Written
# from their tables; groups that they close are closed.
URI = {"type": "string", "format": "uri", "pattern": "^[a-z][a-z0-9+.-]*:"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
TEXT = {"type": "string", "minLength": 1}


def _types(*names: str) -> dict[str, Any]:
    return {"type": "array", "allOf": [{"contains": {"const": name}} for name in names]}


PROFILE = {
    "type": "object", "required": ["id", "type"],
    "properties": {"id": URI, "type": _types("Profile"), "name": TEXT, "url": URI},
}
CREDENTIAL = {
    "type": "object",
    "required": ["@context", "id", "type", "issuer", "validFrom", "credentialSubject"],
    "properties": {"@context": {"type": "array", "prefixItems": [{"const": "https://www.w3.org/ns/credentials/v2"}]},
                   "id": URI, "type": _types("VerifiableCredential"), "validFrom": MOMENT, "validUntil": MOMENT},
}
ACHIEVEMENT = {
    "type": "object", "additionalProperties": True,
    "required": ["id", "type", "criteria", "description", "name"],
    "properties": {
        "id": URI, "type": _types("Achievement"), "name": TEXT, "description": TEXT, "creator": PROFILE,
        # One of the table of achievement types.
        "achievementType": {"enum": ["Achievement", "Assignment", "Badge", "Certificate", "Course", "Fieldwork"]},
        "criteria": {"type": "object", "properties": {"id": URI, "narrative": TEXT}},
        "inLanguage": {"type": "string", "pattern": r"^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$"},
        "alignment": {"type": "array", "items": {
            "type": "object", "required": ["type", "targetName", "targetUrl"],
            "properties": {"type": _types("Alignment"), "targetName": TEXT, "targetUrl": URI, "targetFramework": TEXT,
                           "targetCode": TEXT}}},
        "resultDescription": {"type": "array", "items": {
            "type": "object", "required": ["id", "type", "name", "resultType"],
            "properties": {"id": URI, "type": _types("ResultDescription"), "name": TEXT,
                           "resultType": {"const": "Result"}}}},
    },
}
BADGE = {"allOf": [CREDENTIAL, {
    "type": "object",
    "properties": {
        "@context": {"prefixItems": [True, {
            "pattern": r"^https://purl\.imsglobal\.org/spec/ob/v3p0/context(-\d+\.\d+\.\d+)?\.json$"}], "minItems": 2},
        "type": _types("OpenBadgeCredential"), "name": TEXT, "issuer": PROFILE, "awardedDate": MOMENT,
        "credentialSubject": {
            "type": "object", "additionalProperties": False, "required": ["type", "achievement", "identifier"],
            "properties": {
                "type": _types("AchievementSubject"), "achievement": ACHIEVEMENT,
                "identifier": {"type": "array", "minItems": 1, "items": {
                    "type": "object", "additionalProperties": False,
                    "required": ["type", "hashed", "identityHash", "identityType"],
                    "properties": {"type": {"const": "IdentityObject"}, "hashed": {"const": True},
                                   "identityHash": {"pattern": r"^sha256\$[0-9a-f]{64}$"},
                                   "identityType": {"const": "emailAddress"}, "salt": TEXT}}},
                "result": {"type": "array", "items": {
                    "type": "object", "additionalProperties": False, "required": ["type", "resultDescription", "value"],
                    "properties": {"type": _types("Result"), "resultDescription": URI, "value": TEXT}}},
            }},
        "evidence": {"type": "array", "items": {
            "type": "object", "required": ["type"], "properties": {"type": _types("Evidence"), "narrative": TEXT}}},
        # Bitstring Status List 1.0, section 2.1.
        "credentialStatus": {
            "type": "object", "required": ["type", "statusPurpose", "statusListIndex", "statusListCredential"],
            "properties": {"id": URI, "type": {"const": "BitstringStatusListEntry"}, "statusListCredential": URI,
                           "statusPurpose": {"const": "revocation"}, "statusListIndex": {"pattern": r"^\d+$"}}},
    },
}]}
# Section 2.2.
LIST = {"allOf": [CREDENTIAL, {
    "properties": {
        "type": _types("BitstringStatusListCredential"),
        "credentialSubject": {
            "type": "object", "required": ["type", "statusPurpose", "encodedList"],
            "properties": {"type": {"const": "BitstringStatusList"}, "statusPurpose": {"const": "revocation"},
                           "encodedList": {"pattern": "^u[A-Za-z0-9_-]+$"}}},
    },
}]}
