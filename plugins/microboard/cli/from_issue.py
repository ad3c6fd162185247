"""`microboard from-issue`: turns an issue made with the form into the files of a listing."""

import re
import sys
from pathlib import Path
from typing import BinaryIO

import click

from microboard.check.catalogue import get_severities
from microboard.check.report import build_text
from microboard.check.rulebook import read_rulebook
from microboard.cli.options import as_of_option, board_option, read_moment
from microboard.intake.judge import judge
from microboard.intake.place import PlaceError, write_new
from microboard.intake.reply import build_reply
from microboard.intake.submission import MAX_BYTES, Issue, build_submission

LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}")


@click.command("from-issue")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--title", required=True, metavar="TEXT", help="The issue's title: the title of the listing.")
@click.option("--author", default="", metavar="LOGIN",
              help="The GitHub login that opened the issue: a maintainer of the employer, where that is new.")
@as_of_option
@board_option
def from_issue(file: BinaryIO, title: str, author: str, as_of: str, board: Path) -> None:
    """Write the listing that an issue made with the form asks for, and the employer where that is new.

    FILE holds the issue's text; without it, standard input. What to mend is printed as Markdown, by the form's
    headings, and nothing is written until there is nothing to mend.
    """
    if author and not LOGIN.fullmatch(author.removesuffix("[bot]")):
        raise click.UsageError("--author is a GitHub login, for example octocat.")
    rulebook, problems = read_rulebook(board, get_severities())
    if not rulebook:
        click.echo(build_text(problems), nl=False)
        sys.exit(1)
    today = read_moment(as_of).date()
    body = file.read(MAX_BYTES + 1).decode("utf-8-sig", "replace")
    maintainer = "" if author.endswith("[bot]") else author
    submission = build_submission(board, rulebook, Issue(body, title, maintainer, str(today)))
    mistakes = judge(board, rulebook, submission, today)
    click.echo(build_reply(submission, mistakes), nl=False)
    if any(mistake.is_error for mistake in mistakes):
        sys.exit(1)
    try:
        write_new(board, submission.texts)
    except PlaceError as error:
        raise click.UsageError(str(error)) from error
    for path in sorted(submission.texts):
        click.echo(f"Wrote {board / path}.", err=True)
