"""Says on which day a listing was last confirmed, and on which day it therefore closes."""

from datetime import date, timedelta

from microboard.check.values.policy import Policy


def get_confirmed(posted: date, updated: date | None, last_confirmed: date | None, today: date) -> date:
    """The newest of the three days. One that lies ahead of `today` says nothing yet, and `posted` always counts."""
    return max([posted, *(day for day in (updated, last_confirmed) if day and day <= today)])


def get_last_day(deadline: date, confirmed: date, policy: Policy) -> date:
    """The last day on which people can apply: the deadline, or the day until which a confirmation holds."""
    return min(deadline, confirmed + timedelta(days=policy.unconfirmed_close_days))
