"""Keeps templates compiled between builds, as Python keeps its modules: a theme takes as long to compile as to render.
"""

import sys
from contextlib import suppress

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from microboard.code_version import read_code_version


class _Compiled(FileSystemBytecodeCache):
    """Code in Jinja's own folder for it, which nobody but this user can write: it is run, and so it is never taken from
    a folder that comes with a board."""

    def __init__(self, extensions: list[str]) -> None:
        """Raises RuntimeError or OSError where there is no such folder."""
        super().__init__()
        self._about = f"{read_code_version()} {extensions}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The templates are compared by Jinja; this stands for what else the code depends on."""
        return super().get_cache_key(f"{self._about} {name}", filename)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template. What can't be kept is compiled again."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(environment: Environment) -> None:
    """Have an environment keep what it compiles, unless Python was told to keep nothing either."""
    if not sys.dont_write_bytecode:
        with suppress(RuntimeError, OSError):
            environment.bytecode_cache = _Compiled(sorted(environment.extensions))
