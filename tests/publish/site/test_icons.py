"""The icons are one picture, and each has its place in it."""

import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from microboard.publish.output import Site
from microboard.publish.site.icons import NAMES, build_icons
from microboard.publish.site.static import ICONS, STYLESHEET, iterate_assets

PLACE = re.compile(r"--mb-icon-([a-z-]+): ([\d.]+)% 0;")


def test_every_icon_has_a_place_in_one_picture() -> None:
    picture, style = build_icons([])
    root = ElementTree.fromstring(unquote(picture.partition(",")[2]))
    width = float(root.attrib["viewBox"].split()[2])
    places = {name: float(share) / 100 * (width - 24) for name, share in PLACE.findall(style)}
    assert list(places) == list(NAMES)
    for image, at in zip(root, places.values(), strict=True):
        assert abs(float(image.attrib["x"]) - at) < 0.02
        assert image.attrib["viewBox"] == "0 0 24 24"


def test_a_theme_has_its_own_icons(tmp_path: Path) -> None:
    folder = tmp_path / ".icons/material"
    folder.mkdir(parents=True)
    icon = '<svg width="9" viewBox="0 0 9 9" height="9"><path d="M1 2"/></svg>'
    (folder / "cash.svg").write_text(f'<?xml version="1.0"?>\n{icon}')
    picture = unquote(build_icons([tmp_path])[0])
    assert '<svg x="0" width="24" height="24" viewBox="0 0 9 9"><path d="M1 2"/></svg>' in picture


def test_the_picture_is_in_the_style_sheet_once_and_a_board_without_icons_has_an_empty_one() -> None:
    for icons in ("data:,", "data:image/svg+xml,x"):
        sheets = {one.path: one.data
                  for one in iterate_assets(Site("Jobs", "", icons=icons)) if one.path.endswith(".css")}
        assert all(ICONS not in sheet for sheet in sheets.values())
        assert sheets[STYLESHEET].count(f'url("{icons}")'.encode()) == 1
