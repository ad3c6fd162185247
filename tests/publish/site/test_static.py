import re

import pytest

from golden.outputs import read_golden
from microboard.publish.embed.element import LOOK as ELEMENT_LOOK
from microboard.publish.shell.sheets import SHEETS, find_sheets
from microboard.publish.site.static import ASSETS, LOOK, read_assets

NAMED = re.compile(r"[.#]mb-[\w-]+")
NAMES = re.compile(r'\s(class|id)="([^"<>]*)"')
SIGNS = {"class": ".", "id": "#"}


def test_every_part_of_the_look_is_in_one_style_sheet_and_in_no_file_of_its_own() -> None:
    parts = sorted(path.stem for path in (ASSETS / "look").iterdir())
    # That of cards elsewhere is in a script.
    elsewhere = set(ELEMENT_LOOK) - set(LOOK["assets/microboard/microboard.css"])
    assert sorted([*(name for names in LOOK.values() for name in names), *elsewhere]) == parts
    assert {place for place in read_assets() if "/look/" in place} == LOOK.keys() - {"assets/microboard/microboard.css"}


def test_a_style_sheet_says_what_its_parts_say_without_comments() -> None:
    sheet = read_assets()["assets/microboard/look/home.css"].decode()
    assert "/*" not in sheet
    assert ".mb-find__form { display: grid;" in sheet
    assert ".mb-quick.mb-quick.mb-quick, .mb-tiles.mb-tiles.mb-tiles { overflow-x: auto;" in sheet


@pytest.mark.parametrize("path", [path for path in read_golden() if path.endswith(".html")])
def test_what_only_one_style_sheet_names_is_on_no_page_without_it(path: str) -> None:
    page = read_golden()[path]
    named = {place: set(NAMED.findall(data.decode())) for place, data in read_assets().items() if place in LOOK}
    sheets = {"assets/microboard/microboard.css", *(f"{SHEETS}{name}.css" for name in find_sheets(page.encode()))}
    there = {SIGNS[kind] + name for kind, names in NAMES.findall(page) for name in names.split()}
    known = set().union(*(named[place] for place in sheets))
    assert not {place: rest for place in LOOK if (rest := named[place] & there - known) and "print" not in place}
