"""Turns the red flags of a board into the file with which a browser looks for them."""

import json

from microboard.board import Board
from microboard.check import Rulebook
from microboard.check.letters.fold import SIGNS
from microboard.check.red_flags.flag_rules import SHOUT, list_hiding
from microboard.check.red_flags.flags import LOUD, list_for_offers
from microboard.check.red_flags.red_flags import RedFlag, RedFlags
from microboard.publish.api.host_patterns import build_host_patterns

RED_FLAGS = "api/v1/red-flags.json"


def build_red_flags(board: Board, rulebook: Rulebook) -> bytes:
    """Every flag that the board has switched on and that makes sense in a text whose fields are not known."""
    red_flags, policy = rulebook.red_flags, board.policy
    fields = {**{flag.id: flag.fields for flag in red_flags.flags}, "shouting": LOUD}
    value = {
        "version": 1,
        "as_of": board.as_of.date().isoformat(),
        "licence": policy.licence,
        "letters": {**SIGNS, **red_flags.letters},
        "hosts": build_host_patterns(red_flags),
        "trusted": list(red_flags.trusted),
        "flags": [{**_build_flag(flag, policy.get_severity(flag.id, flag.severity)), "fields": list(fields[flag.id]),
                   "as_written": _list_written(flag, red_flags)}
                  for flag in list_for_offers(red_flags) if policy.asks(flag.id)],
    }
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _build_flag(flag: RedFlag, severity: str) -> dict[str, object]:
    return {
        "id": flag.id, "severity": severity, "title": flag.title, "says": flag.says, "hint": flag.hint,
        "students": flag.students, "advice": flag.advice, "not_in": list(flag.not_in),
        "signs": list(map(list, flag.signs)), "hosts": list(flag.hosts),
        "unless_before": f"(?:{_join(flag.unless_before)})$", "unless_after": f"^(?:{_join(flag.unless_after)})",
    }


def _join(patterns: tuple[str, ...]) -> str:
    """One pattern for what any of them finds."""
    return "|".join(patterns) or "(?!)"


def _list_written(flag: RedFlag, red_flags: RedFlags) -> list[dict[str, str]]:
    """Patterns for a text as it is written, each with what is said of its match."""
    if flag.id == "shouting":
        return [{"pattern": SHOUT.pattern, "says": flag.says}]
    hiding = list_hiding(red_flags.fold) if flag.id == "hidden-text" else ()
    return [{"pattern": pattern, "says": says} for pattern, says in hiding]
