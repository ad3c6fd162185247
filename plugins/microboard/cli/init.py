"""`microboard init`: begins a board of one's own."""

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from microboard.care.samples import list_samples
from microboard.check.board.catalogue import get_severities
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.check.values import shipped
from microboard.cli.options import read_rules_or_end
from microboard.read.folder import ROOT
from microboard.start import answers as asked
from microboard.start.answers import AnswerError, Answers
from microboard.start.files import build_own
from microboard.start.program import Program, ProgramError, find_program
from microboard.start.renew import renew, write_files
from microboard.start.take_over import POLICY, OldBoard, OldBoardError, read_old_board, take_over
from microboard.words.catalogue import list_languages

Check = Callable[[str], str]
QUESTIONS: dict[str, tuple[str, Check]] = {
    "language": (f"Which language does the board speak ({', '.join(list_languages())})?", asked.check_language),
    "name": ("What is the board called?", asked.check_name),
    "repository": ("Where is its repository, such as your-org/jobs?", asked.check_repository),
    "url": ("At which address will people find it, such as https://your-org.github.io/jobs/?", asked.check_url),
    "country": ("In which country is it, such as IE?", asked.check_country),
}
# What is said as an option or not at all.
OPTIONS: dict[str, Check] = {
    "currency": asked.check_currency, "contact": asked.check_contact, "program": asked.check_program,
}
CHECKS = {**{name: check for name, (_question, check) in QUESTIONS.items()}, **OPTIONS}

wheel_option = click.option(
    "--wheel", default=None, metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The wheel of this very version, where pip has not kept its hash.")

program_option = click.option(
    "--program", metavar="OWNER/REPO@COMMIT",
    help="Where workflows lie that the board's own, which are short then, call; else they are whole.")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What the board is called.")
@click.option("--url", help="The public address of its site, such as https://your-org.github.io/jobs/.")
@click.option("--repository", help="Its repository, such as your-org/jobs or https://github.com/your-org/jobs.")
@click.option("--country", help="The country it is in, such as IE.")
@click.option("--currency", help="What is paid with there, such as EUR; else the country's own.")
@click.option("--language", help="What it speaks, such as en.")
@click.option("--contact", help="The address for SECURITY.md: an e-mail, or https.")
@program_option
@click.option("--samples", is_flag=True, help="Add invented employers with listings, to look at.")
@click.option("--from", "old", default=None, metavar="OLD",
              type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="Take listings, rules and answers over from this folder, a fork of the program's repository.")
@wheel_option
def init(
    folder: Path, samples: bool, old: Path | None, wheel: Path | None, **given: str | None
) -> None:
    """Begin a board of your own in DIR: its settings, its workflows, and a folder for its listings.

    Whatever is not said as an option is asked.
    """
    refuse_files(folder)
    before = _read_old_or_end(old) if old else None
    answers = read_answers(_fill_in(given, before.answers) if before else given)
    installed = find_program_or_end(wheel)
    write_files(folder, build_own(answers, has_samples=samples))
    if before:
        take_over(before, answers, folder)
        _say_what_was_left(before)
    if samples:
        _copy_samples(folder)
    renew(folder, read_rules_or_end(folder), installed, answers, {})
    click.echo(f"{answers.name} is in {folder}. Go there and run: make site, then make serve. README.md says how to "
               "put it online, and what to do without make.", err=True)
    warn_of_local(installed)


def refuse_files(folder: Path) -> None:
    """A board begins in a folder without anything in it but git's own."""
    found = sorted(path.name for path in folder.iterdir() if path.name != ".git") if folder.is_dir() else []
    if found:
        raise click.UsageError(f"{folder} has files already, {found[0]} for one. Name a folder that is new or empty. "
                               "A board that microboard init has made is renewed with microboard upgrade.")


def read_answers(given: dict[str, str | None]) -> Answers:
    """The answers, asked for on a terminal where they were not given. Raises UsageError, which says all that is wrong
    with those that were, before anybody is asked for more."""
    said, wrong = check_given(given)
    missing = [name for name in QUESTIONS if given[name] is None]
    if missing and not is_terminal():
        wrong.append(f"Nobody can be asked here. Say {', '.join(f'--{name}' for name in missing)}.")
    if wrong:
        raise click.UsageError("\n".join(wrong))
    said |= {name: _ask(*QUESTIONS[name]) for name in missing}
    answers = Answers(**{"currency": asked.find_currency(said["country"]), **said})
    if not answers.contact and not answers.is_on_github:
        raise click.UsageError("Say --contact, an e-mail or an https address: where the repository is, nobody can "
                               "report a problem in private.")
    return answers


def check_given(given: Mapping[str, str | None]) -> tuple[dict[str, str], list[str]]:
    """What was said as options, as it is meant, and what is wrong with the rest of it."""
    said, wrong = dict[str, str](), list[str]()
    for name in [name for name in CHECKS if given.get(name) is not None]:
        try:
            said[name] = CHECKS[name](given[name] or "")
        except AnswerError as error:
            wrong.append(f"--{name}: {error}")
    return said, wrong


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def _ask(question: str, check: Check) -> str:
    def read(text: str) -> str:
        try:
            return check(text)
        except AnswerError as error:
            raise click.BadParameter(str(error)) from error

    return str(click.prompt(question, value_proc=read, err=True, prompt_suffix=" "))


def _read_old_or_end(root: Path) -> OldBoard:
    try:
        return read_old_board(root, {**get_severities(), **read_shipped_flags().severities})
    except OldBoardError as error:
        raise click.UsageError(str(error)) from error


def _fill_in(given: dict[str, str | None], known: dict[str, str]) -> dict[str, str | None]:
    return {name: text or known.get(name) or None for name, text in given.items()}


def _say_what_was_left(old: OldBoard) -> None:
    for name in old.left:
        click.echo(f"{POLICY}: {name} is nothing that this version knows, and was left out.", err=True)
    click.echo(f"Taken over from {old.root}: the listings as they are, and what differs in schema/. Carry over by hand "
               "what else is yours, such as pages in docs/, the theme in mkdocs.yml and red flags.", err=True)


def _copy_samples(folder: Path) -> None:
    for name in list_samples(shipped.TOP):
        shutil.copytree(shipped.TOP / ROOT / name, folder / ROOT / name)


def find_program_or_end(wheel: Path | None) -> Program:
    """This program, as a board installs it. Raises UsageError."""
    try:
        return find_program(wheel)
    except ProgramError as error:
        raise click.UsageError(str(error)) from error


def warn_of_local(program: Program) -> None:
    """Say so where no other machine finds the program."""
    if program.is_local:
        click.echo("requirements.txt leads to a file of this machine, which no workflow finds. Put the wheel at an "
                   "address, install it from there, and run: microboard upgrade", err=True)
