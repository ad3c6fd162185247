"""What somebody most likely meant: a name that is nearly the same, or the value without what does not belong in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from microboard.check.hosts.hosts import write_in_ascii

# Share of letters in common. At 0.8 "titel" is near "title" and "tags" is not near "status", "blah" not near "bash".
NEAR = 0.8


def find_near(name: str, names: Iterable[str]) -> str:
    """The one of `names` that is nearly `name`, or the only one that goes on from it (`web`, `website`), or nothing."""
    names = list(names)
    longer = [longer for longer in names if len(name) >= 3 and longer.startswith(name)]
    return find_slip(name, names) or (longer[0] if len(longer) == 1 else "")


def find_slip(name: str, names: Iterable[str]) -> str:
    """The one of `names` that is `name` but for a slip of the pen, or nothing."""
    return next(iter(get_close_matches(name, list(names), n=1, cutoff=NEAR)), "")


def find_called(text: str, called: Mapping[str, str]) -> str:
    """The id of what people call `text`, or nearly so, in the language of the board; or nothing."""
    names = {name.casefold(): known for name, known in called.items()}
    return names.get(find_near(re.sub(r"[\s_-]+", " ", text).casefold(), names), "")


def mend(value: str, pattern: str) -> str:
    """`value` in the form that `pattern` wants, where leaving out or lowering letters is enough; else nothing."""
    return next((tried for tried in _simplify(value) if re.search(pattern, tried) and not tried.endswith("\n")), "")


def _simplify(value: str) -> Iterator[str]:
    bare = value.strip()
    # Where there are several, nobody knows which one was meant.
    host = "" if re.search("[,;]", bare) else re.sub(r"^[a-z]+://|[/?#:].*$", "", bare.lower()).removeprefix("*.")
    yield from (bare, bare.lstrip("@"), bare.lower(), host, write_in_ascii(host))
    # Another host is another owner's.
    yield from () if "." in bare else (re.sub(r"[\s_-]+", "-", bare.lower()),)
