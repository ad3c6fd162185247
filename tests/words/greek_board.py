"""A board whose texts are Greek, with a listing in every state and with every field."""

import shutil
from pathlib import Path
from typing import Any

from boards import BoardFolder
from schemas import SCHEMA
from words.pseudo import TAG

STORY = "Ψήνουμε ψωμί σε τρεις φούρνους και θέλουμε να μάθουμε ποιος αγοράζει ποιο. " * 6
LISTING: dict[str, Any] = {
    "summary": "Στάσου στην πόρτα πέντε πρωινά και βρες γιατί οι άνθρωποι αγοράζουν ποιο ψωμί.",
    "deliverables": [{"what": "Πίνακας με σαράντα απαντήσεις", "accepted_when": "Κάθε απάντηση έχει ημέρα"}],
    "mentor__role": "Αρχιφούρναρης", "description": STORY, "language": TAG,
}
EVERYTHING: dict[str, Any] = {
    "updated": "2026-11-22", "last_confirmed": "2026-11-23", "formerly": ["acme/old"], "openings": 3,
    "starts": "2027-01-11", "engagement": "contractor", "leads_to": ["internship", "part-time"],
    "credit": {"possible": True, "learning_agreement": True, "evaluation": True}, "skills_taught": ["survey-design"],
    "learning_objectives": ["Ερωτήσεις χωρίς καθοδήγηση"], "accessibility": "Χωρίς σκαλοπάτια", "nda": True,
    "ai_use": "disclose", "portfolio": "redacted", "not_included": "Όχι ψήσιμο πριν τις έξι, ούτε καθάρισμα",
    "effort": {"hours": 20, "weeks": 4, "schedule": "some-meetings"},
    "pay": {"type": "hourly", "amount": 20, "currency": "EUR", "paid": "on-acceptance"},
    "location": {"mode": "hybrid", "places": [{"city": "Πόρτο", "region": "Νόρτε", "country": "PT"}]},
    "eligibility": {"audience": ["undergraduates", "high-school"], "work_authorization": "required"},
    "mentor": {"role": "Αρχιφούρναρης", "check_ins": "weekly", "feedback": ["written", "live"], "reference": "letter",
               "introductions": "Δύο φουρνάρηδες", "reply_within": "two-days"},
    "apply": {"url": "https://acme.example/go", "email": "jobs@acme.example", "deadline": "2026-12-14",
              "decision_by": "2026-12-20", "materials": ["Ένα σημείωμα"], "ai_screening": "assisted"},
}
OTHERS: dict[str, dict[str, Any]] = {
    "plain": {}, "soon": {"apply__deadline": "2026-11-26"},
    "many": {"location__applicants_from": ["PT", "ES", "IE", "DE"]},
    "few": {"location__applicants_from": ["PT", "ES"], "pay__type": "stipend", "starts": "flexible"},
    "onsite": {"location": {"mode": "onsite", "places": [{"city": "Πόρτο", "country": "PT"}]}, "starts": "rolling",
               "eligibility__work_authorization": "citizens-only"},
    "closed": {"apply__deadline": "2026-11-21"}, "filled": {"status": "filled"}, "paused": {"status": "paused"},
    "withdrawn": {"status": "withdrawn"}, "completed": {"status": "completed", "outcome": "Μια αφίσα στην αίθουσα."},
    "unconfirmed": {"posted": "2026-07-01", "apply__deadline": "2026-12-24"},
}
NAMES = "αβγδεζηθικλμ"


def write_greek_board(root: Path) -> BoardFolder:
    """The board, which speaks `TAG`."""
    folder = BoardFolder(root)
    shutil.copytree(SCHEMA, root / "schema")
    policy = root / "schema/policy.yml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("language: en", f"language: {TAG}"), encoding="utf-8")
    for employer, name in (("acme", "Φούρνος Άκμη"), ("sample", "Δείγμα")):
        folder.add_employer(employer, name=name, about="Τρεις φούρνοι δίπλα στο ποτάμι.", sample=employer == "sample")
    folder.add("acme/all", title="Ρώτα σαράντα πελάτες για το ψωμί", **(LISTING | EVERYTHING))
    for letter, (name, changes) in zip(NAMES, OTHERS.items(), strict=False):
        folder.add(f"acme/{name}", title=f"Ρώτα σαράντα πελάτες, {letter * 5}", **(LISTING | changes))
    folder.add("sample/one", title="Ζωγράφισε ένα δείγμα για όλους", **LISTING)
    return folder
