"""`microboard red-flags`: measures how often each red flag is found on a board."""

import sys
from collections import defaultdict
from pathlib import Path

import click

from microboard.check import WHOLE, Checked, check_board, drop_listings
from microboard.check.problems.report import build_text, show_path
from microboard.cli.options import as_of_option, board_option, read_moment
from microboard.read import Problem
from microboard.read.folder import EMPLOYER_FILE, ROOT
from microboard.run.progress import Progress, find_terminal


@click.command("red-flags")
@click.option("--examples", default=3, metavar="COUNT", type=click.IntRange(0),
              help="So many places are shown for each red flag; else 3.")
@as_of_option
@board_option
def red_flags(examples: int, as_of: str, board: Path) -> None:
    """Show how often each red flag is found on a board, and where.

    On a board whose listings are known to be honest, these are the false alarms.
    """
    if not (board / ROOT).is_dir():
        raise click.UsageError(f"There is no folder {ROOT}/ here. Run this at the root of a board, or use --board DIR.")
    checked = check_board(board, read_moment(as_of).date(), WHOLE, Progress(find_terminal()), drop_listings)
    if not checked.rulebook:
        click.echo(build_text(checked.problems), nl=False)
        sys.exit(1)
    found = find_red_flags(checked)
    for flag in checked.rulebook.red_flags.flags:
        severity = checked.rulebook.policy.severities[flag.id]
        problems = found.get(flag.id, [])
        count = count_listings(checked, problems)
        click.echo(f"{flag.id:<22} {severity:<8} {len(problems):>5} found in {count:>5} of {len(checked.paths)} "
                   f"listings ({100 * count / max(1, len(checked.paths)):.1f} %)")
        for problem in problems[:examples]:
            click.echo(f"    {show_path(problem.path)}:{problem.line}  {problem.message}")


def find_red_flags(checked: Checked) -> dict[str, list[Problem]]:
    """The problems of red flags, by the flag's id."""
    names = {flag.id for flag in checked.rulebook.red_flags.flags} if checked.rulebook else set()
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in checked.problems:
        if problem.rule in names:
            found[problem.rule].append(problem)
    return found


def count_listings(checked: Checked, problems: list[Problem]) -> int:
    """In how many listings the problems are; one in employer.yml is in all listings of the employer."""
    paths = {problem.path for problem in problems}
    return sum(path in paths or f"{path.rpartition('/')[0]}/{EMPLOYER_FILE}" in paths for path in checked.paths)
