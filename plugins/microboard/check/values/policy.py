"""What a board accepts, as `schema/policy.yml` says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from microboard.read import Document

# What stands for no licence, since a setting that is left out is as it ships.
NO_LICENCE = "none"
# Ten years: a schema of the board's own may set no limit, and days are added to dates.
MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Exchange:
    """Amounts that were `worth` the same on a day, by ISO 4217 currency."""

    day: date
    worth: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices of one board. Windows are in days, floors and warnings in money per hour by ISO 4217 currency.

    `board_maintainers` are GitHub logins. `blocked_employers` maps the id of an employer, or a host, to the reason.
    `related_employers` are groups of ids whose employers may have one name, website or domain.
    `severities` maps the id of a rule to ``error``, ``warning`` or ``off``. `language` is the one that the board speaks
    (BCP 47), `changed` the day on which people last changed the policy.
    """

    is_unpaid_allowed: bool
    floor_per_hour: Mapping[str, float]
    hourly_warning: Mapping[str, float]
    exchange: Exchange | None
    max_hours_per_week: float
    closing_soon_days: int
    deadline_warning_days: int
    deadline_error_days: int
    confirm_after_days: int
    unconfirmed_close_days: int
    posted_past_days: int
    listings_per_page: int
    feed_entries: int
    pair_feed_listings: int
    licence: str
    board_maintainers: tuple[str, ...]
    blocked_employers: Mapping[str, str]
    related_employers: tuple[frozenset[str], ...]
    severities: Mapping[str, str]
    language: str = "en"
    changed: date | None = None

    @property
    def unpaid(self) -> str:
        """``allowed`` or ``forbidden``."""
        return "allowed" if self.is_unpaid_allowed else "forbidden"

    def asks(self, rule: str) -> bool:
        """Whether the board has this rule."""
        return self.severities.get(rule) != "off"

    def get_severity(self, rule: str, otherwise: str) -> str:
        """How the board treats a rule that is of the severity `otherwise` unless it says more."""
        return self.severities.get(rule, otherwise)

    def without_warnings(self) -> "Policy":
        """The same policy with nothing but what is an error."""
        return replace(self, severities={rule: severity if severity == "error" else "off"
                                         for rule, severity in self.severities.items()})


def build_policy(document: Document) -> Policy:
    """The policy in a policy.yml that its schema accepts."""
    licence = document.get_text("pages", "licence") or NO_LICENCE
    return Policy(
        is_unpaid_allowed=document.get("pay", "unpaid") == "allowed",
        floor_per_hour=_get_amounts(document, "pay", "floor_per_hour"),
        hourly_warning=_get_amounts(document, "pay", "hourly_warning"),
        exchange=_get_exchange(document),
        max_hours_per_week=document.get_number("effort", "max_hours_per_week") or 0,
        closing_soon_days=_get_days(document, "closing_soon_days"),
        deadline_warning_days=_get_days(document, "deadline_warning_days"),
        deadline_error_days=_get_days(document, "deadline_error_days"),
        confirm_after_days=_get_days(document, "confirm_after_days"),
        unconfirmed_close_days=_get_days(document, "unconfirmed_close_days"),
        posted_past_days=_get_days(document, "posted_past_days"),
        listings_per_page=_get_whole(document, "pages", "listings_per_page"),
        feed_entries=_get_whole(document, "pages", "feed_entries"),
        pair_feed_listings=_get_whole(document, "pages", "pair_feed_listings"),
        licence="" if licence == NO_LICENCE else licence,
        board_maintainers=document.get_texts("people", "board_maintainers"),
        blocked_employers=_get_blocked(document),
        related_employers=_get_related(document),
        severities={rule: str(severity) for rule, severity in document.get_group("rules").items()},
        language=document.get_text("language") or "en",
        changed=document.get_date("changed"),
    )


def _get_blocked(document: Document) -> dict[str, str]:
    return {document.get_text("blocked_employers", index, "employer") or "":
            document.get_text("blocked_employers", index, "reason") or ""
            for index, _ in enumerate(document.get_list("blocked_employers"))}


def _get_related(document: Document) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(document.get_texts("related_employers", index, "employers"))
                 for index, _ in enumerate(document.get_list("related_employers")))


def _get_exchange(document: Document) -> Exchange | None:
    day = document.get_date("pay", "exchange", "date")
    worth = _get_amounts(document, "pay", "exchange", "worth")
    return Exchange(day, worth) if day and worth else None


def _get_days(document: Document, name: str) -> int:
    return max(0, min(_get_whole(document, "dates", name), MOST_DAYS))


def _get_whole(document: Document, *location: str) -> int:
    return int(document.get_number(*location) or 0)


def _get_amounts(document: Document, *location: str) -> dict[str, float]:
    return {currency: document.get_number(*location, currency) or 0 for currency in document.get_group(*location)}
