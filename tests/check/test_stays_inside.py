"""A check opens nothing but the files of its board, whatever the board holds: Python's own audit events say so."""

import json
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from board_of_one import GOOD
from boards import ROOT
from schemas import SCHEMA

# What a policy leaves out is read there.
SHIPPED = f"{ROOT}/schema/policy.yml"
SECRET = "title: a secret that is not of the board"
# Tables and modules are loaded before the watch begins, by a first check of each board.
WATCHED = """
import json, os, sys
from click.testing import CliRunner
from microboard.cli import main

def watch(event, arguments):
    if event in EVENTS and arguments and not isinstance(arguments[0], int):
        seen.append((event, os.path.realpath(os.fsdecode(arguments[0]))))

def check(board):
    return CliRunner().invoke(main, ["check", "--board", board])

seen, said = [], {}
EVENTS = {"open", "os.listdir", "os.scandir", "os.exec", "os.system", "os.posix_spawn", "subprocess.Popen",
          "socket.connect", "os.remove", "os.rename", "os.mkdir", "os.symlink", "os.link", "os.chmod", "os.truncate"}
for board in sys.argv[1:]:
    check(board)
sys.addaudithook(watch)
for board in sys.argv[1:]:
    seen = []
    result = check(board)
    said[board] = [seen, f"{result.exit_code} {result.exception!r}", result.output]
print(json.dumps(said))
"""


def write_board(place: Path) -> Path:
    """A good board, with its own rules, beside a file and a folder that are none of its business."""
    (place / "secrets").mkdir(parents=True)
    (place / "secret.yml").write_text(SECRET)
    (place / "secrets/employer.yml").write_text(SECRET)
    shutil.copytree(GOOD / "opportunities", place / "board/opportunities")
    shutil.copytree(SCHEMA, place / "board/schema")
    return place / "board"


def link_listing(root: Path) -> None:
    (root / "opportunities/acme/link.yml").symlink_to(root.parent / "secret.yml")


def link_relative(root: Path) -> None:
    (root / "opportunities/acme/link.yml").symlink_to("../../../secret.yml")


def link_employer(root: Path) -> None:
    (root / "opportunities/acme/employer.yml").unlink()
    (root / "opportunities/acme/employer.yml").symlink_to(root.parent / "secret.yml")


def link_folder(root: Path) -> None:
    (root / "opportunities/other").symlink_to(root.parent / "secrets")


def link_everything(root: Path) -> None:
    shutil.rmtree(root / "opportunities")
    (root / "opportunities").symlink_to(root.parent)


def link_to_a_device(root: Path) -> None:
    (root / "opportunities/acme/zero.yml").symlink_to("/dev/zero")


def link_to_itself(root: Path) -> None:
    (root / "opportunities/acme/loop.yml").symlink_to("loop.yml")


def name_a_pipe(root: Path) -> None:
    os.mkfifo(root / "opportunities/acme/pipe.yml")


def name_a_socket(root: Path) -> None:
    # The whole path would be too long for a socket's name.
    here = Path.cwd()
    os.chdir(root / "opportunities/acme")
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.yml")
    finally:
        os.chdir(here)


def name_a_folder(root: Path) -> None:
    (root / "opportunities/acme/folder.yml").mkdir()
    (root / "opportunities/acme/deeper").mkdir()
    (root / "opportunities/acme/deeper/listing.yml").write_text("title: deeper")


def name_a_way_up(root: Path) -> None:
    for name in ("..%2f..%2fsecret.yml", "..\\..\\secret.yml", "~root.yml", "$HOME.yml", "-rf.yml", "a\n::b.yml"):
        (root / "opportunities/acme" / name).write_text(SECRET)


def name_it_within(root: Path) -> None:
    (root / "opportunities/acme/survey.yml").write_text(
        "title: !!python/object/apply:os.system [id]\nx-a: !include ../secret.yml\ndescription: '--8<-- /etc/hosts'\n"
        "apply: {url: 'file:///etc/passwd'}\n$ref: file:///etc/passwd\nx-ref: {$ref: 'https://a.example/x.json'}\n")


def link_rules(root: Path) -> None:
    """These are the maintainers' own, who may."""
    (root / "opportunities/acme/survey.yml").unlink()
    link_listing(root)
    (root / "schema").rename(root.parent / "elsewhere")
    (root / "schema").symlink_to(root.parent / "elsewhere")


SPOILS = [link_listing, link_relative, link_employer, link_folder, link_everything, link_to_a_device, link_to_itself,
          name_a_pipe, name_a_socket, name_a_folder, name_a_way_up, name_it_within]


@dataclass(frozen=True)
class Watched:
    """What a check of a board opened and did, how it ended, and what it said."""

    root: Path
    events: list[tuple[str, str]]
    end: str
    said: str

    def find_outside(self) -> list[tuple[str, str]]:
        return [(name, place) for name, place in self.events if name not in ("open", "os.listdir", "os.scandir")
                or not place.startswith((str(self.root.resolve()), SHIPPED))]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Watched]:
    """A check of each spoilt board, by the name of what spoilt it, all in one process."""
    roots = {}
    for spoil in (*SPOILS, link_rules):
        roots[spoil.__name__] = write_board(tmp_path_factory.mktemp(spoil.__name__))
        spoil(roots[spoil.__name__])
    done = subprocess.run([sys.executable, "-c", WATCHED, *map(str, roots.values())], capture_output=True, text=True,
                          check=True, timeout=60, cwd="/")
    found = json.loads(done.stdout)
    return {name: Watched(root, [tuple(event) for event in found[str(root)][0]], *found[str(root)][1:])
            for name, root in roots.items()}


@pytest.mark.parametrize("name", [spoil.__name__ for spoil in SPOILS])
def test_nothing_outside_is_opened(watched: dict[str, Watched], name: str) -> None:
    board = watched[name]
    assert board.find_outside() == []
    assert any("policy.yml" in place for _, place in board.events)
    assert board.end == "1 SystemExit(1)"
    assert "secret that" not in board.said
    assert "root:" not in board.said


def test_what_is_opened_outside_would_be_noticed(watched: dict[str, Watched]) -> None:
    assert any("elsewhere" in place for _, place in watched["link_rules"].find_outside())
