"""What is said is found, and catalogues are brought up to date with it."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from microboard.words import extract
from microboard.words.catalogue import build_catalogue
from microboard.words.extract import PACKAGE, build_template, find_in_script, update

SPEECH = {"_", "N_", "ngettext", "pgettext"}
TEMPLATE = build_template()


@pytest.mark.parametrize(("script", "messages"), [
    ('_("Save {title}", { title })', ["Save {title}"]),
    ('make("p", "", _("a {b}", { b: f(_("inner")) }))', ["a {b}", "inner"]),
    ('`${_("in a template")}`', ["in a template"]),
    ('_("one line, " +\n  "and another")', ["one line, and another"]),
    ('ngettext("{n} day", "{n} days", n, { n })', [("{n} day", "{n} days")]),
    ('pgettext("filter", "from")', ["from"]),
    ('const T = [N_("say \\"yes\\"")];', ['say "yes"']),
    ("_(message)", []), ('list.map_("x"); a._("y"); sum_("z")', []),
])
def test_the_messages_of_a_script_are_found(script: str, messages: list[object]) -> None:
    assert [message for _, message, _ in find_in_script(script, "x.js")] == messages


def test_a_script_says_only_what_is_found() -> None:
    for path in PACKAGE.rglob("assets/**/*.js"):
        text = path.read_text(encoding="utf-8")
        said = len(re.findall(r"(?<![\w.])(?:_|N_|ngettext|pgettext)\(\s*[\"'`]", text))
        assert said == len(list(find_in_script(text, ""))), path


def iterate_calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in PACKAGE.rglob("*.py"):
        if path.parent != PACKAGE / "words":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEECH:
                    yield path, node


def test_python_says_whole_literals() -> None:
    """An f-string would be another message each time, and no translation would be found."""
    joined = [f"{path.name}:{call.lineno}" for path, call in iterate_calls()
              if any(isinstance(one, ast.JoinedStr | ast.BinOp) for one in call.args)]
    assert joined == []


def test_every_place_of_a_message_is_filled() -> None:
    for path, call in iterate_calls():
        first = call.args[0]
        if isinstance(first, ast.Constant) and call.keywords and all(one.arg for one in call.keywords):
            texts = [one.value for one in call.args[:2] if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if call.func.id == "pgettext":  # type: ignore[attr-defined]
                texts = texts[1:]
            names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
            assert names == {one.arg for one in call.keywords}, f"{path.name}:{call.lineno}"


def test_a_catalogue_keeps_what_is_translated_and_drops_what_is_no_longer_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "FOLDER", tmp_path)
    before, after = Catalog(), Catalog()
    for catalog, messages in ((before, ("stays", "goes")), (after, ("stays", "comes"))):
        for message in messages:
            catalog.add(message, locations=[("assets/lib/x.js", 1)])
    first = update("pt", before).replace(b'msgid "stays"\nmsgstr ""', b'msgid "stays"\nmsgstr "fica"')
    (tmp_path / "pt.po").write_bytes(first)
    second = update("pt", after)
    assert b"goes" not in second
    assert b"2026" not in second
    (tmp_path / "pt.po").write_bytes(second)
    assert update("pt", after) == second
    made = build_catalogue(read_po(BytesIO(second), locale="pt"))
    assert (dict(made.messages), dict(made.browser)) == ({"stays": ("fica",)}, {"lib": ("stays",)})
    assert (made.forms["one"], made.forms["other"]) == (0, 1)


def test_nothing_that_is_said_holds_html() -> None:
    """A message is text in every place, and what is around it is escaped; what looks like a tag would be shown. Between
    backticks it is meant to be."""
    texts = {str(message.id): re.sub("`[^`]*`", "", str(message.id)) for message in TEMPLATE}
    tags = [message for message, text in texts.items() if re.search(r"</?[a-z]+[ >]|&[a-z]+;", text)]
    assert tags == []
