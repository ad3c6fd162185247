"""`microboard badge`: gives badges for completed listings, and takes them back. For a machine of a maintainer."""

import json
import os
import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from microboard.badge import BadgeError
from microboard.check.values.badges import Badges, PublicKey
from microboard.check.values.formats import EMAIL_PATTERN
from microboard.cli.options import board_option, read_moment, read_or_end, read_rules_or_end

if TYPE_CHECKING:
    from microboard.badge.keyring import Keyring

INSTALL = 'pip install "mkdocs-microboard[badge]"'
# The signed form of everything that a badge says is far smaller.
MAX_BYTES = 64 * 1024

keys_option = click.option(
    "--keys", "folder", required=True, metavar="DIR", envvar="MICROBOARD_KEYS",
    type=click.Path(file_okay=False, path_type=Path),
    help="Your folder of private keys, outside of any repository, such as ~/badges; else MICROBOARD_KEYS names it.")


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is not a date. Write it as 2026-11-30.", param, ctx)


def _guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Refuse to work where others can look on, or without the extra; say in words what goes wrong."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        if os.environ.get("CI"):
            raise click.UsageError("Badges are given on a machine of yours, never in a workflow: what goes into a "
                                   "workflow, its log and its artifacts would tell who somebody is.")
        try:
            command(*args, **options)
        except ImportError as error:
            raise click.UsageError(f"Badges need an extra. Install it: {INSTALL}") from error
        except BadgeError as error:
            raise click.ClickException(str(error)) from error

    return run


@click.group()
def badge() -> None:
    """Give badges for completed listings (Open Badges 3.0), on a machine of yours and never in a workflow."""


@badge.command()
@keys_option
@click.option("--address", default="", metavar="URL",
              help="The first time: the public address of the board, which every badge names for ever.")
@click.option("--name", default="", metavar="NAME", help="The first time: what the board is called on badges.")
@board_option
@_guarded
def key(folder: Path, address: str, name: str, board: Path) -> None:
    """Make the key that signs from now on, and publish its public part in schema/badges.yml. Older keys stay there."""
    from microboard.badge.published import FILE, add_key, list_revoked, sign_status, write_badges

    keyring = _open_keyring(folder, board)
    badges = read_rules_or_end(board).badges
    if badges and (address or name):
        raise click.UsageError(f"--address and --name are for the first time. Badges of this board say {badges.name}, "
                               f"{badges.address}.")
    badges = badges or _begin(address, name)
    passphrase = _ask("A passphrase for the new key", is_new=True)
    moment = read_moment("")
    made, x = keyring.make(passphrase)
    revoked = list_revoked(badges)
    badges = add_key(badges, PublicKey(made, x, moment.date()))
    write_badges(board, sign_status(badges, revoked, keyring.open(made, passphrase), moment))
    click.echo(f"The key is {keyring.folder / made}.pem. Keep a copy of it in a safe place, and the passphrase in "
               "another.", err=True)
    click.echo(f"Commit {board / FILE}: it is public. Badges of {badges.did} can be verified once it is published.",
               err=True)


@badge.command()
@click.argument("listing")
@keys_option
@click.option("--email", required=True, metavar="EMAIL",
              help="The address of the person; the badge holds a salted hash of it, and nothing else of them.")
@click.option("--confirmed", required=True, type=_Day(), metavar="DATE",
              help="The day on which the employer confirmed to you, in writing, that this person delivered everything.")
@click.option("--until", type=_Day(), metavar="DATE", help="The day on which the badge ends; else it does not.")
@board_option
@_guarded
def issue(listing: str, folder: Path, email: str, confirmed: date, until: date | None, board: Path) -> None:
    """Give one person a badge for a completed listing, such as acme/survey: a file to send to them, in the folder of
    keys."""
    from microboard.badge.credential import Award, build_credential, refuse
    from microboard.badge.jose import read, sign
    from microboard.badge.keyring import Given
    from microboard.badge.published import list_revoked
    from microboard.badge.status import choose_place

    keyring, moment = _open_keyring(folder, board), read_moment("")
    if not EMAIL_PATTERN.match(email):
        raise click.UsageError("--email is an e-mail address, for example ana@uni.example.")
    if until and until <= moment.date():
        raise click.UsageError("--until is a day that is ahead.")
    made, rulebook = read_or_end(board, moment)
    badges = _get_badges(rulebook.badges)
    opportunity = next((one for one in made.opportunities if one.id == listing.strip("/")), None)
    if not opportunity:
        raise BadgeError(f"There is no listing {listing}. Write the folder and the name, such as acme/survey.")
    if not opportunity.posted <= confirmed <= moment.date():
        raise click.UsageError("--confirmed is a day after the listing was posted, and not after today.")
    given, revoked = keyring.list_given(), list_revoked(badges)
    refuse(opportunity, sum(one.listing == opportunity.id and one.place not in revoked for one in given))
    signing = keyring.open(badges.keys[0].id, _ask("The passphrase of the key"))
    place = choose_place(revoked | {one.place for one in given})
    credential = build_credential(opportunity, Award(email, moment, confirmed, place, until), badges)
    token = sign(credential, signing, badges)
    said = read(token, badges)
    # First: a place that is written down twice is worse than one that nobody has.
    keyring.remember(Given(credential["id"], place, opportunity.id))
    name = f"{opportunity.id.replace('/', '-')}-{credential['id'][-8:]}"
    path = keyring.write(f"{name}.jwt", f"{token}\n".encode())
    keyring.write(f"{name}.json", f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode())
    click.echo(path)
    click.echo(f"Send this file to the person, and to nobody else, and then delete it. {name}.json shows what it says. "
               f"Its id is {credential['id']}: microboard badge revoke takes it.", err=True)


@badge.command()
@click.argument("which", metavar="BADGE")
@keys_option
@board_option
@_guarded
def revoke(which: str, folder: Path, board: Path) -> None:
    """Take a badge back: BADGE is its file or its id. What the board publishes says so from then on."""
    from microboard.badge.published import FILE, list_revoked, sign_status, write_badges

    keyring, badges = _open_keyring(folder, board), _get_badges(read_rules_or_end(board).badges)
    place = _find_place(which, keyring, badges)
    revoked = list_revoked(badges)
    if place in revoked:
        raise BadgeError("This badge was revoked before.")
    signing = keyring.open(badges.keys[0].id, _ask("The passphrase of the key"))
    write_badges(board, sign_status(badges, revoked | {place}, signing, read_moment("")))
    click.echo(f"Commit {board / FILE}: the badge is revoked once it is published.", err=True)


def _find_place(which: str, keyring: "Keyring", badges: Badges) -> int:
    """The place in the status list of a badge, by its file or its id. Raises BadgeError."""
    from microboard.badge.jose import read

    path = Path(which)
    if not path.is_file():
        place = next((one.place for one in keyring.list_given() if one.id == which), None)
        if place is None:
            raise BadgeError(f"{which} is neither a file nor the id of a badge that was given from this folder.")
        return place
    with path.open("rb") as file:
        said = read(file.read(MAX_BYTES).decode("utf-8", "replace").strip(), badges)
    entry = said.get("credentialStatus")
    if not isinstance(entry, dict):
        raise BadgeError(f"{which} is not a badge.")
    return int(entry["statusListIndex"])


def _open_keyring(folder: Path, board: Path) -> "Keyring":
    from microboard.badge.keyring import Keyring

    return Keyring(folder.expanduser(), board)


def _begin(address: str, name: str) -> Badges:
    if not re.fullmatch(r"https://[a-z0-9.-]+(:\d{1,5})?/([A-Za-z0-9._~-]+/)*", address):
        raise click.UsageError("--address is the public address of the board, with https:// at its beginning and / at "
                               "its end, for example https://org.example/jobs/.")
    if not 0 < len(name.strip()) <= 100:
        raise click.UsageError("--name is what the board is called, for example Porto Micro-internships.")
    return Badges(address, name.strip(), (), "")


def _get_badges(badges: Badges | None) -> Badges:
    if badges is None:
        raise BadgeError("This board has no key yet. Make one: microboard badge key")
    return badges


def _ask(question: str, *, is_new: bool = False) -> str:
    answer: str = click.prompt(question, hide_input=True, confirmation_prompt=is_new, err=True)
    return answer
