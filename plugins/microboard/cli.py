"""The command `microboard`: prints what the other modules find, and asks the clock."""

import os
import shlex
import shutil
import sys
from datetime import datetime
from pathlib import Path

import click

from microboard.board import build_board
from microboard.check import Checked, check_board, settle
from microboard.check.catalogue import get_severities
from microboard.check.changes import GitError, check_changes, read_changed
from microboard.check.report import build_annotations, build_json, build_summary, build_text
from microboard.check.rulebook import read_rulebook
from microboard.check.template import build_employer, build_listing
from microboard.clock import read_clock
from microboard.publish.boards import SourceError, read_source
from microboard.publish.merge import build_directory
from microboard.publish.output import Site
from microboard.publish.pages import iterate_pages
from microboard.publish.shell import ShellError
from microboard.publish.site import iterate_outputs, list_paths, write_outputs
from microboard.publish.sitemap import iterate_sitemaps, list_entries
from microboard.publish.stamp import Shells, find_clashes
from microboard.read import Problem, read_document, read_folder
from microboard.read.folder import EMPLOYER_FILE, ROOT, find_name_fault, suggest_name

board_option = click.option(
    "--board", default=".", metavar="DIR", help="The folder that holds opportunities/; else the current one.",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
as_of_option = click.option("--as-of", default="", metavar="DATE",
                            help="Work as on this day, such as 2027-01-15; else SOURCE_DATE_EPOCH, else today.")


@click.group()
@click.version_option(package_name="mkdocs-microboard", message="%(prog)s %(version)s")
def main() -> None:
    """Check, add to and publish a board of micro-internships."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without UTF-8 shows an escape rather than a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]", type=click.Path(path_type=Path))
@click.option("--format", "form", default="text", type=click.Choice(["text", "github", "json"]),
              help="For people, for a GitHub workflow, or for programs.")
@as_of_option
@click.option("--changed-since", default="", metavar="REF",
              help="Report only on files that differ from this git commit, branch or tag.")
@click.option("--author", default="", metavar="LOGIN",
              help="The GitHub login that proposes the change; compared with the employer's maintainers.")
@board_option
def check(paths: tuple[Path, ...], form: str, as_of: str, changed_since: str, author: str, board: Path) -> None:
    """Check listings and employers, and show every problem of every file.

    PATH names files or folders to report on; without any, the whole board.
    """
    if author and not changed_since:
        raise click.UsageError("--author needs --changed-since, which says what the author changes.")
    if not (board / ROOT).is_dir():
        raise click.UsageError(f"There is no folder {ROOT}/ here. Run this at the root of a board, or use --board DIR.")
    places = [_find_place(board, path) for path in paths] or ["."]
    changed = _read_changed(board, changed_since)
    checked = check_board(board, _read_moment(as_of).date(), changed)
    problems = list(checked.problems)
    if changed_since:
        problems = _select_changed(checked, changed)
        if checked.rulebook:
            problems += settle(check_changes(board, changed_since, author, changed), checked.rulebook.policy)
    problems = sorted(p for p in problems if _is_within(p.path, places) or p.path.startswith("schema/"))
    _report(problems, form, sum(_is_within(listing.file.path, places) for listing in checked.listings))
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def _read_changed(board: Path, ref: str) -> frozenset[str]:
    try:
        return read_changed(board, ref) if ref else frozenset()
    except GitError as error:
        raise click.UsageError(str(error)) from error


def _select_changed(checked: Checked, changed: frozenset[str]) -> list[Problem]:
    # A listing in a folder whose employer.yml is missing: the problem is at a path that did not change.
    employers = {f"{path.rpartition('/')[0]}/{EMPLOYER_FILE}" for path in changed}
    return [p for p in checked.problems
            if p.path in changed or not p.path.startswith(f"{ROOT}/")
            or (p.path in employers and p.rule == "missing-employer")
            or any(path.startswith(f"{p.path}/") for path in changed)]


def _report(problems: list[Problem], form: str, listings: int) -> None:
    if form == "json":
        click.echo(build_json(problems), nl=False)
    elif form == "github":
        click.echo(build_annotations(problems), nl=False)
        summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
        if summary:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(build_summary(problems))
    elif problems:
        click.echo(build_text(problems), nl=False)
    if not problems and form == "text":
        click.echo(f"{listings} listing{'' if listings == 1 else 's'} checked, no problems.", err=True)


def _find_place(board: Path, path: Path) -> str:
    """The path relative to the board, for a path relative to the current folder or to the board."""
    there = [candidate for candidate in (path, board / path) if os.path.lexists(candidate)]
    for candidate in there:
        # The folder is resolved and the name is not: a link is reported as a link, at its own place.
        absolute = candidate.parent.resolve() / candidate.name if candidate.name else candidate.resolve()
        place = Path(os.path.relpath(absolute, board.resolve()))
        if place.parts[:1] in ((), (ROOT,), ("schema",)):
            return place.as_posix()
    said = f"is not in {board / ROOT}/. Use --board DIR for another board." if there else "does not exist."
    raise click.UsageError(f"{path} {said}")


def _is_within(path: str, places: list[str]) -> bool:
    return any(place == "." or path == place or path.startswith(f"{place}/") for place in places)


def _read_moment(as_of: str) -> datetime:
    try:
        return read_clock(as_of)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


@main.command()
@click.argument("name", metavar="EMPLOYER/LISTING")
@board_option
def new(name: str, board: Path) -> None:
    """Write a commented listing to fill in, and employer.yml when it is missing."""
    employer, slash, listing = name.removeprefix(f"{ROOT}/").removesuffix(".yml").partition("/")
    if not slash:
        hint = f"{suggest_name(employer)}/first-project"
        raise click.UsageError(f"Name the employer and the listing, for example {hint}.")
    for part in (employer, listing):
        fault = find_name_fault(part)
        if fault:
            raise click.UsageError(f"{fault} Write for example {suggest_name(part)}.")
    rulebook, problems = read_rulebook(board, get_severities())
    if not rulebook:
        click.echo(build_text(problems), nl=False)
        sys.exit(1)
    folder = board / ROOT / employer
    texts = {folder / EMPLOYER_FILE: build_employer(rulebook.employer.schema),
             folder / f"{listing}.yml": build_listing(rulebook.opportunity.schema, _read_moment("").date())}
    _write_missing(texts, folder)
    option = [] if board == Path() else ["--board", str(board)]
    command = shlex.join([_name_command(), "check", *option, str(folder)])
    click.echo(f"Fill in every line, then run: {command}", err=True)


def _write_missing(texts: dict[Path, str], folder: Path) -> None:
    missing = [path for path in texts if not os.path.lexists(path)]
    if not missing:
        raise click.UsageError(f"{list(texts)[-1]} exists already. Choose another name.")
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        path.write_text(texts[path], encoding="utf-8", newline="\n")
        click.echo(f"Wrote {path}.", err=True)


def _name_command() -> str:
    """The command as it can be called again: most people have it in .venv/bin and not on their PATH."""
    called = Path(sys.argv[0])
    return "microboard" if called.stem != "microboard" or shutil.which("microboard") == str(called) else str(called)


@main.command()
@click.option("--site", "folder", required=True, metavar="DIR", help="The built site: the folder of HTML files.",
              type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--site-url", required=True, metavar="URL",
              help="The public address of the site, such as https://org.example/jobs/.")
@click.option("--site-name", default="Microboard", metavar="NAME", help="The name in feeds.")
@click.option("--edit-url", default="", metavar="URL", help="Where the board's files can be edited, for edit links.")
@as_of_option
@board_option
def publish(folder: Path, site_url: str, site_name: str, edit_url: str, as_of: str, board: Path) -> None:
    """Stamp the board's pages and feeds into a site that any generator has built."""
    if not site_url.startswith(("https://", "http://")):
        raise click.UsageError("--site-url begins with https://, for example https://org.example/jobs/.")
    moment = _read_moment(as_of)
    checked = check_board(board, moment.date())
    if checked.has_errors or not checked.rulebook:
        click.echo(build_text(checked.problems), nl=False)
        sys.exit(1)
    made = build_board(checked, moment)
    site = Site(site_name, f"{site_url.rstrip('/')}/", f"{edit_url.rstrip('/')}/" if edit_url else "")
    try:
        shells = Shells(folder)
        clashes = find_clashes(folder, list_paths(made, checked.rulebook))
        if clashes:
            raise ShellError(f"The board would overwrite {', '.join(clashes[:5])}. Move these pages elsewhere.")
        # Everything is built before anything is written: an error leaves the site as it was.
        outputs = list(iterate_outputs(made, checked.rulebook, site, shells.get))
        outputs += iterate_sitemaps(list_entries(iterate_pages(made), site), site, "opportunities/sitemap.xml")
    except ShellError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"Wrote {write_outputs(folder, outputs)} files, {len(made.open)} open listings.", err=True)


@main.command("clear-samples")
@board_option
def clear_samples(board: Path) -> None:
    """Remove every employer marked `sample: true`, with all their listings."""
    removed = 0
    for name in read_folder(board).employers:
        document, _ = read_document(board, f"{ROOT}/{name}/{EMPLOYER_FILE}")
        if document and document.get("sample") is True:
            shutil.rmtree(board / ROOT / name)
            removed += 1
    click.echo(f"Removed {removed} sample employer{'' if removed == 1 else 's'}.", err=True)


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="BOARD ...")
@click.option("--out", "folder", required=True, metavar="DIR", help="The folder to write to.",
              type=click.Path(file_okay=False, path_type=Path))
@as_of_option
def merge(sources: tuple[str, ...], folder: Path, as_of: str) -> None:
    """Make one directory out of several boards.

    BOARD is the https address of a board, or the folder of its built site. The order counts: the first that names an
    employer speaks for it, unless a board lives on that employer's own host.
    """
    moment = _read_moment(as_of)
    try:
        files, dropped = build_directory([read_source(source) for source in sources], moment)
    except SourceError as error:
        raise click.UsageError(str(error)) from error
    write_outputs(folder, files)
    for one in dropped:
        click.echo(f"Left out {one.listing} of {one.board}: {one.reason}.", err=True)
    click.echo(f"Merged {len(sources)} board{'' if len(sources) == 1 else 's'} into {folder}.", err=True)
