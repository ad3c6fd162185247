"""What readers see of a description is known, and where each word of it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.markdown.shown import show_markdown
from tries import tries

# What Markdown is made of.
PIECES = (
    "*", "**", "`", "\n", "\n\n", "- ", "1. ", "> ", "# ", "fee", "a b", '"', "&", "<", ">", "&lt;", "\\", "_", "|",
    "\t", "![a](b)", "[x](https://y.de)", "[r]", "[r]: https://z.de\n", "|a|b|\n|-|-|\n|c|d|\n", "&NoBreak;", "é",
    "\r\n",
)


@pytest.mark.parametrize(("markdown", "text"), [
    ("", ""),
    ("regis&NoBreak;tration&Tab;fee", "regis\u2060tration\tfee"),
    ("[registration][1] fee\n\n[1]: https://a.example/", "registration fee"),
    ("[registration](https://a.example/" + "x" * 2_000 + ") fee", "registration fee"),
    ("regis**tra**tion `fee`", "registration fee"),
    ("**registration**\n*fee*", "registration\nfee"),
    ("a  \nb", "a\n\nb"),
    ("![registration](https://a.example/x.png) fee", "registration fee"),
    ("# One\n\n- two\n- three\n\n> four", "One\n\ntwo\n\nthree\n\nfour"),
    ("```\none\ntwo\n```", "one\ntwo"),
    ("|registration|\n|-|\n|fee|", "\tregistration\t\n\n\tfee\t"),
    ("<b>a</b> &amp;shy; <!-- b -->", "<b>a</b> &shy; <!-- b -->"),
    ("[a](javascript:x) [b](/y)", "a b"),
])
def test_what_readers_see(markdown: str, text: str) -> None:
    assert show_markdown(markdown).text == text


@pytest.mark.parametrize(("markdown", "word", "found"), [
    ("One fee.\n\nA second fee is due.", "fee is", "fee is due."),
    ("One.\n\nA regis&NoBreak;tration fee.", "regis", "regis&NoBreak;tration fee."),
    ("One.\n\n[registration][1] fee.\n\n[1]: /x", "registration", "registration][1] fee.\n\n[1]: /x"),
    ("One.\n\n- two\n- &#102;ee", "fee", "- &#102;ee"),
    ("```\none\ntwo\n```", "two", "two\n```"),
])
def test_a_word_is_found_where_it_is_written_or_in_its_block(markdown: str, word: str, found: str) -> None:
    shown = show_markdown(markdown)
    assert markdown[shown.find_source(shown.text.index(word)):] == found


def test_addresses_are_known_with_their_line() -> None:
    assert show_markdown("One.\n\nA [b](https&colon;//c.example/?d&amp;e) ![f](g.png)").targets == (
        ("https://c.example/?d&e", 6), ("g.png", 6))


def test_what_is_too_large_to_be_rendered_is_shown_as_it_is_written() -> None:
    markdown = "a|" * 99 + "\n" + "-|" * 99 + "\n" + "*a*\n" * 1_500
    assert show_markdown(markdown).text == markdown


@tries(25)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_every_character_has_a_place_in_the_source(markdown: str) -> None:
    shown = show_markdown(markdown)
    assert all(0 <= shown.find_source(start) <= len(markdown) for start in range(len(shown.text) + 1))
    assert list(shown.blocks) == sorted(shown.blocks)
