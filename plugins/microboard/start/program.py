"""Says how a board installs the very program that is running: by an address and a hash, which pip has kept."""

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

NAME = "mkdocs-microboard"
WHEEL = re.compile(r"mkdocs_microboard-([^-]+)-.+\.whl")
WEB = ("https://", "http://")


class ProgramError(Exception):
    """Nobody can say how to install this program. The text says what to do, for people."""


@dataclass(frozen=True, slots=True)
class Program:
    """A `version`, and the line of requirements.txt that installs it. `is_local` where it leads to a file of this
    machine."""

    version: str
    line: str
    is_local: bool


def find_program(wheel: Path | None = None) -> Program:
    """This program, as pip has installed it; the hash is that of `wheel` where there is one. Raises ProgramError."""
    installed = distribution(NAME)
    # PEP 610: only what was not found by its name in an index has this file.
    direct = json.loads(installed.read_text("direct_url.json") or "{}")
    version = installed.version
    wheel = wheel or _find_wheel(direct)
    digest = _read_digest(wheel, version) if wheel else _get_digest(direct, version)
    address = _find_address(direct, version, wheel)
    return Program(version, f"{NAME}{address} --hash=sha256:{digest}\n", "file:" in address)


def _find_address(direct: dict[str, Any], version: str, wheel: Path | None) -> str:
    url = str(direct.get("url", ""))
    if wheel and direct and not url.startswith(WEB):
        url = wheel.resolve().as_uri()
    return f" @ {url}" if url else f"=={version}"


def _find_wheel(direct: dict[str, Any]) -> Path | None:
    """The file that was installed, where it is still there and nobody has kept its hash: pip does since 23.1."""
    url = urlsplit(str(direct.get("url", "")))
    path = Path(url2pathname(url.path))
    return path if url.scheme == "file" and path.is_file() and not _read_kept(direct) else None


def _read_kept(direct: dict[str, Any]) -> str:
    archive = direct.get("archive_info", {})
    # Up to pip 22 in one text, "sha256=…".
    return str(archive.get("hashes", {}).get("sha256") or archive.get("hash", "").removeprefix("sha256="))


def _get_digest(direct: dict[str, Any], version: str) -> str:
    digest = _read_kept(direct)
    if not re.fullmatch("[0-9a-f]{64}", digest):
        raise ProgramError(
            "requirements.txt needs the hash of this program, and whoever installed it has kept none. Fetch the file, "
            f"for example with `pip download --no-deps {NAME}=={version}`, and name it: --wheel FILE.")
    return digest


def _read_digest(wheel: Path, version: str) -> str:
    found = WHEEL.fullmatch(wheel.name)
    if not found:
        raise ProgramError(f"{wheel.name} is no wheel of Microboard: its name begins with mkdocs_microboard-.")
    if found[1] != version:
        raise ProgramError(f"{wheel.name} holds version {found[1]}, and this is {version}. Install it first.")
    return hashlib.sha256(wheel.read_bytes()).hexdigest()
