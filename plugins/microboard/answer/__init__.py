"""Turns the problems and the strength of a change into the one comment on its pull request."""

from microboard.answer.answer import Answer
from microboard.answer.comment import build_comment
from microboard.answer.gather import gather_answer

__all__ = ["Answer", "build_comment", "gather_answer"]
