"""A plan of what is published of a board."""

from boards import TODAY, BoardFolder
from microboard.check import check_board
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.run.clock import read_clock


def read_plan(folder: BoardFolder, site: Site) -> Plan:
    """What becomes of the board in a folder on the day of tests."""
    rulebook = check_board(folder.root, read_clock(TODAY).date()).rulebook
    assert rulebook
    return Plan(folder.build(), rulebook, site)
