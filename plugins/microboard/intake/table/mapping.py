"""Remembers beside a table which column is which field, what no column says, and what its own words stand for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from microboard.check.values.near import find_near
from microboard.intake.question import Question
from microboard.intake.table.cells import simplify
from microboard.intake.table.targets import PLACE
from microboard.intake.yaml_text import build_yaml
from microboard.read import Document, Location, Problem, read_document
from microboard.read.problem import shorten
from microboard.read.yaml import Value
from microboard.words.speech import N_, _

COLUMNS, DEFAULTS, WORDS = "columns", "defaults", "words"
ABOUT = {
    COLUMNS: N_("Column: what it gives. Leave it empty to leave the column out."),
    DEFAULTS: N_("What no column says, the same for every row without a value of its own."),
    WORDS: N_("What a cell says, or one of several in it: what it stands for."),
}


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """`columns` says what each column gives, or nothing; `defaults` what fields hold that no cell gives; `words` what a
    text in a cell stands for, by the text in small letters. A line of both may still be empty."""

    columns: Mapping[str, str]
    defaults: Mapping[str, Value] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def find_column(self, target: str) -> str:
        """The column that gives the field, alone or together with those beside it; or nothing."""
        group = target.partition(".")[0]
        return next((column for name in (target, group, *(PLACE if group == "location" else ()))
                     for column, given in self.columns.items() if given == name), "")


def build_mapping(mapping: ColumnMap) -> str:
    """The mapping as a file that people change."""
    return "\n".join([
        build_yaml({COLUMNS: dict(mapping.columns)}, {name: _(about) for name, about in ABOUT.items()}).rstrip("\n"),
        *(f"\n# {_(ABOUT[name])}\n{name}:" for name in (DEFAULTS, WORDS)), ""])


def read_mapping(
    path: Path, columns: tuple[str, ...], targets: Mapping[str, Question | None]
) -> tuple[ColumnMap | None, list[Problem]]:
    """The mapping in a file, for a table with these columns, or what is wrong in it."""
    document, problems = read_document(path.parent, path.name)
    if not document or problems:
        return None, problems
    problems = sorted([*_find_unknown(document, columns, targets), *_find_missing(document, columns),
                       *_find_twice(document, columns)])
    if problems:
        return None, problems
    words = {simplify(key): "" if value is None else str(value) for key, value in document.get_group(WORDS).items()}
    found = {column: str(document.get(COLUMNS, column) or "") for column in columns}
    return ColumnMap(found, document.get_group(DEFAULTS), words), []


def _find_unknown(
    document: Document, columns: tuple[str, ...], targets: Mapping[str, Question | None]
) -> Iterator[Problem]:
    for name in document.values:
        if name not in ABOUT:
            near = find_near(name, ABOUT)
            yield _tell(document, (name,), _("{name} is no part of a mapping.", name=shorten(name)),
                        _("Write {name}.", name=near) if near else _("Remove it."))
    named = [((COLUMNS, column), document.get(COLUMNS, column)) for column in document.get_group(COLUMNS)
             if column in columns]
    for location, target in (*named, *(((DEFAULTS, name), name) for name in document.get_group(DEFAULTS))):
        if target is not None and target != "" and target not in targets:
            near = find_near(str(target), targets)
            yield _tell(document, location, _("{name} is no field.", name=shorten(target)),
                        _("Did you mean {name}?", name=near) if near else
                        _("Write the name of a field, such as {example}.", example="pay.amount"))


def _find_missing(document: Document, columns: tuple[str, ...]) -> Iterator[Problem]:
    told = document.get_group(COLUMNS)
    for column in columns:
        if column not in told:
            line = build_yaml({column: ""}, {}).replace('""', "").strip()
            yield _tell(document, (COLUMNS,), _("The column {name} is not in here.", name=shorten(column)),
                        _("Add the line {line}, and behind it what the column gives, if anything.", line=line))


def _find_twice(document: Document, columns: tuple[str, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for column in columns:
        target = document.get_text(COLUMNS, column) or ""
        if target and target in seen:
            yield _tell(document, (COLUMNS, column), _("Another column gives {name}, too.", name=target),
                        _("Leave one of the two empty."))
        seen.add(target)


def _tell(document: Document, location: Location, message: str, hint: str) -> Problem:
    return replace(Problem.at(document.get_key_position(location), "mapping", message, hint), path=document.path)
