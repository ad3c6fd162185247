"""`microboard publish`: stamps a site that any engine built."""

from pathlib import Path

import click

from microboard.cli.options import as_of_option, board_option, read_moment, read_or_end
from microboard.publish.shell.shell import ShellError
from microboard.publish.site.csp import Policies
from microboard.publish.site.embed_marks import MarkError
from microboard.publish.site.finished import FinishedSite
from microboard.publish.site.site_facts import build_site
from microboard.publish.site.site_folder import describe_disk
from microboard.publish.site.stamp_site import stamp_site
from microboard.run.progress import Progress, find_terminal


@click.command()
@click.option("--site", "folder", required=True, metavar="DIR", help="The built site: the folder of HTML files.",
              type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--site-url", default="", metavar="URL",
              help="The public address of the site, such as https://org.example/jobs/; else what its home page names.")
@click.option("--site-name", default="Microboard", metavar="NAME", help="The name in feeds.")
@click.option("--edit-url", default="", metavar="URL", help="Where the board's files can be edited, for edit links.")
@click.option("--repo-url", default="", metavar="URL",
              help="The repository on GitHub where listings are reported, such as https://github.com/org/board.")
@click.option("--report-url", default="", metavar="URL",
              help="Where listings are reported in private: an https address, or mailto: and an e-mail address.")
@click.option("--id-base", default="", metavar="URL",
              help="The address at which the board was first; ids in feeds and calendars keep it.")
@click.option("--hub", default="", metavar="URL", help="The WebSub hub that is told of changes; feeds then name it.")
@click.option("--csp", default="", metavar="DIRECTIVES",
              help='What pages may load beyond the site\'s own files, such as "script-src https://stats.example"; '
                   "false for no Content Security Policy.")
@as_of_option
@board_option
def publish(
    folder: Path, site_url: str, site_name: str, edit_url: str, repo_url: str, report_url: str, id_base: str,
    hub: str, csp: str, as_of: str, board: Path
) -> None:
    """Stamp the board's pages and feeds into a site that any generator has built."""
    site_url = site_url or FinishedSite(folder).url
    if not site_url.startswith(("https://", "http://")):
        raise click.UsageError("--site-url begins with https://, for example https://org.example/jobs/.")
    try:
        policies = Policies(_read_directives(csp))
        site = build_site(site_name, site_url, edit_url=edit_url, hub=hub, repo_url=repo_url, report_url=report_url,
                          id_base=id_base)
    except ValueError as error:
        raise click.UsageError(f"--{error}.".replace("_", "-", 1)) from error
    try:
        made, rulebook = read_or_end(board, read_moment(as_of))
        count, told = stamp_site(folder, made, rulebook, site, policies, Progress(find_terminal()))
    except (MarkError, ShellError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"The site{describe_disk(error).removeprefix('the site')}") from error
    for sentence in told:
        click.echo(sentence, err=True)
    click.echo(f"Wrote {count} files, {len(made.open)} open listings.", err=True)


def _read_directives(text: str) -> dict[str, str] | bool:
    """Directives as in a header, and what is no policy at all."""
    if text.strip().lower() == "false":
        return False
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return {name: sources for name, _, sources in parts if name}
