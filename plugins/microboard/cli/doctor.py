"""`microboard doctor`: says what a board and its repository lack, before somebody else finds out."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from microboard.check.board.catalogue import get_severities
from microboard.check.schema.rulebook import read_rulebook
from microboard.cli.options import board_option
from microboard.read.folder import ROOT
from microboard.start.advice import build_report
from microboard.start.checkout import SettingsError, read_checkout
from microboard.start.github import API, GitHub, GitHubError
from microboard.start.look_at_files import look_at_files
from microboard.start.look_at_github import look_at_github
from microboard.start.program import NAME as PACKAGE
from microboard.visit.request import Client

SLUG = re.compile(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}")


@click.command()
@click.option("--github", default="", metavar="OWNER/REPO",
              help="Also ask GitHub for the settings of this repository. GITHUB_TOKEN, where the environment has it, "
                   "lets it show those that only maintainers see.")
@click.option("--allow-private", is_flag=True, help="Also ask a GitHub of your own in a private network.")
@board_option
def doctor(github: str, allow_private: bool, board: Path) -> None:
    """Say what a board and its repository lack, in one line each: what, why it matters, and what to do.

    It looks at files and at git, changes nothing, and ends with 1 when something stops people.
    """
    if github and not SLUG.fullmatch(github):
        raise click.UsageError("--github is the owner and the name of a repository, for example your-org/jobs.")
    if not (board / ROOT).is_dir():
        raise click.UsageError(f"There is no folder {ROOT}/ here. Run this at the root of a board, or use --board DIR.")
    client = Client(f"Microboard/{version(PACKAGE)}", allow_private=allow_private)
    hub = GitHub(client, github, os.environ.get("GITHUB_API_URL") or API, _read_token())
    try:
        checkout = read_checkout(board)
        repository = _read_repository(hub) if github else {}
        if repository:
            checkout = replace(checkout, branch=str(repository["default_branch"]))
        rulebook, _ = read_rulebook(board, get_severities())
        advice = list(look_at_files(checkout, rulebook.policy if rulebook else None))
        advice += look_at_github(hub, repository, checkout) if repository else ()
    except (SettingsError, GitHubError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(build_report(advice, hub.unseen), nl=False)
    sys.exit(1 if any(one.stops for one in advice) else 0)


def _read_token() -> str:
    token = os.environ.get("GITHUB_TOKEN", "")
    if not token.isascii() or not token.isprintable():
        raise click.UsageError("GITHUB_TOKEN holds what no token has.")
    return token


def _read_repository(hub: GitHub) -> Mapping[str, Any]:
    repository = hub.read()
    if not isinstance(repository, dict) or not repository.get("default_branch"):
        raise GitHubError(f"GitHub shows no repository {hub.slug}: the name is wrong, or GITHUB_TOKEN may not see it.")
    return repository
