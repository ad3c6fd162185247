"""Says what a column of a table can give: a field of a listing or its employer, a name, or several fields at once."""

from collections import Counter
from collections.abc import Iterator, Mapping

from microboard.check.schema.rulebook import Rulebook
from microboard.check.values.near import find_called
from microboard.intake.question import Question, list_questions
from microboard.words.speech import N_, _

EMPLOYER = "employer"
# The listing's id, such as acme/survey, and the employer's part of it: whoever leaves them out gets names from titles.
ID, EMPLOYER_ID = "id", f"{EMPLOYER}.id"
# Groups of fields that people write in one cell.
PARTS = ("pay", "location", "apply")
# What stands in one cell of `location`, where it has several columns.
PLACE = (CITY, REGION, COUNTRY) = ("location.city", "location.region", "location.country")
SEPARATOR = ", "
# What people call a column, beside the names of fields and what forms call them.
CALLED = {
    "title": N_("project title, project, project name, job title, position, role, headline"),
    "summary": N_("short description, in one sentence, abstract, teaser"),
    "description": N_("project description, full description, details, about the project, what you will do, tasks"),
    "category": N_("kind of work, type of work, area, field"),
    "skills": N_("skills needed, required skills, needed skills, tools"),
    "skills_taught": N_("skills gained, what you will learn, skills you will learn"),
    "deliverables": N_("results, outcomes, deliverable, output, what is handed over"),
    "effort.hours": N_("total hours, hours in total, number of hours, estimated hours, workload"),
    "effort.weeks": N_("duration in weeks, number of weeks, duration"),
    "pay": N_("compensation, salary, payment, wage, stipend, budget, remuneration"),
    "location": N_("place, where, work location, office"),
    CITY: N_("city, town"),
    REGION: N_("region, state, province"),
    COUNTRY: N_("country"),
    "eligibility.audience": N_("who can apply, open to, candidates, students"),
    "eligibility.work_authorization": N_("visa, work permit, right to work"),
    "mentor.role": N_("mentor, supervisor, supervised by, role of the mentor"),
    "mentor.check_ins": N_("meetings, frequency of meetings"),
    "apply": N_("how to apply, contact, application, apply at, application link"),
    "apply.email": N_("e-mail, email, mail, e-mail address, email address, contact e-mail, contact email"),
    "apply.deadline": N_("apply by, closing date, application deadline, deadline for applications, closes, last day"),
    "apply.materials": N_("documents, what to send, attachments"),
    "starts": N_("start date, start, begins, project start"),
    "openings": N_("number of places, vacancies, number of positions, seats"),
    "posted": N_("date posted, published"),
    "employer.name": N_("employer, company, organisation, organization, host, company name, partner"),
    "employer.kind": N_("type of organisation, organisation type, type of employer"),
    "employer.sector": N_("industry, branch"),
    "employer.website": N_("website, homepage, company website, web site"),
    "employer.about": N_("about the company, company description, about the organisation, about us"),
    "employer.country": N_("country of the employer, company country"),
    "employer.maintainers": N_("GitHub, GitHub login, GitHub user name"),
}


def name_target(question: Question) -> str:
    """What a mapping calls a field: ``pay.amount``, ``employer.name``."""
    return ".".join(question.location if question.file == "opportunity" else (EMPLOYER, *question.location))


def list_targets(rulebook: Rulebook) -> dict[str, Question | None]:
    """Everything that a column can give, by its name, with the question that reads it where one does."""
    fields = {name_target(question): question for question in list_questions(rulebook)}
    return {ID: None, EMPLOYER_ID: None, **dict.fromkeys((*PARTS, *PLACE)), **fields}


def propose(columns: tuple[str, ...], targets: Mapping[str, Question | None]) -> dict[str, str]:
    """Column -> what it most likely gives, or nothing. Nothing is given twice: what is called just so comes first."""
    called = _name_all(targets)
    if CITY not in {called.get(name) for column in columns for name in _simplify(column)}:
        # Without a city, a country is that of the employer, and a region is no place.
        called |= dict.fromkeys(_list_called(COUNTRY), f"{EMPLOYER}.country") | dict.fromkeys(_list_called(REGION), "")
    found: dict[str, str] = {}
    for find in (called.get, lambda text: find_called(text, called)):
        for column in columns:
            target = found.get(column) or next(filter(None, map(find, _simplify(column))), "")
            if target not in found.values():
                found[column] = target
    return {column: found.get(column, "") for column in columns}


def _name_all(targets: Mapping[str, Question | None]) -> dict[str, str]:
    """What people call it, in small letters -> the target. Of two of one name, the first counts."""
    labels = Counter(question.field.label.casefold() for question in targets.values() if question)
    names: dict[str, str] = {}
    for target, question in targets.items():
        for name in (target, target.replace(".", " ").replace("_", " "), *_list_labels(question, labels)):
            names.setdefault(name.casefold(), target)
    for target in CALLED:
        for name in _list_called(target):
            names.setdefault(name, target)
    return names


def _list_called(target: str) -> Iterator[str]:
    for called in (CALLED[target], _(CALLED[target])):
        yield from called.casefold().split(SEPARATOR)


def _list_labels(question: Question | None, labels: Mapping[str, int]) -> Iterator[str]:
    """What forms call the field; without its group only where no other field is called so. An employer's name is a word
    that means anything in a table of listings."""
    if question:
        yield question.label
        yield question.label.replace(":", "")
        if question.file == "opportunity" and labels[question.field.label.casefold()] == 1:
            yield question.field.label


def _simplify(column: str) -> Iterator[str]:
    """The header in small letters, and without what stands in brackets: Pay (EUR)."""
    text = " ".join(column.replace("*", " ").split()).casefold().rstrip(":?")
    yield text
    yield " ".join(text.partition("(")[0].split())
