"""Turns what came of links into text for people, JSON for programs, and an issue."""

import json
from collections.abc import Iterator, Sequence

from microboard.care.links import Checked
from microboard.care.markdown import quote
from microboard.care.trouble import REASONS

# An issue holds 65,536 characters.
MAX_LINKS = 100
MAX_SHOWN = 200


def build_text(checked: Sequence[Checked]) -> str:
    """What is dead, what was gone once, what leads elsewhere, what could not be checked, and how many are fine."""
    lines: list[str] = []
    for title, members in _group(checked):
        if members:
            lines += [f"{title}:", *(line for one in members for line in _describe(one)), ""]
    fine = sum(one.entry.verdict == "fine" for one in checked)
    return "".join(f"{line}\n" for line in (*lines, f"{fine} of {len(checked)} links are fine."))


def build_json(checked: Sequence[Checked]) -> str:
    """One array of objects."""
    return json.dumps([
        {"url": one.link.url, "verdict": one.entry.verdict, "status": one.entry.visit.status,
         "trouble": one.entry.visit.trouble, "final": one.entry.visit.final,
         "checked": one.entry.checked.isoformat(),
         "missing_since": one.entry.missing_since.isoformat() if one.entry.missing_since else None,
         "files": list(one.link.files)}
        for one in checked
    ], indent=2) + "\n"


def build_issue(checked: Sequence[Checked]) -> str:
    """The issue about dead links, in GitHub's Markdown; empty where none is dead."""
    dead = [one for one in checked if one.entry.verdict == "dead"]
    if not dead:
        return ""
    lines = ["These links of open listings lead to pages that were gone on two different days. Ask the employer, or "
             "set `status: withdrawn` until the link works again.", ""]
    for one in dead[:MAX_LINKS]:
        lines.append(f"- {quote(one.link.url)} answered {one.entry.visit.status} on {one.entry.missing_since} and on "
                     f"{one.entry.checked}. It is in {', '.join(map(quote, one.link.files[:5]))}.")
    if len(dead) > MAX_LINKS:
        lines.append(f"- {len(dead) - MAX_LINKS} more.")
    lines += ["", "A program wrote this issue. It looks again every week, and closes the issue when every link works.",
              "", "<!-- microboard-care: links -->", ""]
    return "\n".join(lines)


def _group(checked: Sequence[Checked]) -> Iterator[tuple[str, list[Checked]]]:
    def choose(verdict: str) -> list[Checked]:
        return [one for one in checked if one.entry.verdict == verdict]

    yield "Dead: gone on two different days", choose("dead")
    yield "Gone today, to be looked at again on another day", choose("missing")
    yield "Leads to another host", [one for one in choose("fine") if one.other_host]
    yield "Could not be checked, which does not mean that it is dead", choose("unknown")


def _describe(one: Checked) -> Iterator[str]:
    visit = one.entry.visit
    if one.entry.verdict == "dead":
        said = f"answered {visit.status} on {one.entry.missing_since} and on {one.entry.checked}"
    elif one.entry.verdict == "fine":
        said = f"is answered by {_show(one.other_host)}"
    else:
        said = REASONS[visit.trouble] if visit.trouble else f"answered {visit.status}"
    yield f"  {_show(one.link.url)}  {said}"
    yield f"    in {', '.join(one.link.files[:5])}{' ...' if len(one.link.files) > 5 else ''}"


def _show(text: str) -> str:
    """A stranger's text on one line of a terminal."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain if len(plain) <= MAX_SHOWN else f"{plain[:MAX_SHOWN]}…"
