"""What a board shows: opportunities, and who offers them. Immutable, and free of any engine."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from microboard.check.fields.field import Field
from microboard.check.values.regions import Region
from microboard.check.values.vocabulary import Term
from microboard.read.address import name_file, name_page
from microboard.words.speech import _

State = Literal["open", "closing-soon", "closed", "filled", "withdrawn", "paused", "completed"]
OPEN_STATES = frozenset({"open", "closing-soon"})


@dataclass(frozen=True, slots=True)
class Own:
    """What a file says in a field that no part of the program knows by name: one of the board's own, most often.
    `value` is what the file holds, with a day as a date."""

    field: Field
    value: str | float | bool | date | tuple[str, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The choices that are made; of a text, the text itself, with an id that fits into an address."""
        if self.field.choices:
            made = self.value if isinstance(self.value, tuple) else (self.value,)
            return tuple(term for term in self.field.choices if term.id in made)
        if self.field.kind == "yes-no":
            yes, no = list_answers()
            return (yes if self.value else no,)
        name = name_text(str(self.value)) if self.field.has_free_text else ""
        return (Term(name, str(self.value)),) if name else ()


def list_answers() -> tuple[Term, Term]:
    """Yes and no."""
    return Term("yes", _("Yes")), Term("no", _("No"))


def name_text(text: str) -> str:
    """The letters and digits of any alphabet, with hyphens between: `Europe/Lisbon` is ``europe-lisbon``."""
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-")[:60]


@dataclass(frozen=True, slots=True)
class Employer:
    """Who offers (schema.org: hiringOrganization). `id` is the folder's name, `country` an ISO 3166-1 code,
    `maintainers` the GitHub logins of those who may change the folder, `domains` the hosts that its links may use,
    `logo` a picture (PNG), `own` what it says in fields of the board's own, and `domain_confirmed` the day on which its
    site named the board, where that holds.
    """

    id: str
    name: str
    kind: str
    sector: Term
    website: str
    about: str
    country: str
    maintainers: tuple[str, ...]
    is_sample: bool
    domains: tuple[str, ...] = ()
    logo: bytes = b""
    own: tuple[Own, ...] = ()
    domain_confirmed: date | None = None

    @property
    def path(self) -> str:
        """Where its page is, relative to the site."""
        return f"employers/{self.id}/"

    @property
    def logo_path(self) -> str:
        """Where its picture is, or nothing where it has none."""
        return f"{self.path}logo.png" if self.logo else ""

    def list_own(self, place: str) -> list[Own]:
        """What it says in fields of the board's own that are shown at a `place`: ``card``, ``facts`` or ``below``."""
        return [own for own in self.own if place in own.field.shown]


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One thing that is handed over, and how both sides know that it is done."""

    what: str
    accepted_when: str


@dataclass(frozen=True, slots=True)
class Effort:
    """Hours in all, calendar weeks, and hours per week (derived)."""

    hours: float
    weeks: float
    schedule: str
    per_week: float


@dataclass(frozen=True, slots=True)
class Pay:
    """What is paid. `amount` and `per_hour` (derived) are in `currency` (ISO 4217), and None for unpaid work. They are
    the lower ends of a range, where there are upper ones: `amount_to` and `per_hour_to` (derived)."""

    type: str
    amount: float | None
    currency: str
    paid: str
    per_hour: float | None
    amount_to: float | None = None
    per_hour_to: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of work. `country` is an ISO 3166-1 code."""

    city: str
    region: str
    country: str


@dataclass(frozen=True, slots=True)
class Location:
    """Where the work is done. `applicants_from` holds country codes, those of `regions` among them; empty means
    worldwide, for remote work."""

    mode: str
    applicants_from: tuple[str, ...]
    places: tuple[Place, ...]
    regions: tuple[Region, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country that is named, sorted."""
        return tuple(sorted({*self.applicants_from, *(place.country for place in self.places)}))

    @property
    def lone_countries(self) -> tuple[str, ...]:
        """Those that are named, and not as a part of a region, sorted."""
        inside = {code for region in self.regions for code in region.countries}
        return tuple(code for code in self.countries if code not in inside)


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who may apply, and what right to work is asked for."""

    audience: tuple[str, ...]
    work_authorization: str


@dataclass(frozen=True, slots=True)
class Mentor:
    """Who guides, how often, and what feedback there is."""

    role: str
    check_ins: str
    feedback: tuple[str, ...]
    reference: str
    introductions: str
    reply_within: str = ""


@dataclass(frozen=True, slots=True)
class Apply:
    """How to apply, until when. `last_day` (derived) is the `deadline`, or an earlier day on which the listing closes
    because nobody confirms it. It ends Anywhere on Earth, at the moment `closes` (UTC, derived)."""

    url: str
    email: str
    deadline: date
    last_day: date
    closes: datetime
    decision_by: date | None
    materials: tuple[str, ...]
    ai_screening: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """What the employer does so that the project can count for a course."""

    possible: bool
    learning_agreement: bool
    evaluation: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a completed project, as its employer tells it. Days count from the deadline to the choice, and from
    the work being accepted to the pay; `applicants` is a band such as ``6-20``. What is not told is None or empty."""

    text: str
    selected: int | None
    applicants: str
    answered_everyone: bool | None
    decided_in_days: int | None
    paid_in_days: int | None
    led_to: tuple[str, ...]
    links: tuple[str, ...]


# Compared by identity: a board has each opportunity once, and comparing forty fields is slow.
@dataclass(frozen=True, slots=True, eq=False)
class Opportunity:
    """One micro-internship (schema.org: JobPosting).

    `id` is ``employer/listing``, and `formerly` are earlier ids, the first one first. `starts` is a date, ``flexible``,
    ``rolling`` or empty. `changed` is `updated`, else `posted`. `confirmed` is the newest of `changed` and
    `last_confirmed`. `days_left` counts from today Anywhere on Earth: 0 on the last day, negative after it.
    """

    id: str
    employer: Employer
    title: str
    summary: str
    category: Term
    skills: tuple[Term, ...]
    skills_taught: tuple[Term, ...]
    competencies: tuple[Term, ...]
    deliverables: tuple[Deliverable, ...]
    effort: Effort
    pay: Pay
    location: Location
    eligibility: Eligibility
    mentor: Mentor
    apply: Apply
    posted: date
    changed: date
    last_confirmed: date | None
    confirmed: date
    starts: date | str
    openings: int
    engagement: str
    leads_to: tuple[str, ...]
    credit: Credit | None
    learning_objectives: tuple[str, ...]
    accessibility: str
    language: str
    nda: bool | None
    ai_use: str
    portfolio: str
    formerly: tuple[str, ...]
    outcome: Outcome | None
    description: str
    state: State
    days_left: int
    own: tuple[Own, ...] = ()

    @property
    def path(self) -> str:
        """Where its page is, relative to the site."""
        return name_page(self.id)

    @property
    def first_path(self) -> str:
        """Where its page was first: what feeds and calendars know it by, wherever it moves."""
        return name_page(self.formerly[0]) if self.formerly else self.path

    @property
    def source(self) -> str:
        """The file it comes from, relative to the board."""
        return name_file(self.id)

    @property
    def all_own(self) -> tuple[Own, ...]:
        """What it says in fields of the board's own, and then what its employer says in those."""
        return (*self.own, *self.employer.own)

    def get_own(self, name: str) -> Own | None:
        """What it or its employer says in the field of the board's own with this name."""
        return next((own for own in self.all_own if own.field.name == name), None)

    def list_own_ids(self, name: str) -> list[str]:
        """The ids of the choices that it makes in that field."""
        own = self.get_own(name)
        return [term.id for term in own.terms] if own else []

    @property
    def is_open(self) -> bool:
        """Whether people can apply."""
        return self.state in OPEN_STATES

    @property
    def ended(self) -> date:
        """The day on which one that is closed did: its last day, or that of the last change where the employer closed
        it earlier."""
        return self.apply.last_day if self.state == "closed" else min(self.apply.last_day, self.changed)

    @property
    def closes_early(self) -> bool:
        """Whether it closes, or has closed, before its deadline because nobody has confirmed it."""
        return self.apply.last_day < self.apply.deadline

    @property
    def is_unconfirmed(self) -> bool:
        """Whether it is closed only because nobody has confirmed it: its deadline is still ahead."""
        return self.state == "closed" and self.days_left + (self.apply.deadline - self.apply.last_day).days >= 0
