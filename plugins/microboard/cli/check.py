"""`microboard check`: shows every problem of every file."""

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from microboard.check import WHOLE, Checked, Scope, check_board, drop_listings, settle
from microboard.check.board.catalogue import get_severities
from microboard.check.caused import find_caused
from microboard.check.change.changes import check_changes
from microboard.check.change.employer_twice import drop_lookalikes
from microboard.check.change.history import GitError, find_prefix, is_shallow, read_changed, read_rules, split_names
from microboard.check.change.people_rules import propose_author
from microboard.check.change.proposal import Proposal, read_proposal
from microboard.check.problems.report import build_annotations, build_json, build_summary, build_text
from microboard.check.schema.rulebook import Rulebook, read_rulebook
from microboard.check.schema.taken import check_taken
from microboard.cli.options import as_of_option, board_option, read_moment
from microboard.read import Problem, read_folder
from microboard.read.folder import EMPLOYER_FILE, ROOT, name_logo
from microboard.run.progress import Progress, find_terminal
from microboard.words.formats import format_number
from microboard.words.speech import ngettext


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]", type=click.Path(path_type=Path))
@click.option("--format", "form", default="text", type=click.Choice(["text", "github", "json"]),
              help="For people, for a GitHub workflow, or for programs.")
@as_of_option
@click.option("--changed-since", default="", metavar="REF",
              help="Report only on files that differ from this git commit, branch or tag.")
@click.option("--author", default="", metavar="LOGIN",
              help="The GitHub login that proposes the change; compared with the employer's maintainers.")
@click.option("--touched", default=None, metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="All paths that the change touches, as git diff --name-only -z writes them; else git is asked.")
@click.option("--comment", default=None, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the comment for the pull request to this file as well, in Markdown.")
@board_option
def check(
    paths: tuple[Path, ...], form: str, as_of: str, changed_since: str, author: str, touched: Path | None,
    comment: Path | None, board: Path,
) -> None:
    """Check listings and employers, and show every problem of every file.

    PATH names files or folders to report on; without any, the whole board.
    """
    if not changed_since and (author or touched):
        raise click.UsageError("--author and --touched need --changed-since, which says what is changed.")
    if not (board / ROOT).is_dir():
        raise click.UsageError(f"There is no folder {ROOT}/ here. Run this at the root of a board, or use --board DIR.")
    places = [_find_place(board, path) for path in paths] or ["."]
    today, proposal = read_moment(as_of).date(), None
    try:
        changed = read_changed(board, changed_since) if changed_since else frozenset()
        checked, proposed = (_check_changed(board, changed_since, today, changed) if changed_since
                             else (_check(board, today, places, keeps=bool(comment)), None))
        problems = list(checked.problems)
        if changed_since:
            names = split_names(touched.read_bytes()) if touched else None
            problems = [*_select_changed(checked, changed), *checked.others]
            proposal = _read_proposal(board, changed_since, author, changed, checked, today, names, proposed)
            problems += settle(check_changes(proposal), proposal.policy) if proposal else ()
            problems = drop_lookalikes(problems)
    except GitError as error:
        raise click.UsageError(str(error)) from error
    problems = propose_author(problems, author)
    problems = sorted(p for p in problems if _is_within(p.path, places) or p.path.startswith("schema/"))
    listings = [path for path in checked.paths if _is_within(path, places)]
    _report(board, problems, form, len(listings))
    # A change that touches no listing needs no answer.
    if comment and (changed or not changed_since):
        from microboard.answer import build_comment, gather_answer

        about = [path for path in listings if path in changed or not changed_since]
        answer = gather_answer(board, checked, problems, about, author, proposal)
        comment.write_text(build_comment(answer), encoding="utf-8", newline="\n")
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def _check_changed(
    board: Path, ref: str, today: date, changed: frozenset[str]
) -> tuple[Checked, Rulebook | None]:
    """Check what is needed to judge the change and what it breaks elsewhere, by the rules from before the change. Then
    come the rules that it proposes, if any."""
    with read_rules(board, ref) as rules:
        checked = check_board(board, today, Scope(changed, changed, rules))
        proposed, wrong = (None, []) if rules == board else _check_rules(board, checked)
        caused = find_caused(board, ref, today, changed, checked, rules)
        return replace(checked, others=(*wrong, *caused)), proposed


def _check_rules(board: Path, checked: Checked) -> tuple[Rulebook | None, list[Problem]]:
    """Proposed rules judge nothing yet, but they have to be valid, and to leave the words that files use."""
    proposed, broken = read_rulebook(board, get_severities())
    known = checked.rulebook.taken if checked.rulebook else {}
    taken = {word: place for word, place in proposed.taken.items() if word not in known} if proposed else {}
    return proposed, [*broken, *check_taken(board, taken)]


def _check(board: Path, today: date, places: list[str], *, keeps: bool) -> Checked:
    """Check the whole board, or only what is needed to get the same result for the given paths."""
    if any(place in (".", ROOT) for place in places):
        # The listings of a large board take more room than all that is said of them.
        return check_board(board, today, WHOLE, Progress(find_terminal()), None if keeps else drop_listings)
    folder = read_folder(board)
    paths = [*folder.paths, *map(name_logo, folder.logos)]
    return check_board(board, today, Scope([path for path in paths if _is_within(path, places)]))


def _read_proposal(
    board: Path, ref: str, author: str, changed: frozenset[str], checked: Checked, today: date,
    touched: list[str] | None, proposed: Rulebook | None,
) -> Proposal | None:
    """The change, or None where the board's own schema is broken."""
    if not checked.rulebook:
        return None
    policy = checked.rulebook.policy
    proposal = read_proposal(board, ref, author, changed, checked.documents, policy, today, touched,
                             checked.rulebook.red_flags, proposed)
    if any(map(proposal.is_new, proposal.changed)) and is_shallow(board):
        click.echo("This copy of the repository lacks its older commits, so nobody can tell whether an address was "
                   "used before. Run `git fetch --unshallow` first.", err=True)
    return proposal


def _select_changed(checked: Checked, changed: frozenset[str]) -> list[Problem]:
    # A listing in a folder whose employer.yml is missing: the problem is at a path that did not change.
    employers = {f"{path.rpartition('/')[0]}/{EMPLOYER_FILE}" for path in changed}
    return [p for p in checked.problems
            if p.path in changed or not p.path.startswith(f"{ROOT}/")
            or (p.path in employers and p.rule == "missing-employer")
            or any(path.startswith(f"{p.path}/") for path in changed)]


def _report(board: Path, problems: list[Problem], form: str, listings: int) -> None:
    if form == "json":
        click.echo(build_json(problems), nl=False)
    elif form == "github":
        # GitHub knows files by their paths in the repository.
        prefix = find_prefix(board)
        problems = [replace(problem, path=f"{prefix}{problem.path}") for problem in problems]
        click.echo(build_annotations(problems), nl=False)
        summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
        if summary:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(build_summary(problems))
    elif problems:
        click.echo(build_text(problems), nl=False)
    if not problems and form == "text":
        click.echo(ngettext("{count} listing checked, no problems.", "{count} listings checked, no problems.", listings,
                            count=format_number(listings)), err=True)


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
