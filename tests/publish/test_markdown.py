"""A stranger's Markdown becomes HTML that reads well and can do no harm."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.publish.markdown import ATTRIBUTES, TAGS, build_html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**a** & b", "<p><strong>a</strong> &amp; b</p>"),
        ("# One\n### Three", "<h3>One</h3>\n<h4>Three</h4>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("&lt;b&gt;", "<p>&lt;b&gt;</p>"),
        ("<!-- hidden -->", "<p>&lt;!-- hidden --&gt;</p>"),
        ("{{ 7*7 }} ]]> ${x}", "<p>{{ 7*7 }} ]]&gt; ${x}</p>"),
        ("- [x] done\n- [ ] open", "<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>"),
        ("[x](javascript:alert(1))", '<p><a rel="noopener nofollow ugc">x</a></p>'),
        ("[x](/elsewhere)", '<p><a rel="noopener nofollow ugc">x</a></p>'),
        ("[x](//elsewhere.example)", '<p><a rel="noopener nofollow ugc">x</a></p>'),
        ("<https://a.example/>", '<p><a href="https://a.example/" rel="noopener nofollow ugc">https://a.example/</a></p>'),
        ("<a@b.example>", '<p><a href="mailto:a@b.example" rel="noopener nofollow ugc">a@b.example</a></p>'),
        ("[x](<https://a.example/b c>)", '<p><a href="https://a.example/b%20c" rel="noopener nofollow ugc">x</a></p>'),
        ("![a cup](https://a.example/c.png)",
         '<p><a href="https://a.example/c.png" rel="noopener nofollow ugc">a cup</a></p>'),
    ],
)
def test_markdown_becomes_safe_html(markdown: str, html: str) -> None:
    assert build_html(markdown).strip() == html


def test_tables_and_struck_out_text_are_kept() -> None:
    html = build_html("| a | b |\n|:--|--:|\n| ~~1~~ | 2 |\n")
    assert '<th align="left">a</th>' in html
    assert "<del>1</del>" in html


@given(st.text(st.sampled_from("<>/\"'=&;:()[]!`*_~-#| \nabscriptonerrorjavascrpt:hxy\\{}"), max_size=300))
def test_no_markdown_makes_a_tag_or_attribute_that_is_not_listed(markdown: str) -> None:
    for tag, attributes in re.findall(r"</?([a-zA-Z][^\s/>]*)([^>]*)>", build_html(markdown)):
        assert tag in TAGS
        names = set(re.findall(r'([a-zA-Z-]+)="', attributes))
        assert names <= ATTRIBUTES.get(tag, set()) | {"rel", "lang", "title"}


@pytest.mark.parametrize("markdown", [part * 2600 for part in (">", "* ", "[", "`", "<", "![a", "_")])
def test_deep_nesting_is_rendered(markdown: str) -> None:
    assert build_html(markdown)
