"""What people read for the choices of a listing."""

from microboard.words.speech import N_, _

LABELS: dict[str, dict[str, str]] = {
    "state": {
        "open": N_("Open"), "closing-soon": N_("Closing soon"), "closed": N_("Closed"), "filled": N_("Filled"),
        "withdrawn": N_("Withdrawn"), "paused": N_("Paused"), "completed": N_("Completed"),
    },
    "schedule": {
        "flexible": N_("at hours you choose"),
        "some-meetings": N_("mostly at hours you choose, with some meetings"),
        "fixed-hours": N_("at fixed hours"),
    },
    "pay": {"fixed": N_("for the project"), "hourly": N_("an hour"), "stipend": N_("as a stipend")},
    "paid": {
        "on-acceptance": N_("paid when the work is accepted"),
        "milestones": N_("paid step by step, at milestones"),
        "within-30-days": N_("paid within 30 days"),
        "payroll": N_("paid through payroll"),
    },
    "mode": {"remote": N_("Remote"), "hybrid": N_("Hybrid"), "onsite": N_("On site")},
    "audience": {
        "high-school": N_("high-school students"), "undergraduates": N_("undergraduates"),
        "graduate-students": N_("graduate students"), "recent-graduates": N_("recent graduates"),
        "career-changers": N_("career-changers"), "anyone": N_("anyone"),
    },
    "work_authorization": {
        "not-needed": N_("No work permit needed"),
        "required": N_("You need the right to work there already"),
        "student-visa-ok": N_("A student visa that allows work is fine"),
        "sponsorship": N_("The employer helps with a work permit"),
        "citizens-only": N_("Citizens only"),
        "not-specified": N_("The employer has not said what right to work is needed: ask before you apply"),
    },
    # The same in a few words, where it has nothing to do with a country.
    "permit": {
        "not-needed": N_("No work permit needed"),
        "student-visa-ok": N_("A student visa is fine"), "sponsorship": N_("Help with a work permit"),
        "not-specified": N_("Right to work: ask first"),
    },
    "check_ins": {
        "daily": N_("Check-ins every day"), "twice-weekly": N_("Check-ins twice a week"),
        "weekly": N_("Weekly check-ins"),
        "fortnightly": N_("Check-ins every two weeks"), "start-and-end": N_("Meetings at the start and at the end"),
    },
    "feedback": {"written": N_("written"), "live": N_("in conversation"), "rubric": N_("by a rubric")},
    "reference": {
        "on-request": N_("A reference on request"), "letter": N_("A reference letter"), "none": N_("No reference"),
    },
    "reply_within": {
        "one-day": N_("Questions are answered within a day"), "two-days": N_("Questions are answered within two days"),
        "week": N_("Questions are answered within a week"),
    },
    "ai_screening": {
        "none": N_("People read every application, and no AI sorts them"),
        "assisted": N_("AI helps to sort applications, and people decide"),
    },
    "engagement": {
        "employee": N_("Employee"), "contractor": N_("Contractor"),
        "university-employee": N_("Employee of the university"),
        "fellowship": N_("Fellowship"), "volunteer": N_("Volunteer"),
    },
    "leads_to": {
        "repeat-project": N_("another project"), "internship": N_("an internship"), "part-time": N_("a part-time job"),
        "full-time": N_("a full-time job"),
    },
    "applicants": {
        "1-5": N_("1 to 5 people applied"), "6-20": N_("6 to 20 people applied"),
        "21-50": N_("21 to 50 people applied"), "over-50": N_("More than 50 people applied"),
    },
    "ai_use": {
        "allowed": N_("You may use generative AI"), "disclose": N_("You may use generative AI if you say where"),
        "not-allowed": N_("No generative AI"),
    },
    "portfolio": {
        "public": N_("You may show the result to anyone"),
        "redacted": N_("You may show the result with parts left out"),
        "no": N_("The result stays with the employer"),
    },
    "starts": {"flexible": N_("when it suits you both"), "rolling": N_("as soon as someone fits")},
    "kind": {
        "company": N_("Company"), "startup": N_("Startup"), "nonprofit": N_("Nonprofit"),
        "government": N_("Public body"),
        "university": N_("University"), "open-source": N_("Open-source project"), "individual": N_("Individual"),
    },
}


def capitalize_first(words: str) -> str:
    """The words with a capital at their beginning, and the rest as it is."""
    return words[:1].upper() + words[1:]


def label_all(field: str) -> dict[str, str]:
    """The words for all choices of a field; none where a fork has added it."""
    return {value: _(words) for value, words in LABELS.get(field, {}).items()}


def label(field: str, value: str) -> str:
    """The words for a choice. One that a fork has added to its schema reads as its id, with spaces."""
    words = LABELS.get(field, {}).get(value)
    return _(words) if words else value.replace("-", " ").capitalize()
