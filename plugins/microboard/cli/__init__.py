"""The command `microboard`: one module a command. They ask the clock and print what the other packages find."""

import sys

import click

from microboard.cli.check import check
from microboard.cli.clear_samples import clear_samples
from microboard.cli.expire import expire
from microboard.cli.from_issue import from_issue
from microboard.cli.generate import generate
from microboard.cli.links import links
from microboard.cli.merge import merge
from microboard.cli.new import new
from microboard.cli.publish import publish
from microboard.cli.red_flags import red_flags


@click.group()
@click.version_option(package_name="mkdocs-microboard", message="%(prog)s %(version)s")
def main() -> None:
    """Check, add to and publish a board of micro-internships."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without UTF-8 shows an escape rather than a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


for command in (check, new, publish, clear_samples, merge, expire, links, generate, from_issue, red_flags):
    main.add_command(command)
