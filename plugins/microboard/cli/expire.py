"""`microboard expire`: lists what has closed by itself and what nobody has confirmed, and writes the questions."""

from datetime import timedelta
from pathlib import Path

import click

from microboard.care.issues import build_issues
from microboard.care.upkeep import Upkeep, find_upkeep
from microboard.care.upkeep_report import build_json, build_text
from microboard.cli.options import as_of_option, board_option, read_moment, read_or_end

# The workflow runs once a week.
DAYS = 7


@click.command()
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]),
              help="For people, or for programs.")
@click.option("--since", default="", metavar="DATE", help=f"List what has closed since this day; else {DAYS} days ago.")
@click.option("--issues", default=None, metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
              help="Write a question to each employer into this new folder: one Markdown file each.")
@click.option("--edit-url", default="", metavar="URL", help="Where the board's files can be edited, for the links.")
@as_of_option
@board_option
def expire(form: str, since: str, issues: Path | None, edit_url: str, as_of: str, board: Path) -> None:
    """List what has closed by itself, and the open listings that nobody has confirmed for a while."""
    if edit_url and not edit_url.startswith("https://"):
        raise click.UsageError("--edit-url begins with https://, for example https://github.com/org/jobs/edit/main/.")
    if issues and issues.exists() and any(issues.iterdir()):
        raise click.UsageError(f"{issues} is not empty. Name a new folder, so that no old question stays in it.")
    moment = read_moment(as_of)
    first = read_moment(since).date() if since else moment.date() - timedelta(days=DAYS)
    upkeep = find_upkeep(read_or_end(board, moment, has_warnings=True)[0], first)
    if issues:
        _write_issues(issues, upkeep, f"{edit_url.rstrip('/')}/" if edit_url else "")
    click.echo(build_json(upkeep) if form == "json" else build_text(upkeep), nl=False)


def _write_issues(folder: Path, upkeep: Upkeep, edit_url: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for employer, body in build_issues(upkeep, edit_url):
        (folder / f"{employer}.md").write_text(body, encoding="utf-8", newline="\n")
