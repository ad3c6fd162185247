"""Sends a request with a message over https: waits where the service asks for it, and never sends one twice."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from microboard.announce.message import TOLD, Outcome, SettingsError
from microboard.visit.request import NOTHING, Answer, Client, split_address
from microboard.visit.trouble import LinkError

# Seconds that are waited for one message in all. Who asks for more is asked again in the next run.
LONGEST = 90
# These refuse the message and not whoever sends it: the next one may be fine.
OF_MESSAGE = frozenset({400, 413, 422})
# The service, or what stands before it, got no answer to us, and nobody knows what it has done.
NO_ANSWER = 0
UNKNOWN = frozenset({NO_ANSWER, 502, 504})
# What the messages to all services are.
JSON = {"Content-Type": "application/json"}
# Slack says why in a word such as ``channel_is_archived``.
REASON = re.compile(rb"[a-z]+(?:_[a-z]+){1,5}")


@dataclass(frozen=True, slots=True)
class Target:
    """An address that takes messages, and what proves that we may send them: both are secret."""

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


def read_secret(environ: Mapping[str, str], name: str) -> str:
    """A secret that fits into a header or an address. Raises SettingsError."""
    value = environ.get(name, "").strip()
    if not re.fullmatch(r"[!-~]*", value):
        raise SettingsError(f"{name} holds a space or a character that no secret has. Copy it again.")
    return value


def read_address(environ: Mapping[str, str], name: str) -> str:
    """An https address from the environment. Raises SettingsError, and never shows the address."""
    url = read_secret(environ, name)
    try:
        split_address(url)
    except LinkError:
        raise SettingsError(f"{name} is no address that begins with https://.") from None
    return url


def post(
    client: Client, target: Target, body: bytes, headers: Mapping[str, str] = NOTHING, *, repeats: bool = False,
    sleep: Callable[[float], object] = time.sleep,
) -> Outcome:
    """What came of a message, whose `body` is JSON. A service that knows a message again `repeats` no harm: it is asked
    once more where nobody knows whether the first one came."""
    waited = 0.0
    while True:
        try:
            answer = client.send("POST", target.url, 200, body=body, headers={**JSON, **target.headers, **headers})
        except LinkError as trouble:
            if not trouble.was_sent:
                return Outcome(False, str(trouble), ends=True)
            status, said, wait = NO_ANSWER, str(trouble), None
        else:
            status, wait = answer.status, _read_wait(answer)
            said = f"the service answers {status}{_find_reason(answer, target)}"
        if 200 <= status < 300:
            return TOLD
        if status in UNKNOWN:
            if not repeats:
                return Outcome(True, f"{said}; it may have come, and is not sent again", ends=True)
            repeats = False
        elif wait is None or waited + wait > LONGEST:
            return Outcome(False, said, ends=status not in OF_MESSAGE)
        else:
            sleep(wait)
            waited += wait


def _read_wait(answer: Answer) -> float | None:
    """The seconds that a service asks to wait (RFC 9110, 10.2.3; Discord gives a fraction), or None where it asks for
    none, or for a date."""
    asked = answer.retry_after.strip()
    if answer.status not in (429, 503) or not re.fullmatch(r"\d{1,5}(\.\d+)?", asked, re.ASCII):
        return None
    return max(1.0, float(asked))


def _find_reason(answer: Answer, target: Target) -> str:
    """The service's own word, where it is one and no echo of what is secret."""
    found = REASON.fullmatch(answer.body.strip())
    word = found[0].decode() if found else ""
    is_secret = any(word in secret for secret in (target.url, *target.headers.values()))
    return f" ({word})" if word and not is_secret else ""
