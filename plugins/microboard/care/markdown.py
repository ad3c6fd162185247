"""Puts strangers' text into GitHub's Markdown so that nothing in it comes alive."""

import re
from collections.abc import Iterable

# GitHub takes 65,536 characters for an issue. Bytes are counted, which are never fewer: care.yml counts them too.
MAX_BYTES = 65_536


def quote(text: str) -> str:
    """The text as code (GFM, 6.1). A backslash would not do: GitHub finds mentions after it has taken them away."""
    plain = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    # A space beside the fence is taken away again; without, a backtick at the end would belong to it.
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
