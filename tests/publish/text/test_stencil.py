"""Stencils are stamped as the libraries that made them would have written the same texts."""

from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from any_text import ALLOWED
from boards import BoardFolder
from microboard.publish.feeds.calendars import build_event, count_revisions, fold, make_event
from microboard.publish.feeds.feed_entry import Entry, EntryWriter, serialise_entry
from microboard.publish.feeds.feed_pages import ATOM, RSS
from microboard.publish.output import Site
from microboard.publish.text.stencil import Place, Stencil, cut, mark

# Not empty: the schema asks for text.
TEXTS = st.text(ALLOWED, min_size=1)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0))
CATEGORIES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=3).map(tuple)
ENTRIES = st.builds(Entry, *[TEXTS] * 8, MOMENTS, MOMENTS, CATEGORIES)


@pytest.mark.slow
@pytest.mark.parametrize("form", [RSS, ATOM])
@given(entry=ENTRIES)
def test_an_entry_is_what_feedgen_writes(form: str, entry: Entry) -> None:
    assert EntryWriter(form).build(entry) == serialise_entry(entry, form)


@given(TEXTS.map(lambda text: " ".join(text.split())))
def test_lines_of_calendars_are_folded_between_characters(text: str) -> None:
    pieces = fold(f"SUMMARY:{text}").encode().removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece.decode().encode()) <= 75 for piece in pieces)
    assert b"".join([pieces[0], *(piece.removeprefix(b" ") for piece in pieces[1:])]).decode() == f"SUMMARY:{text}"


@given(st.integers(1, 400))
def test_backslashes_are_folded_too(count: int) -> None:
    assert fold("\\" * count).replace("\r\n ", "") == "\\" * count + "\r\n"


@pytest.mark.parametrize("title", [
    "Bake; and, sell \\ bread \\n", "Bäckerei: Brot für die Ausstellung im Museum am See, 🥖" * 2])
def test_an_event_is_what_icalendar_writes(folder: BoardFolder, title: str) -> None:
    folder.add(title=title[:90])
    opportunity = folder.build().opportunities[0]
    last_day, url = opportunity.apply.last_day, f"https://board.example/{opportunity.path}"
    written = _unfold(build_event(opportunity, Site("Board", "https://board.example/")))
    text = (f"{opportunity.summary}\n€400 for the project. Remote, worldwide.\nYou can apply until 14 December 2026 is "
            f"over everywhere on Earth, which is noon UTC on the day after.\n{url}")
    made = make_event(
        uid=str(uuid5(NAMESPACE_URL, url)), url=url, category="Market research", start=last_day,
        stamp=datetime.combine(opportunity.confirmed, time(tzinfo=UTC)), text=text,
        summary=f"Last day to apply: {opportunity.title} (Acme Bakery)",
        alarm=f"Two days left to apply: {opportunity.title}",
        sequence=count_revisions(opportunity.posted, opportunity.confirmed, last_day),
    )
    assert written == _unfold(made.to_ical())


def _unfold(data: bytes) -> str:
    return data.decode().replace("\r\n ", "")


def test_a_stencil_is_stamped_again_and_again() -> None:
    stencil = Stencil("Dear ?, yours ?", [Place(5, 6, "you", str.upper), Place(14, 15, "me", str.title)])
    assert stencil.stamp({"you": "ana", "me": "bo"}) == b"Dear ANA, yours Bo"
    assert stencil.stamp({"you": "ann", "me": b"<b>"}) == b"Dear ANN, yours <b>"
    assert list(stencil.iterate_rest()) == ["Dear ", ", yours ", ""]


def test_what_a_text_says_is_no_mark() -> None:
    stencil = cut(f"<a>{mark('one')}</a>{mark('two')}")
    assert stencil.stamp({"one": mark("two"), "two": "x"}).decode() == f"<a>{mark('two')}</a>x"


@pytest.mark.parametrize(("text", "stamped"), [
    (f"<a>{mark('x')}</a>", '<a>&lt;"\n&amp;&#13;</a>'),
    (f'<a b="{mark("x")}"/>', '<a b="&lt;&quot;&#10;&amp;&#13;"/>'),
])
def test_a_text_is_written_for_where_its_mark_stands(text: str, stamped: str) -> None:
    assert cut(text).stamp({"x": '<"\n&\r'}).decode() == stamped


def test_a_mark_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="one"):
        cut(mark("one")).stamp({})
