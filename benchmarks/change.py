"""Changes one listing of a board, as its employer would."""

import re
from pathlib import Path

from workshop import Workshop


class Change:
    """Changes the summary and the day of change of one open listing, to something new each time."""

    def __init__(self, workshop: Workshop, board: Path) -> None:
        listing = workshop.source.open[len(workshop.source.open) // 2]
        self._day = workshop.as_of.date()
        self._path = board / "opportunities" / f"{listing['id']}.yml"
        self._text = self._path.read_text(encoding="utf-8")
        self._count = 0

    def make(self) -> None:
        """Write the file."""
        self._count += 1
        words = f"Version {self._count} of this text:"
        text = re.sub(r'^summary: ".{24}', f'summary: "{words} ', self._text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^(posted: .*\n)(updated: .*\n)?", rf"\1updated: {self._day.isoformat()}\n", text, count=1,
                      flags=re.MULTILINE)
        self._path.write_text(text, encoding="utf-8")
