"""Text of strangers stays text in GitHub's Markdown."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.markdown.github import GAP, write_block, write_code, write_sentences, write_text
from rendered import find_live, render

PIECES = st.lists(st.one_of(st.text(max_size=8), st.sampled_from([
    "@octocat", "@org/team", "`", "``", "```", "~~~", "\n", "\n\n", "<img src=x onerror=alert(1)>", "<!--", "-->",
    "![a](https://a.example/x.png)", "[a](javascript:alert(1))", "[a]: https://a.example", "[^1]", "https://a.example",
    "www.a.example", "a@b.example", "mailto:a@b.example", "#1", "GH-12", "o/b#3", "\\", "|", '"', "<b>", "&lt;",
    "&#64;", "$$x$$", "**", "__", ":tada:", "5f0a1b2c3d", "::error::x", "    ", "\t", "> ", "- ", "# ", "1. ",
    "===", "---",
])), max_size=12).map("".join)


@given(PIECES)
def test_text_and_code_and_sentences_are_never_live(text: str) -> None:
    for write in (write_text, write_code, write_sentences):
        page = render(f"- Line 1: {write(text)} **after**\n")
        assert find_live(page) == []
        assert "<strong>after</strong>" in page
        assert page.count("<li>") == 1


@given(PIECES)
def test_code_shows_what_was_written(text: str) -> None:
    shown = re.findall(r"<code>(.*?)</code>", render(f"a {write_code(text)}"), re.DOTALL)
    line = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split())) or " "
    assert [html.unescape(part).strip() for part in shown] == [line.strip()]


@given(PIECES)
def test_a_block_holds_all_and_lets_nothing_out(text: str) -> None:
    lines = tuple(text.replace("\0", "").splitlines()) or ("",)
    page = render(f"Before\n\n{write_block(lines)}\n\n**after**\n")
    assert page.count("<pre") == 1
    assert find_live(page) == []
    assert "<p><strong>after</strong></p>" in page


@pytest.mark.parametrize(("text", "written"), [
    ("plain, with (all) the marks: 1.5!", "plain, with (all) the marks: 1.5!"),
    ('"js" is no skill. Write javascript.', f"{GAP}`js` is no skill. Write javascript."),
    ("5f0a1b2c3d", f"5f0a{GAP}1b2c{GAP}3d"),
    ("Feedback on (deadbeef)", f"Feedback on (dead{GAP}beef)"),
    ("a@b", f"a\\@{GAP}b"),
    ("see GH-12 and #3", f"see GH-{GAP}12 and \\#{GAP}3"),
])
def test_sentences_stay_readable(text: str, written: str) -> None:
    assert write_sentences(text) == written
