"""A page is shorter, and a browser shows the same."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.publish.shell.compact import compact

PIECES = st.lists(st.sampled_from([
    "\n", "  ", "\t", "\r\n", "word", "a b", "<p>", "</p>", "<br>", "</a>", "<", ">", "\u00a0\n\u00a0", "&lt;\n\n",
    '<a title="1 >\n\n 2">', "<a title='\n\n'>", "<!-- \n\n -->", "<svg><path d='m1\n\n2'/></svg>",
    "<pre>\n\n  x\n</pre>", "<script>\n\n  run()\n\n</script>", "<style>\n\n a{}</style>",
    "<textarea>\n\n \n</textarea>", "<PRE class=a>\n\n</PRE >",
]))


class Seen(HTMLParser):
    """What a browser would make of a page: white space in texts counts as one space, but where it is shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.events: list[object] = []
        self._kept = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.events.append((tag, attrs))
        self._kept = tag if tag in ("pre", "textarea", "script", "style") else self._kept

    def handle_endtag(self, tag: str) -> None:
        self.events.append(f"/{tag}")
        self._kept = "" if tag == self._kept else self._kept

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))

    def handle_data(self, data: str) -> None:
        text = data if self._kept else re.sub(r"[ \t\r\f\n]+", " ", data)
        if self.events and isinstance(self.events[-1], list):
            text = self.events.pop()[0] + text
            text = text if self._kept else re.sub(r"[ \t\r\f\n]+", " ", text)
        self.events.append([text])


@given(PIECES)
def test_a_browser_sees_the_same(pieces: list[str]) -> None:
    page = "".join(pieces)
    assert Seen(compact(page)).events == Seen(page).events
    assert len(compact(page)) <= len(page)


@pytest.mark.parametrize(("page", "less"), [
    ("<ul>\n\n    \n  <li>\n    One\r\n\t</li>\n</ul>\n", "<ul>\n<li>\nOne\n</li>\n</ul>\n"),
    ("<p>a b</p>  <p>c</p>", "<p>a b</p>  <p>c</p>"),
    ("<pre>\n  a\n\n  b</pre>\n\n<p>", "<pre>\n  a\n\n  b</pre>\n<p>"),
    ('<i title="a\n\n  > b">\n\n', '<i title="a\n\n  > b">\n'),
])
def test_blank_lines_and_indentation_go(page: str, less: str) -> None:
    assert compact(page) == less
