"""Turns the roles of a board into the file with which a browser ranks projects toward one of them."""

import json
from collections.abc import Iterable

from microboard.board import Board
from microboard.check import Rulebook
from microboard.check.values.roles import Role
from microboard.check.values.vocabulary import Term
from microboard.publish.api.files import BASE, describe_file

ROLES = f"{BASE}roles.json"


def build_roles_file(board: Board, rulebook: Rulebook) -> bytes:
    """Every role, the words in which roles ask, and by the ids of open listings the skills that they teach, which are
    in no column of the index."""
    words = board.vocabulary
    value = {
        **describe_file(board),
        "roles": list(map(_build_role, rulebook.roles)),
        "skills": _build_terms(words.skills.values()),
        "competencies": _build_terms(words.competencies.values()),
        "teach": {one.id: [skill.id for skill in one.skills_taught] for one in board.open if one.skills_taught},
    }
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _build_role(role: Role) -> dict[str, object]:
    code = {"soc": role.soc, "source": role.source} if role.soc else {}
    return {"id": role.id, "label": role.label, "aliases": list(role.aliases), "days": role.days,
            "skills": list(role.skills), "competencies": list(role.competencies), **code}


def _build_terms(terms: Iterable[Term]) -> list[dict[str, object]]:
    return [{"id": term.id, "label": term.label, "aliases": list(term.aliases)} for term in terms]
