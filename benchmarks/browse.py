"""Measures how long people wait for the browse page of a large board, in a real browser."""

import argparse
import gzip
import statistics
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Page, Route, sync_playwright

from actions import ACTIONS
from chromium import FLAGS, Server, find_browser
from large_board import build_large_board
from microboard.check import Rulebook, check_board
from microboard.publish.api.index import INDEX, build_index
from microboard.run.clock import read_clock
from site_folder import build_sample_site, put_board

HERE = Path(__file__).parent
# How many opportunities are open, and how many milliseconds may pass until their filter shows its answer.
BUDGETS = {10_000: 50, 100_000: 150}
MINUTE = 60_000


def main() -> None:
    """Measure every size that is asked for and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[*BUDGETS], help="numbers of open opportunities")
    sizes = parser.parse_args().sizes
    program = find_browser()
    if not program:
        sys.exit("No browser was found. Install Chromium or set MICROBOARD_BROWSER.")
    as_of = read_clock()
    rulebook = check_board(HERE.parent, as_of.date()).rulebook
    assert rulebook
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_sample_site(Path(folder), as_of)
        server = Server(Path(folder))
        with playwright.chromium.launch(executable_path=program, args=FLAGS) as browser:
            for size in sizes:
                prepare(Path(folder), size, rulebook, as_of)
                with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
                    page = context.new_page()
                    page.set_default_timeout(MINUTE)
                    measure(page, server.url, BUDGETS.get(size))
        server.stop()


def prepare(folder: Path, size: int, rulebook: Rulebook, as_of: datetime) -> None:
    """Lay a large board over the sample site, and print how large its files are."""
    board = build_large_board(size, rulebook, as_of)
    start = perf_counter()
    index = build_index(board)
    print(f"\n{size:,} open opportunities; the index was built in {perf_counter() - start:.1f} s")
    html = put_board(folder, board, index)
    for name, data in ((INDEX, index), ("opportunities/index.html", html)):
        print(f"  {name:<26} {len(data) / 1000:>9,.0f} kB {len(gzip.compress(data, 6)) / 1000:>8,.0f} kB gzipped")


def measure(page: Page, url: str, budget: int | None) -> None:
    """Open the browse page without its index, then with it, then use its filters."""
    page.add_init_script(path=HERE / "measuring.js")
    held: list[Route] = []
    page.route(f"**/{INDEX}", lambda route: held.append(route))
    page.goto(f"{url}opportunities/")
    print(f"  first card on screen, with the index held back: {page.evaluate('window.firstCard'):.0f} ms")
    # The index is asked for when somebody reaches for a filter.
    page.wait_for_load_state("networkidle")
    page.focus("#mb-text")
    while not held:
        page.wait_for_timeout(10)
    page.evaluate("window.longest = 0")
    start = perf_counter()
    held[0].continue_()
    page.wait_for_selector(".mb-results:not([aria-busy])")
    print(f"  index loaded: {(perf_counter() - start) * 1000:.0f} ms; ", end="")
    # Words are read while the browser has nothing else to do, and nothing says when that is done.
    page.wait_for_timeout(MINUTE / 6)
    print(f"longest task until all is read: {page.evaluate('window.longest'):.0f} ms")
    measure_actions(page, budget)


def measure_actions(page: Page, budget: int | None) -> None:
    """Do each action many times and print how long its answers took."""
    print(f"\n  {'milliseconds to results on screen':<36}{'n':>4}{'median':>9}{'95 %':>8}{'max':>8}")
    every: list[float] = []
    for name, act in ACTIONS:
        times: list[float] = []
        act(page, lambda do, times=times: times.append(time(page, do)))
        every += times
        report(name, times, budget)
    report("all", every, budget)


def time(page: Page, do: Callable[[], object]) -> float:
    """From what a person does to painted results, in milliseconds."""
    page.evaluate("window.measureNext()")
    do()
    took = float(page.evaluate("window.measured"))
    page.wait_for_timeout(150)  # cards out of sight follow
    return took


def report(name: str, times: Sequence[float], budget: int | None) -> None:
    """Print a line about some measurements."""
    median, late, most = statistics.median(times), statistics.quantiles(times, n=20)[-1], max(times)
    over = sum(one > budget for one in times) if budget else 0
    verdict = f"   {over} over {budget}" if over else ""
    print(f"  {name:<36}{len(times):>4}{median:>9.0f}{late:>8.0f}{most:>8.0f}{verdict}")


if __name__ == "__main__":
    main()
