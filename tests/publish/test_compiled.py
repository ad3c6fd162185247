"""Templates stay compiled between builds, and nothing depends on it but time."""

import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from jinja2.ext import ExprStmtExtension

from microboard.publish.compiled import keep_compiled

TEXT = "{% for one in (1, 2, 3) %}{{ one + more }} {% endfor %}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def render(text: str = TEXT, *, compiled: list[str] | None = None, **settings: Any) -> str:
    """Render a template in a new environment; `compiled` is told what had to be compiled."""

    class Watched(Environment):
        def compile(self, *arguments: object, **options: object) -> object:  # type: ignore[override]
            if compiled is not None:
                compiled.append(str(arguments[0]))
            return super().compile(*arguments, **options)  # type: ignore[call-overload]

    environment = Watched(loader=DictLoader({"page": text}))
    keep_compiled(environment)
    # As another plugin might, later.
    for name, value in settings.items():
        setattr(environment, name, value)
    return environment.get_template("page").render(more=1, text="<i>")


def list_kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_template_is_compiled_once() -> None:
    compiled: list[str] = []
    assert [render(compiled=compiled) for _ in range(3)] == ["2 3 4 "] * 3
    assert compiled == [TEXT]


def test_a_template_that_says_something_else_is_compiled_again() -> None:
    compiled: list[str] = []
    assert (render(compiled=compiled), render("{{ more }}", compiled=compiled)) == ("2 3 4 ", "1")
    assert len(compiled) == 2


@pytest.mark.parametrize(("text", "settings", "rendered"), [
    ("{{ '<b>' ~ text }}", {"autoescape": True}, "&lt;b&gt;&lt;i&gt;"),
    ("{% if more %}\n1{% endif %}", {"trim_blocks": True}, "1"),
    ("{{ 'a' | upper }}", {"filters": {"upper": "{}!".format}}, "a!"),
    ("{{ more }}", {"finalize": lambda value: f"<{value}>"}, "<1>"),
    ("{{ more }}", {"extensions": {"do": ExprStmtExtension(Environment())}}, "1"),
])
def test_whoever_compiles_otherwise_gets_other_code(text: str, settings: dict[str, Any], rendered: str) -> None:
    compiled: list[str] = []
    render(text, compiled=compiled)
    assert render(text, compiled=compiled, **settings) == rendered
    assert len(compiled) == 2


def test_code_that_counts_no_more_is_replaced(folder: Path) -> None:
    for text in ("{{ more }}", "{{ more + 1 }}"):
        render(text)
        render(text, autoescape=True)
    assert len(list_kept(folder)) == 1


def test_what_is_broken_is_compiled_again(folder: Path) -> None:
    render()
    (kept,) = list_kept(folder)
    whole = kept.read_bytes()
    for size in (*range(120), len(whole) // 2, len(whole) - 1):
        kept.write_bytes(whole[:size])
        compiled: list[str] = []
        assert render(compiled=compiled) == "2 3 4 ", size
        assert len(compiled) == 1, size


def test_a_folder_that_a_board_may_bring_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    compiled: list[str] = []
    assert [render(compiled=compiled) for _ in range(2)] == ["2 3 4 "] * 2
    assert (len(compiled), list_kept(folder)) == (2, [])


def test_nobody_else_can_write_there(folder: Path) -> None:
    render()
    assert {path.stat().st_mode & 0o077 for path in list_kept(folder)} | {
        path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}


def test_a_folder_that_is_somebody_elses_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getuid", lambda: 12_345)
    compiled: list[str] = []
    assert [render(compiled=compiled) for _ in range(2)] == ["2 3 4 "] * 2
    assert (len(compiled), list_kept(folder)) == (2, [])


def test_what_cannot_be_kept_is_rendered_all_the_same(folder: Path) -> None:
    (place,) = [folder / "taken"]
    place.write_text("")
    tempfile.tempdir = str(place)
    assert render() == "2 3 4 "


def test_where_python_keeps_nothing_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render() == "2 3 4 "
    assert list_kept(folder) == []
