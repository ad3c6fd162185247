"""The command `microboard`: one module a command. They ask the clock and print what the other packages find."""

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from microboard.run.parallel import EndedError

NAMES = ("check", "new", "init", "upgrade", "import", "export", "publish", "verify", "clear-samples", "merge", "expire",
         "links", "confirm-domains", "announce", "generate", "from-issue", "red-flags", "doctor", "erase", "sayings",
         "badge")
# Not every command can be the name of a module.
MODULES = {"import": "import_table", "export": "export_table"}


class _Commands(Mapping[str, click.Command]):
    """Each command is loaded when it is called: loading all takes longer than checking a change."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in NAMES:
            raise KeyError(name)
        module = MODULES.get(name, name.replace("-", "_"))
        command: click.Command = getattr(import_module(f"microboard.cli.{module}"), module)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


class _Group(click.Group):
    """Says in words what may happen to any command."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except EndedError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Group, commands=_Commands())
@click.version_option(package_name="mkdocs-microboard", message="%(prog)s %(version)s")
def main() -> None:
    """Check, add to and publish a board of micro-internships."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without UTF-8 shows an escape rather than a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
