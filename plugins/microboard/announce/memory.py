"""Remembers what each service was told of each feed, in a small JSON file.

A file that is lost or broken costs what is new on that day: without a memory, nothing is new.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from microboard.announce.feed import Entry
from microboard.run.replace import replace_file

VERSION = 1
# Of each service and feed: many years of a busy board.
MOST = 50_000


@dataclass(slots=True)
class _Known:
    """Of one service and one feed: the ids that it was told, in this order, and the moment (RFC 3339) before which
    nothing is new."""

    told: dict[str, None]
    floor: str


class Memory:
    """What the services were told of one `feed`, by its address. Each change is on the disk when it returns.

    `complaint` is a sentence where the file could not be read.
    """

    def __init__(self, path: Path, feed: str) -> None:
        self._path = path
        self._feeds, self.complaint = _read(path)
        self._services = self._feeds.setdefault(feed, {})

    def knows(self, service: str) -> bool:
        """Whether the service was ever told something, or began to be."""
        return service in self._services

    def begin(self, service: str, entries: Sequence[Entry], *, is_all: bool) -> None:
        """Take what is there for told. Where `entries` are not all of the feed, what is older than they are never
        becomes new."""
        floor = "" if is_all else min((entry.published for entry in entries), default="")
        self._services[service] = _Known({entry.id: None for entry in entries}, floor)
        self._write()

    def has_told(self, services: Iterable[str], entry: Entry) -> bool:
        """Whether any of the services was told of the entry."""
        return any(entry.id in self._services[service].told for service in services)

    def list_new(self, service: str, entries: Iterable[Entry]) -> list[Entry]:
        """What the service was not told yet, in the same order."""
        known = self._services[service]
        return [entry for entry in entries if entry.id not in known.told and entry.published >= known.floor]

    def remember(self, service: str, ids: Iterable[str]) -> None:
        """These are told."""
        self._services[service].told.update(dict.fromkeys(ids))
        self._write()

    def forget(self, service: str, ids: Iterable[str]) -> None:
        """These were not told after all."""
        for one in ids:
            self._services[service].told.pop(one, None)
        self._write()

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        feeds = {feed: {name: {"told": list(known.told)[-MOST:], "floor": known.floor}
                        for name, known in services.items()} for feed, services in self._feeds.items()}
        text = json.dumps({"version": VERSION, "feeds": feeds}, indent=1, sort_keys=True)
        replace_file(self._path, [f"{text}\n".encode()])


def _read(path: Path) -> tuple[dict[str, dict[str, _Known]], str]:
    """What is known of each service by feed, and a sentence where the file can't be read."""
    try:
        value = json.loads(path.read_bytes())
        if value["version"] != VERSION:
            raise ValueError
        return {feed: {name: _read_known(known) for name, known in services.items()}
                for feed, services in value["feeds"].items()}, ""
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, f"{path} can't be read, so nothing is known of what was told."


def _read_known(value: dict[str, object]) -> _Known:
    told, floor = value["told"], value["floor"]
    if not isinstance(told, list) or not isinstance(floor, str) or not all(isinstance(one, str) for one in told):
        raise ValueError
    return _Known(dict.fromkeys(told), floor)
