"""A listing's YAML is read as YAML 1.2 reads it, and everything risky is refused with its line."""

import pytest
import yaml

from microboard.read.yaml import parse_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2026-01-02", "2026-01-02"),
        ("1_000", "1_000"),
        ("012", 12),
        ("0x10", 16),
        ("1e3", 1000.0),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        ("true", True),
        ("~", None),
        ('"true"', "true"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_a_plain_value_means_what_an_editor_thinks_it_means(text: str, value: object) -> None:
    parsed = parse_yaml(f"a: {text}\n")
    assert parsed.problems == []
    assert parsed.values == {"a": value}
    assert type(parsed.values["a"]) is type(value)


def test_the_text_of_a_plain_number_is_kept_for_fields_that_want_text() -> None:
    assert parse_yaml("a: 3.10\n").plain == {("a",): "3.10"}


def test_every_value_and_every_name_knows_its_position() -> None:
    parsed = parse_yaml("pay:\n  amount: 600\nskills: [go, rust]\n")
    assert parsed.positions["pay", "amount"] == (2, 11)
    assert parsed.keys["pay", "amount"] == (2, 3)
    assert parsed.positions["skills", 1] == (3, 14)


@pytest.mark.parametrize(
    ("text", "rule", "position"),
    [
        ("a: 1\na: 2\n", "yaml-duplicate-key", (2, 1)),
        ("<<: {}\n<<: {}\n", "yaml-duplicate-key", (2, 1)),
        ("a: &x 1\nb: 2\n", "yaml-alias", (1, 4)),
        ("a: 1\n---\nb: 2\n", "yaml-documents", (2, 1)),
        ("a: !!python/name:os.system x\n", "yaml-tag", (1, 4)),
        ("? [a]\n: b\n", "yaml-key", (1, 3)),
        ("a: b: c\n", "yaml-syntax", (1, 5)),
        ("a:\n\tb: 1\n", "yaml-syntax", (2, 1)),
        ('a: "\\e[31m"\n', "text-control", (1, 4)),
        ('a: "\\u202e"\n', "text-control", (1, 4)),
    ],
)
def test_what_a_listing_does_not_need_is_refused_with_its_place(
    text: str, rule: str, position: tuple[int, int]
) -> None:
    problem = parse_yaml(text).problems[0]
    assert (problem.rule, (problem.line, problem.column)) == (rule, position)


def test_an_alias_is_refused_before_it_is_followed() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60))
    parsed = parse_yaml(bomb)
    assert not parsed.is_whole
    assert {problem.rule for problem in parsed.problems} == {"yaml-alias"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_ten_thousand_levels_are_refused_not_walked(opening: str) -> None:
    parsed = parse_yaml(opening * 10_000)
    assert not parsed.is_whole
    assert parsed.problems


def test_a_repeated_field_keeps_its_first_value_and_its_neighbours() -> None:
    parsed = parse_yaml("a: 1\na: [2, {b: 3}]\nc: 4\n")
    assert parsed.values == {"a": 1, "c": 4}
    assert parsed.is_whole


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("a: 1\n  \tb: 2\n", (2, 3), "A tab stands here."),
        ("a: |\n  text\n\nmore\nand more\n", (4, 1), "The text under a: is not indented."),
        ("- a: |\n    text\n  more\n- b: 1\n", (3, 1), "The text under a: is not indented."),
        ("- a: |\n    text\n- b: 1\n  c 2\n- d: 3\n", (4, 3), "A field needs a colon and a space after its name."),
        ("a: |\n  text\n# note\nb: 1\nc 2\n", (5, 1), "A field needs a colon and a space after its name."),
        ("a: 1\nb:2\n", (2, 2), "The space after the colon is missing."),
        ("a:1\nb:2\nc: 3\n", (1, 2), "The space after the colon is missing."),
        ("  a: 1\nb: 2\n", (2, 1), "The indentation does not fit the lines above."),
        ("a: 1\nhttp://a.example/\n", (2, 1), "A field needs a colon and a space after its name."),
        ("a: 'b'c\n", (1, 7), "Text goes on after the closing quote."),
        ("a:\n  - {b: c} d\n", (2, 12), "Text goes on after the closing bracket."),
        ("a: 'b\n\nc: d\n", (1, 4), "The quote opened here is never closed."),
        ("a: b\n\n  # note\n  c: d\n", (4, 3), "The indentation does not fit the lines above."),
        ("a: b\n  c: d: e\n", (2, 3), "The indentation does not fit the lines above."),
        ("a: b\n  and c: d\n", (2, 8), "A colon followed by a space starts a new field, and none can start here."),
    ],
)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_a_mistake_is_reported_where_it_was_made(
    text: str, position: tuple[int, int], message: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("microboard.read.yaml.LOADER", getattr(yaml, loader))
    (problem,) = parse_yaml(text).problems
    assert ((problem.line, problem.column), problem.message) == (position, message)


@pytest.mark.parametrize("line", ["a: 1\n", "b: [&a 1]\n", "c: &a 1\n"])
def test_of_one_mistake_made_thousands_of_times_the_first_are_told(line: str) -> None:
    text = "".join(line.replace(":", f"{number}:", 1) if line[0] != "a" else line for number in range(3_000))
    assert len(parse_yaml(text).problems) == 100


def test_what_stops_the_reader_is_told_after_all_else() -> None:
    problems = parse_yaml("a: 1\n" * 3_000 + "? [x]\n: 1\n").problems
    assert problems[-1].rule == "yaml-key"
