"""Calls cmark-gfm, which turns GitHub-flavoured Markdown into HTML, and gives back the memory that it takes.

cmarkgfm keeps what it has parsed and rendered, 12 kB for each text of 2 kB, and will not change that
(theacodes/cmarkgfm#53). `mkdocs serve` renders every text at every rebuild, so it would grow without end. The functions
that free it are in the library, but cmarkgfm does not name them in public: this module alone reaches for them, and only
in the release that it knows. With any other, cmarkgfm renders in its own way, and keeps the memory.
"""

import ctypes
import os
from collections.abc import Callable
from functools import cache
from importlib.metadata import version

from cmarkgfm import cmark, github_flavored_markdown_to_html
from cmarkgfm.cmark import Options

# Those of `github_flavored_markdown_to_html`.
EXTENSIONS = ("table", "autolink", "tagfilter", "strikethrough", "tasklist")
OPTIONS = Options.CMARK_OPT_GITHUB_PRE_LANG
# The release of cmarkgfm whose library was looked at.
KNOWN = "2025.10.22"

Free = Callable[[int], None]


def render(markdown: str, *, with_places: bool = False) -> str:
    """What `github_flavored_markdown_to_html` returns. `with_places`, blocks say in which lines they stand, as
    ``data-sourcepos="1:1-2:5"``."""
    options = OPTIONS | Options.CMARK_OPT_SOURCEPOS if with_places else OPTIONS
    found = _find_free()
    return _render(markdown, options, *found) if found else str(github_flavored_markdown_to_html(markdown, options))


def _render(markdown: str, options: int, free_node: Free, free: Free) -> str:
    parser = cmark.parser_new(options)
    try:
        for extension in _find_extensions():
            cmark.parser_attach_syntax_extension(parser, extension)
        cmark.parser_feed(parser, markdown)
        root = cmark.parser_finish(parser)
        try:
            extensions = cmark.parser_get_syntax_extensions(parser)
            html = cmark._cmark.lib.cmark_render_html(root, options, extensions)
            try:
                return bytes(cmark._cmark.ffi.string(html)).decode()
            finally:
                free(_get_address(html))
        finally:
            free_node(_get_address(root))
    finally:
        cmark.parser_free(parser)


def _get_address(pointer: object) -> int:
    return int(cmark._cmark.ffi.cast("uintptr_t", pointer))


@cache
def _find_extensions() -> tuple[object, ...]:
    cmark.core_extensions_ensure_registered()
    return tuple(cmark.find_syntax_extension(name) for name in EXTENSIONS)


@cache
def _find_free() -> tuple[Free, Free] | None:
    """What frees a parsed text and a rendered one; None where it can't be found."""
    # On Windows, a library may have a C library of its own.
    if os.name != "posix" or version("cmarkgfm") != KNOWN:
        return None
    try:
        free_node = ctypes.CDLL(cmark._cmark.__file__).cmark_node_free
        free = ctypes.CDLL(None).free
    except (OSError, AttributeError):
        return None
    for function in (free_node, free):
        function.argtypes, function.restype = [ctypes.c_void_p], None
    return free_node, free
