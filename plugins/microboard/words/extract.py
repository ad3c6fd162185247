"""Finds what Microboard says, and brings the catalogues up to date with it: ``python -m microboard.words.extract``.

With the tag of a language behind it, a catalogue for that language is begun.
"""

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from microboard.check.fields.examples import change_texts
from microboard.check.fields.field import Field
from microboard.check.fields.tree import build_tree, name_choice
from microboard.check.values import shipped
from microboard.check.values.vocabulary import SEPARATOR
from microboard.read.yaml import parse_yaml
from microboard.words.catalogue import FOLDER

PACKAGE = Path(__file__).parents[1]
# Functions that say something, and where their messages stand.
KEYWORDS: dict[str, Any] = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
STRING = r'"(?:[^"\\]|\\.)*"'
STRINGS = rf"{STRING}(?:\s*\+\s*{STRING})*"
CALL = re.compile(rf"(?<![\w.])(_|N_|ngettext|pgettext)\(\s*({STRINGS})(?:\s*,\s*({STRINGS}))?")
# Fields of our tables and of the schema, whose values people read.
TABLES = frozenset({"title", "why", "says", "hint", "reason", "suggestion"})
SCHEMA = frozenset({"title", "description", "x-label", "x-help"})
VOCABULARY = frozenset({"label", "text", "aliases", "related"})
FLAGS = frozenset({"title", "says", "hint", "employers", "students", "advice"})
ROLES = frozenset({"label", "aliases", "days"})
# What the tools of gettext write of the day, of themselves and of people.
NOISE = re.compile(rb'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator'
                   rb'|Language-Team|Generated-By|MIME-Version|Content-Transfer-Encoding):.*\n', re.MULTILINE)
Found = tuple[str, str | tuple[str, ...], str | None]


def build_template() -> Catalog:
    """Everything that is said, in English, with the files that say it."""
    template = Catalog(fuzzy=False)
    for path, message, context in find_messages():
        template.add(message, locations=[(path, 0)], context=context)
    return template


def find_messages() -> Iterator[Found]:
    """The path, the message (with its plural) and its context, of everything that is said."""
    for path in sorted(PACKAGE.rglob("*.*")):
        name = path.relative_to(PACKAGE).as_posix()
        if path.suffix == ".py":
            yield from _find_in_python(path.read_text(encoding="utf-8"), name)
        elif path.suffix == ".html":
            yield from _find_in_template(path, name)
        elif path.suffix == ".js":
            yield from find_in_script(path.read_text(encoding="utf-8"), name)
        elif name in ("check/listing/rules.yml", "check/strength/points.yml"):
            yield from _find_in_yaml(path, name, TABLES)
    yield from _find_in_yaml(shipped.FOLDER / "vocabulary.yml", "schema/vocabulary.yml", VOCABULARY)
    yield from _find_in_yaml(shipped.FOLDER / "red-flags.yml", "schema/red-flags.yml", FLAGS)
    yield from _find_in_yaml(shipped.FOLDER / "roles.yml", "schema/roles.yml", ROLES)
    for schema in ("opportunity", "employer"):
        name = f"{schema}.schema.json"
        read: Any = json.loads((shipped.FOLDER / name).read_text(encoding="utf-8"))
        yield from _find_below(read, f"schema/{name}", SCHEMA)
        yield from ((f"schema/{name}", choice, None) for choice in _list_choices(build_tree(read, None)))
        yield from ((f"schema/{name}", text, None) for text in _list_examples(read))


def _find_in_python(text: str, name: str) -> Iterator[Found]:
    """The messages of a module, those within f-strings too, which Babel does not see."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            said = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if said:
                yield _build_found(name, node.func.id, *said[:2])


def _find_in_template(path: Path, name: str) -> Iterator[Found]:
    for _line, message, _comments, context in extract_from_file("jinja2.ext:babel_extract", path, KEYWORDS):
        yield name, message, context


def _build_found(name: str, function: str, first: str, second: str = "") -> Found:
    if function == "ngettext":
        return name, (first, second), None
    return (name, second, first) if function == "pgettext" else (name, first, None)


def find_in_script(text: str, name: str) -> Iterator[Found]:
    """The messages of a module of JavaScript, whose strings stand in double quotes."""
    for call in CALL.finditer(text):
        yield _build_found(name, call[1], _read_strings(call[2]), _read_strings(call[3] or '""'))


def _read_strings(text: str) -> str:
    return "".join(map(json.loads, re.findall(STRING, text)))


def _find_in_yaml(path: Path, name: str, fields: frozenset[str]) -> Iterator[Found]:
    yield from _find_below(parse_yaml(path.read_text(encoding="utf-8")).values, name, fields)


def _find_below(value: object, name: str, fields: frozenset[str]) -> Iterator[Found]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key in fields and isinstance(part, str):
                yield name, part, None
            elif key in fields and isinstance(part, list):
                yield name, SEPARATOR.join(map(str, part)), None
            else:
                yield from _find_below(part, name, fields)
    elif isinstance(value, list):
        for item in value:
            yield from _find_below(item, name, fields)


def _list_choices(tree: Field) -> Iterator[str]:
    """The names of all choices that come from nowhere else."""
    yield from (name_choice(term.id) for field in tree.walk() if not field.source for term in field.choices)


def _list_examples(part: object) -> Iterator[str]:
    """The texts in all examples of a schema."""
    if isinstance(part, dict):
        texts: list[str] = []
        for example in part.get("examples", ()):
            change_texts(part, example, texts.append)
        yield from texts
    for below in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _list_examples(below)


def update(language: str, template: Catalog) -> bytes:
    """The catalogue of a language, as it is after the messages have changed: what is new has no translation."""
    path = FOLDER / f"{language}.po"
    locale = language.replace("-", "_")
    catalog = Catalog(locale=locale, fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=locale)
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalog.header_comment, catalog.fuzzy = f"# Microboard in {catalog.locale.get_display_name('en')}.", False
    written = BytesIO()
    write_po(written, catalog, width=120, ignore_obsolete=True, include_lineno=False)
    return NOISE.sub(b"", written.getvalue())


def main(languages: Iterable[str]) -> None:
    """Write the catalogues that there are, and those of `languages`."""
    template = build_template()
    for language in sorted({*languages, *(path.stem for path in FOLDER.glob("*.po"))}):
        (FOLDER / f"{language}.po").write_bytes(update(language, template))


if __name__ == "__main__":
    main(sys.argv[1:])
