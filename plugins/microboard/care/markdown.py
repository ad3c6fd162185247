"""Puts strangers' text into GitHub's Markdown so that nothing in it comes alive."""

import re


def quote(text: str) -> str:
    """The text as code (GFM, 6.1). A backslash would not do: GitHub finds mentions after it has taken them away."""
    plain = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    # A space beside the fence is taken away again; without, a backtick at the end would belong to it.
    return f"{fence} {plain} {fence}" if plain.startswith("`") or plain.endswith("`") else f"{fence}{plain}{fence}"
