"""A check opens nothing but the files of its board, whatever the board holds: Python's own audit events say so."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from board_of_one import GOOD
from schemas import SCHEMA

SECRET = "title: a secret that is not of the board"
# Tables and modules are loaded before the watch begins, by a first run.
WATCHED = """
import os, sys
from click.testing import CliRunner
from microboard.cli import main

def watch(event, arguments):
    if event in EVENTS and arguments and not isinstance(arguments[0], int):
        seen.append((event, os.path.realpath(os.fsdecode(arguments[0]))))

seen, command = [], ["check", "--board", sys.argv[1]]
EVENTS = {"open", "os.listdir", "os.scandir", "os.exec", "os.system", "os.posix_spawn", "subprocess.Popen",
          "socket.connect", "os.remove", "os.rename", "os.mkdir", "os.symlink", "os.link", "os.chmod", "os.truncate"}
CliRunner().invoke(main, command)
sys.addaudithook(watch)
result = CliRunner().invoke(main, command)
found, seen = seen, []
print(*(f"{event} {place!r}" for event, place in found), sep="\\n")
print(result.exit_code, repr(result.exception))
print(result.output, file=sys.stderr)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A good board, with its own rules, beside a file and a folder that are none of its business."""
    (tmp_path / "secret.yml").write_text(SECRET)
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets/employer.yml").write_text(SECRET)
    shutil.copytree(GOOD / "opportunities", tmp_path / "board/opportunities")
    shutil.copytree(SCHEMA, tmp_path / "board/schema")
    return tmp_path / "board"


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


SPOILS = [link_listing, link_relative, link_employer, link_folder, link_everything, link_to_a_device, link_to_itself,
          name_a_pipe, name_a_socket, name_a_folder, name_a_way_up, name_it_within]


def watch(root: Path) -> tuple[list[str], str, str]:
    """What a check opened and did, how it ended, and what it said."""
    done = subprocess.run([sys.executable, "-c", WATCHED, str(root)], capture_output=True, text=True, check=True,
                          timeout=60, cwd="/")
    *events, end = done.stdout.splitlines()
    return [event for event in events if event], end, done.stderr


def find_outside(events: list[str], root: Path) -> Iterator[str]:
    for event in events:
        name, _, place = event.partition(" ")
        if name not in ("open", "os.listdir", "os.scandir") or not place[1:].startswith(f"{root.resolve()}"):
            yield event


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
def test_nothing_outside_is_opened(root: Path, spoil: Callable[[Path], None]) -> None:
    spoil(root)
    events, end, said = watch(root)
    assert list(find_outside(events, root)) == []
    assert any("policy.yml" in event for event in events)
    assert end == "1 SystemExit(1)"
    assert "secret that" not in said
    assert "root:" not in said


def test_what_is_opened_outside_would_be_noticed(root: Path) -> None:
    (root / "opportunities/acme/survey.yml").unlink()
    link_listing(root)
    (root / "schema").rename(root.parent / "elsewhere")
    (root / "schema").symlink_to(root.parent / "elsewhere")  # the maintainers' own, who may
    events, *_ = watch(root)
    assert any("elsewhere" in event for event in find_outside(events, root))
