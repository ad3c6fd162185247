"""Pictures are drawn to scale, say in words what they show, and keep to the policy of pages."""

import pytest
from lxml import html

from microboard.publish.insights.pictures import Names, choose_steps, draw_bars, draw_columns, draw_spreads
from microboard.publish.insights.spread import Spread
from microboard.words.speech import speak
from words.pseudo import build_pseudo

NAMES = Names("pay", "Pay & more")
AXIS = [(0.0, "€0"), (20.0, "€20"), (40.0, "€40")]


def read(picture: str) -> html.HtmlElement:
    return html.fragment_fromstring(picture)


def test_bars_are_as_long_as_their_shares() -> None:
    picture = read(draw_bars(NAMES, [("Remote", "25% · 1", 0.25), ("<b>On site</b>", "75% · 3", 0.75)]))
    parts = picture.xpath(".//rect[@class='mb-picture__part']")
    assert [(part.get("x"), part.get("width")) for part in parts] == [("0%", "25.0%"), ("0%", "75.0%")]
    assert picture.xpath("./desc/text()") == ["Remote: 25% · 1; <b>On site</b>: 75% · 3"]
    assert picture.xpath("./title/text()") == ["Pay & more"]
    assert picture.get("aria-labelledby") == "pay-title pay-text"
    assert picture.xpath("./title/@id | ./desc/@id") == ["pay-title", "pay-text"]


def test_a_spread_lies_between_its_quartiles_with_a_mark_at_the_median() -> None:
    picture = read(draw_spreads(NAMES, [("Web", "€20", Spread(5, 10, 20, 30))], AXIS))
    (part,), (mark,) = (picture.xpath(f".//rect[@class='mb-picture__{name}']") for name in ("part", "mark"))
    assert (part.get("x"), part.get("width"), mark.get("x")) == ("25.0%", "50.0%", "50.0%")
    ticks = [(text.get("x"), text.text) for text in picture.xpath(".//text[@class='mb-picture__quiet']")]
    assert ticks == [("0.0%", "€0"), ("50.0%", "€20"), ("100.0%", "€40")]


def test_columns_are_as_high_as_their_numbers_and_none_has_no_column() -> None:
    picture = read(draw_columns(NAMES, [("Jan", "2026", "2", 2), ("Feb", "", "0", 0), ("Mar", "", "1", 1)]))
    assert picture.xpath(".//rect/@height") == ["9.0em", "4.5em"]
    assert [text.text for text in picture.xpath(".//text")] == ["2", "Jan", "2026", "Feb", "1", "Mar"]


@pytest.mark.parametrize(("most", "steps"), [
    (35.63, [0, 10, 20, 30, 40]), (40, [0, 10, 20, 30, 40]), (0.4, [0, 0.1, 0.2, 0.3, 0.4]), (0.01, [
        0, 0.0025, 0.005, 0.0075, 0.01]), (5761.9, [0, 2000, 4000, 6000]), (61, [0, 20, 40, 60, 80])])
def test_an_axis_has_round_numbers(most: float, steps: list[float]) -> None:
    assert choose_steps(most) == steps


def test_where_people_read_from_the_right_bars_begin_there() -> None:
    speak("ar", build_pseudo())
    try:
        bars = read(draw_bars(NAMES, [("Remote", "25%", 0.25)]))
        columns = read(draw_columns(NAMES, [("Jan", "", "2", 2), ("Feb", "", "1", 1)]))
    finally:
        speak("en")
    assert bars.xpath(".//rect[@class='mb-picture__part']/@x") == ["75.0%"]
    assert bars.xpath(".//text/@x") == ["100%", "0%"]
    values = columns.xpath(".//text[contains(@class, 'mb-picture__value')]/@x")
    assert [float(value.rstrip("%")) for value in values] == [75, 25]
