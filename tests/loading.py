"""Opens pages in a browser, and waits until they are as a reader finds them."""

import time
from collections.abc import Callable

from playwright.sync_api import Page, Request

# What a busy machine may take, in seconds.
PATIENCE = 60
# Looks at a page, one after the other, at which it asks for nothing: a tenth of a second, or more on a busy machine.
CALM = 5
HAS_STARTED = """() => !document.querySelector("script[src$='/microboard/start.js']")
    || document.documentElement.matches(".mb-started")"""
# Whatever the page was about to do is done. A page's timers may be those of a test's own clock, and this is none.
TURN = """() => new Promise(done => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
})"""


def open_page(page: Page, url: str) -> Page:
    """The page at this address, as `settle` leaves it."""
    settle(page, lambda: page.goto(url))
    return page


def settle(page: Page, load: Callable[[], object]) -> None:
    """Have the page loaded, and wait until its scripts have started and it has nothing more to ask for.

    Playwright's own "networkidle" waits for half a second in which nothing is asked for, on every page.
    """
    asked: set[Request] = set()

    def begin(request: Request) -> None:
        asked.add(request)

    def end(request: Request) -> None:
        asked.discard(request)

    listeners = {"request": begin, "requestfinished": end, "requestfailed": end}
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    until = time.monotonic() + PATIENCE
    load()
    page.wait_for_function(HAS_STARTED, timeout=PATIENCE * 1000)
    calm = 0
    while calm < CALM:
        page.wait_for_timeout(20)
        page.evaluate(TURN)
        calm = 0 if asked else calm + 1
        assert time.monotonic() < until, [one.url for one in asked]
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
