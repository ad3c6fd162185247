"""Turns what the YAML parser says into what a person can act on."""

import re

# Pattern on libyaml's and PyYAML's wording -> (what is wrong, what to write instead).
SYNTAX: tuple[tuple[str, str, str], ...] = (
    (r"mapping values are not allowed", "A colon followed by a space starts a new field, and none can start here.",
     'Put text that holds a colon in quotes, for example summary: "Two tasks: ask and write".'),
    (r"'?\\t'?|tab", "A tab stands here.", "Indent with spaces."),
    (r"expected ',' or '[\]}]'|node content", "A list or group in brackets is not closed, or a comma is missing.",
     "Put commas between the values and close the bracket."),
    (r"block collection|expected key|<block end>|expected '-'", "The indentation does not fit the lines above.",
     "Start every field of a group in the same column."),
    (r"could not find expected ':'", "A field needs a colon and a space after its name.", "Write name: value."),
    (r"cannot start any token", "A value cannot begin with this character.", "Put the value in quotes."),
    (r"unknown escape|escape", "A backslash in double quotes begins an escape that YAML does not know.",
     "Use single quotes, or write the backslash twice."),
    (r"undefined alias", "The character * begins an alias here.", "Put the value in quotes."),
    (r"alphabetic or numeric", "The character * or & begins an alias here.", "Put the value in quotes."),
    (r"tag", "The character ! begins a tag here.", "Put the value in quotes."),
    (r"document start|%YAML|directive|incompatible YAML", "This line is not a field of the listing.",
     "Remove lines that begin with %, --- or ..."),
    (r"comment|block scalar|indentation indicator", "The text after | or > must start on the next line.",
     "Break the line after | and indent the text."),
)


def word_syntax(problem: str) -> tuple[str, str]:
    """The message and the hint for a parser's `problem`."""
    for pattern, message, hint in SYNTAX:
        if re.search(pattern, problem):
            return message, hint
    return "This is not valid YAML.", "Compare the line and the one above with a sample listing."
