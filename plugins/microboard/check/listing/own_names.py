"""Finds fields that begin with ``x-`` and that the board does not describe, where it describes some."""

from collections.abc import Iterable, Iterator

from microboard.check.problems.finding import Finding, Rule
from microboard.check.values.near import find_near
from microboard.read import Document
from microboard.read.problem import shorten
from microboard.words.speech import N_, _

PREFIX = "x-"
RULE = Rule("own-field-unknown", N_("A field that begins with `x-` is one of the board's own"),
            N_("Where a board describes fields of its own in `schema/fields.yml`, another one is shown nowhere: most "
               "often it is a slip in the name."), "warning", is_changeable=True)


def find_unknown_own(file: Document, fields: Iterable[str]) -> Iterator[Finding]:
    """One finding for each such field in `file` that is not one of the `fields` that the board knows by name."""
    own = [name.removeprefix(PREFIX) for name in fields if name.startswith(PREFIX)]
    for name in file.values if own else ():
        bare = name.removeprefix(PREFIX)
        if bare == name or bare in own:
            continue
        near = find_near(bare.lower().replace("_", "-"), (one for one in own if PREFIX + one not in file.values))
        hint = (_("Did you mean {name}?", name=PREFIX + near) if near else
                _("Remove it. The board's own fields are: {names}.", names=", ".join(PREFIX + one for one in own)))
        yield Finding((name,), RULE.id, _("{name} is not among the board's own fields.", name=shorten(name)), hint,
                      is_at_name=True)
