"""No construct of Markdown makes a large page of a description that the check accepts."""


import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from microboard.check.listing.large import MOST_CELLS, MOST_CHARACTERS, MOST_LEVELS, find_large
from microboard.markdown.html import build_html, render_markdown
from microboard.markdown.size import MOST_PLACES, count_places, is_renderable, measure
from microboard.read import Document
from tries import tries

LENGTH = 8_000
LONG = "https://a.example/" + "x" * 3_000
WIDE = "https://a.example/" + "ä" * 3_000
PIECES = (
    "a", "|", "-|", "|a", ">", "> ", "- ", "1. ", "  ", "\n", "\n\n", "[a]", "![a]", "www.a.b ", "a@b.c ", "*a*",
    "**a** ", "`a`", "***\n", "# a\n", "\n# ", "&", '"', "<", "~~a~~", "[](https://a)", "<https://a.b>", "- [ ] a\n",
    "\\\n", "~~~\n", "&#x202e;",
    f"[a]: {LONG}\n\n", f"[a]: {WIDE}\n\n", "a|" * 40 + "\n" + "-|" * 40 + "\n",
)


def fill(unit: str, head: str = "") -> str:
    return (head + unit * LENGTH)[:LENGTH]


CONSTRUCTS = {
    "table": fill("a\n", "a|" * 200 + "\n" + "-|" * 200 + "\n"), "narrow table": fill("a\n", "a|b\n-|-\n"),
    "small tables": fill("|a|\n|-|\n\n"),
    "table in a quote": fill("> a\n", "> " + "a|" * 99 + "\n> " + "-|" * 99 + "\n"),
    "link": fill("[a] ", f"[a]: {LONG}\n\n"), "escaped link": fill("[a]", f"[a]: {WIDE}\n\n"),
    "image": fill("![a]", f"[a]: {LONG}\n\n"), "title": fill("[a]", f'[a]: https://a.b "{"t" * 3_000}"\n\n'),
    "quotes": fill(">"), "quotes of a line": fill("> " * 50 + "a\n\n"), "lists": fill("- " * 50 + "a\n\n"),
    "empty points": fill("-\n"), "addresses": fill("www.a.b "), "mail": fill("a@b.c "), "emphasis": fill("*a*"),
    "signs": fill("&"), "less": fill("<"), "quotation marks": fill('"'), "headings": fill("# \n"),
    "tasks": fill("- [ ] a\n"),
    "breaks": fill("a\\\n"), "fences": fill("~~~\n~~~\n"),
}


def find(markdown: str) -> list[str]:
    return [finding.message for finding in find_large(Document("a.yml", {"description": markdown}, b""))]


@pytest.mark.parametrize("markdown", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_eight_thousand_characters_become_three_times_as_many_at_most(markdown: str) -> None:
    assert find(markdown) or len(build_html(markdown)) <= MOST_CHARACTERS == 3 * LENGTH


@pytest.mark.parametrize(("markdown", "message"), [
    (CONSTRUCTS["table"], "Its tables have up to 724,002 cells; a page has room for 1,000."),
    (fill("a\n", "|a|b|c|\n|-|-|-|\n"), "Its tables have 11,979 cells; a page has room for 1,000."),
    (CONSTRUCTS["link"], "It becomes 105,930 characters of HTML; a page has room for 24,000."),
    (CONSTRUCTS["quotes"], "Its quotes and lists are 8,000 levels deep; at most 20 are shown."),
    ("a" * 20_001, "It has 20,001 characters, and at most 20,000 become a page."),
])
def test_what_grows_is_said(markdown: str, message: str) -> None:
    assert find(markdown) == [message]


@pytest.mark.parametrize("markdown", [
    "", fill("We ask forty regulars & write. "),
    fill("See [our page](https://acme.example/projects/about-the-cups). " + "word " * 12),
    "|a|b|\n|-|-|\n" + "|one cup|12|\n" * 400, "- a\n  - b\n    - c\n      > d\n", fill("*a* " + "word " * 5),
])
def test_what_people_write_has_room(markdown: str) -> None:
    assert find(markdown) == []


@tries(15)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 2_000)), max_size=6))
@example([("[a]: " + LONG + "\n\n", 1), ("![a]", 1_000)])
def test_whatever_is_accepted_is_small(parts: list[tuple[str, int]]) -> None:
    markdown = "".join((unit * times)[:LENGTH] for unit, times in parts)[:LENGTH]
    if not find(markdown):
        html = build_html(markdown)
        assert len(html) <= MOST_CHARACTERS
        assert html.count("<td") <= MOST_CELLS


@tries(15)
@given(st.lists(st.sampled_from(PIECES), max_size=200).map("".join))
def test_a_table_has_no_more_cells_than_are_counted_before_it_is_made(markdown: str) -> None:
    if is_renderable(markdown):
        assert render_markdown(markdown).count("<td") <= count_places(markdown) <= MOST_PLACES


def test_quotes_and_lists_are_counted_where_they_lie_within_each_other() -> None:
    assert measure("> - a\n>   1. b\n\n> c\n", MOST_CHARACTERS).levels == 3
    assert find("> " * MOST_LEVELS + "a") == []
