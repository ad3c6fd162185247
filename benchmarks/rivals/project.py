"""What the harness needs to know of a rival's project."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Project:
    """A project on disk. `command` builds it in `folder` and writes to `site`; `caches` are folders of the project that
    a cold build starts without. The paths of what it makes, relative to `site`, are None where it makes no such thing:
    `listing` is the glob of the pages of listings, `list_page` a list of 50, `feed` the feed with the newest 50."""

    folder: Path
    site: Path
    command: tuple[str, ...]
    listing: str
    list_page: str | None = None
    feed: str | None = None
    feeds: str | None = None
    caches: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


class MissingError(RuntimeError):
    """A rival that is not installed; the message says what to do, for people."""


def write_json(path: Path, value: Any) -> None:
    """Write `value` as JSON, and make its folder."""
    write_text(path, json.dumps(value, ensure_ascii=False, default=str))


def write_text(path: Path, text: str) -> None:
    """Write a file, and make its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
