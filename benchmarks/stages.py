"""Reads how long each stage of a build took from what `mkdocs build --verbose` prints."""

import re
from collections.abc import Iterable, Mapping

LINE = re.compile(r"microboard: (?P<stage>[\w ,-]+): [\d,]+(?: [\w ]+)? in (?P<seconds>[\d.]+) s\b")


def read_stages(output: str) -> Mapping[str, float]:
    """Seconds by stage, from lines such as ``microboard: Checking listings: 12,000 in 3.2 s``."""
    stages: dict[str, float] = {}
    for found in LINE.finditer(output):
        stages[found["stage"]] = stages.get(found["stage"], 0.0) + float(found["seconds"])
    return stages


def list_stages(stages: Mapping[str, float], wall: float) -> Iterable[str]:
    """A line for each stage, with its share of the whole."""
    for name, seconds in stages.items():
        yield f"    {name:<28}{seconds:>8.2f} s {100 * seconds / wall:>5.0f} %"
