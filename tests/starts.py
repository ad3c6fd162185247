"""Lets the start of a project be agreed upon, whatever its listing says."""

from playwright.sync_api import Route


def let_start_be_agreed(route: Route) -> None:
    """The record of a listing, with a start that is flexible."""
    answer = route.fetch()
    route.fulfill(response=answer, json={**answer.json(), "starts": "flexible", "effort": {"hours": 32, "weeks": 4}})
