"""`microboard upgrade`: brings the files of a board up to the version of the program."""

from dataclasses import replace
from pathlib import Path

import click

from microboard.check.values import shipped
from microboard.cli.check import check
from microboard.cli.init import check_given, find_program_or_end, program_option, warn_of_local, wheel_option
from microboard.cli.options import board_option, read_rules_or_end
from microboard.start.kept import KeptError, read_kept
from microboard.start.news import find_news
from microboard.start.renew import Renewal, build_patch, read_found, renew


@click.command()
@wheel_option
@program_option
@click.option("--announce", "adds_announce", is_flag=True,
              help="Add the workflow that tells chats and mailing lists what is new.")
@board_option
@click.pass_context
def upgrade(
    context: click.Context, wheel: Path | None, program: str | None, board: Path, *, adds_announce: bool
) -> None:
    """Write anew what Microboard has written into the board and nobody has changed, say what is new, and check it.

    What somebody has changed stays: the difference is shown as a patch, for git apply.
    """
    try:
        kept = read_kept(board)
    except KeptError as error:
        raise click.UsageError(str(error)) from error
    installed = find_program_or_end(wheel)
    said, wrong = check_given({"program": program})
    if wrong:
        raise click.UsageError(wrong[0])
    answers = replace(kept.answers, **said)
    rulebook = read_rules_or_end(board)
    changelog = (shipped.TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    news = find_news(changelog, kept.version, installed.version)
    renewal = renew(board, rulebook, installed, answers, kept.files, adds_announce=adds_announce)
    click.echo(f"{news}\n" if news else "", err=True, nl=False)
    _report(board, renewal)
    warn_of_local(installed)
    context.invoke(check, board=board)


def _report(board: Path, renewal: Renewal) -> None:
    for path in renewal.write:
        click.echo(f"Wrote {path}.", err=True)
    for path in renewal.remove:
        click.echo(f"Removed {path}, which this version does not need.", err=True)
    for path in renewal.removed:
        click.echo(f"{path} is not here any more, and stays away.", err=True)
    for path, text in renewal.changed.items():
        click.echo(f"{path} was changed by somebody, and stays so. This version has:", err=True)
        click.echo(build_patch(path, read_found(board / path) or b"", text), nl=False)
    if not (renewal.write or renewal.remove or renewal.changed):
        click.echo("Nothing was to be renewed.", err=True)
