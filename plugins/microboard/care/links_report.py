"""Turns what came of links into text for people, JSON for programs, and an issue."""

import json
from collections.abc import Iterator, Sequence

from microboard.care.links import Checked
from microboard.markdown.github import MAX_BYTES, fit, write_code
from microboard.visit.trouble import REASONS
from microboard.words.speech import N_, _, ngettext

# The most links in one issue: nobody would look at more in a week.
MAX_LINKS = 100
MAX_SHOWN = 200
# Longer addresses are cut: the file has the rest.
MAX_QUOTED = 1000
# Around the two lists of links, and kept free for the second.
REST, MOVED_ROOM = 2000, 4000
DEAD = N_("These links of open listings lead to pages that were gone on two different days. Ask the employer, or set "
          "`status: withdrawn` until the link works again.")
MOVED = N_("These links of open listings now end on another host, which is none of the employer's `domains`. Look "
           "whose it is. If it is the employer's, add the host to `domains` in its `employer.yml`. If not, set "
           "`status: withdrawn`, and ask the employer.")
END = N_("A program wrote this issue. It looks again every week, and closes the issue when nothing is left to do.")


def build_text(checked: Sequence[Checked]) -> str:
    """Links that are dead, were gone once, lead elsewhere, or could not be checked, and how many are fine."""
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
         "trouble": one.entry.visit.trouble, "final": one.entry.visit.final, "other_host": one.other_host,
         "checked": one.entry.checked.isoformat(),
         "missing_since": one.entry.missing_since.isoformat() if one.entry.missing_since else None,
         "files": list(one.link.files)}
        for one in checked
    ], indent=2) + "\n"


def build_issue(checked: Sequence[Checked]) -> str:
    """The issue about links that are dead or end elsewhere, in GitHub's Markdown; empty where there are none."""
    dead = [_write_dead(one) for one in checked if one.entry.verdict == "dead"]
    moved = [_write_moved(one) for one in checked if _has_moved(one)]
    if not dead and not moved:
        return ""
    first = _list(_(DEAD), dead, MAX_BYTES - REST - MOVED_ROOM)
    second = _list(_(MOVED), moved, MAX_BYTES - REST - len(first.encode("utf-8", "surrogatepass")))
    return f"{first}{second}{_(END)}\n\n<!-- microboard-care: links -->\n"


def _list(says: str, lines: Sequence[str], room: int) -> str:
    """A paragraph, and as many of the lines as fit; empty when there are no lines."""
    if not lines:
        return ""
    kept, _left = fit(lines[:MAX_LINKS], room)
    more = len(lines) - len(kept)
    rest = [f"- {ngettext('{count} more.', '{count} more.', more, count=more)}"] if more else []
    return "\n".join([says, "", *kept, *rest, "", ""])


def _write_dead(one: Checked) -> str:
    said = _("{link} answered {status} on {day} and on {other_day}. It is in {files}.", link=_quote(one.link.url),
             status=one.entry.visit.status, day=one.entry.missing_since, other_day=one.entry.checked,
             files=_quote_files(one))
    return f"- {said}"


def _write_moved(one: Checked) -> str:
    said = _("{link} ends on {host}. It is in {files}.", link=_quote(one.link.url), host=_quote(one.other_host),
             files=_quote_files(one))
    return f"- {said}"


def _quote_files(one: Checked) -> str:
    return ", ".join(map(write_code, one.link.files[:5]))


def _quote(address: str) -> str:
    return write_code(address if len(address) <= MAX_QUOTED else f"{address[:MAX_QUOTED]}…")


def _has_moved(one: Checked) -> bool:
    """Whether the link ends on another host. A page that only keeps programs out counts as there."""
    return one.entry.verdict in ("fine", "unknown") and bool(one.other_host)


def _group(checked: Sequence[Checked]) -> Iterator[tuple[str, list[Checked]]]:
    def choose(verdict: str) -> list[Checked]:
        return [one for one in checked if one.entry.verdict == verdict]

    yield "Dead: gone on two different days", choose("dead")
    yield "Gone today, to be looked at again on another day", choose("missing")
    yield "Now ends on another host", [one for one in checked if _has_moved(one)]
    yield "Could not be checked, which does not mean that it is dead", [
        one for one in choose("unknown") if not one.other_host]


def _describe(one: Checked) -> Iterator[str]:
    visit = one.entry.visit
    if one.entry.verdict == "dead":
        said = f"answered {visit.status} on {one.entry.missing_since} and on {one.entry.checked}"
    elif _has_moved(one):
        said = f"is answered by {_show(one.other_host)}"
    else:
        said = REASONS[visit.trouble] if visit.trouble else f"answered {visit.status}"
    yield f"  {_show(one.link.url)}  {said}"
    yield f"    in {', '.join(one.link.files[:5])}{' ...' if len(one.link.files) > 5 else ''}"


def _show(text: str) -> str:
    """A stranger's text on one line of a terminal."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain if len(plain) <= MAX_SHOWN else f"{plain[:MAX_SHOWN]}…"
