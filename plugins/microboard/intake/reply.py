"""Turns problems into a comment in Markdown. Whatever a stranger wrote stays text in it."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from microboard.intake.change import ChangeRefusedError
from microboard.intake.submission import FormProblem, Submission
from microboard.markdown.github import write_code
from microboard.read.problem import show_line
from microboard.words.formats import format_list
from microboard.words.speech import _

# A comment holds 65,536 characters, and a variable of a workflow's step 128 KiB.
MAX_BYTES = 60_000
# Words of letters, numbers and the punctuation of sentences. Everything else might be a mention, a reference to an
# issue, an address, markup or an emoji, and is shown as code, in which GitHub links nothing.
PLAIN = re.compile(r"[\"(“]?(?!(?i:www))([^\W\d_]+([-'’][^\W\d_]+)*|[0-9]{1,5}([.,][0-9]{1,3})*)[\"”]?[.,;:?!)]*[\"”]?")


def build_reply(submission: Submission, problems: Sequence[FormProblem]) -> str:
    """What to mend, or that all is well, and what could be better."""
    errors = [problem for problem in problems if problem.is_error]
    warnings = [problem for problem in problems if not problem.is_error]
    parts = []
    if errors and submission.status and not submission.questions:
        parts += [f"### {_('The listing is not changed')}", "",
                  _("With this status, the check would object to its file. Change the file itself, or ask the people "
                    "who run this board."), "", *_list(errors), ""]
    elif errors:
        parts += [f"### {_('Please change some answers')}", "",
                  _("Thank you for posting! Some answers need a change before the listing can go on. Edit the first "
                    "text of this issue (the three dots at its top right, then Edit), change what stands below the "
                    "heading, keep the headings, and save. It is checked again at once."), "", *_list(errors), ""]
    elif submission.is_change:
        parts += [f"### {_('The change is complete')}", "", _("It changes {file}.", file=f"`{submission.path}`"), ""]
    else:
        files = format_list([f"`{path}`" for path in sorted(submission.texts)])
        parts += [f"### {_('The listing is complete')}", "", _("It becomes {files}.", files=files), ""]
    if warnings:
        parts += [f"### {_('Worth a look')}", "",
                  _("These do not stop the listing. A reviewer will ask about them."), "", *_list(warnings), ""]
    return _cut("\n".join(parts))


def build_refusal(error: ChangeRefusedError) -> str:
    """Why nothing is changed, and what else can be done."""
    return f"### {_('The listing is not changed')}\n\n{show_text(f'{error} {error.hint}')}\n"


def show_text(text: str) -> str:
    """The text for Markdown on GitHub: plain words as they are, everything else as code."""
    tokens = show_line(text).split(" ")
    shown = []
    for is_plain, group in groupby(tokens, key=lambda word: bool(PLAIN.fullmatch(word))):
        words = " ".join(group)
        shown.append(words if is_plain else _show_code(words))
    return " ".join(shown)


def _show_code(text: str) -> str:
    """Code, with the punctuation of the sentence after it."""
    bare = text.rstrip(".,;?!")
    return f"{write_code(bare)}{text[len(bare):]}" if bare else text


def _list(problems: Iterable[FormProblem]) -> list[str]:
    said = [(f"**{problem.label}**", show_text(f"{problem.message} {problem.hint}")) for problem in problems]
    return ["- " + _("{label}: {value}", label=label, value=value) for label, value in said]


def _cut(text: str) -> str:
    """The first whole lines that fit into a comment."""
    if len(text.encode()) <= MAX_BYTES:
        return text
    kept = text.encode()[:MAX_BYTES].decode("utf-8", "ignore")
    return kept[:kept.rindex("\n")] + f"\n\n{_('There is more, which does not fit here.')}\n"
