"""A board installs the program by what pip has kept of it."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import pytest

from microboard.start import program
from microboard.start.program import ProgramError, find_program

VERSION = version("mkdocs-microboard")
HASH = "a" * 64


class Installed:
    """What importlib.metadata says of a package that was installed from `direct`; None for one from an index."""

    version = VERSION

    def __init__(self, direct: object) -> None:
        self._text = json.dumps(direct) if direct else None

    def read_text(self, name: str) -> str | None:
        return self._text if name == "direct_url.json" else None


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / f"mkdocs_microboard-{VERSION}-py3-none-any.whl"
    path.write_bytes(b"wheel")
    return path


@pytest.mark.parametrize(("info", "has_wheel", "address", "is_local"), [
    ({"hashes": {"sha256": HASH}}, False, " @ https://org.example/x.whl", False),
    ({"hash": f"sha256={HASH}"}, False, " @ https://org.example/x.whl", False),
    ({}, True, " @ https://org.example/x.whl", False),
    (None, True, f"=={VERSION}", False),
])
def test_the_line_has_an_address_and_a_hash(
    info: dict[str, object] | None, has_wheel: bool, address: str, is_local: bool, wheel: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    direct = None if info is None else {"url": "https://org.example/x.whl", "archive_info": info}
    monkeypatch.setattr(program, "distribution", lambda _name: Installed(direct))
    found = find_program(wheel if has_wheel else None)
    digest = hashlib.sha256(b"wheel").hexdigest() if has_wheel else HASH
    assert found.line == f"mkdocs-microboard{address} --hash=sha256:{digest}\n"
    assert (found.version, found.is_local) == (VERSION, is_local)


def test_a_file_of_this_machine_is_known_as_one(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "distribution", lambda _name: Installed({"url": "file:///src", "dir_info": {}}))
    found = find_program(wheel)
    assert found.is_local
    assert f" @ {wheel.as_uri()} " in found.line


def test_a_file_of_which_pip_has_kept_no_hash_is_read_where_it_is_still_there(
    wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    direct = {"url": wheel.as_uri(), "archive_info": {}}
    monkeypatch.setattr(program, "distribution", lambda _name: Installed(direct))
    line = f"mkdocs-microboard @ {wheel.as_uri()} --hash=sha256:{hashlib.sha256(b'wheel').hexdigest()}\n"
    assert find_program() == program.Program(VERSION, line, is_local=True)
    wheel.unlink()
    with pytest.raises(ProgramError, match="whoever installed it has kept none"):
        find_program()


@pytest.mark.parametrize(("name", "said"), [
    ("mkdocs_microboard-9.9-py3-none-any.whl", f"holds version 9.9, and this is {VERSION}. Install it first."),
    ("other-1.0-py3-none-any.whl", "is no wheel of Microboard"),
])
def test_another_wheel_is_refused(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"wheel")
    with pytest.raises(ProgramError, match=said):
        find_program(tmp_path / name)


def test_without_a_hash_it_is_said_where_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "distribution", lambda _name: Installed(None))
    with pytest.raises(ProgramError, match="pip download --no-deps mkdocs-microboard=="):
        find_program()
