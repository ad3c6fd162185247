"""Refuses a second folder for an employer that the board has, unless the policy says that both belong together."""

from collections.abc import Iterable, Iterator

from microboard.check.change.change_rule import change_rule
from microboard.check.change.namesakes import Sign, Signs
from microboard.check.change.proposal import Proposal
from microboard.check.values.fields import name_field
from microboard.read import Problem
from microboard.read.folder import EMPLOYER_FILE, ROOT
from microboard.read.problem import shorten


@change_rule("employer-twice", "An employer has one folder")
def _check_twice(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: a folder takes the name, the website or a domain of another one, or what looks like it.

    Readers would take its listings for those of the employer whom they know. Where both belong together, such as a
    department or a franchise, a board maintainer writes so under `related_employers` in `schema/policy.yml`.
    """
    changed = [path for path in proposal.employers if path in proposal.after]
    if not changed:
        return
    known = {path.split("/")[1]: document for path, document in proposal.after.items()
             if path.endswith(f"/{EMPLOYER_FILE}")}
    signs = Signs(known, proposal.red_flags, proposal.policy.related_employers)
    for path in changed:
        said = set()
        for sign, other in _iterate_taken(proposal, signs, path):
            if sign.location not in said:
                said.add(sign.location)
                yield _say(proposal, path, sign, other)


def _iterate_taken(proposal: Proposal, signs: Signs, path: str) -> Iterator[tuple[Sign, str]]:
    """What is new in the file of an employer and another one's, and the first that has it."""
    employer = path.split("/")[1]
    old = _list_keys(proposal, signs, path)
    for sign in signs.list_signs(proposal.after[path]):
        if sign.key in old:
            continue
        for other in signs.find_other(employer, sign):
            # Of two that come together, the second is asked about.
            if other < employer or _had(proposal, signs, other, sign):
                yield sign, other
                break


def _had(proposal: Proposal, signs: Signs, employer: str, sign: Sign) -> bool:
    path = f"{ROOT}/{employer}/{EMPLOYER_FILE}"
    return path not in proposal.changed or sign.key in _list_keys(proposal, signs, path)


def _list_keys(proposal: Proposal, signs: Signs, path: str) -> frozenset[str]:
    """What an employer was known by before."""
    before = proposal.before.get(path)
    return frozenset(sign.key for sign in signs.list_signs(before)) if before else frozenset()


def _say(proposal: Proposal, path: str, sign: Sign, other: str) -> Problem:
    employer = path.split("/")[1]
    document = proposal.after[path]
    what = "the name" if sign.is_name else "an address"
    return Problem(path, *document.get_position(sign.location), name_field(sign.location), "", "error",
                   f"{shorten(sign.shown)} is, or looks like, {what} of {other}, which has a folder already.",
                   f"Use that folder. If the two belong together, a board maintainer adds to schema/policy.yml: "
                   f"{write_entry(proposal, sorted([employer, other]))}")


def drop_lookalikes(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without the question whether an address only looks like another employer's, where this rule has
    refused the same one."""
    problems = list(problems)
    refused = {(problem.path, problem.field) for problem in problems if problem.rule == "employer-twice"}
    return [problem for problem in problems
            if problem.rule != "look-alike-employer" or (problem.path, problem.field) not in refused]


def write_entry(proposal: Proposal, employers: list[str]) -> str:
    """The line of the policy that says that employers are related, as YAML."""
    entry = f"{{employers: [{', '.join(employers)}], reason: how they belong together}}"
    if proposal.policy.related_employers:
        return f"below related_employers: {entry}"
    return f"related_employers: [{entry}]"
