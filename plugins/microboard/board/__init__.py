"""Turns accepted documents into one immutable `Board`, a pure function of the files and a moment."""

from microboard.board.board import Board, Collection, Moments
from microboard.board.build import Builder, build_board
from microboard.board.model import Employer, Opportunity

__all__ = ["Board", "Builder", "Collection", "Employer", "Moments", "Opportunity", "build_board"]
