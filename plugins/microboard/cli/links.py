"""`microboard links`: checks where the links of open listings lead."""

import re
from importlib.metadata import version
from pathlib import Path

import click

from microboard.care.link_cache import read_cache, write_cache
from microboard.care.links import check_links, list_links
from microboard.care.links_report import build_issue, build_json, build_text
from microboard.care.robots import NAME
from microboard.care.visitor import Manners, Visitor
from microboard.cli.options import as_of_option, board_option, read_moment, read_or_end
from microboard.start.program import NAME as PACKAGE
from microboard.visit.request import Client

CACHE = ".cache/microboard-links.json"


@click.command()
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]),
              help="For people, or for programs.")
@click.option("--issue", default=None, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help="Write an issue about links that are dead or lead elsewhere to this file, in Markdown; else none.")
@click.option("--cache", default=None, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help=f"What is known from earlier runs; else {CACHE} in the board.")
@click.option("--about", default="", metavar="URL", help="The address of the board, which sites are told.")
@click.option("--allow-private", is_flag=True, help="Also ask machines in private networks: for tests.")
@as_of_option
@board_option
def links(form: str, issue: Path | None, cache: Path | None, about: str, allow_private: bool, as_of: str,
          board: Path) -> None:
    """Check where the links of open listings lead. Dead links are reported, and end no command with an error."""
    if about and not re.fullmatch(r"https://[!-~]{1,300}", about):
        raise click.UsageError("--about is the https address of the board, for example https://github.com/org/jobs.")
    moment = read_moment(as_of)
    path = cache or board / CACHE
    known, complaint = read_cache(path, moment.date())
    if complaint:
        click.echo(complaint, err=True)
    agent = f"{NAME}/{version(PACKAGE)} (link check{f'; +{about}' if about else ''})"
    visitor = Visitor(Client(agent, allow_private=allow_private), Manners())
    made, _ = read_or_end(board, moment, has_warnings=True)
    checked = check_links(list_links(made), known, moment.date(), visitor.visit)
    write_cache(path, {one.link.url: one.entry for one in checked})
    text = build_issue(checked)
    if issue:
        issue.unlink(missing_ok=True)
        if text:
            issue.parent.mkdir(parents=True, exist_ok=True)
            issue.write_text(text, encoding="utf-8", newline="\n")
    click.echo(build_json(checked) if form == "json" else build_text(checked), nl=False)
