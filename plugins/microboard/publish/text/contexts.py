"""Writes a text so that it is no more than a text where it stands: in XML, in HTML, in an address, in a script or in a
style sheet."""

import html
from urllib.parse import quote


def escape_text(text: str) -> str:
    """For an element of XML, as libxml2 writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def escape_attribute(text: str) -> str:
    """For an attribute of XML in double quotes, as libxml2 writes it."""
    return escape_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def escape_html(text: str) -> str:
    """On one line, for an element or an attribute of HTML."""
    return html.escape(_join(text))


def escape_address(text: str, times: int = 1) -> str:
    """For a part of an address; of one that is itself a part of another, for example, two times."""
    text = _join(text)
    for _ in range(times):
        text = quote(text, safe="")
    return text


def escape_script(text: str, slashes: int = 1) -> str:
    """For a string of a script or of JSON, between any quotes: what both read as the text, and HTML as no more than
    text. In a string within a string, there are more backslashes."""
    return "".join(char if char.isalnum() or char in " ,." else _escape_units(char, "\\" * slashes)
                   for char in _join(text))


def escape_style(text: str) -> str:
    """For a string in CSS."""
    return "".join(char if char.isalnum() or char == " " else f"\\{ord(char):06x}" for char in _join(text))


def _join(text: str) -> str:
    return " ".join(text.split())


def _escape_units(char: str, slash: str) -> str:
    data = char.encode("utf-16-be")
    return "".join(f"{slash}u{data[at:at + 2].hex()}" for at in range(0, len(data), 2))
