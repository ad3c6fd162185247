"""A board in each language is whole: valid, usable by everybody, read by programs, and the same bytes twice."""

import re
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar
from playwright.sync_api import Page

from accessible import check
from boards import BARE, BoardFolder, write_site
from browser.test_html import EMPTY_CARD, OF_THE_THEME, find_own_lines, validate
from conftest import Run
from loading import open_page
from tries import draw
from words.greek_board import EVERYTHING, LISTING, OTHERS

pytestmark = pytest.mark.slow
LANGUAGES = ("es", "fr", "de")
# With long numbers, a day and a long way to name where people may be.
TIGHT = {"effort": {"hours": 53, "weeks": 3}, "pay": {"type": "fixed", "amount": 1817.37, "currency": "CAD"},
         "starts": "2027-01-29", "posted": "2026-11-23"}
# Facts of cards that reach out of their place or are torn, and buttons that touch or are higher than three lines.
COLLISIONS = """() => {
    const boxes = [...document.querySelectorAll(".mb-card__facts li")].filter(li =>
        li.scrollWidth > li.clientWidth || li.querySelector("strong").getClientRects().length > 1);
    const buttons = [...document.querySelectorAll(".mb-apply .mb-button")].map(one => one.getBoundingClientRect());
    const touching = buttons.filter((one, i) =>
        i && one.top - buttons[i - 1].bottom < 4 && one.left - buttons[i - 1].right < 4);
    const high = [...document.querySelectorAll(".mb-side .mb-do")].filter(one => one.offsetHeight > 80);
    return [...[...boxes, ...high].map(one => one.textContent), ...touching.map(one => `a button at ${one.top}`)];
}"""
Build = Callable[[str], Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run) -> Build:
    """A function that builds the board of a language, with a listing in every state, and gives its site."""
    made: dict[str, Path] = {}

    def make(language: str) -> Path:
        if language not in made:
            folder = BoardFolder(tmp_path_factory.mktemp(language) / "board")
            folder.write_policy()
            policy = folder.root / "schema/policy.yml"
            policy.write_text(re.sub("^language: .*$", f"language: {language}", policy.read_text(encoding="utf-8"),
                                     flags=re.MULTILINE), encoding="utf-8")
            folder.add("acme/all", **{**LISTING, **EVERYTHING, "language": language})
            for name, changes in {**OTHERS, "tight": TIGHT}.items():
                folder.add(f"acme/{name}", **{**LISTING, "language": language, **changes})
            theme = f"font: false, language: {language}, features: [search.suggest]"
            config = BARE.replace("font: false", theme).replace("Jobs", "Mikropraktika")
            root = write_site(folder.root, f"{config}markdown_extensions: [admonition, attr_list, tables]\n",
                              index="# Portal\n\n<!-- microboard: find -->\n<!-- microboard: newest 3 -->\n")
            done = mkdocs(root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
            assert done.returncode == 0, done.stderr
            made[language] = root / "site"
        return made[language]

    return make


def test_the_same_files_give_the_same_bytes(build: Build, mkdocs: Run) -> None:
    for language in draw(LANGUAGES, 1):
        site = build(language)
        again = site.with_name("again")
        done = mkdocs(site.parent, "build", "--strict", "--site-dir", "again", SOURCE_DATE_EPOCH="1795435200")
        assert done.returncode == 0, done.stderr
        names = {path.relative_to(site) for path in site.rglob("*") if path.is_file()} - {Path("sitemap.xml.gz")}
        assert [name for name in names if (site / name).read_bytes() != (again / name).read_bytes()] == [], language


def test_every_page_of_the_board_is_valid(build: Build, tmp_path: Path) -> None:
    problems = []
    for path, messages in validate(tmp_path, *map(build, LANGUAGES)).items():
        own = find_own_lines(Path(path).read_text(encoding="utf-8"))
        problems += [f"{path}:{one['line']} {one['ruleId']}: {one['message']}" for one in messages
                     if one["ruleId"] not in OF_THE_THEME and one["line"] in own
                     and not str(one.get("selector", "")).startswith(EMPTY_CARD)]
    assert problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_feeds_and_calendars_are_read_by_programs(build: Build, language: str) -> None:
    site = build(language)
    for name in ("feed.xml", "atom.xml"):
        feed = feedparser.parse((site / "opportunities" / name).read_bytes())
        assert (feed.bozo, feed.feed.get("language", language), bool(feed.entries)) == (0, language, True)
    calendar = Calendar.from_ical((site / "opportunities/deadlines.ics").read_bytes())
    assert calendar.walk("VEVENT")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "opportunities/", "opportunities/acme/all/", "submit/", "saved/", "suspicious/",
                                  "guides/students/"])
def test_axe_finds_nothing_and_no_script_fails(
    page: Page, build: Build, serve: object, language: str, path: str
) -> None:
    open_page(page, f"{serve(build(language))}{path}")
    assert page.evaluate("document.documentElement.lang") == language
    # The buttons of GitHub have no other words.
    english = page.locator("#mb-start [lang=en], .mb-cards [lang=en]").all_text_contents()
    assert set(english) <= {"Propose new file", "Create pull request", "Commit changes", "Propose changes"}, english
    check(page)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.scrollingElement.scrollWidth") == width
        assert page.evaluate(COLLISIONS) == []
    for width in (960, 1219, 1220, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 740})
        # The filters move beside the results when there is room for them.
        page.wait_for_function("width => document.scrollingElement.scrollWidth === width", arg=width)
        # The name of the board is not cut for want of room beside the menu.
        assert page.evaluate("""(() => {
            const name = document.querySelector(".md-header__topic .md-ellipsis");
            return name.scrollWidth <= name.clientWidth;
        })()""")
