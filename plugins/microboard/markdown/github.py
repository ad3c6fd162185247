"""Writes text of strangers into GitHub's Markdown, so that it is only ever text: no link, image, mention or HTML."""

import re
from collections.abc import Iterable

# GitHub looks for mentions and references after the Markdown is rendered, so a backslash is not enough.
GAP = "\u200b"
# What means something in the middle of a line. A colon matters in addresses and in emoji, not before a space.
ACTIVE = re.compile(r"([\\`*_\[\]|<>~@#&$]|:(?=\S))")
# Mentions, numbers of issues, and hosts that GitHub turns into links.
REFERENCE = re.compile(r"(?<=[@#])|(?<=gh-)(?=\d)|(?<=www)(?=\.)", re.IGNORECASE)
# GitHub links a commit by seven characters of its hash, where they are a word: those in "feedback" are none.
HASH = re.compile(r"[0-9a-f]{4}(?=[0-9a-f])", re.IGNORECASE)
LONG_HASH = re.compile(r"(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])", re.IGNORECASE)
# A field with a text in quotes is YAML to copy, and its quotes belong to it.
QUOTED = re.compile(r'(?:(?<=example )|(?<=Write )|(?<=[\[{,] )|(?<=[\[{]))([a-z_][\w-]*: "(?:[^"\\]|\\.)+")|"([^"]+)"')


# GitHub takes 65,536 characters. We count bytes, of which there are at least as many; care.yml does too.
MAX_BYTES = 65_536


def write_line(text: str) -> str:
    """The text on one line, without characters that can't be seen."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def write_text(text: str) -> str:
    """Text as a part of a line. Never put it at the start of one."""
    return _escape(write_line(text))


def write_code(text: str) -> str:
    """Text as code within a line. Never put it at the start of one: three backticks there would be a fence."""
    line = write_line(text) or " "
    ticks = "`" * (_find_longest(line) + 1)
    # Markdown removes one space at each end (CommonMark 0.31, section 6.1).
    return f"{ticks} {line} {ticks}" if "`" in line or not line.strip() else f"{ticks}{line}{ticks}"


def write_sentences(text: str) -> str:
    """A message or a hint. Quoted text becomes code without its quotes; a field with a quoted text keeps them."""
    line = write_line(text)
    parts, at = [], 0
    for found in QUOTED.finditer(line):
        # Two pieces of code that touch would be read as one.
        parts += [_escape(line[at:found.start()]) or GAP, write_code(found[1] or found[2])]
        at = found.end()
    return "".join((*parts, _escape(line[at:])))


def write_block(lines: tuple[str, ...]) -> str:
    """Lines of YAML as a block to copy. Its fence is longer than anything in it."""
    text = "\n".join(lines)
    fence = "`" * max(3, _find_longest(text) + 1)
    return f"{fence}yaml\n{text}\n{fence}"


def fit(blocks: Iterable[str], room: int) -> tuple[list[str], int]:
    """The first blocks, as many as fit into `room` bytes of UTF-8 with a line break after each, and how many are left
    out."""
    kept: list[str] = []
    blocks = list(blocks)
    for block in blocks:
        room -= len(block.encode("utf-8", "surrogatepass")) + 1
        if room < 0:
            break
        kept.append(block)
    return kept, len(blocks) - len(kept)


def _escape(line: str) -> str:
    apart = LONG_HASH.sub(lambda found: HASH.sub(rf"\g<0>{GAP}", found[0]), REFERENCE.sub(GAP, line))
    return ACTIVE.sub(r"\\\1", apart)


def _find_longest(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
