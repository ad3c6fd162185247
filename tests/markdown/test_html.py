"""A stranger's Markdown becomes HTML that reads well and can do no harm."""

import os
import re
import sys
from pathlib import Path

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from hypothesis import given
from hypothesis import strategies as st

from microboard.markdown import commonmark
from microboard.markdown.commonmark import render
from microboard.markdown.html import ATTRIBUTES, TAGS, build_html

# What Markdown is made of, and what has fooled those who read it.
PIECES = (
    "*", "**", "`", "```", "\n", "\n\n", "- ", "1. ", "> ", "# ", "a", '"', "&", "<", ">", "&lt;", "\\", "_", "~~", "|",
    "   ", "\t", "&quot;", "&#34;", "é", "\u2028", "\r", "http://x", "https://", "www.a.de", "x@y.z", "![a](b)",
    "[x](https://y.de/a?b=c&d)", "<https://a.b/c>", "https://a.b/_c_(d)", "[x](", "](mailto:a@b.de)", "[", "](", ")",
    "| a | b |\n|---|:-:|\n| c | d |\n", "- [ ] x", "<p>", "</p>", "&nbsp;", "\xa0", "\x0b", "&#x202e;", "&shy;", "'",
    "https://xn--a.de/", "https://1.2.3.4/", "https://a.b:99999/", "https://A.B/", "https://a_b.de", "====",
)
markdowns = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**a** & b", "<p><strong>a</strong> &amp; b</p>"),
        ("# One\n### Three", "<h3>One</h3>\n<h4>Three</h4>"),
        ("#### Four\n# One\n##### Five\n## Two\n### Three",
         "<h3>Four</h3>\n<h3>One</h3>\n<h4>Five</h4>\n<h4>Two</h4>\n<h5>Three</h5>"),
        ("# a\n## b\n### c\n#### d\n##### e", "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("&lt;b&gt;", "<p>&lt;b&gt;</p>"),
        ("<!-- hidden -->", "<p>&lt;!-- hidden --&gt;</p>"),
        ("{{ 7*7 }} ]]> ${x}", "<p>{{ 7*7 }} ]]&gt; ${x}</p>"),
        ("- [x] done\n- [ ] open", "<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>"),
        ("[x](javascript:alert(1))", "<p>x</p>"),
        ('[a **b**](/c "d") [e](https://f.example/)',
         '<p>a <strong>b</strong> <a href="https://f.example/" rel="noopener nofollow ugc">e</a></p>'),
        ("```python\nx\n```", "<pre><code>x\n</code></pre>"),
        ("[x](/elsewhere)", "<p>x</p>"),
        ("[x](//elsewhere.example)", "<p>x</p>"),
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


@given(markdowns)
def test_rendering_gives_what_the_library_gives(markdown: str) -> None:
    assert render(markdown) == github_flavored_markdown_to_html(markdown)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_rendering_keeps_no_memory() -> None:
    text = "Some *words* and a [link](https://a.example/).\n\n" * 40
    before = [render(text), _measure()][1]
    for _ in range(2000):
        render(text)
    assert _measure() - before < 4_000_000  # what the library alone would keep: 80 MB


def test_a_release_that_is_not_known_is_called_in_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commonmark, "version", lambda _: "2999.1.1")
    monkeypatch.setattr(commonmark, "_find_free", commonmark._find_free.__wrapped__)
    monkeypatch.setattr(commonmark.ctypes, "CDLL", _refuse)
    monkeypatch.setattr(commonmark, "_render", _refuse)
    assert render("*a*") == "<p><em>a</em></p>\n"
    assert render("*a*", with_places=True) == '<p data-sourcepos="1:1-1:3"><em>a</em></p>\n'


def test_the_release_that_is_pinned_is_known() -> None:
    """Else every text that is rendered takes memory for good: look at the library of the new release, and name it."""
    assert commonmark.version("cmarkgfm") == commonmark.KNOWN
    assert os.name != "posix" or commonmark._find_free()


def _refuse(*_: object) -> None:
    raise AssertionError("it reached into the library")


def _measure() -> int:
    """The memory of this process, in bytes."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")
