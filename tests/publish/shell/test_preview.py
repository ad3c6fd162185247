"""A link to any page shows its title, what it says and a picture, unless somebody has said so already."""

from microboard.publish.api.discovery import find_kept
from microboard.publish.output import SOCIAL, Site
from microboard.publish.shell.preview import add_preview, build_preview
from microboard.publish.site.static import read_social

SITE = Site("Jobs", "https://org.example/jobs/")
PAGE = '<head><title>Guide &amp; more</title><meta name="description" content="All of &quot;it&quot;"></head>'


def test_a_page_has_a_preview_with_the_picture_of_the_site() -> None:
    lines = build_preview("Bread", 'Ask "bakers"', "a/", SITE)
    assert '<meta property="og:description" content="Ask &quot;bakers&quot;">' in lines
    assert '<meta property="og:image" content="https://org.example/jobs/assets/social.png">' in lines
    assert '<meta name="twitter:card" content="summary_large_image">' in lines


def test_what_is_there_is_not_said_again() -> None:
    has = {"og:title", "og:image", "og:image:width"}
    assert not any("og:title" in line or "image" in line for line in build_preview("Bread", "About", "a/", SITE, has))
    assert add_preview(add_preview(PAGE, "a/", SITE), "a/", SITE) == add_preview(PAGE, "a/", SITE)


def test_a_hand_written_page_is_shown_by_what_it_says_itself() -> None:
    page = add_preview(PAGE, "guide/", SITE)
    assert '<meta property="og:title" content="Guide &amp; more">' in page
    assert '<meta property="og:description" content="All of &quot;it&quot;">' in page
    assert '<meta property="og:url" content="https://org.example/jobs/guide/">' in page
    assert add_preview(PAGE, "guide/", Site("Jobs", "")) == PAGE


def test_a_board_keeps_a_picture_of_its_own(tmp_path) -> None:
    place = tmp_path / SOCIAL
    place.parent.mkdir()
    place.write_bytes(read_social())
    assert find_kept(tmp_path) == set()
    place.write_bytes(b"\x89PNG of the board")
    assert find_kept(tmp_path) == {SOCIAL}


def test_the_picture_is_as_large_as_networks_ask_for() -> None:
    data = read_social()
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1200, 630)
    assert len(data) < 100_000
