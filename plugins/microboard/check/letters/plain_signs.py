"""Writes digits, dashes and spaces that keyboards and word processors put in as dates and numbers have them."""

import unicodedata

from microboard.read.unseen import name_character


def write_plain(text: str) -> str:
    """The text with ordinary digits, hyphens and spaces."""
    return text if text.isascii() else "".join(map(_write_sign, text))


def name_odd_sign(text: str) -> str:
    """The name of the first of the characters that only look ordinary; nothing where there is none."""
    odd = next((sign for sign in text if _write_sign(sign) != sign), "")
    return name_character(odd) if odd else ""


def _write_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    # Dashes (Pd), the minus sign, and spaces (Zs).
    kind = unicodedata.category(sign)
    return "-" if kind == "Pd" or sign == "\u2212" else " " if kind == "Zs" else sign
