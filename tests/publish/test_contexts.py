"""In every context, whoever reads what was written finds the text, and nothing but the text."""

import html
import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from microboard.publish.contexts import (
    write_address,
    write_attribute,
    write_html,
    write_script,
    write_style,
    write_text,
)
from microboard.read.characters import UNWANTED

TEXTS = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not UNWANTED.search(text))
HOSTILE = "</script><b a='\"'>&amp;\\u0041*/}${x}`--> 🥖"


@given(TEXTS)
def test_xml_is_read_as_the_text(text: str) -> None:
    made = etree.fromstring(f'<a b="{write_attribute(text)}">{write_text(text)}</a>')
    assert (made.get("b"), made.text or "") == (text, text)


@given(TEXTS)
def test_other_contexts_are_read_as_the_text_on_one_line(text: str) -> None:
    line = " ".join(text.split())
    assert html.unescape(write_html(text)) == line
    assert unquote(write_address(text)) == line
    assert unquote(unquote(write_address(text, times=2))) == line
    assert json.loads(f'"{write_script(text)}"') == line
    assert json.loads(json.loads(f'"{write_script(text, slashes=2)}"').join('""')) == line


@pytest.mark.parametrize("write", [write_html, write_address, write_script, write_style])
def test_no_context_lets_a_text_end_what_it_stands_in(write) -> None:
    assert not set("<>\"'\n") & set(write(HOSTILE))
