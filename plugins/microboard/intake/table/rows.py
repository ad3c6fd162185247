"""Turns the rows of a table into the files of listings and employers, and cells that can't be read into problems."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from microboard.check.fields.field import Path as FieldPath
from microboard.check.hosts.hosts import get_host
from microboard.check.schema.rulebook import Rulebook
from microboard.intake.file_text import build_file, nest
from microboard.intake.question import Question
from microboard.intake.table.cells import Reader
from microboard.intake.table.mapping import ColumnMap
from microboard.intake.table.parts import read_part
from microboard.intake.table.sheet import Row, Sheet
from microboard.intake.table.targets import CITY, EMPLOYER, EMPLOYER_ID, ID, PARTS, PLACE
from microboard.intake.values import AnswerError
from microboard.read import read_document, read_folder
from microboard.read.address import name_file
from microboard.read.characters import find_unwanted
from microboard.read.file_names import ANY_EMPLOYER, ANY_PROJECT, refuse_name, suggest_name
from microboard.read.folder import name_employer_file
from microboard.read.plain_text import word_unwanted
from microboard.read.problem import shorten
from microboard.read.unseen import drop_unseen
from microboard.read.yaml import Value
from microboard.words.speech import _

Values = dict[str, Value]


@dataclass(frozen=True, slots=True, order=True)
class Paste:
    """A line to paste below a `heading` of the mapping. Where `value` is empty, nobody but the author knows it, and the
    `note` says what it may be."""

    heading: str = ""
    name: str = ""
    value: str = ""
    note: str = ""


NO_PASTE = Paste()


@dataclass(frozen=True, slots=True, order=True)
class RowProblem:
    """Something to mend in a `row`, in a `column`, or in the field `target` that no column gives."""

    row: int
    column: str
    target: str
    message: str
    hint: str
    is_error: bool = True
    paste: Paste = NO_PASTE


@dataclass(frozen=True, slots=True)
class Entry:
    """A listing to write: its row, its path, and its employer's path, whether that file is new or not."""

    row: int
    path: str
    employer_path: str
    values: Values


@dataclass(slots=True)
class Import:
    """What a table asks for: `entries` in its order, `texts` by path, and the paths of listings that are on the board
    already, which are left as they are."""

    entries: list[Entry] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    there: list[str] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Importer:
    """Reads rows for one board. `folders` are its employers, by their names in small letters."""

    board: Path
    rulebook: Rulebook
    targets: Mapping[str, Question | None]
    mapping: ColumnMap
    today: str
    folders: Mapping[str, str]

    def read(self, sheet: Sheet) -> Import:
        """Everything that the table asks for."""
        result = Import()
        employers: dict[str, tuple[int, Values]] = {}
        taken: dict[str, int] = {}
        for row in sheet.rows:
            values = self._read_cells(row, result)
            employer, listing = self._name(row, values, result)
            if not employer or not listing:
                continue
            path = name_file(f"{employer}/{listing}")
            if path in taken:
                result.problems.append(RowProblem(
                    row.number, self.mapping.find_column("title"), "title",
                    _("Row {row} has the same employer and title.", row=taken[path]),
                    _("Remove one of the two, or give each a title of its own.")))
                continue
            taken[path] = row.number
            if os.path.lexists(self.board / path):
                result.there.append(path)
                continue
            entry = Entry(row.number, path, name_employer_file(employer), values)
            self._add_listing(entry, result)
            if not os.path.lexists(self.board / entry.employer_path):
                self._collect_employer(entry, employers, result)
        for path, (_row, values) in employers.items():
            result.texts[path] = build_file(self.board, path, self.rulebook.employer.tree, self._nest(values, EMPLOYER))
        return result

    def _read_cells(self, row: Row, result: Import) -> Values:
        reader = Reader(self.mapping.words)
        values: Values = {}
        for column, target, text in self._join_place(row, reader):
            unwanted = find_unwanted(text)
            if unwanted:
                result.problems.append(RowProblem(row.number, column, target, *word_unwanted(unwanted[0])))
                continue
            try:
                # What has a column of its own stands there.
                values = {**self._read_cell(target, reader, text), **values} if target in PARTS else {
                    **values, **self._read_cell(target, reader, text)}
            except AnswerError as error:
                result.problems.append(RowProblem(row.number, column, target, str(error), error.hint))
        return {**self._get_defaults(reader, values), **values}

    def _join_place(self, row: Row, reader: Reader) -> Iterator[tuple[str, str, str]]:
        """Column, target and text of each cell that gives something. City, region and country are one place."""
        place: dict[str, str] = {}
        for column, cell in row.cells.items():
            target, text = self.mapping.columns.get(column, ""), drop_unseen(cell)
            if target in PLACE and text:
                place[target] = reader.translate(text)
            elif target and text:
                yield column, target, text
        if place:
            parts = (place.get(name) or self.mapping.defaults.get(name) for name in PLACE)
            yield self.mapping.find_column(CITY), "location", ", ".join(str(part) for part in parts if part)

    def _read_cell(self, target: str, reader: Reader, text: str) -> Values:
        question = self.targets[target]
        if target in PARTS:
            return read_part(target, reader.translate(text), self.targets, reader)
        return {target: reader.read(question, text) if question else text}

    def _get_defaults(self, reader: Reader, values: Values) -> Values:
        """What no cell says, without the fields that do not go with what the cells say."""
        defaults: Values = {}
        for target, value in self.mapping.defaults.items():
            if value in (None, "") or target in PLACE:
                continue
            is_read = isinstance(value, str) and value
            defaults |= self._read_cell(target, reader, str(value)) if is_read else {target: value}
        return {name: value for name, value in defaults.items() if self._is_wanted(name, {**defaults, **values})}

    def _is_wanted(self, target: str, values: Values) -> bool:
        question = self.targets.get(target)
        if not question or not question.field.shown_by:
            return True
        decides = str(values.get(".".join(question.field.shown_by)))
        return decides not in question.field.hidden_for and decides in (question.field.shown_for or (decides,))

    def _name(self, row: Row, values: Values, result: Import) -> tuple[str, str]:
        """The names of the employer's folder and of the listing; empty where none can be made, and that is told."""
        named, _slash, listing = str(values.get(ID) or "").strip().partition("/")
        employer = self._name_employer(row, str(values.get(EMPLOYER_ID) or named), values, result)
        title = str(values.get("title") or "")
        listing = listing or suggest_name(title)
        if refuse_name(listing) or (listing == ANY_PROJECT and ID not in values):
            message = refuse_name(listing) or _("No name of a file can be made of the title.")
            self._ask_id(row, message, result)
            return employer, ""
        return employer, listing

    def _name_employer(self, row: Row, folder: str, values: Values, result: Import) -> str:
        name = " ".join(str(values.get(f"{EMPLOYER}.name") or "").split())
        folder = folder or self.folders.get(name.casefold(), "") or (suggest_name(name, ANY_EMPLOYER) if name else "")
        column = self.mapping.find_column(f"{EMPLOYER}.name")
        if not folder:
            result.problems.append(RowProblem(
                row.number, column, f"{EMPLOYER}.name", _("The row names no employer."),
                _("Write the employer's name, or say in the mapping which column has it.")))
        elif refuse_name(folder) or folder == ANY_EMPLOYER:
            self._ask_id(row, refuse_name(folder) or _("No name of a folder can be made of {name}.",
                                                       name=shorten(name)), result)
        elif name and EMPLOYER_ID not in values and ID not in values and self._is_another(folder, name):
            result.problems.append(RowProblem(
                row.number, column, f"{EMPLOYER}.name",
                _("The folder {folder} is on the board already, and that employer has another name.", folder=folder),
                _("Write the employer's name as it is on the board, or add a column {column}.", column=EMPLOYER_ID)))
        else:
            return folder
        return ""

    def _is_another(self, folder: str, name: str) -> bool:
        return folder in self.folders.values() and self.folders.get(name.casefold()) != folder

    def _ask_id(self, row: Row, message: str, result: Import) -> None:
        result.problems.append(RowProblem(row.number, self.mapping.find_column(ID), ID, message,
                                          _("Add a column {column} with names such as {example}.", column=ID,
                                            example="acme-bakery/ask-customers")))

    def _add_listing(self, entry: Entry, result: Import) -> None:
        values = {"posted": self.today, **{name: value for name, value in entry.values.items() if value is not None}}
        result.entries.append(entry)
        result.texts[entry.path] = build_file(self.board, entry.path, self.rulebook.opportunity.tree,
                                              self._nest(values, ""))

    def _collect_employer(self, entry: Entry, employers: dict[str, tuple[int, Values]], result: Import) -> None:
        """The first row says who the employer is. Later ones may leave that out, or say the same."""
        values = {name: value for name, value in entry.values.items() if name.startswith(f"{EMPLOYER}.")
                  and name != EMPLOYER_ID}
        first, known = employers.setdefault(entry.employer_path, (entry.row, _add_domain(values)))
        for name, value in values.items():
            if known.get(name, value) != value and name not in self.mapping.defaults:
                column = self.mapping.find_column(name)
                result.problems.append(RowProblem(
                    entry.row, column, name, _("Row {row} says something else of the same employer.", row=first),
                    _("Write the same in both rows, or nothing in one.")))
            known.setdefault(name, value)

    def _nest(self, values: Mapping[str, Value], file: str) -> dict[str, Value]:
        """The values of one file, as it has them, in the order of the schema."""
        fields: dict[FieldPath, Value] = {
            question.location: values[name] for name, question in self.targets.items()
            if question and name in values and (question.file == EMPLOYER) == bool(file)}
        for question in filter(None, self.targets.values()):
            above = question.group.path
            if question.is_whole and [path for path in fields if path[:-1] == above] == [question.location]:
                fields[question.group.path] = fields.pop(question.location)
        return nest(fields)


def read_rows(
    board: Path, rulebook: Rulebook, targets: Mapping[str, Question | None], mapping: ColumnMap, sheet: Sheet,
    today: str,
) -> Import:
    """What the table asks for. Nothing is written, and of the board only employers are looked at."""
    folders: dict[str, str] = {}
    for folder in read_folder(board).employers:
        document, _problems = read_document(board, name_employer_file(folder))
        folders[((document and document.get_text("name")) or folder).casefold()] = folder
    return Importer(board, rulebook, targets, mapping, today, folders).read(sheet)


def _add_domain(values: Values) -> Values:
    """With the host of the website, where nothing says which hosts are the employer's."""
    host = get_host(str(values.get(f"{EMPLOYER}.website") or "")).removeprefix("www.")
    return {**({f"{EMPLOYER}.domains": [host]} if host else {}), **values}
