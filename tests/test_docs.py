"""What can be typed is documented, and what is documented can be typed."""

import re
import subprocess

import click
import pytest

from boards import ROOT
from microboard.check.board.catalogue import get_severities
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.cli import main
from mkdocs_microboard.config import MicroboardConfig
from schemas import SCHEMA

COMMANDS = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
BOARD, ADAPTER = ROOT / "plugins/microboard", ROOT / "plugins/mkdocs_microboard"
FILE = re.compile(r"`([\w/-]+\.(?:py|js|html|yml))`")
DECISION = re.compile(r"^(\d+)\. \[(.+?)\]\(decisions/(\S+)\)", re.MULTILINE)
EVERY_TEXT = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "opportunities/README.md"])


def get_section(title: str) -> str:
    return COMMANDS.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def list_parameters(command: click.Command) -> list[click.Parameter]:
    """Those of a command, and of the commands that it has."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [*command.params, *(parameter for one in below for parameter in one.params)]


@pytest.mark.parametrize("name", main.commands)
def test_every_command_and_option_is_documented(name: str) -> None:
    section = get_section(f"microboard {name}")
    assert section, f"docs/reference/commands.md has no section for microboard {name}"
    for parameter in list_parameters(main.commands[name]):
        words = parameter.opts if isinstance(parameter, click.Option) else [parameter.make_metavar(click.Context(main))]
        assert all(word in section for word in words), words


def test_every_option_that_is_documented_exists() -> None:
    known = {word for command in main.commands.values() for parameter in list_parameters(command)
             for word in parameter.opts}
    called = re.compile(rf"microboard (?:{'|'.join(main.commands)})\b[^`\n]*")
    for path in EVERY_TEXT:
        for line in called.findall(path.read_text()):
            assert set(re.findall(r"--[a-z-]+", line)) <= known | {"--help"}, (path, line)


def test_every_target_of_make_is_documented() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = set(re.findall(r"^make (\S+)", listed, re.MULTILINE))
    documented = set(re.findall(r"`make ([a-z-]+)`", get_section("make")))
    assert targets - {"help"} == documented
    text = "".join(path.read_text() for path in EVERY_TEXT)
    used = set(re.findall(r"(?:`|^ *)make ([a-z-]+)", text, re.MULTILINE))
    assert used <= targets


def test_every_option_of_the_plugin_is_documented() -> None:
    for name, _ in MicroboardConfig._schema:
        assert f"| `{name}` |" in get_section("MkDocs")


def test_the_shipped_policy_names_every_rule_that_a_board_may_change() -> None:
    policy = (SCHEMA / "policy.yml").read_text()
    named = re.findall(r"^  ([a-z-]+): (?:error|warning|off)$", policy, re.MULTILINE)
    assert {*get_severities(), *read_shipped_flags().severities} == set(named)


def test_the_architecture_takes_five_minutes() -> None:
    assert len(ARCHITECTURE.split()) <= 1_500


def test_the_architecture_names_every_room() -> None:
    rooms = {path.parent for path in BOARD.rglob("*.py")} - {BOARD}
    assert {room.name for room in rooms if f"`{room.name}/`" not in ARCHITECTURE} == set()


def exists(name: str) -> bool:
    """Whether a file is where the architecture says: below the root, or anywhere below its room."""
    room, _, file = name.rpartition("/")
    return (ROOT / name).is_file() or any((BOARD / room).rglob(file)) or (ADAPTER / name).is_file()


@pytest.mark.parametrize("name", sorted(set(FILE.findall(ARCHITECTURE))))
def test_the_architecture_names_files_that_are_there(name: str) -> None:
    assert exists(name)


def test_decisions_are_listed_in_the_order_of_their_numbers() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    titles = [path.read_text().partition("\n")[0].removeprefix("# ") for path in pages]
    listed = DECISION.findall((ROOT / "docs/decisions.md").read_text())
    assert len({path.name[:4] for path in pages}) == len(pages)
    assert listed == [(str(int(path.name[:4])), title, path.name) for title, path in zip(titles, pages, strict=True)]


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    paths = [ROOT / path for path in re.findall(r'<img src="([^"]+)"', (ROOT / "README.md").read_text())]
    assert len(paths) == 2
    assert sum(path.stat().st_size for path in paths) < 200_000
