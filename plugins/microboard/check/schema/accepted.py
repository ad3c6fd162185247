"""Says what the page on fraud tells of a board's rules: what every listing offers, what is refused and asked about."""

from collections.abc import Mapping
from typing import NamedTuple

from microboard.check.red_flags.red_flags import RedFlags
from microboard.check.values.policy import Policy


class Accepted(NamedTuple):
    """Whether all work `is_paid`; the least that is paid an hour, by currency, and the most hours a week (0 for any);
    and the titles of red flags, of those that refuse a listing and of those that ask."""

    is_paid: bool
    floors: Mapping[str, float]
    hours: float
    refused: tuple[str, ...]
    asked: tuple[str, ...]


def list_accepted(policy: Policy, red_flags: RedFlags) -> Accepted:
    """What a board with this policy and these red flags accepts."""
    return Accepted(
        not policy.is_unpaid_allowed and policy.asks("unpaid"),
        policy.floor_per_hour if policy.severities.get("pay-floor") == "error" else {},
        policy.max_hours_per_week if policy.severities.get("hours-per-week") == "error" else 0,
        _list_titles(policy, red_flags, "error"), _list_titles(policy, red_flags, "warning"))


def _list_titles(policy: Policy, red_flags: RedFlags, severity: str) -> tuple[str, ...]:
    return tuple(flag.title for flag in red_flags.flags if policy.get_severity(flag.id, flag.severity) == severity)
