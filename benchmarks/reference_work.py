"""A fixed amount of work like that of a build: reading YAML, putting texts together, writing files.

It never changes, so that a build can be compared with it on any machine.
"""

import html
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

ROUNDS, FILES = 40, 120
FIELDS = "\n".join(
    f'field_{number}: {{text: "Words of field {number}", amount: {number}, day: 2026-11-24, list: [a, b]}}'
    for number in range(60))
PARAGRAPH = "Somebody writes a sentence with <signs> & “words” in it, and another that says what it was about. " * 4


def main() -> None:
    """Do it."""
    with TemporaryDirectory() as name:
        for number in range(ROUNDS):
            values = yaml.load(FIELDS, Loader=yaml.CBaseLoader)
            values |= {f"round {number} {key}": value for key, value in values.items()}
            for part in range(FILES):
                write_page(Path(name) / f"{number}-{part}.html", values, f"{number} {part}")


def write_page(path: Path, values: dict[str, object], title: str) -> None:
    """One page of about 40 kB."""
    rows = [f"<li>{html.escape(key)}: {html.escape(str(value))}</li>" for key, value in values.items()]
    texts = [f"<p>{html.escape(PARAGRAPH)} {html.escape(title)}</p>" for _ in range(30)]
    data = json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")
    path.write_text("\n".join([f"<h1>{title}</h1>", *rows, *texts, data]), encoding="utf-8")


if __name__ == "__main__":
    main()
