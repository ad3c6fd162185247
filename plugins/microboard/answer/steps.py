"""Says what someone without git does next about a change that no line of a file can mend."""

from collections.abc import Iterable, Iterator

from microboard.answer.say import point_at
from microboard.read import Problem

# By the id of the rule, in the order in which they are told.
STEPS = {
    "unknown-author": "Ask one of the people named to propose this change. If they add you to the maintainers first, "
                      "close this pull request then, and make a second one.",
    "maintainers-replaced": "Close this pull request, and ask one of the people named to propose the new list.",
    "sample-changed": "Close this pull request. To offer a project of your own, make a second one, with a new folder "
                      "for your employer and without the line that calls it a sample.",
    "id-reused": "Close this pull request, and make a second one in which the file or the folder has another name.",
    "elsewhere-changed": "Close this pull request, and make two new ones: one with the employer's files alone, one "
                         "with the rest.",
    "listing-removed": "Close this pull request. Then open the file on the board, press the pencil, write the status "
                       "into it, and propose that. If the file was only to have another name, leave it as it is.",
}
# The most problems that are told of one rule.
MAX_PROBLEMS = 20


def build_steps(problems: Iterable[Problem]) -> Iterator[str]:
    """One block a rule: what is wrong, and what to do next. Rules that a line can mend are left out."""
    known = sorted(problems)
    for rule, step in STEPS.items():
        ones = [problem for problem in known if problem.rule == rule]
        if ones:
            said = "".join(f"{point_at(problem)}\n" for problem in ones[:MAX_PROBLEMS])
            said += f"- And {len(ones) - MAX_PROBLEMS} more.\n" if len(ones) > MAX_PROBLEMS else ""
            yield f"{said}\n**Next:** {step}\n"
