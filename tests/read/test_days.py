"""Only a day of the calendar, in a year that a board can mean, is a date."""

from datetime import date

import pytest

from boards import BoardFolder
from microboard.board import Board
from microboard.check import check_board
from microboard.check.values.dates import mend_date
from microboard.publish.feeds.calendars import iterate_calendars
from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from microboard.read.days import parse_date
from site_files import iterate_feeds, iterate_files

FAR = ["0001-01-01", "0999-12-31", "1969-12-31", "2100-01-01", "9999-12-30", "9999-12-31"]
FIELDS = ["posted", "updated", "last_confirmed", "starts", "apply__deadline", "apply__decision_by"]


@pytest.mark.parametrize("text", ["2026-02-30", "20260203", "2026-W05-1", "2026-1-2", "２０２６-01-02", "0000-01-01", 5,
                                  None, *FAR])
def test_anything_else_is_none(text: object) -> None:
    assert parse_date(text) is None


def test_the_first_and_the_last_day_are_days() -> None:
    assert (parse_date("1970-01-01"), parse_date("2099-12-31")) == (date(1970, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("text", ["31.12.9999", "1/13/0001", "31 December 2100", "1969/12/31"])
def test_no_such_day_is_suggested(text: str) -> None:
    assert mend_date(text) == ""


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("day", FAR)
def test_a_year_that_nobody_can_mean_is_said_of_every_date(folder: BoardFolder, field: str, day: str) -> None:
    folder.add(**{field: day})
    (problem,) = [one for one in check_board(folder.root, date(2026, 11, 23)).problems if one.severity == "error"]
    assert (problem.field, problem.rule) == (field.replace("__", "."), "value-format")
    assert problem.message == f'"{day}" lies outside the years 1970 to 2099.'


def build_all(board: Board) -> int:
    site = Site("Jobs", "https://org.example/jobs/")
    lists = build_lists(board)
    outputs = [*iterate_feeds(board, site, lists), *iterate_calendars(site, lists), *iterate_files(board, site)]
    return sum(len(output.data) for output in outputs)


@pytest.mark.parametrize("as_of", ["1970-01-01", "2026-11-23", "2099-12-31"])
@pytest.mark.parametrize("is_sample", [False, True])
def test_days_at_both_ends_are_published(folder: BoardFolder, as_of: str, is_sample: bool) -> None:
    folder.write_policy(deadline_error_days=3650, unconfirmed_close_days=3650)
    folder.add_employer(sample=is_sample)
    folder.add("acme/first", posted="1970-01-01", apply__deadline="1970-01-01", updated="1970-01-01")
    folder.add("acme/last", posted="2099-12-30", apply__deadline="2099-12-31", apply__decision_by="2099-12-31",
               starts="2099-12-31", last_confirmed="2099-12-31")
    assert build_all(folder.build(as_of))
