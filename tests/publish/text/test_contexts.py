"""In every context, whoever reads what was written finds the text, and nothing but the text."""

import html
import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from any_text import ALLOWED
from microboard.publish.text.contexts import (
    escape_address,
    escape_attribute,
    escape_html,
    escape_script,
    escape_style,
    escape_text,
)

TEXTS = st.text(ALLOWED)
HOSTILE = "</script><b a='\"'>&amp;\\u0041*/}${x}`--> 🥖"


@given(TEXTS)
def test_xml_is_read_as_the_text(text: str) -> None:
    made = etree.fromstring(f'<a b="{escape_attribute(text)}">{escape_text(text)}</a>')
    assert (made.get("b"), made.text or "") == (text, text)


@given(TEXTS)
def test_other_contexts_are_read_as_the_text_on_one_line(text: str) -> None:
    line = " ".join(text.split())
    assert html.unescape(escape_html(text)) == line
    assert unquote(escape_address(text)) == line
    assert unquote(unquote(escape_address(text, times=2))) == line
    assert json.loads(f'"{escape_script(text)}"') == line
    assert json.loads(json.loads(f'"{escape_script(text, slashes=2)}"').join('""')) == line


@pytest.mark.parametrize("write", [escape_html, escape_address, escape_script, escape_style])
def test_no_context_lets_a_text_end_what_it_stands_in(write) -> None:
    assert not set("<>\"'\n") & set(write(HOSTILE))
