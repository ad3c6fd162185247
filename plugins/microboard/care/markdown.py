"""Puts strangers' text into GitHub's Markdown so that it stays text."""

import re
from collections.abc import Iterable

# GitHub takes 65,536 characters for an issue. We count bytes, of which there are at least as many; care.yml does too.
MAX_BYTES = 65_536


def quote(text: str) -> str:
    """The text as code (GFM, 6.1). A backslash is not enough: GitHub removes it before it looks for mentions."""
    plain = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    # Markdown removes a space beside the fence. Without it, a backtick at the end would join the fence.
    return f"{fence} {plain} {fence}" if plain.startswith("`") or plain.endswith("`") else f"{fence}{plain}{fence}"


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
