"""A board of listings by chance, which is the same at any time."""

import random
from datetime import date, timedelta
from pathlib import Path

from boards import BoardFolder

DAY = date(2026, 11, 23)


def write_board(root: Path) -> None:
    """Sixty listings, of which some are old, over, filled, withdrawn or paused on that day."""
    folder, chance = BoardFolder(root), random.Random(8)
    for number in range(60):
        posted = DAY - timedelta(chance.choice((0, 1, 5, 20, 80, 300, 400)))
        words = " ".join(f"{chance.getrandbits(40):x}" for _ in range(60))
        promises = {"introductions": "Two bakers"} | {"reply_within": "week"} if chance.random() < 0.4 else {}
        mode = chance.choice(("worldwide", ["PT", "ES"], "hybrid", "onsite"))
        place = {"places": [{"city": "Porto", "country": "PT"}]}
        folder.add(
            f"acme/no-{number}", title=f"Bake the bread {words[:40]}", description=f"Bread and {words}",
            posted=str(posted),
            category=chance.choice(("web", "design", "design", "software", "software", "events")),
            effort={"hours": chance.randint(10, 40), "weeks": chance.choice((1, 2, 3, 7))},
            pay={"type": chance.choice(("fixed", "hourly")), "amount": 1600 + chance.randint(0, 90),
                 "currency": chance.choice(("EUR", "EUR", "USD", "PLN"))},
            mentor={"role": "Head baker", "check_ins": chance.choice(("weekly", "fortnightly", "daily")),
                    "feedback": chance.sample(["written", "live", "rubric"], 2),
                    "reference": chance.choice(("none", "letter", "on-request")), **promises},
            location={"mode": mode, **place} if mode in ("hybrid", "onsite") else {
                "mode": "remote", "applicants_from": mode},
            openings=chance.randint(1, 4),
            status=chance.choice(("open", "open", "open", "paused", "filled", "withdrawn")),
            apply={"url": f"https://acme.example/{number}",
                   "deadline": str(posted + timedelta(chance.choice((3, 7, 14, 29, 60))))})
