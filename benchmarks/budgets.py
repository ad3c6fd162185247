"""The promises that Microboard makes of its builds, and whether they are kept."""

from collections.abc import Iterator, Mapping

from table import Row, compare

Results = Mapping[int, Mapping[str, Row]]
GIGABYTE = 1e9


def iterate_budgets(results: Results) -> Iterator[str]:
    """A line for each promise that what was measured can answer."""
    for name, measured, most, unit in _iterate_measured(results):
        verdict = "kept" if measured <= most else "NOT KEPT"
        yield f"{verdict:<9} {name}: {measured:.3g}{unit}, at most {most:g}{unit}"


def _iterate_measured(results: Results) -> Iterator[tuple[str, float, float, str]]:
    """What is promised, what was measured, and the most that it may be."""
    for size, key, other, most, name in (
        (10_000, "same", "hugo", 0.6, "10,000 with the outputs that Hugo makes too, to Hugo"),
        (10_000, "cold", "hugo", 0.85, "10,000 with every output, to Hugo"),
        (1_000, "cold", "blog", 0.1, "1,000, to Material's blog with mkdocs-rss-plugin"),
        (10_000, "serve", "cold", 1.0, "one change in 10,000 in mkdocs serve, to a cold build"),
        (1_000, "serve", "pages", 0.5, "one change in 1,000 in mkdocs serve, to MkDocs with a page a listing"),
    ):
        one, two = (_find(results, size, each) for each in (key, other))
        if one and two:
            yield f"{name} (time)", compare(one, two, "wall"), most, ""
            yield f"{name} (CPU)", compare(one, two, "cpu"), most, ""
    yield from _iterate_alone(results)


def _iterate_alone(results: Results) -> Iterator[tuple[str, float, float, str]]:
    large, small = _find(results, 100_000, "cold"), _find(results, 10_000, "cold")
    if large and small:
        yield "100,000, to 10,000 (time)", large.wall / small.wall, 11, ""
    if large:
        yield "100,000, peak of memory", large.peak / GIGABYTE, 1.5, " GB"
    if small and small.contents:
        yield "10,000, size of the site", small.contents.size / GIGABYTE, 0.85, " GB"
    check = _find(results, 10_000, "check")
    if check:
        yield "microboard check of one changed file in 10,000 (CPU)", check.cpu, 1, " s"


def _find(results: Results, size: int, key: str) -> Row | None:
    row = results.get(size, {}).get(key)
    return row if row and row.runs else None
