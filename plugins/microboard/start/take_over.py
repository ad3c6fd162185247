"""Reads what is a board's own out of a fork of the program's repository, in which both lie together."""

import json
import re
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from microboard.check.schema.difference import ADD, CHANGE, EXTENDS
from microboard.check.schema.rulebook import MAX_BYTES
from microboard.check.values import shipped
from microboard.intake.yaml_text import build_yaml
from microboard.read import Document, read_document
from microboard.read.folder import ROOT
from microboard.read.yaml import Value
from microboard.start.answers import Answers
from microboard.start.renew import write_files

POLICY, VOCABULARY, FIELDS = "schema/policy.yml", "schema/vocabulary.yml", "schema/fields.yml"
# What a setting of mkdocs.yml is when it begins a line; that of the address may have a variable before it.
SETTING = re.compile(r"^(site_name|site_url|repo_url):\s*(.*?)\s*$", re.MULTILINE)
ADDRESS = re.compile(r"https://[^\s\"'\],]+")
HEAD = {
    POLICY: "# What this board accepts, where that is not as Microboard ships it.",
    VOCABULARY: "# Words of this board, beside those that Microboard ships.",
}
NAMES = {"site_name": "name", "site_url": "url", "repo_url": "repository"}
# What people read of a word.
WORDS = ("label", "text")


class OldBoardError(Exception):
    """There is no board that could be taken over. The text says why, for people."""


@dataclass(frozen=True, slots=True)
class OldBoard:
    """A fork at `root`: what `mkdocs.yml` and the policy say of what a new board is asked, and the `texts` of its own
    rules, by path. `left` are settings that this version does not have."""

    root: Path
    answers: dict[str, str]
    texts: dict[str, str]
    left: tuple[str, ...]


def read_old_board(root: Path, known_rules: Collection[str]) -> OldBoard:
    """The board of the fork at `root`; `known_rules` are all that a policy may change. Raises OldBoardError."""
    if not (root / ROOT).is_dir() or not (root / "mkdocs.yml").is_file():
        raise OldBoardError(f"{root} is no board: it needs {ROOT}/ and mkdocs.yml.")
    answers = _read_settings((root / "mkdocs.yml").read_text(encoding="utf-8"))
    policy, shipped_policy = _read_both(root, POLICY)
    settings, left = _find_settings(policy, shipped_policy, known_rules)
    language, _, country = (policy.get_text("language") or "en").partition("-")
    texts = {POLICY: settings, VOCABULARY: _find_words(*_read_both(root, VOCABULARY))}
    return OldBoard(root, {**answers, "language": language, "country": country},
                    {path: build_yaml(values, {}, HEAD[path]) for path, values in texts.items() if values}, left)


def take_over(old: OldBoard, answers: Answers, folder: Path) -> None:
    """Put what is the old board's own into the new one in `folder`: rules that differ, and byte by byte its listings
    and the description of its own fields."""
    language = {POLICY: f"{old.texts[POLICY]}\nlanguage: {answers.tag}\n"} if POLICY in old.texts else {}
    write_files(folder, {**old.texts, **language})
    # A file of ours, which this version has, too.
    shutil.copytree(old.root / ROOT, folder / ROOT, symlinks=True, ignore=shutil.ignore_patterns("README.md"))
    if (old.root / FIELDS).is_file():
        shutil.copyfile(old.root / FIELDS, folder / FIELDS)


def _read_settings(text: str) -> dict[str, str]:
    found = {NAMES[name]: value.strip("\"'") for name, value in SETTING.findall(text)}
    addresses = {name: ADDRESS.search(found.get(name, "")) for name in ("url", "repository")}
    return {"name": found.get("name", ""), **{name: place[0] for name, place in addresses.items() if place}}


def _read_both(root: Path, path: str) -> tuple[Document, Document]:
    """A file of rules as the fork has it, else as it ships; and as it ships."""
    ours, _ = read_document(shipped.FOLDER.parent, path, MAX_BYTES)
    theirs, problems = read_document(root, path, MAX_BYTES) if (root / path).exists() else (ours, [])
    if not theirs or not ours:
        said = "".join(f" {problem.message}" for problem in problems[:1])
        raise OldBoardError(f"{path} can't be read.{said}")
    return theirs, ours


def _find_settings(
    theirs: Document, ours: Document, known_rules: Collection[str]
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The settings that are not as shipped, in their groups, and the names of those that this version does not have."""
    known = json.loads((shipped.FOLDER / "policy.schema.json").read_bytes())["properties"]
    settings: dict[str, Value] = {}
    left: list[str] = []
    for name, value in theirs.values.items():
        inner = known_rules if name == "rules" else known.get(name, {}).get("properties", ())
        if name not in known:
            left.append(name)
        elif isinstance(value, dict) and inner:
            left += [f"{name}.{key}" for key in value if key not in inner]
            group = {key: below for key, below in value.items()
                     if key in inner and below != ours.get(name, key)}
            settings |= {name: group} if group else {}
        elif value != ours.get(name):
            settings[name] = value
    return settings, tuple(left)


def _find_words(theirs: Document, ours: Document) -> dict[str, Value]:
    """The words that only the fork has, and those that it calls otherwise."""
    if EXTENDS in theirs.values:
        return theirs.values
    added: dict[str, Value] = {}
    changed: dict[str, Value] = {}
    for name in theirs.values:
        known = {str(term["id"]): term for term in _iterate_terms(ours, name)}
        terms = list(_iterate_terms(theirs, name))
        if new := [term for term in terms if str(term["id"]) not in known]:
            added[name] = list[Value](new)
        if other := [change for term in terms if (change := _find_change(term, known.get(str(term["id"]), term)))]:
            changed[name] = list[Value](other)
    actions: dict[str, Value] = {ADD: added, CHANGE: changed}
    return {EXTENDS: "default", **{name: part for name, part in actions.items() if part}} if added or changed else {}


def _iterate_terms(document: Document, name: str) -> Iterator[dict[str, Value]]:
    return (term for term in document.get_list(name) if isinstance(term, dict) and "id" in term)


def _find_change(theirs: dict[str, Value], ours: dict[str, Value]) -> dict[str, Value]:
    change = {key: theirs[key] for key in WORDS if key in theirs and theirs[key] != ours.get(key)}
    return {"id": theirs["id"], **change} if change else {}
