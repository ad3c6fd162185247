"""`microboard confirm-domains`: asks the sites of employers whether they name this board."""

import os
import re
from collections.abc import Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path

import click

from microboard.care.domains import Judged, ask_site, build_file, confirm, list_sites, write_address
from microboard.care.robots import NAME
from microboard.check.board.begin import begin
from microboard.check.values.confirmed_domains import CONFIRMED
from microboard.cli.options import as_of_option, board_option, read_moment, read_rules_or_end
from microboard.read import read_folder
from microboard.start.checkout import SettingsError, Variable, read_checkout
from microboard.start.program import NAME as PACKAGE
from microboard.visit.request import Client


@click.command("confirm-domains")
@click.option("--site-url", "urls", multiple=True, metavar="URL",
              help="The public address of the board; else what mkdocs.yml says. Several times for one that has moved.")
@click.option("--write", is_flag=True, help=f"Write {CONFIRMED}.")
@as_of_option
@board_option
def confirm_domains(urls: tuple[str, ...], write: bool, as_of: str, board: Path) -> None:
    """Ask the sites of employers whether they name this board and the employer's folder.

    A site that can't be reached keeps its confirmation until that is a year old. Nothing ends this with an error.
    """
    today = read_moment(as_of).date()
    boards = list(filter(None, map(write_address, urls or _list_addresses(board))))
    if not boards:
        raise click.UsageError("Nobody knows the address of this board. Write site_url in mkdocs.yml, or use "
                               "--site-url https://board.example/.")
    known = read_rules_or_end(board).confirmed
    setting = begin(board, today).setting
    employers = setting.employers if setting else {}
    asked = {*known, *(file.employer for file in read_folder(board).listings)}
    agent = f"{NAME}/{version(PACKAGE)} (domain check; +{boards[0]})"
    judged = confirm(list_sites(employers, asked), boards, known, today, partial(ask_site, Client(agent)))
    for line in _tell(judged, set(known)):
        click.echo(line)
    if write:
        _write(board / CONFIRMED, build_file(judged))


def _list_addresses(board: Path) -> Iterator[str]:
    """Where mkdocs.yml says that the board is, and where it was first."""
    try:
        settings = read_checkout(board).settings
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    yield from _read(settings.get("site_url"))
    plugins = settings.get("plugins")
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        options = plugin.get("microboard") if isinstance(plugin, dict) else None
        yield from _read(options.get("id_base")) if isinstance(options, dict) else ()


def _read(setting: object) -> Iterator[str]:
    """The texts that a setting may be."""
    if isinstance(setting, Variable):
        yield from (os.environ.get(setting.name, ""), str(setting.otherwise or ""))
    elif isinstance(setting, str):
        yield setting


def _tell(judged: list[Judged], known: set[str]) -> Iterator[str]:
    """One line a site that is confirmed, was, or can't be, and how many are."""
    for one in judged:
        if one.after:
            state = "confirmed" if one.said.is_known else f"still confirmed: {one.said.why}"
            yield f"  {one.site.employer}  {one.site.host}  {state}, since {one.after.day}"
        elif one.before:
            why = one.said.why if one.before.host == one.site.host else f"was confirmed for {one.before.host}"
            yield f"  {one.site.employer}  {one.site.host}  no longer confirmed: {why}"
        elif not re.match(r"there is no file", one.said.why):
            yield f"  {one.site.employer}  {one.site.host}  not confirmed: {one.said.why}"
    for name in sorted(known - {one.site.employer for one in judged}):
        yield f"  {name}  no longer confirmed: it has no site of its own any more"
    count = sum(one.after is not None for one in judged)
    yield f"{count} of {len(judged)} sites name this board."


def _write(path: Path, text: str) -> None:
    if text:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    else:
        path.unlink(missing_ok=True)
