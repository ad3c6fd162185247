"""What an editor offers and underlines, asked of the language server that VS Code's YAML extension runs."""

import json
import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from boards import LISTING, ROOT
from language_server import Editor, open_editor
from microboard.cli import main
from microboard.intake.forms.editor import EMPLOYER_SCHEMA, OPPORTUNITY_SCHEMA
from microboard.intake.yaml_text import build_yaml
from schemas import RULEBOOK, SCHEMA

NUMBERS = count()
# VS Code takes comments in this file.
SETTINGS = json.loads(re.sub(r"^\s*//.*$", "", (ROOT / ".vscode/settings.json").read_text(), flags=re.MULTILINE))
WORDS = RULEBOOK.vocabulary


def open_board(folder: Path, settings: dict[str, Any]) -> Iterator[Editor]:
    shutil.copytree(SCHEMA, folder / "schema")
    (folder / "opportunities").mkdir(exist_ok=True)
    assert CliRunner().invoke(main, ["generate", "--board", str(folder)]).exit_code == 0
    with open_editor(folder, settings) as editor:
        yield editor


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor with a board open."""
    yield from open_board(tmp_path_factory.mktemp("editor"), SETTINGS)


def write(**changes: Any) -> str:
    return build_yaml({**LISTING, **changes}, {})


def name_file() -> str:
    """A file that has not been open before: what the server says of an older text may come late."""
    return f"opportunities/acme/bread-{next(NUMBERS)}.yml"


def find(text: str, needle: str) -> tuple[int, int]:
    """Line and column, from 1, just after `needle`."""
    before = text.partition(needle)[0] + needle
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_a_listing_without_mistakes_is_not_underlined(editor: Editor) -> None:
    assert editor.open(name_file(), write()) == []


@pytest.mark.slow
def test_the_editor_agrees_with_the_check_on_every_sample(editor: Editor, sample_board: Path) -> None:
    files = sorted((sample_board / "opportunities").glob("*/*.yml"))
    assert len(files) > 20
    found = editor.open_all({str(file.relative_to(sample_board)): file.read_text(encoding="utf-8") for file in files})
    assert {path: said for path, said in found.items() if said} == {}


def test_the_board_s_own_words_and_policy_are_known(editor: Editor) -> None:
    texts = {f"schema/{name}.yml": (SCHEMA / f"{name}.yml").read_text(encoding="utf-8")
             for name in ("policy", "red-flags", "roles", "vocabulary")}
    assert editor.open_all(texts) == {path: [] for path in texts}
    path = "schema/vocabulary.yml"
    assert "Kinds of work." in editor.hover(path, *find(texts[path], "catego"))


DIFFERENCES = {
    "schema/policy.yml": "pay: {floor_per_hour: {EUR: 13}}\nrules: {pay-floor: warning}\n",
    "schema/red-flags.yml": "extends: default\nadd: {trusted: [lookalike.example]}\nremove: {flags: [shouting]}\n",
    "schema/roles.yml": "extends: default\nchange: {roles: [{id: ux-researcher, skills: [interviewing]}]}\n",
    "schema/vocabulary.yml": "extends: default\nadd: {skills: [{id: juggling, label: Juggling}]}\n"
                             "change: {skills: [{id: python, label: Python 3}]}\nremove: {skills: [rust]}\n",
}


@pytest.mark.parametrize(("right", "wrong"), [("", ""), ("label: J", "labl: J"), ("trusted:", "trustd:"),
                                              ("EUR: 13", "EUR: a")])
def test_a_file_that_says_only_what_differs_is_known_too(right: str, wrong: str, tmp_path: Path) -> None:
    texts = {path: text.replace(right, wrong) if right else text for path, text in DIFFERENCES.items()}
    for editor in open_board(tmp_path, SETTINGS):
        said = editor.open_all(texts)
    assert [path for path in texts if said[path]] == [path for path in texts if texts[path] != DIFFERENCES[path]]


def test_categories_are_offered_with_what_they_mean(editor: Editor) -> None:
    path, text = name_file(), write(category="draft").replace("category: draft", "category: ")
    editor.open(path, text)
    offered = editor.complete(path, *find(text, "category: "))
    assert list(offered) == list(WORDS.categories)
    assert offered["events"] == f"Events. {WORDS.categories['events'].text}"


def test_skills_are_offered_in_a_list(editor: Editor) -> None:
    path, text = name_file(), write(skills=[])
    editor.open(path, text)
    offered = editor.complete(path, *find(text, "skills: ["))
    assert set(offered) >= set(WORDS.skills)


def test_fields_are_offered_with_what_they_are_for(editor: Editor) -> None:
    path, text = name_file(), f"{write()}\n"
    editor.open(path, text)
    offered = editor.complete(path, text.count("\n") + 1, 1)
    assert {"openings", "ai_use", "leads_to"} <= set(offered)
    assert "title" not in offered, "it is there already"
    assert offered["openings"] == "How many people are wanted."
    path, inside = name_file(), text.replace("  weeks: 4\n", "  weeks: 4\n  \n")
    editor.open(path, inside)
    assert set(editor.complete(path, *find(inside, "  weeks: 4\n  "))) == {"schedule"}


MISTAKES: list[tuple[dict[str, Any], str, str]] = [
    ({"category": "surveys"}, "category:", 'Value is not accepted. Valid values: "market-research"'),
    ({"skills": ["js"]}, "skills:", "Value is not accepted."),
    ({"pay": {"type": "fixed", "amount": "lots", "currency": "EUR"}}, "amount:", 'Incorrect type. Expected "number".'),
    ({"pay": {"type": "fixed", "amount": 1, "currency": "Euro"}}, "currency:",
     "Write the code of a currency, for example EUR."),
    ({"titel": "x"}, "titel:", "Property titel is not allowed."),
    ({"apply": {"url": "http://acme.example", "deadline": "2026-12-14"}}, "url:",
     "The page where people apply: https, on one of the employer's domains. For example https://"),
    ({"apply": {"url": "https://acme.example", "deadline": "soon"}}, "deadline:", "String is not a RFC3339 date."),
    ({"effort": {"hours": 500, "weeks": 4}}, "hours:", "Value is above the maximum of 160."),
]


def test_a_mistake_is_underlined_on_its_line(editor: Editor) -> None:
    texts = {name_file(): write(**changes) for changes, _, _ in MISTAKES}
    underlined = editor.open_all(texts)
    for (path, text), (_, needle, said) in zip(texts.items(), MISTAKES, strict=True):
        assert len(underlined[path]) == 1, underlined[path]
        assert underlined[path][0].startswith(f"{find(text, needle)[0]}: {said}"), underlined[path]


def test_an_employer_has_a_schema_of_its_own(editor: Editor) -> None:
    path = "opportunities/acme/employer.yml"
    found = editor.open(path, "name: Acme\nkind: shop\n")
    assert any(one.startswith('2: Value is not accepted. Valid values: "company"') for one in found)
    assert not any('"summary"' in one for one in found)


def test_a_field_explains_itself_under_the_mouse(editor: Editor) -> None:
    path, text = name_file(), write()
    editor.open(path, text)
    shown = editor.hover(path, *find(text, "deadli"))
    assert "Last day to apply. It ends when that day is over everywhere on Earth (UTC-12)." in shown
    assert "2027-01-31" in shown


def test_the_first_line_is_enough_for_an_editor_without_settings(tmp_path: Path) -> None:
    for editor in open_board(tmp_path, {}):
        assert CliRunner().invoke(main, ["new", "acme/bread", "--board", str(tmp_path)]).exit_code == 0
        for name, schema in (("bread", OPPORTUNITY_SCHEMA), ("employer", EMPLOYER_SCHEMA)):
            path, other = f"opportunities/acme/{name}.yml", f"opportunities/other/{name}.yml"
            text = (tmp_path / path).read_text(encoding="utf-8")
            assert text.splitlines()[0] == f"# yaml-language-server: $schema=../../{schema}"
            found = editor.open_all({path: text, other: text.partition("\n")[2]})
            assert any("Value is not accepted" in one for one in found[path])
            assert found[other] == []


def test_a_board_without_editor_schemas_gets_no_such_line(tmp_path: Path) -> None:
    (tmp_path / "opportunities").mkdir()
    assert CliRunner().invoke(main, ["new", "acme/bread", "--board", str(tmp_path)]).exit_code == 0
    for file in (tmp_path / "opportunities/acme").iterdir():
        assert file.read_text(encoding="utf-8").startswith("# ")
        assert "$schema" not in file.read_text(encoding="utf-8")


def test_the_extension_that_reads_the_settings_is_recommended() -> None:
    assert json.loads((ROOT / ".vscode/extensions.json").read_text()) == {"recommendations": ["redhat.vscode-yaml"]}
