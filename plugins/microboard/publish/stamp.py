"""Finds the shell pages of a site that any engine has built."""

from pathlib import Path

from microboard.publish.output import Page
from microboard.publish.plan import Plan
from microboard.publish.shell import BODY, Shell, ShellError
from microboard.publish.site import find_taken

MARK = b"MICROBOARD-BODY"
# Every page of a board has this class; a page without it at the same place is somebody else's.
OWN = b"mb-page"


class Shells:
    """The shells of a site, by how many folders deep they lie."""

    def __init__(self, folder: Path) -> None:
        """Read every page under `folder`. Raises ShellError when none, or a broken one, is found."""
        self._by_depth: dict[int, Shell] = {}
        for path in sorted(folder.rglob("*.html")):
            data = path.read_bytes()
            if MARK in data and OWN not in data:
                depth = len(path.relative_to(folder).parts) - 1
                self._by_depth.setdefault(depth, _read_shell(path, data))
        if not self._by_depth:
            raise ShellError(f"No page in {folder} holds {BODY}. Add a shell page to the site and build it.")

    def get(self, page: Page) -> Shell:
        """The shell for a page. One shell serves every depth; of several, the one that is as deep as the page."""
        if len(self._by_depth) == 1:
            return next(iter(self._by_depth.values()))
        try:
            return self._by_depth[page.depth]
        except KeyError:
            message = f"There is no shell page {page.depth} folders deep, and {page.path} needs one."
            raise ShellError(message) from None


def _read_shell(path: Path, data: bytes) -> Shell:
    try:
        return Shell(data.decode())
    except (ShellError, UnicodeDecodeError) as error:
        raise ShellError(f"{path}: {error}") from error


def find_clashes(folder: Path, plan: Plan) -> list[str]:
    """Pages of the site that are not the board's and that the board would overwrite."""
    foreign = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if OWN not in path.read_bytes()]
    return sorted(find_taken(plan, foreign))
