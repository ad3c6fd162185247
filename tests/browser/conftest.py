"""A real browser, and a board served to it.

The browser is the one that MICROBOARD_BROWSER names, else one found on the machine, else one that Playwright installs.
Where there is none the tests are reported as not run, by name; with CI set that is a failure.
"""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# A browser that is tested needs no graphics card and asks nobody anything. A container's root has no sandbox.
FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-sandbox"]


def find_browser() -> str:
    """The browser's program, or nothing."""
    named = os.environ.get("MICROBOARD_BROWSER", "")
    if named:
        return named
    return next((path for path in map(shutil.which, NAMES) if path), "")


def find_installed(default: str) -> str:
    """Playwright's own browser, installed now if it is not there yet, or nothing."""
    if not Path(default).exists():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600,
                       capture_output=True)
    return default if Path(default).exists() else ""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        program = find_browser() or find_installed(playwright.chromium.executable_path)
        if not program:
            message = "no browser was found and none could be installed; install Chromium or set MICROBOARD_BROWSER"
            pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
        with playwright.chromium.launch(executable_path=program, args=FLAGS) as launched:
            yield launched


class Server:
    """Serves a folder under the path ``/jobs/``, as a project's pages are."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Handler, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/jobs/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/jobs") if path.startswith("/jobs/") else "/nowhere")

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="session")
def serve() -> Iterator[object]:
    """A function that serves a folder until the tests are over."""
    servers: list[Server] = []

    def start(folder: Path) -> str:
        servers.append(Server(folder))
        return servers[-1].url

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that nobody has used before."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
