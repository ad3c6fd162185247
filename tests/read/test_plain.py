"""The quick reader says what libyaml says, or nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards import ROOT
from microboard.read.characters import find_unwanted
from microboard.read.plain import read_plain
from microboard.read.yaml import parse_yaml

SAMPLES = sorted((ROOT / "opportunities").glob("*/*.yml"))
EXAMPLES = sorted((ROOT / "tests/examples").rglob("*.yml"))
TEXTS = [path.read_text(encoding="utf-8") for path in (*SAMPLES[::3], *EXAMPLES[::9])]
SIGNS = [
    *"-:#'\"[]{}&*!|>%@`?,~ \n\t.\\=<", "\r\n", "\r", "\ufeff", "\x85", "\u2028", "\u2029", "\u00a0", "é", "🦉",
    ": ", " #", "- ",
    "---", "...", "%YAML", "&a ", "*a", "!!str ", "<<: ", "? ", "|-", "|+", ">-", "|2", "''", '\\"', "\\n",
    "null", "~", "no", "1_000", "0o17", ".5", "1e3", "2026-01-02", "12:30", "  ", "\n\n", "\n  ", "\n- ", "a: b", "a:",
]
VALUES = st.sampled_from([
    *SIGNS, "word", "two words", '"quoted"', "'it''s'", "[a, b]", '["a", "b, c"]', "[]", "[1, 2.5]", "", "[a b , c]",
    "[a,]", "[a: b]", "{a: b}", "https://a.example/#x", "a # b", "a#b", '"a" # b', "|", ">", "-5", "- x", "x:y", "x:",
    '"a\\"b"', '"\\u0041"', "[?a]", "[a?]", "[a'b]", '["a"b]', "a\u00a0", "!",
])
NAMES = ["a: ", "b: ", "c-d: ", "long_name: ", "a:", "a :", "", "", "# note ", "a:  ", "é: ", '"a": ']
LINES = st.tuples(st.integers(0, 6), st.sampled_from(["", "- ", "-  ", "- - "]), st.sampled_from(NAMES), VALUES,
                  st.sampled_from(["\n", "\n", "\n", " \n", "\n\n", "\r\n", " # why\n", ""]))
HEADS = ["a: |\n", "b: >-\n", "c: >\n", "d: |-\n", "- e: |\n", "f: | # g\n"]
TEXT = st.tuples(st.integers(0, 5), st.sampled_from(["text", "# text", "", "- x", "a: b", " ", "end  "]))
BLOCKS = st.tuples(st.integers(0, 3), st.sampled_from(HEADS), st.lists(TEXT, max_size=6))


def check(text: str) -> bool:
    """Whether the quick reader answers; where it does, libyaml has to say the same, without a fault."""
    values = read_plain(text)
    if values is None or find_unwanted(text):  # which is refused before anything is read
        return False
    parsed = parse_yaml(text)
    assert (parsed.faults, parsed.is_whole) == ([], True), text
    # As text, since 1 and 1.0 and True are equal.
    assert repr(values) == repr(parsed.values), text
    return True


def write_line(line: tuple[int, str, str, str, str]) -> str:
    indent, *rest = line
    return " " * indent + "".join(rest)


def write_block(block: tuple[int, str, list[tuple[int, str]]]) -> str:
    indent, head, lines = block
    return " " * indent + head + "".join(f"{' ' * more}{text}\n" for more, text in lines)


@given(st.lists(LINES.map(write_line) | BLOCKS.map(write_block), min_size=1, max_size=8))
@settings(max_examples=1500, deadline=None)
def test_lines_that_somebody_made_up(lines: list[str]) -> None:
    check("".join(lines))


@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(SIGNS) | st.text(
    st.characters(codec="utf-8"), max_size=3)), min_size=1, max_size=3))
@settings(max_examples=1000, deadline=None)
def test_files_in_which_something_was_cut_or_put(text: str, changes: list[tuple[float, int, str]]) -> None:
    for where, length, new in changes:
        at = int(where * len(text))
        text = text[:at] + new + text[at + length:]
    check(text)


@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.sampled_from(
    ["cut", "twice", "move", "indent", "outdent", "trail", "tab", "crlf"])), min_size=1, max_size=3))
@settings(max_examples=1000, deadline=None)
def test_files_whose_lines_were_moved(text: str, changes: list[tuple[float, float, str]]) -> None:
    for where, target, change in changes:
        lines = text.splitlines(keepends=True) or [""]
        at = min(int(where * len(lines)), len(lines) - 1)
        line = lines[at]
        lines[at:at + 1] = {"cut": [], "twice": [line, line], "move": [], "indent": [f"  {line}"],
                            "outdent": [line.removeprefix(" ")], "trail": [f"{line.rstrip()}  \n"],
                            "tab": [f"\t{line}"], "crlf": [f"{line.rstrip()}\r\n"]}[change]
        if change == "move":
            lines.insert(int(target * len(lines)), line)
        text = "".join(lines)
    check(text)


@pytest.mark.parametrize("path", [*SAMPLES, *EXAMPLES], ids=lambda path: str(path.relative_to(ROOT)))
def test_the_samples_and_examples(path: Path) -> None:
    answered = check(path.read_text(encoding="utf-8"))
    # What people write who make no mistake is read quickly.
    assert answered or path not in SAMPLES


def test_real_listings(real_listings: Path) -> None:
    paths = sorted((real_listings / "opportunities").glob("*/*.yml"))
    answered = [check(path.read_text(encoding="utf-8")) for path in paths]
    assert sum(answered) >= 0.95 * len(paths) > 0


@pytest.mark.parametrize("sign", ["", " ", "- ", "a: ", "[", "[a, ", '"', "'", "''", "a:b ", "a #", "  - a", "\\", "x"])
def test_no_line_is_slow(sign: str) -> None:
    """A line of 64 KiB is looked at once: nothing in the pattern can be tried twice."""
    text = sign * (64_000 // max(1, len(sign)))
    for line in (text, f"a: {text}", f"a: [{text}", f"a: [{text}]", f"a: \"{text}", f"- {text}]", f"a: |\n  {text}"):
        check(f"{line}\n")
