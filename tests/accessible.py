"""Looks at a page as axe does, and as somebody with a keyboard does."""

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, TimeoutError

from boards import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
# What the theme alone causes, by rule: beginnings of selectors.
OF_THE_THEME = {
    "scrollable-region-focusable": (".md-typeset__scrollwrap",),  # scripts of the theme put wide tables into one
    # The theme gives the buttons beside code no name.
    "landmark-unique": ("#__code_", "pre:nth-child(", "nav[data-md-level"),
}
# Cards out of sight are not laid out; a page's policy lets no style element in, which would show them.
SHOW_ALL = """() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync("* { content-visibility: visible !important }")
    document.adoptedStyleSheets.push(sheet)
}"""


def check(page: Page) -> None:
    """Let axe look at the page as it is now."""
    # Cards out of sight are not laid out, so axe would not look at them.
    page.evaluate(SHOW_ALL)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async tags => (await axe.run(
            {runOnly: tags, rules: {'target-size': {enabled: true}}, resultTypes: ['violations']})).violations""", TAGS)
    # What stands in a shadow has a list of targets.
    problems = [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found for node in rule["nodes"]
        if not str(node["target"][0]).startswith(OF_THE_THEME.get(rule["id"], ()))
    ]
    assert not problems, "\n".join(problems)


# What has the focus is on the screen, and nothing lies over it: its first 60 pixels, for what is taller.
IS_CLEAR = """() => {
    const here = document.activeElement;
    const box = here.getBoundingClientRect();
    const line = Math.min(box.height, 60);
    const above = document.elementFromPoint(box.left + box.width / 2, box.top + line / 2);
    const isOnScreen = box.top >= 0 && box.top + line <= innerHeight;
    return isOnScreen && Boolean(above) && (here.contains(above) || above.contains(here));
}"""

WHERE = """() => [document.activeElement.outerHTML.slice(0, 160),
    JSON.stringify(document.activeElement.getBoundingClientRect()), scrollY].join(" ")"""


def is_clear(page: Page) -> bool:
    """Whether what has the focus can be seen, once what is told of the stop before has come in above it."""
    if not page.evaluate(IS_CLEAR):
        try:
            page.wait_for_function(IS_CLEAR, timeout=2_000)
        except TimeoutError:
            return False
    return True


def tab_to(page: Page, selector: str, most: int) -> None:
    """Press Tab until it stops at what is wanted, at most so many times; each stop has to be clear."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert is_clear(page), f"It can't be seen: {page.evaluate(WHERE)}"
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{most} times Tab did not lead to {selector}")


def list_stops(page: Page, wanted: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Where the Tab key stops, from the top of the page to its end, and which of the `wanted` selectors each matches.

    A date has several stops; it is listed once.
    """
    stops = []
    while len(stops) < 500:
        page.keyboard.press("Tab")
        is_seen = is_clear(page)
        stop = page.evaluate("""wanted => {
            const here = document.activeElement;
            if (!here || here === document.body || (here.dataset.stopped && here !== window.last)) return null;
            const isSame = here === window.last;
            here.dataset.stopped = "yes";
            window.last = here;
            const style = getComputedStyle(here);
            return {
                html: here.outerHTML.slice(0, 160), isSame, isOwn: Boolean(here.closest(".mb-page, .mb-cards")),
                isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                matches: wanted.filter(selector => here.matches(selector)),
            };
        }""", list(wanted))
        if not stop:
            return stops
        if not stop["isSame"]:
            stops.append({**stop, "isClear": is_seen})
    raise AssertionError("the Tab key never comes to an end")


def list_small(page: Page, least: int) -> list[str]:
    """What is pressed on the page and is lower or narrower than this, in pixels, with its size. A box to tick is as
    large as its label."""
    page.evaluate(SHOW_ALL)
    return page.evaluate("""least => {
        for (const part of document.querySelectorAll(".mb-page details")) part.open = true;
        const pressed = document.querySelectorAll(
            ".mb-page :is(button, summary, .mb-file, [role=slider], .mb-life a, "
            + "label:has(> :is([type=radio], [type=checkbox])))");
        return [...pressed].filter(one => one.checkVisibility()).flatMap(one => {
            const {width, height} = one.getBoundingClientRect();
            const name = (one.innerText || one.getAttribute("aria-label") || one.className).trim();
            return Math.min(width, height) < least ? [`${name}: ${width} × ${height}`] : [];
        });
    }""", least)
