"""A board of one employer and one listing whose files are replaced again and again, and checked by the real check."""

import shutil
from pathlib import Path
from unittest import mock

from click.testing import CliRunner, Result

from boards import ROOT, TODAY
from microboard.check import Checked, check_board
from microboard.check.board import begin
from microboard.check.board.catalogue import get_severities
from microboard.check.schema.rulebook import read_rulebook
from microboard.cli import main
from microboard.clock import read_clock

GOOD = ROOT / "tests/examples/good/plain"
LISTING, EMPLOYER = "opportunities/acme/survey.yml", "opportunities/acme/employer.yml"


class BoardOfOne:
    """The board at `root`, which is made.

    Its rules are those of this repository, read once: maintainers write them, not strangers, and it takes a while.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._rulebook, problems = read_rulebook(ROOT, get_severities())
        assert problems == []
        shutil.copytree(GOOD / "opportunities", root / "opportunities", dirs_exist_ok=True)
        self._good = {path: (root / path).read_bytes() for path in (LISTING, EMPLOYER)}

    def write(self, path: str, data: bytes) -> None:
        """Put `data` at `path`, and the good file at the other."""
        for place, good in self._good.items():
            (self.root / place).write_bytes(data if place == path else good)

    def run(self, form: str = "text") -> Result:
        """What `microboard check` says of the board as it is now."""
        arguments = ["check", "--board", str(self.root), "--format", form, "--as-of", TODAY]
        with mock.patch.object(begin, "read_rulebook", return_value=(self._rulebook, [])):
            return CliRunner().invoke(main, arguments)

    def check(self) -> Checked:
        """The same, as a value."""
        with mock.patch.object(begin, "read_rulebook", return_value=(self._rulebook, [])):
            return check_board(self.root, read_clock(TODAY).date())
