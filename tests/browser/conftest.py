"""A real browser, and a board served to it.

The browser is the one that MICROBOARD_BROWSER names, else one found on the machine, else one that Playwright installs.
Where there is none the tests are reported as not run, by name; with CI set that is a failure.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from boards import ROOT, TODAY, BoardFolder, write_site
from chromium import FLAGS, Server, find_browser, find_installed
from conftest import Run
from loading import HAS_STARTED

# What a busy machine may take. A page that is right passes at once.
expect.set_options(timeout=30_000)
SUBJECTS = ("pretzels", "bicycles", "lighthouses", "crème brûlée", "weather")

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


@pytest.fixture(scope="session")
def serve() -> Iterator[object]:
    """A function that serves a folder until the tests are over."""
    servers: list[Server] = []

    def start(folder: Path, **headers: str) -> str:
        servers.append(Server(folder, **headers))
        return servers[-1].url

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that nobody has used before, on the day of the board."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.clock.install(time=f"{TODAY}T12:00:00Z")
    yield made
    made.close()


def wait_for_scripts(page: Page) -> None:
    """Have `page.goto` come back when the scripts of a page of the board have started: a busy machine starts them long
    after the page has loaded. A test that acts before asks for ``wait_until="commit"``."""
    goto = page.goto

    def open_page(url: str, **options: Any) -> None:
        goto(url, **options)
        if options.get("wait_until") != "commit":
            page.wait_for_function(HAS_STARTED)

    page.goto = open_page


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script may fail."""
    made = context.new_page()
    wait_for_scripts(made)
    failures: list[str] = []
    made.on("pageerror", lambda error: failures.append(str(error)))
    made.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    yield made
    assert failures == []


@pytest.fixture(scope="session")
def board_url(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run, serve: object) -> str:
    """A board of 60 open projects and one that has closed, built as of 23 November 2026."""
    folder = BoardFolder(tmp_path_factory.mktemp("browse") / "board")
    folder.add_employer("acme")
    folder.add_employer("zebra", name="Zebra Studio", domains=["acme.example"])
    shutil.copy(ROOT / "tests/examples/good/with-a-logo/opportunities/acme/logo.png",
                folder.root / "opportunities/zebra/logo.png")
    for number in range(60):
        add_project(folder, number)
    folder.add("zebra/over", title="This one is over", status="completed", outcome="A poster that hangs in the hall.")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    home = "# Home\n\n<!-- microboard: newest 3 -->\n"
    feeds = "# Feeds\n\n<!-- microboard: feeds -->\n"
    guide = "# Guide to pretzels\n\nAll about pretzels.\n"
    write_site(folder.root, config, index=home, feeds__index=feeds, guide=guide)
    confirmed = '{confirmed: [{employer: acme, host: acme.example, day: "2026-11-16"}]}'
    (folder.root / "schema/confirmed.yml").write_text(confirmed, encoding="utf-8")
    done = mkdocs(folder.root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
    assert done.returncode == 0, done.stderr
    return serve(folder.root / "site")


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run, sample_board: Path) -> Path:
    """The sample site, as it is today, for whoever only looks."""
    folder = tmp_path_factory.mktemp("sample") / "site"
    done = mkdocs(sample_board, "build", "--strict", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def add_project(folder: BoardFolder, number: int) -> None:
    """Project 0 is the newest, the longest and pays least; every third is design, every fifth on site in Porto.

    The last, posted on 24 September, closes on 22 January because nobody confirms it; its deadline is later.
    """
    deadline = date(2027, 3, 31) if number == 59 else date(2026, 11, 24) + timedelta(days=number)
    subject = SUBJECTS[number % len(SUBJECTS)]
    onsite = {"mode": "onsite", "places": [{"city": "Porto", "country": "PT"}]}
    folder.add(
        f"{'zebra' if number % 2 else 'acme'}/p-{number}",
        title=f"Project {number:02d} about {subject}",
        summary=f"Find out all there is to know about {subject}, and write it down in four pages.",
        category="design" if number % 3 == 0 else "web",
        skills=["figma"] if number % 3 == 0 else ["python", "sql"],
        effort={"hours": 120 - number, "weeks": 12},
        pay={"type": "hourly", "amount": 15 + number, "currency": "EUR" if number % 4 else "USD"},
        location=onsite if number % 5 == 0 else {"mode": "remote", "applicants_from": "worldwide"},
        posted=str(date(2026, 11, 22) - timedelta(days=number)),
        apply={"url": f"https://acme.example/p-{number}", "deadline": str(deadline)},
        starts=str(date(2027, 2, 1) + timedelta(days=number)),
        description=f"Work number {number}, word{number}, {subject}{number}. " * 20,
    )
