"""Text is folded so that a disguise makes no difference, and every letter knows where it came from."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from microboard.check.schema.rulebook import read_shipped_flags
from tries import tries

FOLD = read_shipped_flags().fold
TEXTS = st.text(max_size=120) | st.lists(st.sampled_from([
    "<!--", "-->", "<b>", "</b>", "&#102;", "&amp;", "[", "](x)", "\n", "\n- ", "*", " ", "fee", "İ", "ß", "ﬁ",
    "\u0435", "\u200b", "💰", "&#x0;", "Σ", "\u0345", "ŉ", "q", "\x7f", "\ud800",
])).map("".join)


@pytest.mark.parametrize(("text", "folded"), [
    ("Registration FEE", "registration fee"),
    ("reg<!-- x -->istration", "registration"),
    ("**reg**istration", "registration"),
    ("<b>fee</b> <x>", "fee <x"),
    ("&#102;&#x65;e&nbsp;due&shy;", "fee due"),
    ("f\u200be\u00ade\u2060", "fee"),
    ("f&NoBreak;e&ZeroWidthSpace;e&Tab;d&#117;&eacute; &nothing; &copy", "fee due &nothing. &copy"),
    ("[registration][1] fee, [a](" + "x" * 900 + ") b", "registration fee, a b"),
    ("fе\u0435 \uff46\uff45\uff45 𝐟𝐞𝐞", "fee fee fee"),
    ("[a fee](https://x.example/y) is", "a fee is"),
    ("Gebühr, Straße, Łódź", "gebuhr, strasse, lodz"),
    ("on-site e‑mail", "on site e mail"),
    ("driver’s “x”", "driver's \"x\""),
    ("one\ntwo\n\nthree\n- four\n2. five", "one two. three. four. 2. five"),
    ("a\u3164b\u034fc", "abc"),
    ("&unknown; &#0; &#xD800;", "&unknown."),
    ("💰 fee", "\ufffd fee"),
    ("", ""),
    (" \t\r\n ", ""),
])
def test_a_disguise_is_seen_through(text: str, folded: str) -> None:
    assert FOLD.fold(text) == folded


@tries(100)
@given(text=TEXTS)
@example("a\n\n")
def test_folding_and_tracing_agree(text: str) -> None:
    folded, places = FOLD.trace(text)
    assert folded == FOLD.fold(text)
    assert len(places) == len(folded)
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.text(max_size=60))
def test_folded_text_stays_as_it_is_where_it_holds_no_mark(text: str) -> None:
    folded = FOLD.fold(text)
    if not set(folded) & set("<>&[]("):
        assert FOLD.fold(folded) == folded
