"""`microboard import`: turns a table with a listing a row into the files of these listings."""

import shutil
import sys
from pathlib import Path

import click

from microboard.check.problems.report import build_text
from microboard.cli.options import as_of_option, board_option, read_moment, read_rules_or_end
from microboard.intake.place import PlaceError, write_new
from microboard.intake.table.csv_file import read_csv
from microboard.intake.table.judge import Targets, judge_rows
from microboard.intake.table.mapping import ColumnMap, build_mapping, read_mapping
from microboard.intake.table.report import build_pastes, build_report, count_rows
from microboard.intake.table.rows import Import, read_rows
from microboard.intake.table.sheet import EXCEL, MAX_ABOVE, Sheet, TableError, build_sheet, read_file
from microboard.intake.table.targets import list_targets, propose
from microboard.intake.table.xlsx_file import read_xlsx


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", "remembered", default=None, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help="Which column is which field (YAML); else a file beside the table, which is written the first time.")
@click.option("--partial", is_flag=True, help="Write the rows that are right, and leave out the others.")
@click.option("--encoding", default="", metavar="NAME", help="The encoding of a CSV that is not UTF-8, such as cp1252.")
@as_of_option
@board_option
def import_table(
    file: Path, remembered: Path | None, partial: bool, encoding: str, as_of: str, board: Path
) -> None:
    """Write the listings of a table, one a row, and the employers that are new.

    FILE is a CSV or an .xlsx. Everything to mend is shown in one table, and nothing is written until there is nothing
    to mend. Listings that are on the board already stay as they are.
    """
    rulebook = read_rules_or_end(board)
    targets = list_targets(rulebook)
    today = read_moment(as_of).date()
    try:
        sheet = _read_sheet(file, encoding, targets)
    except TableError as error:
        raise click.UsageError(f"{file}: {error}") from error
    if not sheet.rows:
        click.echo(f"{file}: the table has no rows below the names of its columns. Add one for each listing.", err=True)
        sys.exit(1)
    path = remembered or file.with_name(f"{file.stem}.mapping.yml")
    mapping = _read_mapping(path, sheet, targets)
    asked = read_rows(board, rulebook, targets, mapping, sheet, str(today))
    problems = judge_rows(board, asked, targets, mapping, today)
    if problems:
        click.echo(build_report(problems, shutil.get_terminal_size().columns))
        click.echo(build_pastes(problems, path.name), nl=False)
    wrong = {problem.row for problem in problems if problem.is_error}
    if wrong:
        click.echo(count_rows(problems), err=True)
    if wrong and not partial:
        click.echo("Nothing was written. With --partial the other rows are.", err=True)
        sys.exit(1)
    _write(board, asked, wrong)


def _read_sheet(file: Path, encoding: str, targets: Targets) -> Sheet:
    data = read_file(file)
    grid = read_xlsx(data) if data.startswith(EXCEL) else read_csv(data, encoding)
    # A header names several fields; a title above it may name one by chance.
    known = [sum(map(bool, propose(tuple(filter(None, cells)), targets).values())) > 1 for cells in grid[:MAX_ABOVE]]
    return build_sheet(grid, known)


def _read_mapping(path: Path, sheet: Sheet, targets: Targets) -> ColumnMap:
    if path.exists():
        mapping, problems = read_mapping(path, sheet.columns, targets)
        if not mapping:
            click.echo(build_text(problems), nl=False)
            sys.exit(1)
        return mapping
    mapping = ColumnMap(propose(sheet.columns, targets))
    path.write_text(build_mapping(mapping), encoding="utf-8", newline="\n")
    click.echo(f"Wrote {path}: which column gives which field. Change it where it is wrong.", err=True)
    return mapping


def _write(board: Path, asked: Import, wrong: set[int]) -> None:
    entries = [entry for entry in asked.entries if entry.row not in wrong]
    paths = {path for entry in entries for path in (entry.path, entry.employer_path) if path in asked.texts}
    try:
        write_new(board, {path: asked.texts[path] for path in paths})
    except PlaceError as error:
        raise click.UsageError(str(error)) from error
    employers = len(paths) - len(entries)
    left = f" {len(asked.there)} were on the board already and stay as they are." if asked.there else ""
    click.echo(f"Wrote {len(entries)} listing{'' if len(entries) == 1 else 's'} and {employers} "
               f"employer{'' if employers == 1 else 's'}.{left}", err=True)
