"""Turns documents into problems, in plain words."""

from microboard.check.begin import Scope
from microboard.check.checked import Checked, Listing
from microboard.check.join import settle
from microboard.check.rulebook import Rulebook
from microboard.check.run import check_board

__all__ = ["Checked", "Listing", "Rulebook", "Scope", "check_board", "settle"]
