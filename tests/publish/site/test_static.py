from microboard.publish.site.static import ASSETS, LOOK, read_assets


def test_every_part_of_the_look_is_in_the_style_sheet_and_in_no_file_of_its_own() -> None:
    parts = {path.stem: path.read_bytes() for path in (ASSETS / "look").iterdir()}
    assert sorted(LOOK) == sorted(parts)
    files = read_assets()
    assert all(part in files["assets/microboard/microboard.css"] for part in parts.values())
    assert not [path for path in files if "/look/" in path]
