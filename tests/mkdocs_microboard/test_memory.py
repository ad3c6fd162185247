"""A preview that is left open all day takes no more memory than after its first builds."""

import gc
import sys

import pytest
from mkdocs.commands.serve import serve
from mkdocs.livereload import LiveReloadServer

from boards import PLAIN, TODAY, BoardFolder, write_site

CONFIG = PLAIN.replace("[search, microboard]", f"[{{microboard: {{as_of: {TODAY}}}}}]")
# Caches of texts are full after so many; how many there are in all.
FIRST, ALL = 5, 12


@pytest.fixture
def board(folder: BoardFolder, monkeypatch: pytest.MonkeyPatch) -> BoardFolder:
    monkeypatch.setenv("MICROBOARD_PROCESSES", "1")
    for number in range(12):
        folder.add(f"acme-{number % 3}/no-{number}", description=f"Bread number{number} word{number}. " * 20)
    write_site(folder.root, CONFIG, index="# Home\n\n<!-- microboard: newest 6 -->\n")
    return folder


def rebuild(server: LiveReloadServer, board: BoardFolder, number: int) -> None:
    """Change a listing, and do what the server does when it sees that."""
    board.add("acme-0/no-0", title=f"Ask {100 + number} customers about bread")
    server.builder()


def count_blocks() -> int:
    """Pieces of memory that Python's objects take, when what nobody refers to has been freed."""
    gc.collect()
    return sys.getallocatedblocks()


def test_a_dozen_rebuilds_leave_nothing_behind(board: BoardFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []

    def work(server: LiveReloadServer, **_: object) -> None:
        for number in range(ALL):
            rebuild(server, board, number)
            sizes.append(count_blocks())
        # And one that is kept from the collector, which says how much is left behind where nothing is freed.
        rebuild(server, board, ALL)
        gc.freeze()
        sizes.append(count_blocks())
        gc.unfreeze()

    monkeypatch.setattr(LiveReloadServer, "serve", work)
    serve(str(board.root / "mkdocs.yml"))
    of_one = sizes[ALL] - sizes[ALL - 1]
    assert of_one > 2_000
    assert sizes[ALL - 1] - sizes[FIRST - 1] < of_one / 4, sizes
