"""The guard lets pass what has not grown, and nothing else."""

import json
from dataclasses import replace

import pytest

from guard import LIMITS, PAGES, Found, build_limits, find_differences

SIZES = {"listing": 40_000, "browse": 120_000}
FOUND = Found(2.0, SIZES, SIZES, 80_000)


def test_what_was_measured_is_within_limits_made_of_it() -> None:
    assert not [*find_differences(FOUND, build_limits(FOUND))]


def test_a_slower_build_is_found() -> None:
    (fault,) = find_differences(replace(FOUND, ratio=3.1), build_limits(FOUND))
    assert fault.startswith("A build takes 3.10 times the fixed work, at most 3.0.")


def test_a_site_that_has_grown_is_found() -> None:
    (fault,) = find_differences(replace(FOUND, a_listing=85_000), build_limits(FOUND))
    assert fault.startswith("A site grows by 85,000 bytes for each listing, at most 84,000.")


@pytest.mark.parametrize("kind", SIZES)
def test_a_page_that_has_grown_is_found(kind: str) -> None:
    grown = {**SIZES, kind: round(SIZES[kind] * 1.06)}
    (fault,) = find_differences(replace(FOUND, pages=grown, larger=grown), build_limits(FOUND))
    assert f"kind {kind} has" in fault


@pytest.mark.parametrize("kind", SIZES)
def test_a_page_that_grows_with_the_board_is_found(kind: str) -> None:
    (fault,) = find_differences(replace(FOUND, larger={**SIZES, kind: SIZES[kind] * 2}), build_limits(FOUND))
    assert fault.endswith("it grows with the board.")
    assert f"kind {kind} has" in fault


def test_every_kind_of_page_has_a_limit() -> None:
    limits = json.loads(LIMITS.read_text(encoding="utf-8"))
    assert limits["bytes"].keys() == PAGES.keys()
    assert limits["ratio"] > 0
    # On free hosts, a site may have a gigabyte.
    assert 0 < limits["bytes_a_listing"] < 110_000
