"""A board of one employer and one listing whose files are replaced again and again, and checked by the real check."""

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from boards import ROOT, TODAY
from microboard.check import Checked, check_board
from microboard.cli import main
from microboard.run.clock import read_clock

GOOD = ROOT / "tests/examples/good/plain"
LISTING, EMPLOYER = "opportunities/acme/survey.yml", "opportunities/acme/employer.yml"


class BoardOfOne:
    """The board at `root`, which is made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(GOOD / "opportunities", root / "opportunities", dirs_exist_ok=True)
        self._good = {path: (root / path).read_bytes() for path in (LISTING, EMPLOYER)}

    def write(self, path: str, data: bytes) -> None:
        """Put `data` at `path`, and the good file at the other."""
        for place, good in self._good.items():
            (self.root / place).write_bytes(data if place == path else good)

    def run(self, form: str = "text") -> Result:
        """What `microboard check` says of the board as it is now."""
        arguments = ["check", "--board", str(self.root), "--format", form, "--as-of", TODAY]
        return CliRunner().invoke(main, arguments)

    def check(self) -> Checked:
        """The same, as a value."""
        return check_board(self.root, read_clock(TODAY).date())
