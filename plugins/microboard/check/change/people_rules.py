"""Who may change what on a board: one small function per rule."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from microboard.check.change.proposal import RULES, Proposal, find_employer_file, get_texts, is_named, is_sample
from microboard.check.problems.finding import end
from microboard.check.values.confirmed_domains import CONFIRMED
from microboard.check.values.login import is_login
from microboard.read import Problem
from microboard.read.folder import LOGO
from microboard.read.problem import shorten
from microboard.words.speech import N_, _, ngettext

# The most names that a message lists.
MAX_NAMES = 5


@RULES.add("unknown-author", N_("Changes come from the employer"))
def _check_author(proposal: Proposal) -> Iterator[Problem]:
    """With `--author`: someone who is not among the `maintainers` of a folder proposes to change it, or any file in it.

    The names are those before the change, so nobody can add themselves. The `board_maintainers` of the policy may
    change every folder.
    """
    first = {path.split("/")[1]: path for path in reversed(proposal.touched)}
    for employer, path in sorted(first.items()):
        maintainers = get_texts(proposal.before.get(find_employer_file(path)), "maintainers")
        if _may_change(proposal, maintainers) or not maintainers or _is_clearing(proposal, path):
            continue
        hint = _("One of them ({names}) has to propose this change, or to add you to maintainers first.",
                 names=_list(maintainers))
        yield _say(path, _("{author} is not among the maintainers of {employer}.", author=shorten(proposal.author),
                           employer=employer), hint)


def _may_change(proposal: Proposal, maintainers: list[str]) -> bool:
    return not proposal.author or proposal.is_by_board_maintainer or is_named(proposal.author, maintainers)


def _is_clearing(proposal: Proposal, path: str) -> bool:
    """Whether all that happens to a sample employer is that its files go."""
    folder = "/".join(path.split("/")[:2])
    return proposal.was_sample(path) and all(other in proposal.removed for other in proposal.touched
                                             if other.startswith(f"{folder}/"))


@RULES.add("elsewhere-changed", N_("A listing comes alone"))
def _check_elsewhere(proposal: Proposal) -> Iterator[Problem]:
    """With `--author`: files of an employer, and files outside the employers' folders, in one pull request.

    Whoever reads a listing does not look for a change of the rules or of the workflows beside it. The
    `board_maintainers` of the policy may do both at once.
    """
    if proposal.author and proposal.touched and proposal.elsewhere and not proposal.is_by_board_maintainer:
        shown = ", ".join(map(shorten, proposal.elsewhere[:MAX_NAMES]))
        message = _("An employer's folder changes here, and so do files outside of those folders: {paths} and more.",
                    paths=shown) if len(proposal.elsewhere) > MAX_NAMES else _(
            "An employer's folder changes here, and so do files outside of those folders: {paths}.", paths=shown)
        yield _say(proposal.elsewhere[0], message,
                   _("Make two pull requests of it: one with the employer's files, one with the rest."))


@RULES.add("new-employer", N_("A new employer is looked at"), "warning")
def _check_new(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: an employer is new, and most often its first listing comes with it.

    Nothing is wrong. A person has to find out whether the employer exists and whether the author speaks for it.
    """
    for path in proposal.employers:
        if not proposal.is_new(path) or proposal.is_by_board_maintainer:
            continue
        folder = path.rpartition("/")[0]
        listings = sum(proposal.is_new(other) and other.startswith(f"{folder}/") for other in proposal.listings)
        message = _say_new(listings)
        if proposal.author and not is_named(proposal.author, get_texts(proposal.after.get(path), "maintainers")):
            message += " " + _("{author} is not among its maintainers.", author=shorten(proposal.author))
        yield _say(path, message, _("A reviewer finds out whether it exists, and whether the author speaks for it."))


def _say_new(listings: int) -> str:
    """That an employer is new, and how many listings come with it."""
    if not listings:
        return _("This employer is new here.")
    if listings == 1:
        return _("This employer is new here, and its first listing comes with it.")
    return ngettext("This employer is new here, and {count} listing comes with it.",
                    "This employer is new here, and {count} listings come with it.", listings, count=listings)


@RULES.add("maintainers-removed", N_("Nobody loses a folder unasked"), "warning")
def _check_removed(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: a maintainer takes another one's name off the list."""
    for path, before, gone in _find_gone(proposal):
        if not proposal.author or is_named(proposal.author, before):
            message = ngettext("{names} is no longer to be among the maintainers.",
                               "{names} are no longer to be among the maintainers.", len(gone), names=_list(gone))
            yield _say_gone(proposal, path, message, _("A reviewer asks them first."))


@RULES.add("maintainers-replaced", N_("Nobody takes over a folder"))
def _check_replaced(proposal: Proposal) -> Iterator[Problem]:
    """With `--author`: someone who is no maintainer of a folder takes the names of those who are off the list."""
    for path, before, gone in _find_gone(proposal):
        if proposal.author and not is_named(proposal.author, before):
            message = _("{author} is no maintainer, and takes {names} off the list.", author=shorten(proposal.author),
                        names=_list(gone))
            yield _say_gone(proposal, path, message, _("Put them back. Who may change a folder is theirs to say."))


def _find_gone(proposal: Proposal) -> Iterator[tuple[str, list[str], list[str]]]:
    """Employers that are to lose a maintainer other than the author: path, names before, names gone."""
    for path in proposal.employers if not proposal.is_by_board_maintainer else ():
        pair = proposal.pair(path)
        before, after = (get_texts(document, "maintainers") for document in pair) if pair else ([], [])
        gone = [name for name in before if not is_named(name, [*after, proposal.author])]
        if gone:
            yield path, before, gone


def _say_gone(proposal: Proposal, path: str, message: str, hint: str) -> Problem:
    line, column = proposal.after[path].get_position(("maintainers",))
    return Problem(path, line, column, "maintainers", "", "error", message, hint)


@RULES.add("sample-changed", N_("Samples are the board's own"))
def _check_sample(proposal: Proposal) -> Iterator[Problem]:
    """With `--author`: an employer becomes a sample, or a sample becomes an employer.

    The dates of samples move with the calendar, and several rules do not ask about them. Only the `board_maintainers`
    of the policy add samples, or turn one into more.
    """
    for path in proposal.employers:
        after = proposal.after.get(path)
        was, is_one = is_sample(proposal.before.get(path)), is_sample(after)
        if not after or was == is_one or not proposal.author or proposal.is_by_board_maintainer:
            continue
        line, column = after.get_key_position(("sample",)) if is_one else (1, 1)
        message = _("This invented employer is to become a real one.")
        hint = _("Begin a folder of your own instead.")
        if is_one:
            message, hint = _("Only employers that the board has invented are samples."), _("Remove the line.")
        yield Problem(path, line, column, "sample" if is_one else "", "", "error", message, hint)


@RULES.add("logo-changed", N_("A logo is the board's to add"))
def _check_logo(proposal: Proposal) -> Iterator[Problem]:
    """With `--author`: an employer gets a logo, or another one.

    A known mark makes a fraud credible, and no program knows whose it is. The `board_maintainers` of the policy look at
    the picture and add it.
    """
    for path in proposal.touched:
        is_there = path.endswith(f"/{LOGO}") and path not in proposal.removed
        if is_there and proposal.author and not proposal.is_by_board_maintainer:
            yield _say(path, _("This logo is new here, or another one than before."),
                       _("One of the board's maintainers has to look at it and add it. Propose the rest without it."))


@RULES.add("confirmed-by-hand", N_("A site confirms its domain, and nobody else does"))
def _check_confirmed(proposal: Proposal) -> Iterator[Problem]:
    """With `--author`: somebody changes which domains are confirmed.

    The workflow care.yml asks the sites of employers and proposes what they say. The `board_maintainers` of the policy
    may do so as well.
    """
    for path in proposal.elsewhere if proposal.author and not proposal.is_by_board_maintainer else ():
        if path == CONFIRMED or path.endswith(f"/{CONFIRMED}"):
            yield _say(path, _("A program writes this file, of what the sites of employers say."),
                       _("Take back the change. The guide for employers says how a site names this board."))


def _say(path: str, message: str, hint: str) -> Problem:
    return Problem(path, 1, 1, "", "", "error", message, hint)


def _list(names: list[str]) -> str:
    return ", ".join(shorten(name)[1:-1] for name in names[:MAX_NAMES])


def propose_author(problems: Iterable[Problem], author: str) -> list[Problem]:
    """The problems, with the login of whoever proposes the change where an employer.yml names no maintainers: nobody
    else is proposed."""
    line = f"maintainers: [{author}]"
    return [replace(problem, hint=end(_("Add it, for example {line}.", line=line)), write=line)
            if is_login(author) and (problem.rule, problem.field) == ("field-missing", "maintainers") else problem
            for problem in problems]
