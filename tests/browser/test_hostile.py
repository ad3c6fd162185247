"""Whatever a listing says, a browser shows it as text and runs nothing."""

import pytest
from playwright.sync_api import expect

from accessible import SHOW_ALL
from boards import ROOT, BoardFolder, write_site
from loading import open_page

SCRIPTS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "</script><script>window.hit=1</script>",
    "</title></head><script>window.hit=1</script>",
    '"><svg onload=window.hit=1>',
    "' onmouseover='window.hit=1' autofocus onfocus='window.hit=1",
    "{{ 7*7 }} {% raw %} ${7*7} ]]> <!-- --> MICROBOARD-TITLE",
    '<h1 id="MICROBOARD-BODY"></h1> MICROBOARD-CANONICAL',
    "<b>&lt;script&gt;window.hit=1&lt;/script&gt;</b>",
)
# The board's own picture is the code for paper.
PICTURES = "article img:not(.mb-handout > img)"
PATHS = ("", "opportunities/", "employers/", "employers/acme/", "skills/interviewing/", "archive/2026/")


@pytest.fixture(scope="module")
def site(tmp_path_factory, mkdocs, serve) -> str:
    """A board whose every text is hostile, each listing in a way of its own."""
    folder = BoardFolder(tmp_path_factory.mktemp("hostile") / "board")
    folder.add_employer("acme", name=f"Acme {SCRIPTS[0]}", about=" ".join(SCRIPTS)[:500])
    for number, text in enumerate(SCRIPTS):
        add(folder, f"acme/open-{number}", f"{number} {text}")
        add(folder, f"acme/over-{number}", f"over {number} {text}", status="completed", outcome=f"{text} came of it")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    write_site(folder.root, config, index="# Home\n\n<!-- microboard: newest 20 -->\n")
    done = mkdocs(folder.root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
    assert done.returncode == 0, done.stderr
    return serve(folder.root / "site")


def add(folder: BoardFolder, name: str, text: str, **changes: object) -> None:
    long = f"{text} and more of the same"
    folder.add(name, **{
        "title": text.ljust(12, "."), "summary": f"{long}, so that it is long enough.", "accessibility": long,
        "deliverables": [{"what": long, "accepted_when": long}], "learning_objectives": [long],
        "description": f"{text} unique{name[-6:]}\n\n**{text}** [{text}](javascript:window.hit=1)\n\n`{text}`\n\n"
                       f"![x](x{text.replace(' ', '')})\n\n" + f"Words about {name}. " * 12,
        "location": {"mode": "onsite", "places": [{"city": text[:60], "region": text[:60], "country": "PT"}]},
        "mentor": {"role": text[:80], "check_ins": "daily", "feedback": ["live"], "introductions": long},
        "apply": {"url": f"https://acme.example/{name}", "deadline": "2026-12-14", "materials": [long]},
        "x-note": text, **changes,
    })


@pytest.mark.parametrize("state", ["open", "over"])
def test_a_hostile_listing_is_shown_as_text(state: str, site: str, page) -> None:
    for number in range(len(SCRIPTS)):
        page.goto(f"{site}opportunities/acme/{state}-{number}/")
        text = " ".join(page.inner_text("article").split())
        wanted = " ".join(SCRIPTS[number].split())
        assert text.count(wanted) >= 8, text
        assert SCRIPTS[number].strip() in " ".join(page.title().split())
        assert page.evaluate("window.hit") is None
        assert page.locator("h1").count() == 1
        assert page.locator(f"article script, {PICTURES}, article svg, [onerror], [onload], [onfocus]").count() == 0
        assert page.locator('a[href^="javascript:"]').count() == 0


def test_lists_show_hostile_texts_as_text(site: str, page) -> None:
    for path in PATHS:
        page.goto(site + path)
        page.evaluate(SHOW_ALL)
        text = " ".join(page.inner_text("article").split())
        if path != "employers/":
            for script in SCRIPTS:
                assert " ".join(script.split()) in text
        assert page.evaluate("window.hit") is None
        assert "49" not in text.replace("2049", "")
        assert page.locator(f"article script, {PICTURES}, article svg.x, [onerror], [onfocus]").count() == 0


def test_the_header_search_shows_hostile_texts_as_text(site: str, page) -> None:
    open_page(page, site)
    page.click("[data-md-component=search-query]")
    page.keyboard.type("script")
    page.locator(".md-search-result__item").first.wait_for()
    assert "<script>window.hit=1</script>" in page.inner_text(".md-search-result__list")
    found = page.locator(".mb-found")
    expect(found.locator("a")).to_have_count(4)
    assert any(script in found.inner_text() for script in SCRIPTS)
    assert page.evaluate("window.hit") is None
    assert page.locator(".md-search script, .md-search img, .md-search [onerror]").count() == 0


def test_nothing_is_loaded_from_elsewhere(site: str, page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, f"{site}opportunities/acme/open-1/")
    assert asked
    assert [url for url in asked if not url.startswith(site)] == []
