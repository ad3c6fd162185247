"""Moves a rendered page to another depth: whatever it names relative to itself, it then names from there."""

import posixpath
import re

# Attributes that hold an address. Themes also tell their scripts where the site begins.
ATTRIBUTE = re.compile(r"""(?P<before>\s(?:href|src|action|poster)=)(?P<sign>["']?)(?P<url>[^"'\s>]*)(?P=sign)""")
SCRIPT = re.compile(r"""(?P<before>(?::\s*|\bURL\())(?P<sign>["'])(?P<url>\.{1,2}(?:/[^"'\s<>]*)?)(?P=sign)""")
# An address of another host, one from the root, one within the page, one that is a mark.
ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|\?|$|MICROBOARD-", re.IGNORECASE)


def rebase(html: str, folder: str, depth: int) -> str:
    """The page of `folder` (ends in ``/``, or is empty), as a page that lies `depth` folders deep has to write it."""
    def move(found: re.Match[str]) -> str:
        sign = found["sign"]
        return f"{found['before']}{sign}{_move(found['url'], folder, depth)}{sign}"

    return SCRIPT.sub(move, ATTRIBUTE.sub(move, html))


def _move(url: str, folder: str, depth: int) -> str:
    if ABSOLUTE.match(url):
        return url
    end = re.search(r"[?#]|$", url)
    path, rest = url[: end.start() if end else None], url[end.start() if end else len(url):]
    place = posixpath.normpath(posixpath.join(folder, path))
    if place.startswith(".."):  # it leads out of the site
        return url
    is_folder = path.endswith(("/", ".")) and place != "."
    target = "" if place == "." else place + "/" * is_folder
    return ("../" * depth + target or "./") + rest
