"""Keeps what a stranger wrote from running in a spreadsheet, and takes that away again."""

import re

# How cells begin that a spreadsheet takes for a formula; one that is shielded already gets a second shield.
FORMULA = re.compile(r"'*[=+\-@\t\r]")


def shield(cell: str) -> str:
    """The cell as text: an apostrophe tells a spreadsheet that no formula follows."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """The cell without the apostrophe of `shield`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
