"""Turns the red flags of a board into the file with which a browser looks for them."""

import json

from microboard.board import Board
from microboard.check import Rulebook
from microboard.check.letters.fold import SIGNS
from microboard.check.red_flags.flags import list_for_offers
from microboard.check.red_flags.red_flags import RedFlag

RED_FLAGS = "api/v1/red-flags.json"


def build_red_flags(board: Board, rulebook: Rulebook) -> bytes:
    """Every flag that the board has switched on and that makes sense in a text whose fields are not known."""
    red_flags, severities = rulebook.red_flags, board.policy.severities
    fields = {flag.id: list(flag.fields) for flag in red_flags.flags}
    value = {
        "version": 1,
        "as_of": board.as_of.date().isoformat(),
        "licence": board.policy.licence,
        "letters": {**SIGNS, **red_flags.letters},
        "organisations": list(red_flags.organisations),
        "added_words": list(red_flags.added_words),
        "trusted": list(red_flags.trusted),
        "flags": [{**_build_flag(flag, severities.get(flag.id, flag.severity)), "fields": fields[flag.id]}
                  for flag in list_for_offers(red_flags) if severities.get(flag.id) != "off"],
    }
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _build_flag(flag: RedFlag, severity: str) -> dict[str, object]:
    return {
        "id": flag.id, "severity": severity, "title": flag.title, "says": flag.says, "hint": flag.hint,
        "students": flag.students, "advice": flag.advice, "patterns": list(flag.patterns),
        "together": [list(sign) for sign in flag.together],
        "hosts": list(flag.hosts), "unless_before": list(flag.unless_before), "unless_after": list(flag.unless_after),
    }
