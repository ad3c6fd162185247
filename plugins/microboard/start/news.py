"""Finds what a changelog says of the versions between two."""

import re

SECTION = re.compile(r"^## \[([^\]]+)\].*$", re.MULTILINE)


def find_news(changelog: str, before: str, now: str) -> str:
    """The sections of the versions after `before` up to `now`, newest first, from a changelog in the form of Keep a
    Changelog. What is not released yet counts where it has no section for `now`."""
    found = list(SECTION.finditer(changelog))
    names = [section[1] for section in found]
    first = names.index(now) if now in names else 0
    last = names.index(before) if before in names else len(names)
    if before == now or first >= last:
        return ""
    end = found[last].start() if last < len(found) else len(changelog)
    return changelog[found[first].start():end].strip() + "\n"
