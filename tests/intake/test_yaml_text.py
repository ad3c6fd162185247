"""The board's own reader and PyYAML read back the values that were written."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from any_text import ALLOWED
from boards import EMPLOYER, EVERYTHING, LISTING
from microboard.intake.yaml_text import build_yaml
from microboard.read.unseen import drop_unseen
from microboard.read.yaml import parse_yaml
from tries import tries

# What nobody sees is dropped before, so nobody has to write it.
TEXT = st.text(ALLOWED).map(drop_unseen)
TRICKY = st.sampled_from([
    "", " ", "NO", "no", "on", "~", "null", "true", "12", "012", "1_000", "12:30", "1e3", ".5", "-", "- a", "a: b",
    "a:", "a #b", "#a", "'a'", '"', "@a", "*a", "&a", "!a", "%a", "`a`", "[a", "{a", "|", ">", "? a", ":", "=", "<<",
    "---", "...", "--- a", "2027-01-31", "2027-01-31 12:00:00", "a\tb", "\ta", "a\r\nb", "a\x85b", "a\u2028b",
    "a\n", "a\n\n", "\na", " a\nb", "a\n b", "a \nb", "a\n\n\nb\n", "a\n#b", "a\n- b: c\n", "---\n...\n",
    "🦊\n𝒳\n", "0x1f", "0o17", "+1", ".inf", "y", "$(touch hacked)", "${{ secrets.X }}", "::error::x", "a, b", "]",
    "\\", "a\\", "\n", "\n\n", "a\t\nb",
])
WORDS = TEXT | TRICKY
SCALARS = WORDS | st.booleans() | st.integers(-10**17, 10**17) | st.floats(allow_nan=False, allow_infinity=False)
NAMES = st.text(ALLOWED, max_size=60).map(drop_unseen) | TRICKY
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
                      max_leaves=12)


def read_back(values: dict[str, Any]) -> None:
    text = build_yaml(values, dict.fromkeys(values, "Say: what # it - is\nfor"), "A head" and "# A head")
    parsed = parse_yaml(text)
    assert parsed.problems == [], text
    assert parsed.values == values, text
    assert text.endswith("\n")
    assert list(parsed.values) == list(values)


@pytest.mark.slow
@tries(150)
@given(st.dictionaries(NAMES, VALUES, max_size=4).filter(bool))
def test_every_value_is_read_back(values: dict[str, Any]) -> None:
    read_back(values)


@pytest.mark.slow
@tries(75)
@given(st.dictionaries(NAMES, st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3), max_leaves=6), max_size=4))
def test_text_is_text_to_readers_of_older_yaml_too(values: dict[str, Any]) -> None:
    class Loader(yaml.SafeLoader):
        """Dates stay text, which is how listings write them."""

        yaml_implicit_resolvers = {  # noqa: RUF012
            first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
            for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    text = build_yaml(values, {})
    assert (yaml.load(text, Loader) or {}) == values, text


def test_a_listing_looks_as_people_write_it() -> None:
    values = {**LISTING, **EVERYTHING, "description": "**Why.** We ask.\n\n- one\n- two: #3\n",
              "location": {"mode": "hybrid", "places": [{"city": "Oslo: city", "country": "NO"}]}}
    text = build_yaml(values, {"effort": "How much time."}, "# Ours")
    assert text.startswith("# Ours\n\ntitle: Ask forty customers about bread\n\n")
    assert "\n# How much time.\neffort:\n  hours: 20\n  weeks: 4\n" in text
    assert "\nskills: [interviewing]\n" in text
    assert "\n  places:\n    - city: \"Oslo: city\"\n      country: \"NO\"\n" in text
    assert "\ndescription: |\n  **Why.** We ask.\n\n  - one\n  - two: #3\n" in text
    assert "\nposted: 2026-11-20\n" in text
    assert parse_yaml(text).values == values


@pytest.mark.parametrize("value", [EMPLOYER, LISTING, EVERYTHING])
def test_known_files_are_read_back(value: dict[str, Any]) -> None:
    read_back(json.loads(json.dumps(value)))
