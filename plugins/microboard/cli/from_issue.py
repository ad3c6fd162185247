"""`microboard from-issue`: turns an issue made with the form into the files of a listing."""

import json
import sys
from pathlib import Path
from typing import BinaryIO

import click

from microboard.cli.options import as_of_option, board_option, read_moment, read_rules_or_end
from microboard.intake.judge import judge
from microboard.intake.place import PlaceError, write_new
from microboard.intake.reply import build_reply
from microboard.intake.submission import Issue, build_submission

MAX_EVENT_BYTES = 2_000_000


@click.command("from-issue")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--title", default="", metavar="TEXT", help="The issue's title: the title of the listing.")
@click.option("--author", default="", metavar="LOGIN",
              help="The GitHub login that opened the issue: a maintainer of the employer, where that is new.")
@click.option("--event", is_flag=True, help="FILE is the event of a workflow (JSON), which names title and author too.")
@as_of_option
@board_option
def from_issue(file: BinaryIO, title: str, author: str, event: bool, as_of: str, board: Path) -> None:
    """Write the listing that an issue made with the form asks for, and the employer where that is new.

    FILE holds the issue's text; without it, standard input. What to mend is printed as Markdown, by the form's
    headings, and nothing is written until there is nothing to mend.
    """
    body = _read_body(file)
    if event:
        title, author, body = _read_event(body)
    rulebook = read_rules_or_end(board)
    today = read_moment(as_of).date()
    submission = build_submission(board, rulebook, Issue(body, title, author, str(today)))
    problems = judge(board, rulebook, submission, today)
    click.echo(build_reply(submission, problems), nl=False)
    if any(problem.is_error for problem in problems):
        sys.exit(1)
    try:
        write_new(board, submission.texts)
    except PlaceError as error:
        raise click.UsageError(str(error)) from error
    for path in sorted(submission.texts):
        click.echo(f"Wrote {board / path}.", err=True)


def _read_body(file: BinaryIO) -> str:
    # An event holds more than the issue: the repository, and who has sent it.
    return file.read(MAX_EVENT_BYTES).decode("utf-8-sig", "replace")


def _read_event(text: str) -> tuple[str, str, str]:
    """Title, author and text of the issue: https://docs.github.com/webhooks/webhook-events-and-payloads#issues."""
    try:
        issue = json.loads(text)["issue"]
        # A deleted account is nobody.
        parts = issue["title"], (issue["user"] or {}).get("login") or "", issue["body"] or ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise click.UsageError("--event: this file is no event of an issue.") from error
    # JSON can hold halves of characters, which no file can.
    title, author, body = (str(part).encode("utf-8", "replace").decode() for part in parts)
    return title, author, body
