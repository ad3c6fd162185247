"""`microboard publish`: stamps a site that any engine built."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from microboard.board.read_board import BoardError, read_board
from microboard.cli.options import as_of_option, board_option, read_moment
from microboard.progress import Progress, find_terminal
from microboard.publish.discovery import find_kept
from microboard.publish.icons import build_icons
from microboard.publish.id_base import read_id_base
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.report_link import check_report_url
from microboard.publish.shell import ShellError
from microboard.publish.sitemap import iterate_sitemaps, list_entries
from microboard.publish.stamp import Shells, find_clashes
from microboard.publish.write import move_files, write_outputs, write_site

# The board's own: the generator of the site may have one at the root.
SITEMAP = "opportunities/sitemap.xml"


@click.command()
@click.option("--site", "folder", required=True, metavar="DIR", help="The built site: the folder of HTML files.",
              type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--site-url", required=True, metavar="URL",
              help="The public address of the site, such as https://org.example/jobs/.")
@click.option("--site-name", default="Microboard", metavar="NAME", help="The name in feeds.")
@click.option("--edit-url", default="", metavar="URL", help="Where the board's files can be edited, for edit links.")
@click.option("--repo-url", default="", metavar="URL",
              help="The repository on GitHub where listings are reported, such as https://github.com/org/board.")
@click.option("--report-url", default="", metavar="URL",
              help="Where listings are reported in private: an https address, or mailto: and an e-mail address.")
@click.option("--id-base", default="", metavar="URL",
              help="The address at which the board was first; ids in feeds and calendars keep it.")
@as_of_option
@board_option
def publish(
    folder: Path, site_url: str, site_name: str, edit_url: str, repo_url: str, report_url: str, id_base: str,
    as_of: str, board: Path
) -> None:
    """Stamp the board's pages and feeds into a site that any generator has built."""
    if not site_url.startswith(("https://", "http://")):
        raise click.UsageError("--site-url begins with https://, for example https://org.example/jobs/.")
    try:
        check_report_url(report_url)
        id_base = read_id_base(id_base)
    except ValueError as error:
        raise click.UsageError(f"--{error}.".replace("_", "-", 1)) from error
    moment = read_moment(as_of)
    progress = Progress(find_terminal())
    try:
        made, rulebook = read_board(board, moment, progress)
    except BoardError as error:
        click.echo(str(error), nl=False)
        sys.exit(1)
    site = Site(site_name, f"{site_url.rstrip('/')}/", f"{edit_url.rstrip('/')}/" if edit_url else "",
                style=build_icons(()), kept=find_kept(folder),
                repo_url=repo_url, report_url=report_url, id_base=id_base, sitemaps=_list_sitemaps(folder))
    plan = Plan(made, rulebook, site)
    try:
        shells = Shells(folder, site.url)
        clashes = find_clashes(folder, plan)
        if clashes:
            raise ShellError(f"The board would overwrite {', '.join(clashes[:5])}. Move these pages elsewhere.")
        # Everything is built before anything is moved into place, so an error leaves the site as it was.
        with TemporaryDirectory(dir=folder.parent, prefix=".microboard-") as name:
            count = write_site(plan, shells.get, Path(name), progress)
            entries = list_entries(plan)
            count += write_outputs(Path(name), iterate_sitemaps(entries, site, SITEMAP))
            move_files(Path(name), folder)
    except ShellError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        about = f" {error.filename}" if error.filename else ""
        raise click.ClickException(f"The site can't be written ({error.strerror}){about}.") from error
    click.echo(f"Wrote {count} files, {len(made.open)} open listings.", err=True)


def _list_sitemaps(folder: Path) -> tuple[str, ...]:
    return (*(path for path in ("sitemap.xml",) if (folder / path).is_file()), SITEMAP)
