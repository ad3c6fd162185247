"""`microboard from-issue`: turns an issue made with the form into the files of a listing, or changes one."""

import json
import sys
from pathlib import Path
from typing import BinaryIO

import click

from microboard.cli.options import as_of_option, board_option, read_moment, read_rules_or_end
from microboard.intake.change import ChangeRefusedError, asks_for_change, build_change
from microboard.intake.judge import judge
from microboard.intake.place import PlaceError, write_again, write_new
from microboard.intake.reply import build_refusal, build_reply
from microboard.intake.submission import Issue, Submission, build_submission

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

    An issue may ask for a change, too: the first line names the listing, and who has opened and edited the issue has to
    be a maintainer of its employer.

    FILE holds the issue's text; without it, standard input. What to mend is printed as Markdown, by the form's
    headings, and nothing is written until there is nothing to mend.
    """
    body = _read_body(file)
    today = read_moment(as_of).date()
    issue = _read_event(body, str(today)) if event else Issue(body, title, author, str(today), author)
    rulebook = read_rules_or_end(board)
    try:
        submission = (build_change if asks_for_change(issue.body) else build_submission)(board, rulebook, issue)
    except ChangeRefusedError as error:
        click.echo(build_refusal(error), nl=False)
        sys.exit(1)
    problems = judge(board, rulebook, submission, today)
    click.echo(build_reply(submission, problems), nl=False)
    if any(problem.is_error for problem in problems):
        sys.exit(1)
    _write(board, submission)
    for path in sorted(submission.texts):
        click.echo(f"Wrote {board / path}.", err=True)


def _write(board: Path, submission: Submission) -> None:
    try:
        if submission.is_change:
            write_again(board, submission.path, submission.texts[submission.path])
        else:
            write_new(board, submission.texts)
    except PlaceError as error:
        raise click.UsageError(str(error)) from error


def _read_body(file: BinaryIO) -> str:
    # An event holds more than the issue: the repository, and who has sent it.
    return file.read(MAX_EVENT_BYTES).decode("utf-8-sig", "replace")


def _read_event(text: str, today: str) -> Issue:
    """The issue of an event: https://docs.github.com/webhooks/webhook-events-and-payloads#issues."""
    try:
        event = json.loads(text)
        issue = event["issue"]
        parts = issue["body"] or "", issue["title"], _get_login(issue["user"]), today, _get_login(event.get("sender"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise click.UsageError("--event: this file is no event of an issue.") from error
    # JSON can hold halves of characters, which no file can.
    return Issue(*(str(part).encode("utf-8", "replace").decode() for part in parts))


def _get_login(user: dict[str, object] | None) -> object:
    """The login of a user; a deleted account is nobody."""
    return (user or {}).get("login") or ""
