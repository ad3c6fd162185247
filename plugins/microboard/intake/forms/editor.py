"""Turns the schema into schemas for editors: every word of the vocabulary is offered, with what it means."""

import json
from pathlib import Path
from typing import Any

from microboard.check.fields.examples import change_texts, get_example
from microboard.check.fields.tree import find_source, list_choices
from microboard.check.schema.board_ids import add_ids
from microboard.check.schema.difference import Schema, describe_difference
from microboard.check.schema.rulebook import EXTENDING, Rulebook
from microboard.check.values import shipped
from microboard.check.values.names import NAMES
from microboard.check.values.vocabulary import Vocabulary
from microboard.read.folder import EMPLOYER_FILE
from microboard.words.speech import _

# What a board writes in schema/, each with a schema.
RULES = ("fields", "policy", "red-flags", "roles", "vocabulary")
OPPORTUNITY_SCHEMA, EMPLOYER_SCHEMA = ".vscode/opportunity.schema.json", ".vscode/employer.schema.json"


def build_editor_schemas(rulebook: Rulebook) -> dict[str, str]:
    """Path in the board -> JSON Schema, for listings and for employers."""
    return {path: _write(check.schema, rulebook.vocabulary)
            for path, check in ((OPPORTUNITY_SCHEMA, rulebook.opportunity), (EMPLOYER_SCHEMA, rulebook.employer))}


def build_rule_schemas(root: Path, words: Vocabulary) -> dict[str, str]:
    """Path in the board at `root` -> JSON Schema, for the files in schema/. They may be whole, or say what differs."""
    folder = shipped.find_schema(root)
    schemas = {name: json.loads((shipped.choose(folder, f"{name}.schema.json") / f"{name}.schema.json").read_bytes())
               for name in RULES}
    schemas |= {name: {**describe_difference(schemas[name]), "required": []} for name in EXTENDING}
    return {f".vscode/{name}.schema.json": _write(add_ids(schema, words), words) for name, schema in schemas.items()}


def _write(schema: Schema, words: Vocabulary) -> str:
    return json.dumps(_explain(schema, words), indent=2, ensure_ascii=False) + "\n"


def _explain(part: Any, words: Vocabulary) -> Any:
    """The schema with `enumDescriptions`, which editors show beside each choice, and with messages in our words."""
    if isinstance(part, list):
        return [_explain(item, words) for item in part]
    if not isinstance(part, dict):
        return part
    result = {name: _explain(value, words) for name, value in part.items()}
    result |= {name: _(part[name]) for name in ("title", "description") if isinstance(part.get(name), str)}
    if "examples" in part:
        result["examples"] = [change_texts(part, example, _) for example in part["examples"]]
    source = find_source(part)
    if source or "x-labels" in part:
        result["enumDescriptions"] = [f"{term.label}. {term.text}" if term.text else term.label
                                      for term in list_choices(part, words)]
    if source in NAMES:
        # Without it, the editor lists all of them.
        example = get_example(part)
        result["errorMessage"] = (_("Write the code of a country, for example {example}.", example=example)
                                  if source == "country"
                                  else _("Write the code of a currency, for example {example}.", example=example))
    if "pattern" in part:
        result["patternErrorMessage"] = _(
            "{help} For example {example}.", help=_(part.get("description", "")), example=get_example(part)).strip()
    return result


def name_schema(board: Path, path: str) -> str:
    """The first line of the file `path`, which names its schema for editors; empty when the board has none."""
    schema = EMPLOYER_SCHEMA if path.endswith(f"/{EMPLOYER_FILE}") else OPPORTUNITY_SCHEMA
    if not (board / schema).is_file():
        return ""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{schema}"
