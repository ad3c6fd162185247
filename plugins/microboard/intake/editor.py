"""Turns the schema into schemas for editors: every word of the vocabulary is offered, with what it means."""

import json
from pathlib import Path
from typing import Any

from microboard.check.schema.rulebook import Rulebook
from microboard.check.values.fields import get_example
from microboard.check.values.vocabulary import KINDS, Vocabulary
from microboard.intake.choices import NAMES
from microboard.read.folder import EMPLOYER_FILE

Schema = dict[str, Any]
OPPORTUNITY_SCHEMA, EMPLOYER_SCHEMA = ".vscode/opportunity.schema.json", ".vscode/employer.schema.json"


def build_editor_schemas(rulebook: Rulebook) -> dict[str, str]:
    """Path in the board -> JSON Schema, for listings and for employers."""
    return {path: json.dumps(_explain(check.schema, rulebook.vocabulary), indent=2, ensure_ascii=False) + "\n"
            for path, check in ((OPPORTUNITY_SCHEMA, rulebook.opportunity), (EMPLOYER_SCHEMA, rulebook.employer))}


def _explain(part: Any, words: Vocabulary) -> Any:
    """The schema with `enumDescriptions`, which editors show beside each choice, and with messages in our words."""
    if isinstance(part, list):
        return [_explain(item, words) for item in part]
    if not isinstance(part, dict):
        return part
    result = {name: _explain(value, words) for name, value in part.items()}
    kind, title = part.get("x-vocabulary"), str(part.get("title", ""))
    if kind in KINDS:
        terms = words.get_terms(kind).values()
        result["enumDescriptions"] = [f"{term.label}. {term.text}".rstrip() if term.text else term.label
                                      for term in terms]
    elif title in NAMES and "enum" in part:
        result["enumDescriptions"] = [NAMES[title](value) for value in part["enum"]]
        # Without it, the editor lists all of them.
        result["errorMessage"] = f"Write the code of a {title.lower()}, for example {get_example(part)}."
    if "pattern" in part:
        result["patternErrorMessage"] = f"{part.get('description', '')} For example {get_example(part)}.".strip()
    return result


def name_schema(board: Path, path: str) -> str:
    """The first line of the file `path`, which names its schema for editors; empty when the board has none."""
    schema = EMPLOYER_SCHEMA if path.endswith(f"/{EMPLOYER_FILE}") else OPPORTUNITY_SCHEMA
    if not (board / schema).is_file():
        return ""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{schema}"
