"""Turns what the YAML parser says into what a person can act on."""

import re

from microboard.words.speech import N_, _

# Pattern on libyaml's and PyYAML's wording -> (what is wrong, what to write instead).
SYNTAX: tuple[tuple[str, str, str], ...] = (
    (r"mapping values are not allowed", N_("A colon followed by a space starts a new field, and none can start here."),
     N_('Put text that holds a colon in quotes, for example summary: "Two tasks: ask and write".')),
    (r"'?\\t'?|tab", N_("A tab stands here."),
     N_("Indent with spaces.")),
    (r"expected ',' or '[\]}]'|node content", N_("A list or group in brackets is not closed, or a comma is missing."),
     N_("Put commas between the values and close the bracket.")),
    (r"block collection|expected key|<block end>|expected '-'", N_("The indentation does not fit the lines above."),
     N_("Start every field of a group in the same column.")),
    (r"could not find expected ':'", N_("A field needs a colon and a space after its name."),
     N_("Write name: value.")),
    (r"cannot start any token", N_("A value cannot begin with this character."),
     N_("Put the value in quotes.")),
    (r"unknown escape|escape", N_("A backslash in double quotes begins an escape that YAML does not know."),
     N_("Use single quotes, or write the backslash twice.")),
    (r"undefined alias", N_("The character * begins an alias here."),
     N_("Put the value in quotes.")),
    (r"alphabetic or numeric", N_("The character * or & begins an alias here."),
     N_("Put the value in quotes.")),
    (r"tag", N_("The character ! begins a tag here."),
     N_("Put the value in quotes.")),
    (r"document start|%YAML|directive|incompatible YAML", N_("This line is not a field of the listing."),
     N_("Remove lines that begin with %, --- or ...")),
    (r"comment|block scalar|indentation indicator", N_("The text after | or > must start on the next line."),
     N_("Break the line after | and indent the text.")),
)


def word_syntax(problem: str) -> tuple[str, str]:
    """The message and the hint for a parser's `problem`."""
    for pattern, message, hint in SYNTAX:
        if re.search(pattern, problem):
            return _(message), _(hint)
    return _("This is not valid YAML."), _("Compare the line and the one above with a sample listing.")
