"""Every hostile text in every field, in a real browser: nothing runs, nothing leaves, and the text is read as text.

The pages have no policy and no theme here, so that what is tried is the escaping alone.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from boards import TODAY
from hostile import flatten
from hostile_board import CASES, HARMLESS, SITE, get_shell, write_board
from microboard.board import build_board
from microboard.check import check_board
from microboard.publish.output import Site
from microboard.run.clock import read_clock
from site_files import iterate_outputs

BATCH = 30
KINDS = ("opportunities", "employers")
PAGE = re.compile(r"(opportunities/e-\d+/p|employers/e-\d+)/index\.html")
# What a page asks for itself.
OWN_SHEETS = re.compile(r'<link rel="stylesheet" href="[./]*assets/microboard/look/\w+\.css"[^<>]*>')
SPOILT = "<article><h1>x</h1><img src='look.html' onerror=window.hit=1></article>"
# Shows pages side by side in frames, and tells of each what ran, what it is made of and what it says. The pages come in
# one file, and the frames stay: Playwright keeps a record of every request and every frame, which takes longer than all
# that is looked at here.
LOOK = """async ([file, employers]) => {
    window.pages ??= {}
    const pages = window.pages[file] ??= await (await fetch(file)).json()
    return Promise.all(employers.map((employer, place) => new Promise(resolve => {
        const frame = document.querySelectorAll("iframe")[place] ?? document.createElement("iframe")
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
        })
        frame.srcdoc = pages[employer]
        if (!frame.isConnected) document.body.append(frame)
    })))
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve) -> str:
    """The hostile board, and an empty page to look at it from."""
    root = tmp_path_factory.mktemp("corpus")
    folder = write_board(root / "board")
    moment = read_clock(TODAY)
    checked = check_board(folder.root, moment.date())
    assert checked.rulebook
    pages: dict[str, dict[str, str]] = {kind: {"spoilt": SPOILT} for kind in KINDS}
    for output in iterate_outputs(build_board(checked, moment), checked.rulebook, Site(SITE.name, ""), get_shell):
        kind, _, rest = output.path.partition("/")
        if PAGE.fullmatch(output.path):
            head, end, body = output.data.decode().partition("</head>")
            pages[kind][rest.partition("/")[0]] = OWN_SHEETS.sub("", head) + end + body
    (root / "site").mkdir()
    for kind in KINDS:
        assert len(pages[kind]) == len(CASES) + 1
        (root / f"site/{kind}.json").write_text(json.dumps(pages[kind]), encoding="utf-8")
    Path(root / "site/look.html").write_text('<!doctype html><link rel="icon" href="data:,"><body>', encoding="utf-8")
    return serve(root / "site")


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_in_every_field_is_only_text(kind: str, site: str, page) -> None:
    asked: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{site}look.html")
    wanted = {case.is_open: look(page, kind, [case])[0]["structure"] for case in CASES if case.text == HARMLESS}
    before = len(asked)
    for start in range(0, len(CASES), BATCH):
        cases = CASES[start : start + BATCH]
        for case, seen in zip(cases, look(page, kind, cases), strict=True):
            assert seen["hit"] is None, case.text
            assert seen["links"] == 0, case.text
            assert seen["structure"] == wanted[case.is_open], case.text
            assert flatten(seen["heading"]) == flatten(case.title if kind == "opportunities" else case.name)
            texts = case.list_texts() if kind == "opportunities" else [flatten(case.text[:500])]
            assert all(text in flatten(seen["text"]) for text in texts), case.text
    assert asked[before:] == []
    assert dialogs == []


def test_what_would_run_or_load_is_noticed(site: str, page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}look.html")
    (seen,) = page.evaluate(LOOK, ["opportunities.json", ["spoilt"]])
    assert "img onerror,src" in seen["structure"]
    assert seen["hit"] == 1
    assert asked.count(f"{site}look.html") == 2


def look(page, kind: str, cases: Any) -> list[dict[str, Any]]:
    return page.evaluate(LOOK, [f"{kind}.json", [case.employer for case in cases]])
