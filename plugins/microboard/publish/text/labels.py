"""What people read for the choices of a listing."""

LABELS: dict[str, dict[str, str]] = {
    "state": {
        "open": "Open", "closing-soon": "Closing soon", "closed": "Closed", "filled": "Filled",
        "withdrawn": "Withdrawn", "paused": "Paused", "completed": "Completed",
    },
    "schedule": {
        "flexible": "at hours you choose",
        "some-meetings": "mostly at hours you choose, with some meetings",
        "fixed-hours": "at fixed hours",
    },
    "pay": {"fixed": "for the project", "hourly": "an hour", "stipend": "as a stipend"},
    "paid": {
        "on-acceptance": "Paid when the work is accepted",
        "milestones": "Paid step by step, at milestones",
        "within-30-days": "Paid within 30 days",
        "payroll": "Paid through payroll",
    },
    "mode": {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On site"},
    "audience": {
        "high-school": "high-school students", "undergraduates": "undergraduates",
        "graduate-students": "graduate students", "recent-graduates": "recent graduates",
        "career-changers": "career-changers", "anyone": "anyone",
    },
    "work_authorization": {
        "not-needed": "No work permit needed",
        "required": "You need the right to work there already",
        "student-visa-ok": "A student visa that allows work is fine",
        "sponsorship": "The employer helps with a work permit",
        "citizens-only": "Citizens only",
        "not-specified": "The employer has not said what right to work is needed: ask before you apply",
    },
    # The same in a few words; for two of them, where it is goes on.
    "permit": {
        "not-needed": "No work permit needed", "required": "Right to work", "citizens-only": "Citizens",
        "student-visa-ok": "A student visa is fine", "sponsorship": "Help with a work permit",
        "not-specified": "Right to work: ask first",
    },
    "check_ins": {
        "daily": "Check-ins every day", "twice-weekly": "Check-ins twice a week", "weekly": "Weekly check-ins",
        "fortnightly": "Check-ins every two weeks", "start-and-end": "Meetings at the start and at the end",
    },
    "feedback": {"written": "written", "live": "in conversation", "rubric": "by a rubric"},
    "reference": {
        "on-request": "A reference on request", "letter": "A reference letter", "none": "No reference",
    },
    "reply_within": {
        "one-day": "Questions are answered within a day", "two-days": "Questions are answered within two days",
        "week": "Questions are answered within a week",
    },
    "ai_screening": {
        "none": "People read every application, and no AI sorts them",
        "assisted": "AI helps to sort applications, and people decide",
    },
    "engagement": {
        "employee": "Employee", "contractor": "Contractor", "university-employee": "Employee of the university",
        "fellowship": "Fellowship", "volunteer": "Volunteer",
    },
    "leads_to": {
        "repeat-project": "another project", "internship": "an internship", "part-time": "a part-time job",
        "full-time": "a full-time job",
    },
    "ai_use": {
        "allowed": "You may use generative AI", "disclose": "You may use generative AI if you say where",
        "not-allowed": "No generative AI",
    },
    "portfolio": {
        "public": "You may show the result to anyone", "redacted": "You may show the result with parts left out",
        "no": "The result stays with the employer",
    },
    "starts": {"flexible": "When it suits you both", "rolling": "As soon as someone fits"},
    "kind": {
        "company": "Company", "startup": "Startup", "nonprofit": "Nonprofit", "government": "Public body",
        "university": "University", "open-source": "Open-source project", "individual": "Individual",
    },
}


def capitalize_first(words: str) -> str:
    """The words with a capital at their beginning, and the rest as it is."""
    return words[:1].upper() + words[1:]


def label(field: str, value: str) -> str:
    """The words for a choice. One that a fork has added to its schema reads as its id, with spaces."""
    return LABELS.get(field, {}).get(value) or value.replace("-", " ").capitalize()
