"""`microboard announce`: tells chats, accounts and mailing lists what is new on a board."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

import click

from microboard.announce.discord import Discord
from microboard.announce.feed import Entry, FeedError, Page, iterate_pages
from microboard.announce.mail import Envelope, Mail, MailFile
from microboard.announce.mastodon import Mastodon
from microboard.announce.memory import Memory
from microboard.announce.message import News, Service, SettingsError
from microboard.announce.slack import Slack
from microboard.announce.tell import MOST_ENTRIES, read_entries, tell
from microboard.cli.options import read_moment
from microboard.start.program import NAME as PACKAGE
from microboard.visit.fetch import fetch
from microboard.visit.request import Client
from microboard.words.speech import speak

STATE = ".cache/microboard-told.json"
SERVICES: dict[str, type[Service]] = {service.name: service for service in (Slack, Discord, Mastodon, Mail)}


@click.command()
@click.argument("feed")
@click.option("--to", "names", multiple=True, type=click.Choice(list(SERVICES)),
              help="Only this service; may be given several times. Else all that the environment sets.")
@click.option("--state", default=STATE, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help=f"What was told before; else {STATE}.")
@click.option("--eml", default=None, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the mail to this file rather than to send it.")
@click.option("--send", "is_sent", is_flag=True, help="Send; else only show what would be sent.")
@click.option("--allow-private", is_flag=True, help="Also ask machines in private networks, such as a chat of yours.")
def announce(
    feed: str, names: tuple[str, ...], state: Path, eml: Path | None, is_sent: bool, allow_private: bool
) -> None:
    """Tell Slack, Discord, Mastodon and a mailing list what is new on a board, each listing once.

    FEED is a JSON feed of the board: a file, or an https address. The first time nothing is told: what the feed holds
    is remembered. Addresses and passwords come from the environment alone.
    """
    client = Client(f"microboard/{version(PACKAGE)}", allow_private=allow_private)
    try:
        services = _choose(names, eml, client) if is_sent else dict.fromkeys(names or SERVICES)
        if not services:
            variables = ", ".join(service.variables[0] for service in SERVICES.values())
            click.echo(f"No service is set, so nobody is told. Set one of {variables}.", err=True)
            return
        pages = iterate_pages(feed, partial(fetch, client=client))
        first = next(pages)
        memory = Memory(state, first.feed)
        if memory.complaint:
            click.echo(memory.complaint, err=True)
        known = [name for name in services if memory.knows(name)]
        entries = read_entries(first, pages, partial(memory.has_told, known)) if known else []
        speak(first.language)
        for name in (name for name in services if name not in known):
            memory.begin(name, first.entries, is_all=not first.next)
            click.echo(f"{name}: the first time nothing is told. What is new from now on is.", err=True)
        reports = [_tell(memory, name, services[name], first, entries) for name in known]
    except (SettingsError, FeedError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise click.ClickException(f"{error.filename or state} cannot be written: {reason}.") from error
    sys.exit(0 if all(reports) else 1)


def _choose(names: tuple[str, ...], eml: Path | None, client: Client) -> dict[str, Service | MailFile]:
    """Those services that are named, else all that are set. Raises SettingsError."""
    services: dict[str, Service | MailFile] = {
        name: service.read(os.environ, client) for name, service in SERVICES.items()
        if (name in names or (not names and any(map(os.environ.get, service.variables))))
        and not (eml and name == Mail.name)}
    if eml and (not names or Mail.name in names):
        services[Mail.name] = MailFile(Envelope.read(os.environ), eml)
    return services


def _tell(memory: Memory, name: str, service: Service | MailFile | None, page: Page, entries: Sequence[Entry]) -> bool:
    """Tell one service what is new to it, or show it where there is none to send to. Whether all is well."""
    new = memory.list_new(name, entries)[::-1]
    news = News(page.name, page.home, read_moment(""), new[:MOST_ENTRIES])
    messages = SERVICES[name].build(news) if new else []
    if not service:
        click.echo(f"{name}: {len(new)} new.", err=True)
        for message in messages:
            click.echo(message.shown)
        return True
    told = tell(memory, name, messages, service.send, len(new))
    click.echo(f"{name}: {told.count} told{f', {told.left} left for the next run' if told.left else ''}.", err=True)
    for trouble in told.troubles:
        click.echo(f"{name}: {trouble}.")
    return not told.troubles
