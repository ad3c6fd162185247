"""Makes the script that puts the board's list on other people's pages, and says what it is called."""

import json
from base64 import b64encode
from hashlib import sha256, sha384
from html.parser import HTMLParser
from typing import Any

from microboard.publish.embed.bundle import build_bundle
from microboard.publish.site.static import ELEMENT, add_words, join_parts, read_assets
from microboard.publish.text.templates import build_empty_card
from microboard.words.speech import remember

# The newest, whatever is in it; the name of one that stays the same ends in the beginning of its hash.
NEWEST = f"{ELEMENT.rpartition('/')[0]}/microboard-list.js"
LENGTH = 12
# No icons and no pictures: the policy of the page around it may allow none.
LOOK = ("tokens", "card", "embed")
SHEET, CARD = '"MICROBOARD-SHEET"', '"MICROBOARD-CARD"'
# A style sheet in a shadow has no body and no root, and a scheme of colours is what the element's attribute says.
HOSTS = (("body[data-md-color-scheme=\"slate\"] {", ":host([scheme=dark]) {"), (":where(:root)", ":where(:host)"),
         ("body {", ":host {"))


@remember(1)
def build_element() -> bytes:
    """The script, in the language of the board. It is the same for any listings."""
    modules = {path: add_words(path, data).decode() for path, data in read_assets().items() if path.endswith(".js")}
    text = build_bundle(ELEMENT, modules)
    card = _write(_write(read_parts(str(build_empty_card("", 3)).strip())))
    return text.replace(SHEET, _write(build_sheet())).replace(CARD, card).encode()


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def build_sheet() -> str:
    """What cards look like in a shadow."""
    text = join_parts(LOOK).decode()
    for ours, theirs in HOSTS:
        text = text.replace(ours, theirs)
    return text


def get_version_file() -> str:
    """The path of the script that is never another one."""
    return NEWEST.replace(".js", f"-{sha256(build_element()).hexdigest()[:LENGTH]}.js")


def get_integrity() -> str:
    """What a page says of the script so that its browser runs no other one (Subresource Integrity)."""
    return f"sha384-{b64encode(sha384(build_element()).digest()).decode()}"


def read_parts(html: str) -> list[Any]:
    """The first element of our own HTML as a list: its tag, its attributes, and what is in it, texts and such lists."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    first: list[Any] = reader.open[0][2]
    return first


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[list[Any]] = [["", {}]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        part = [tag, {name: value or "" for name, value in attrs}]
        self.open[-1].append(part)
        if tag != "br":
            self.open.append(part)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open[-1][0]:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].append(data)
