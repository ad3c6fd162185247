"""Every hostile text as the answers of an issue: refused in words, or written so that it is read back as it was."""

from datetime import date
from pathlib import Path

import pytest

from boards import TODAY, BoardFolder
from hostile import TEXTS, fit, flatten
from issues import ANSWERS, write_issue
from live_markdown import find_live
from microboard.check import check_board
from microboard.intake.judge import judge
from microboard.intake.reply import build_reply
from microboard.intake.submission import Issue, Submission, build_submission
from schemas import RULEBOOK

# Enough replies to see every kind of text in one; each needs a check of its own.
EVERY = 12


def submit(board: Path, number: int, text: str) -> Submission:
    """An issue with the text as every answer that is a text."""
    answers = {**ANSWERS, "File name": f"text-{number}", "Summary": fit(text, 40, 240),
               "Deliverables": fit(text, 10, 200), "Mentor: role": fit(text, 2, 80),
               "Accessibility": fit(text, 10, 200), "Description": fit(text, 300, 8000)}
    return build_submission(board, RULEBOOK, Issue(write_issue(answers), fit(text, 12, 90), "acme-ana", TODAY))


@pytest.mark.slow
def test_every_text_is_refused_in_words_or_read_back_as_it_was(folder: BoardFolder) -> None:
    folder.add_employer()
    written = {}
    for number, text in enumerate(TEXTS):
        submission = submit(folder.root, number, text)
        assert set(submission.texts) <= {submission.path}
        assert submission.employer == "acme"
        if not submission.problems:
            written[submission.path] = text
            (folder.root / submission.path).write_bytes(submission.texts[submission.path].encode())
    checked = check_board(folder.root, date.fromisoformat(TODAY))
    refused = {problem.path for problem in checked.problems if problem.severity == "error"}
    read = {listing.file.path: listing.document for listing in checked.listings}
    for path in written.keys() - refused:
        document, text = read[path], written[path]
        assert flatten(document.get_text("title") or "") == flatten(fit(text, 12, 90)), path
        assert flatten(document.get_text("mentor", "role") or "") == flatten(fit(text, 2, 80)), path
        assert flatten(fit(text, 300, 8000)) == flatten(document.get_text("description") or ""), path
    # Most are odd and harmless; were all refused, this would prove nothing.
    assert len(written.keys() - refused) > len(TEXTS) / 2


@pytest.mark.slow
def test_nothing_comes_to_life_in_the_replies(folder: BoardFolder) -> None:
    folder.add_employer()
    for number, text in list(enumerate(TEXTS))[::EVERY]:
        submission = submit(folder.root, number, text)
        reply = build_reply(submission, judge(folder.root, RULEBOOK, submission, date.fromisoformat(TODAY)))
        assert find_live(reply) == [], text
