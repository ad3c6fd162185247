"""Names a script of a shell in the policy of each page by what it says there: a theme writes the title of a page into
one."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence

from microboard.publish.text.stencil import Place, Stencil

ELEMENT = re.compile(r"<(script|style)\b[^>]*>(?P<text>.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)


def hash_text(text: bytes) -> str:
    """The text of a script or a style as a source of a policy (CSP 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"


class Inline:
    """The scripts of a shell that hold marks, and where its policy names them."""

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        """`places` are those of the marks in the `text` of the shell, which has its policy."""
        self._scripts: dict[str, Stencil] = {}
        self.places: list[Place] = []
        for number, found in enumerate(ELEMENT.finditer(text)):
            start, end = found.span("text")
            inside = [place for place in places if start <= place.start < end]
            at = text.find(hash_text(found["text"].encode())) if inside else -1
            if at < 0:  # data, or a page without a policy
                continue
            name = f"script{number}"
            moved = [place._replace(start=place.start - start, end=place.end - start) for place in inside]
            self._scripts[name] = Stencil(found["text"], moved)
            self.places.append(Place(at, at + len(hash_text(b"")), name, str))

    def hash(self, values: Mapping[str, str | bytes]) -> dict[str, bytes]:
        """What stands in the policy for each script, with these `values` in the places of its marks."""
        return {name: hash_text(script.stamp(values)).encode() for name, script in self._scripts.items()}
