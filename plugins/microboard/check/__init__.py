"""Turns documents into problems, in plain words."""

from microboard.check.check import Checked, Listing, check_board, settle
from microboard.check.part import check_part
from microboard.check.rulebook import Rulebook

__all__ = ["Checked", "Listing", "Rulebook", "check_board", "check_part", "settle"]
