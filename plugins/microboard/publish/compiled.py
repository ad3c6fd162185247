"""Keeps templates compiled between builds, as Python keeps its modules: a theme takes as long to compile as to render.

What is kept is code, and is run. So it lies in Jinja's own folder for it, which nobody but this user can write, and
never in one that comes with a board.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from microboard.board.digest import digest
from microboard.code_version import read_code_version

# What Jinja compiles a template by, besides its text.
SETTINGS = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string", "comment_start_string",
    "comment_end_string", "line_statement_prefix", "line_comment_prefix", "trim_blocks", "lstrip_blocks",
    "newline_sequence", "keep_trailing_newline", "optimized", "autoescape", "is_async", "sandboxed",
)
BROKEN = (OSError, EOFError, ValueError, TypeError, UnpicklingError)


class _Compiled(FileSystemBytecodeCache):
    """Code that Jinja has made. A template has one file, which is replaced where anything differs."""

    def __init__(self) -> None:
        """Raises RuntimeError or OSError where there is no folder that is this user's alone."""
        super().__init__()
        # Where there is no other, Python takes the folder that it was started in for temporary files.
        if not hasattr(os, "getuid") or Path(self.directory).resolve().is_relative_to(Path.cwd()):
            raise RuntimeError("no folder that is this user's alone")

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The code of a template, or none where it has to be compiled."""
        text = f"{source}\0{_sum_up(environment)}"
        bucket = Bucket(environment, self.get_cache_key(name, filename), self.get_source_checksum(text))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the code of a template, if it is whole."""
        try:
            super().load_bytecode(bucket)
        except BROKEN:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template. What can't be kept is compiled again."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(environment: Environment) -> None:
    """Have an environment keep what it compiles, unless Python was told to keep nothing either."""
    if not sys.dont_write_bytecode:
        with suppress(RuntimeError, OSError):
            environment.bytecode_cache = _Compiled()


def _sum_up(environment: Environment) -> str:
    """What stands for everything but its text that the code of a template depends on."""
    # A filter may be applied when a template is compiled.
    called: dict[str, Any] = {**environment.filters, **environment.tests, "finalize": environment.finalize}
    return digest([
        read_code_version(), [repr(getattr(environment, name)) for name in SETTINGS], sorted(environment.extensions),
        sorted((name, _name(function)) for name, function in called.items()),
    ])


def _name(function: Any) -> str:
    return f"{getattr(function, '__module__', '')}.{getattr(function, '__qualname__', repr(type(function)))}"
