"""Runs a JSON Schema on a document and turns what it finds into problems."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from microboard.check.fields.field import Field
from microboard.check.fields.tree import build_tree
from microboard.check.problems.finding import Finding
from microboard.check.schema.cut_text import find_cut_texts
from microboard.check.schema.keywords import ANNOTATIONS, compile_ecma
from microboard.check.schema.proof import Judge, prove
from microboard.check.schema.quick_yes import build_quick_yes
from microboard.check.values.vocabulary import Vocabulary
from microboard.read import Document, Location, Problem, read_document
from microboard.words.speech import _

# The library is loaded where there is something to say: that takes longer than a hundred checks.
if TYPE_CHECKING:
    from jsonschema import ValidationError

# The most findings for one file: nobody reads more, and a file made to be slow gets its answer soon.
MAX_FINDINGS = 200
# The most errors that are looked at: ten thousand wrong words in one list have no more to say than a thousand.
MAX_ERRORS = 1000


def accept_all(_: Document) -> Iterable[str]:
    """The judge where only the schema judges."""
    return ()


class NoSchemaError(Exception):
    """This is no JSON Schema; the message says why. `location` is the place in the schema."""

    def __init__(self, message: str, location: Location = ()) -> None:
        super().__init__(message)
        self.location = location


class SchemaCheck:
    """One schema, ready to check documents. Raises NoSchemaError when it is none."""

    def __init__(self, schema: dict[str, Any], vocabulary: Vocabulary | None) -> None:
        self._accepts = build_quick_yes(schema)
        # The library has read it, so it is a schema.
        if not self._accepts:
            _check_form(schema)
        _check_parts(schema, schema)
        self.schema = schema
        self._vocabulary = vocabulary

    def __reduce__(self) -> tuple[type["SchemaCheck"], tuple[dict[str, Any], Vocabulary | None]]:
        """How it travels to another process: what is compiled does not."""
        return SchemaCheck, (self.schema, self._vocabulary)

    def check(self, document: Document, judge: Judge = accept_all) -> tuple[Document, list[Problem]]:
        """The document, with text where the schema wants text (``3.10``), and every problem the schema finds. `judge`
        judges what the hints say to write."""
        if self._accepts and self._accepts(document.values):
            return document, []
        errors = self._find_errors(document)
        unquoted = {_locate(error) for error in errors if _wants_text(error)}
        if unquoted and (unquoted := unquoted & document.parsed.plain.keys()):
            document = _settle_text(document, unquoted)
            errors = self._find_errors(document)
        return document, list(self._word(document, errors, judge))

    @cached_property
    def _validator(self) -> Any:
        from microboard.check.schema.validator import build_validator

        return build_validator(_write_out(self.schema, self.schema.get("$defs", {})))

    @cached_property
    def tree(self) -> Field:
        """The fields that the schema names."""
        return build_tree(self.schema, self._vocabulary)

    def _find_errors(self, document: Document) -> "list[ValidationError]":
        return list(islice(self._validator.iter_errors(document.values), MAX_ERRORS))

    def _locate_errors(self, document: Document) -> set[Location]:
        return {_locate(error) for error in self._find_errors(document)}

    def _word(self, document: Document, errors: "list[ValidationError]", judge: Judge) -> Iterator[Problem]:
        said: set[tuple[Location, str, str]] = set()
        findings = list(islice(self._find(document, errors), MAX_FINDINGS))
        findings = prove(document, findings, self._locate_errors, judge)
        misspelt = {field for found in findings for field in found.instead_of}
        for found in findings:
            key = found.location, found.rule, found.field
            # A misspelt field is one mistake, not an unknown field and a missing one.
            if key not in said and not (found.missing and found.field in misspelt):
                yield found.place(document)
            said.add(key)

    def _find(self, document: Document, errors: "list[ValidationError]") -> Iterator[Finding]:
        from microboard.check.wording.errors import word_error

        # For a value that is empty or of the wrong type, more errors would confuse.
        mistyped = {_locate(error) for error in errors if error.validator == "type"}
        for error in errors:
            if error.validator == "type" or _locate(error) not in mistyped:
                yield from word_error(error, _locate(error), document, self.tree, self._vocabulary)


def _check_form(schema: dict[str, Any]) -> None:
    from microboard.check.schema.validator import find_error

    error = find_error(schema)
    if error:
        raise NoSchemaError(error.message, tuple(error.absolute_path))


def _write_out(part: Any, definitions: dict[str, Any]) -> Any:
    """The schema with what its references mean in their place: the library takes long to follow each."""
    if isinstance(part, list):
        return [_write_out(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    meant = definitions.get(str(part.get("$ref", "")).removeprefix("#/$defs/"))
    # A definition that refers to others, or a reference with rules of its own beside it, stays as it is.
    if isinstance(meant, dict) and "$ref" not in str(meant) and part.keys() <= {"$ref", *ANNOTATIONS}:
        return {**meant, **{name: value for name, value in part.items() if name != "$ref"}}
    return {name: _write_out(value, definitions) for name, value in part.items()}


def _check_parts(part: object, schema: dict[str, Any]) -> None:
    """Raise NoSchemaError for a pattern or a reference that would fail only when a listing meets it."""
    for item in part if isinstance(part, list) else ():
        _check_parts(item, schema)
    if not isinstance(part, dict):
        return
    patterns = part.get("patternProperties")
    for pattern in (part.get("pattern"), *(patterns if isinstance(patterns, dict) else ())):
        try:
            compile_ecma(pattern if isinstance(pattern, str) else "")
        except re.error as error:
            raise NoSchemaError(_("the pattern {pattern} can't be read ({reason})", pattern=pattern, reason=error)
                                ) from error
    reference = part.get("$ref", "#")
    names = [f"#/$defs/{name}" for name in schema.get("$defs", {})]
    if isinstance(reference, str) and reference not in ("#", *names):
        raise NoSchemaError(_("there is no {name} in this file", name=reference))
    for item in part.values():
        _check_parts(item, schema)


def _locate(error: "ValidationError") -> Location:
    return tuple(error.absolute_path)


def _wants_text(error: "ValidationError") -> bool:
    kinds: Any = error.validator_value
    return error.validator == "type" and "string" in ([kinds] if isinstance(kinds, str) else kinds)


def _settle_text(document: Document, locations: set[Location]) -> Document:
    values: Any = deepcopy(document.values)
    for location in locations:
        *path, last = location
        target = values
        for step in path:
            target = target[step]
        target[last] = document.parsed.plain[location]
    return replace(document, values=values)


def read_checked(
    root: Path, path: str, schema: SchemaCheck, problems: list[Problem], judge: Judge = accept_all
) -> Document | None:
    """Read a file and check it with a schema; what is wrong is added to `problems`."""
    document, found = read_document(root, path)
    problems += found
    if document:
        document, found = check_document(document, schema, judge)
        problems += found
    return document


def check_document(
    document: Document, schema: SchemaCheck, judge: Judge = accept_all
) -> tuple[Document, list[Problem]]:
    """The problems that a schema finds in a file, and those of text that is lost before the schema sees it. `judge`
    judges what the hints say to write."""
    checked, problems = schema.check(document, judge)
    lost = islice(find_cut_texts(document, schema.tree), MAX_FINDINGS)
    return checked, [*problems, *(one.place(document) for one in lost)]
