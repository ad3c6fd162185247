"""Every hostile text in every field, in a real browser: nothing runs, nothing leaves, and the text is read as text.

The pages have no policy and no theme here, so that what is tried is the escaping alone.
"""

from pathlib import Path
from typing import Any

import pytest

from boards import TODAY
from hostile import flatten
from hostile_board import CASES, HARMLESS, SITE, get_shell, write_board
from microboard.board import build_board
from microboard.check import check_board
from microboard.publish.output import Site
from microboard.publish.site.write import write_outputs
from microboard.run.clock import read_clock
from site_files import iterate_outputs

BATCH = 30
KINDS = ("opportunities/{}/p/", "employers/{}/")
# Loads pages side by side in frames, and tells of each what ran, what it is made of and what it says.
LOOK = """async addresses => Promise.all(addresses.map(address => new Promise(resolve => {
    const frame = document.createElement("iframe")
    frame.onload = () => setTimeout(() => {
        const own = frame.contentDocument
        own.querySelector(".mb-description")?.remove()
        const elements = [...own.querySelectorAll("*")]
        resolve({
            hit: frame.contentWindow.hit ?? window.hit ?? null,
            structure: elements.map(one => `${one.localName} ${one.getAttributeNames().sort()}`).join("\\n"),
            heading: own.querySelector("h1").textContent,
            text: own.querySelector("article").textContent,
            links: elements.filter(one => one.protocol && !/^(https?|mailto):$/.test(one.protocol)).length,
        })
        frame.remove()
    })
    frame.src = address
    document.body.append(frame)
})))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve) -> str:
    """The hostile board, and an empty page to look at it from."""
    root = tmp_path_factory.mktemp("corpus")
    folder = write_board(root / "board")
    moment = read_clock(TODAY)
    checked = check_board(folder.root, moment.date())
    assert checked.rulebook
    outputs = iterate_outputs(build_board(checked, moment), checked.rulebook, Site(SITE.name, ""), get_shell)
    write_outputs(root / "site", outputs)
    Path(root / "site/look.html").write_text('<!doctype html><link rel="icon" href="data:,"><body>', encoding="utf-8")
    return serve(root / "site")


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_in_every_field_is_only_text(kind: str, site: str, page) -> None:
    asked: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{site}look.html")
    wanted = {case.is_open: look(page, site, kind, [case])[0]["structure"] for case in CASES if case.text == HARMLESS}
    for start in range(0, len(CASES), BATCH):
        cases = CASES[start : start + BATCH]
        for case, seen in zip(cases, look(page, site, kind, cases), strict=True):
            assert seen["hit"] is None, case.text
            assert seen["links"] == 0, case.text
            assert seen["structure"] == wanted[case.is_open], case.text
            assert flatten(seen["heading"]) == flatten(case.title if "p/" in kind else case.name)
            texts = case.list_texts() if "p/" in kind else [flatten(case.text[:500])]
            assert all(text in flatten(seen["text"]) for text in texts), case.text
    assert len(asked) > len(CASES)
    assert [url for url in asked if not url.startswith((site, "data:,"))] == []
    assert dialogs == []


def test_what_would_run_is_noticed(site: str, page) -> None:
    page.goto(f"{site}look.html")
    page.route(f"{site}spoilt/", lambda route: route.fulfill(
        content_type="text/html", body="<article><h1>x</h1><img src='data:,' onerror=window.hit=1></article>"))
    (seen,) = page.evaluate(LOOK, [f"{site}spoilt/"])
    assert "img onerror,src" in seen["structure"]
    assert seen["hit"] == 1


def look(page, site: str, kind: str, cases: Any) -> list[dict[str, Any]]:
    return page.evaluate(LOOK, [site + kind.format(case.employer) for case in cases])
