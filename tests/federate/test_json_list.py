"""A long list is read one element after the other, and says the same as a reader that takes all at once."""

import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.federate.json_list import MAX_ELEMENT, read_list
from tries import tries

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10**9, 10**9) | st.text(max_size=8)
    | st.sampled_from(['"]', "\\", "[,", "}"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3), max_leaves=8)


@tries(50)
@given(st.dictionaries(st.sampled_from(["version", "more", "opportunitie", "opportunities "]), JSON),
       st.lists(JSON, max_size=4), st.booleans(), st.sampled_from([None, 1]), st.booleans())
def test_the_list_is_the_one_that_is_written(
    more: dict[str, object], listings: list[object], is_first: bool, indent: int | None, is_ascii: bool
) -> None:
    whole = {"opportunities": listings, **more} if is_first else {**more, "opportunities": listings}
    data = json.dumps(whole, indent=indent, ensure_ascii=is_ascii).encode("utf-8", "surrogatepass")
    rest, elements = read_list(data, "opportunities", 10)
    assert rest == {**whole, "opportunities": []}
    assert list(elements) == listings
    assert list(elements) == listings  # and again


@pytest.mark.parametrize("text", [
    "", "{", "[", '{"opportunities":[', '{"opportunities":[1', '{"opportunities":[1}', '{"opportunities":[1,]}',
    '{"opportunities":[,]}', '{"opportunities":[1 2]}', '{"opportunities":[1]]}', '{"opportunities":["]}',
    '{"opportunities":[1]} x', '{"opportunities":[{]}]}', '{"opportunities" [1]}', '{"opportunities":[\\]}', "}}}", "]",
])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_list(text.encode(), "opportunities", 10)


def test_two_lists_of_one_name_are_one_and_lists_of_other_names_are_not_meant() -> None:
    data = b'{"opportunities": [1], "x": {"opportunities": [2]}, "opportunities": [3]}'
    rest, elements = read_list(data, "opportunities", 10)
    assert rest == {"opportunities": [], "x": {"opportunities": [2]}}
    assert list(elements) == [1, 3]


def test_an_element_that_is_too_long_is_told_of_and_not_parsed() -> None:
    data = json.dumps({"opportunities": [1, [[]] * (MAX_ELEMENT // 4 + 1), 2]}).encode()
    assert list(read_list(data, "opportunities", 10)[1]) == [1, None, 2]


@pytest.mark.parametrize(("text", "words"), [
    ('{"opportunities": [' + "1," * 20 + "1]}", "it lists more than 10"),
    ('{"x": [[], "' + "x" * 1_100_000 + '"]}', "more than 1 MiB around its list"),
    ('{"opportunities": [], "x": "' + "x" * 1_100_000 + '"}', "more than 1 MiB around its list"),
])
def test_what_no_board_writes_is_refused_before_it_is_parsed(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_list(text.encode(), "opportunities", 10)


@pytest.mark.slow
@pytest.mark.parametrize("filling", ["[],", "{},", '{"a":1},', "1,", '"",'])
def test_what_grows_when_it_is_parsed_takes_little_more_than_its_bytes(filling: str) -> None:
    data = b'{"opportunities":[{"x":[' + filling.encode() * (300_000 // len(filling)) + b"0]}]}"
    tracemalloc.start()
    read_list(data, "opportunities", 10)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < len(data) / 2
