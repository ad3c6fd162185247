"""Turns documents into problems, in plain words."""

from microboard.check.board.begin import WHOLE, Scope
from microboard.check.board.checked import Checked, Listing
from microboard.check.board.join import settle
from microboard.check.run import check_board, drop_listings
from microboard.check.schema.rulebook import Rulebook

__all__ = ["WHOLE", "Checked", "Listing", "Rulebook", "Scope", "check_board", "drop_listings", "settle"]
