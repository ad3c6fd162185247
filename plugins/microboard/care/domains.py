"""Confirms the domains of employers: asks each one's own site for a file that names the board and the folder.

The file is ``/.well-known/microboard.json`` (RFC 8615), which only the owner of a site can put there:
``{"boards": [{"board": "https://board.example/", "employer": "acme"}]}``.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from microboard.check.hosts.hosts import get_host
from microboard.check.values.confirmed_domains import Confirmation, Confirmations, find_own_host
from microboard.read import Document
from microboard.read.file_names import refuse_name
from microboard.visit.fetch import ElsewhereError, ask_host
from microboard.visit.request import Answer, Client
from microboard.visit.trouble import LinkError

PATH = "/.well-known/microboard.json"
MAX_BYTES = 16 * 1024
MAX_BOARDS = 100
# For one site, from the first look-up of its host to the last byte.
SECONDS = 20
# After this time, the remaining sites wait for the next run.
MAX_SECONDS = 15 * 60
WORKERS = 8
# The most that the lines of the board's file take: a file of rules with more than 256 KiB is not read.
MAX_LINES = 250_000
# A confirmation that stands is dated anew after half a year only: else every week would change every line.
RENEWED = timedelta(days=180)
GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Site:
    """The site of an employer: its name in the address to ask, and the `host` that is confirmed."""

    employer: str
    asked: str
    host: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a site says: the ``(board, employer)`` that it names, or nothing that can be read, and why in words."""

    named: frozenset[tuple[str, str]] = frozenset()
    why: str = ""
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """A site, what it says, and the confirmation that stands from now on."""

    site: Site
    said: Said
    before: Confirmation | None
    after: Confirmation | None


def list_sites(employers: Mapping[str, Document], asked: Iterable[str]) -> list[Site]:
    """The sites of those employers that are `asked` about, by their names. A sample has none."""
    found = ((name, employers[name]) for name in sorted(set(asked) & employers.keys()))
    return [Site(name, get_host(employer.get_text("website")), host) for name, employer in found
            if (host := find_own_host(employer))]


def confirm(
    sites: Iterable[Site], boards: Iterable[str], known: Confirmations, today: date, ask: Callable[[str], Said],
    *, clock: Callable[[], float] = time.monotonic, workers: int = WORKERS,
) -> list[Judged]:
    """Every site, judged by what it says of the board, which has one or more addresses. Each host is asked once."""
    sites, places = list(sites), frozenset(filter(None, map(write_address, boards)))
    end = clock() + MAX_SECONDS

    def visit(host: str) -> Said:
        return ask(host) if clock() < end else Said(why="there was no time left to ask", is_known=False)

    # Those that are confirmed come first: what nobody asks about fades.
    hosts = list(dict.fromkeys(site.asked for site in sorted(sites, key=lambda one: one.employer not in known)))
    with ThreadPoolExecutor(workers) as pool:
        said = dict(zip(hosts, pool.map(visit, hosts), strict=True))
    return [_judge(site, said[site.asked], places, known.get(site.employer), today) for site in sites]


def _judge(site: Site, said: Said, boards: frozenset[str], before: Confirmation | None, today: date) -> Judged:
    same = before if before and before.host == site.host and before.holds(today) else None
    if not said.is_known:
        return Judged(site, said, before, same)
    if not any((board, site.employer) in said.named for board in boards):
        why = said.why or "it does not name this board and this folder"
        return Judged(site, Said(said.named, why), before, None)
    after = same if same and today - same.day < RENEWED else Confirmation(site.host, today)
    return Judged(site, said, before, after)


def ask_site(client: Client, host: str, seconds: float = SECONDS, port: str = "") -> Said:
    """What the site at `host` says. Where nobody knows, an earlier confirmation stands until it fades."""
    try:
        answer = ask_host(f"https://{host}{port}{PATH}", client, MAX_BYTES, seconds)
    except LinkError as trouble:
        return Said(why=str(trouble), is_known=False)
    except ElsewhereError:
        return Said(why="it leads to another host, which can't speak for this one")
    return read_answer(answer)


def read_answer(answer: Answer) -> Said:
    """What an answer says."""
    if answer.status in GONE:
        return Said(why=f"there is no file at {PATH}")
    if answer.status != 200:
        return Said(why=f"the site answers {answer.status}", is_known=False)
    if answer.missing:
        return Said(why=f"{answer.missing} bytes of the file are missing", is_known=False)
    if len(answer.body) > MAX_BYTES:
        return Said(why=f"the file has more than {MAX_BYTES // 1024} KiB")
    if answer.kind.partition(";")[0].strip().lower() != "application/json":
        return Said(why="the file does not come as application/json")
    named = read_record(answer.body)
    return Said(named) if named else Said(why="the file names no board as it should")


def read_record(data: bytes) -> frozenset[tuple[str, str]]:
    """The ``(board, employer)`` that a file names. What is none of them is left out, and so is all of what is no
    JSON."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return frozenset()
    boards = record.get("boards") if isinstance(record, dict) else None
    return frozenset(_read_boards(boards[:MAX_BOARDS] if isinstance(boards, list) else ()))


def _read_boards(boards: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for one in boards:
        board, employer = (one.get("board"), one.get("employer")) if isinstance(one, dict) else (None, None)
        if isinstance(board, str) and isinstance(employer, str) and (address := write_address(board)):
            yield address, employer


def write_address(address: str) -> str:
    """The https address of a board, in one way of all that lead there; nothing where it is none."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = "" if parts.port in (None, 443) else f":{parts.port}"
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme != "https" or not host or parts.username is not None or parts.query or parts.fragment:
        return ""
    return f"https://{host}{port}{parts.path.rstrip('/')}/"


def build_file(judged: Iterable[Judged]) -> str:
    """The text of schema/confirmed.yml, one line an employer; empty where nobody is confirmed."""
    rows = [(one.after.day, one.site.employer, one.after.host) for one in judged
            if one.after and not refuse_name(one.site.employer)]
    room, lines = MAX_LINES, list[str]()
    # The oldest are left out where there are too many: they fade first.
    for day, name, host in sorted(rows, key=lambda row: row[0], reverse=True):
        line = f'  - {{employer: "{name}", host: "{host}", day: "{day.isoformat()}"}}\n'
        room -= len(line)
        if room >= 0:
            lines.append(line)
    return "".join([HEAD, *sorted(lines)]) if lines else ""


HEAD = """\
# Employers whose own site names this board. `microboard confirm-domains` writes this file, and nobody else.
confirmed:
"""
