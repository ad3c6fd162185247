"""Turns a checked change into one comment in Markdown, for someone who has never used git."""

from collections.abc import Iterable, Iterator

from microboard.answer.answer import Answer
from microboard.answer.blocks import STEPS, build_lines, build_steps, show_strength
from microboard.answer.receive import MARKER
from microboard.answer.review import CHANGE, build_review, list_paths
from microboard.markdown.github import fit
from microboard.words.speech import N_, _, ngettext

# GitHub takes 65,536 characters. Each section has its own room, so that none pushes another out.
MAX_BYTES = {"steps": 8_000, "mend": 26_000, "change": 9_000, "strength": 9_000, "review": 7_000}
# One line each: in a comment, GitHub keeps the line breaks of the Markdown.
EDIT = N_("open the tab **Files changed** above, press the three dots at the right of the file's name and choose "
          "**Edit file**. Change the line, then press **Commit changes**. After a few minutes this answer is a new "
          "one.")
HOW = N_("Here is how, and you need no second pull request: {edit}")
HOW_AFTER = N_("In the pull request that is to stay, {edit}")
HOW_CAUSED = N_("This pull request does not change {files}. What it does change makes an error there, so one of the "
                "two has to give way. {how}")
NO_LINE = N_("Changing a line does not help here, because it is about the change as a whole.")
ASKED = N_("Nothing here keeps the listing from being published. Answer in a comment below, in a sentence, or change "
           "the line.")
ASKED_HOW = N_("{asked} To do that, {edit}")
ASKED_WHOLE = N_("Nothing here keeps the change from being merged. Do as it says, or say in a comment below why not.")
FREE = N_("Nothing here has to be done. It is what people who choose between projects look for, in five aspects: what "
          "makes a project good to do, and good to apply for.")


def build_comment(answer: Answer) -> str:
    """The comment, at most 64 KB. Nothing in it that came from a listing is a link, an image, a mention or HTML."""
    parts = [MARKER, "", *_greet(answer), *_mend(answer), *_ask(answer)]
    blocks = [show_strength(path, aspects) for path, aspects in sorted(answer.strengths.items())]
    if blocks:
        parts += _write_section(_("What could be better"), _(FREE), blocks, "strength")
    parts += [f"## {_('For reviewers')}", "", *_fit(build_review(answer), MAX_BYTES["review"])]
    parts += [_("A program wrote this, and writes it anew after each change. There is only one such comment.")]
    return "\n".join(parts) + "\n"


def _greet(answer: Answer) -> Iterator[str]:
    errors, questions = len(answer.errors), len(answer.questions)
    yield from _say_read(answer)
    yield f"{_say_verdict(answer, errors, questions)}\n"


def _say_verdict(answer: Answer, errors: int, questions: int) -> str:
    if errors:
        if any(problem.rule in STEPS for problem in answer.errors):
            return ngettext("**One thing keeps it from being published.** What to do is below.",
                            "**{count} things keep it from being published.** What to do is below.",
                            errors, count=errors)
        return ngettext("**One thing keeps it from being published.** What to write is below.",
                        "**{count} things keep it from being published.** What to write is below.",
                        errors, count=errors)
    if questions and answer.unread:
        return ngettext("**In what has been read, nothing is in the way, but there is one question for you below.** "
                        "A person reads it next, with your answers.",
                        "**In what has been read, nothing is in the way, but there are {count} questions for you "
                        "below.** A person reads it next, with your answers.", questions, count=questions)
    if questions:
        return ngettext("**Nothing is in the way, but there is one question for you below.** "
                        "A person reads it next, with your answers.",
                        "**Nothing is in the way, but there are {count} questions for you below.** "
                        "A person reads it next, with your answers.", questions, count=questions)
    if answer.unread:
        return _("**In what has been read, nothing is in the way.** A person reads all of it next, and may have "
                 "questions. You need not do anything.")
    return _("**Nothing is in the way.** A person reads it next, and may have questions. You need not do anything.")


def _say_read(answer: Answer) -> Iterator[str]:
    """Which files have been read and which have not, so that nobody believes that an unread file was checked."""
    if not answer.is_judged:
        yield _("Thank you! No listing in this pull request has been read yet, because the rules of this board are "
                "broken. A maintainer of the board mends them first.")
    elif not answer.unread:
        yield _("Thank you! Every line of this pull request has been read, and this is the answer.")
    else:
        yield _("Thank you! Every line of the listings in this pull request has been read, and this is the answer. "
                "**Nothing else has been read:** {files}.", files=list_paths(answer.unread))
    yield ""


def _mend(answer: Answer) -> Iterator[str]:
    """The sections with what keeps it from being published: the change as a whole, then the lines."""
    steps = list(build_steps(answer.errors))
    blocks = list(build_lines((one for one in answer.errors if one.rule not in STEPS), answer.texts))
    if steps:
        yield from _write_section(_("What to do first"), _(NO_LINE), steps, "steps")
    if blocks:
        how = _(HOW_AFTER if steps else HOW, edit=_(EDIT))
        if answer.caused:
            how = _(HOW_CAUSED, files=list_paths(answer.caused), how=how)
        yield from _write_section(_("What to mend"), how, blocks, "mend")


def _ask(answer: Answer) -> Iterator[str]:
    """The section with what the author may answer or change."""
    steps = list(build_steps(answer.questions))
    blocks = list(build_lines((one for one in answer.questions if one.rule not in STEPS), answer.texts))
    if steps or blocks:
        has_mended = any(one.rule not in STEPS for one in answer.errors)
        how = (_(ASKED_WHOLE) if not blocks else _(ASKED) if has_mended
               else _(ASKED_HOW, asked=_(ASKED), edit=_(EDIT)))
        yield from _write_section(_(CHANGE), how, [*steps, *blocks], "change")


def _write_section(heading: str, how: str, blocks: Iterable[str], room: str) -> Iterator[str]:
    yield from (f"## {heading}", "", how, "", *_fit(blocks, MAX_BYTES[room]))


def _fit(blocks: Iterable[str], limit: int) -> Iterator[str]:
    """The blocks that fit into `limit` bytes, whole, and a note on those that do not."""
    kept, left = fit(blocks, limit)
    yield from kept
    if left:
        said = ngettext("This is cut here: 1 more part is not shown. The summary of the check's run has every problem.",
                        "This is cut here: {count} more parts are not shown. The summary of the check's run has every "
                        "problem.", left, count=left)
        yield f"\n*{said}*\n"
