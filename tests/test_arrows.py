"""Imports run one way, and the board runs without a site engine."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
# What every room of publish speaks of.
SHARED = ("microboard.publish.output", "microboard.publish.lists", "microboard.board", "microboard.check")
# Rooms of the check, each with those that it may import. Whoever runs the check imports all.
CHECK: dict[str, tuple[str, ...]] = {
    "problems": (),
    "letters": (),
    "hosts": ("letters",),
    "values": ("problems", "hosts", "letters"),
    "fields": ("values", "problems"),
    "wording": ("fields", "values", "problems", "letters"),
    "listing": ("values", "problems", "hosts"),
    "red_flags": ("listing", "values", "problems", "hosts", "letters"),
    "views": ("fields", "values", "problems"),
    "schema": ("wording", "fields", "views", "red_flags", "values", "problems"),
    "strength": ("listing", "values", "problems"),
    "change": ("schema", "red_flags", "values", "problems", "hosts", "letters"),
    "board": ("change", "schema", "red_flags", "listing", "values", "problems", "hosts", "letters"),
}
# Package -> packages of this project that it may import.
ALLOWED = {
    "microboard": {"microboard"},
    "microboard.words": {"microboard.words"},
    "microboard.words.extract": {"microboard.words", "microboard.check", "microboard.read"},
    "microboard.run": {"microboard.run"},
    "microboard.run.clock": {"microboard.read"},
    "microboard.visit": {"microboard.visit"},
    "microboard.read": {"microboard.read"},
    "microboard.markdown": {"microboard.markdown", "microboard.read"},
    "microboard.check": {"microboard.check", "microboard.read", "microboard.run"},
    **{f"microboard.check.{room}": {*(f"microboard.check.{name}" for name in (room, *below)), "microboard.read",
                                    "microboard.markdown", "microboard.run"} for room, below in CHECK.items()},
    "microboard.intake": {"microboard.intake", "microboard.check", "microboard.markdown", "microboard.read"},
    "microboard.board": {"microboard.board", "microboard.check", "microboard.read", "microboard.run"},
    "microboard.badge": {"microboard.badge", "microboard.board", "microboard.check", "microboard.intake.yaml_text",
                         "microboard.markdown", "microboard.read"},
    "microboard.publish": {"microboard.publish", "microboard.board", "microboard.check"},
    "microboard.publish.site": {"microboard.publish", "microboard.board", "microboard.check", "microboard.read",
                                "microboard.run"},
    "microboard.publish.shell": {"microboard.publish.shell", "microboard.publish.pages", "microboard.publish.feeds",
                                 "microboard.publish.text", "microboard.publish.output"},
    "microboard.publish.embed": {"microboard.publish.embed", "microboard.publish.site.static",
                                 "microboard.publish.site.csp", "microboard.publish.text", *SHARED},
    "microboard.publish.pages": {"microboard.publish.pages", "microboard.publish.api", "microboard.publish.embed",
                                 "microboard.publish.feeds", "microboard.publish.text", *SHARED, "microboard.markdown",
                                 "microboard.read"},
    "microboard.publish.api": {"microboard.publish.api", "microboard.publish.feeds", "microboard.publish.text", *SHARED,
                               "microboard.markdown", "microboard.read"},
    # The form on the site answers the questions of the one on GitHub.
    "microboard.publish.api.issue_questions": {"microboard.intake", "microboard.check"},
    # A file of the form has the comments of any other.
    "microboard.publish.api.submit_data": {"microboard.publish.api", *SHARED, "microboard.intake.yaml_text",
                                           "microboard.read"},
    "microboard.publish.insights": {"microboard.publish.insights", "microboard.publish.api", "microboard.publish.text",
                                    *SHARED},
    "microboard.publish.feeds": {"microboard.publish.feeds", "microboard.publish.text", *SHARED},
    "microboard.publish.text": {"microboard.publish.text", *SHARED, "microboard.markdown"},
    "microboard.federate": {"microboard.federate", "microboard.publish", "microboard.check", "microboard.read",
                            "microboard.visit"},
    "microboard.announce": {"microboard.announce", "microboard.federate.addresses", "microboard.publish.text",
                            "microboard.markdown", "microboard.run", "microboard.visit"},
    "microboard.care": {"microboard.care", "microboard.board", "microboard.check", "microboard.intake",
                        "microboard.markdown", "microboard.read", "microboard.run", "microboard.visit"},
    "microboard.answer": {"microboard.answer", "microboard.check", "microboard.markdown", "microboard.read"},
    "microboard.start": {"microboard.start", "microboard.check", "microboard.intake", "microboard.read",
                         "microboard.visit"},
    "microboard.cli": {"microboard"},
    "mkdocs_microboard": {"mkdocs_microboard", "microboard"},
}
# Whoever says something.
EVERYWHERE = {f"microboard.words.{name}" for name in ("speech", "formats", "catalogue")}
# Rooms of files that are no modules.
WITHOUT_CODE = {"microboard.assets", "microboard.guides", "microboard.templates", "microboard.top"}
MODULES = sorted(PLUGINS.rglob("*.py"))


def name_module(path: Path) -> str:
    return ".".join(path.relative_to(PLUGINS).with_suffix("").parts).removesuffix(".__init__")


def find_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say where they come from"
            yield str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_imports_run_one_way(path: Path) -> None:
    module = name_module(path)
    package = max((name for name in ALLOWED if is_in(module, name)), key=len)
    may_import = ALLOWED[package] | EVERYWHERE
    for imported in find_imports(path):
        if is_in(imported, "microboard") or is_in(imported, "mkdocs_microboard"):
            assert any(is_in(imported, allowed) for allowed in may_import), f"{module} imports {imported}"
        if is_in(imported, "mkdocs"):
            assert package == "mkdocs_microboard", f"{module} imports {imported}"


def test_every_room_of_the_check_is_known_and_stands_on_rooms_before_it() -> None:
    assert {path.parent.name for path in (PLUGINS / "microboard/check").glob("*/__init__.py")} == set(CHECK)
    before: set[str] = set()
    for room, below in CHECK.items():
        assert before.issuperset(below), room
        before.add(room)


def test_every_room_is_in_the_package() -> None:
    settings = tomllib.loads((PLUGINS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    rooms = {name_module(path) for path in PLUGINS.rglob("__init__.py")}
    assert rooms == set(settings["tool"]["setuptools"]["packages"]) - WITHOUT_CODE


def test_the_board_loads_no_site_engine() -> None:
    modules = [name_module(path) for path in MODULES if not name_module(path).startswith("mkdocs_microboard")]
    code = (f"import sys, {', '.join(modules)}\n"
            "engines = {'mkdocs', 'material', 'properdocs', 'markdown'}\n"
            "sys.exit(sorted(name for name in sys.modules if name.split('.')[0] in engines) or 0)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
