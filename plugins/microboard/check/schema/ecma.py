"""Compiles the patterns of a JSON Schema, which are those of ECMA 262."""

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def compile_ecma(pattern: str) -> re.Pattern[str]:
    """The pattern, ready to search."""
    # In ECMA 262 `$` is the end of the text; in Python it also stands before a last line feed.
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern))
