"""Text of strangers stays text in GitHub's Markdown."""

import html
import re

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.answer.markdown import GAP, write_block, write_code, write_sentences, write_text

PIECES = st.lists(st.one_of(st.text(max_size=8), st.sampled_from([
    "@octocat", "@org/team", "`", "``", "```", "~~~", "\n", "\n\n", "<img src=x onerror=alert(1)>", "<!--", "-->",
    "![a](https://a.example/x.png)", "[a](javascript:alert(1))", "[a]: https://a.example", "[^1]", "https://a.example",
    "www.a.example", "a@b.example", "mailto:a@b.example", "#1", "GH-12", "o/b#3", "\\", "|", '"', "<b>", "&lt;",
    "&#64;", "$$x$$", "**", "__", ":tada:", "5f0a1b2c3d", "::error::x", "    ", "\t", "> ", "- ", "# ", "1. ",
    "===", "---",
])), max_size=12).map("".join)
# In GitHub's order: first Markdown, then mentions and references in what is left as text.
MENTION = re.compile(r"(?<![A-Za-z0-9`])@[A-Za-z0-9]|#\d|gh-\d|\b[0-9a-f]{7,40}\b", re.IGNORECASE)


def render(text: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(text, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE))


def find_live(page: str) -> list[str]:
    """What a rendered comment holds beside text: tags with a meaning, and what GitHub makes a link of afterwards."""
    outside = re.sub(r"<(pre|code)\b[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    tags = [tag for tag in re.findall(r"<[^>]*>", outside)
            if not re.fullmatch(r"</?(p|em|strong|h[1-6]|ul|ol|li|table|thead|tbody|tr|th|td)( /)?>", tag)]
    return tags + MENTION.findall(html.unescape(re.sub(r"<[^>]*>", "", outside)))


@given(PIECES)
def test_text_and_code_and_sentences_are_never_live(text: str) -> None:
    for write in (write_text, write_code, write_sentences):
        page = render(f"- Line 1: {write(text)} **after**\n")
        assert find_live(page.replace("<ul>", "").replace("</ul>", "")) == []
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
    ("a@b", f"a\\@{GAP}b"),
    ("see GH-12 and #3", f"see GH-{GAP}12 and \\#{GAP}3"),
])
def test_sentences_stay_readable(text: str, written: str) -> None:
    assert write_sentences(text) == written
