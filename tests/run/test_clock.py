"""The day comes from the option, else from SOURCE_DATE_EPOCH, else from the clock; a deadline ends in UTC-12."""

from datetime import UTC, date, datetime

import pytest

from microboard.run.clock import get_closing, get_earth_date, read_clock


def test_a_day_is_its_noon_in_utc_whatever_the_environment() -> None:
    assert read_clock("2027-01-15", {"SOURCE_DATE_EPOCH": "0"}) == datetime(2027, 1, 15, 12, tzinfo=UTC)


def test_the_environment_is_asked_before_the_clock() -> None:
    assert read_clock("", {"SOURCE_DATE_EPOCH": "1800000000"}) == datetime(2027, 1, 15, 8, tzinfo=UTC)


def test_without_either_it_is_now_in_whole_seconds() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    now = read_clock("", {})
    assert before <= now <= datetime.now(UTC)
    assert now.microsecond == 0


@pytest.mark.parametrize("day", ["tomorrow", "2027-02-30", "20270115", "2027-W02-5", "15.01.2027", "2027-1-15"])
def test_what_is_no_day_is_said(day: str) -> None:
    with pytest.raises(ValueError, match=f'"{day}" is no date. Write year-month-day, for example 2027-01-15.'):
        read_clock(day)


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "2100-01-01", "9999-12-31"])
def test_a_year_that_nobody_can_mean_is_said(day: str) -> None:
    with pytest.raises(ValueError, match=f'"{day}" lies outside the years 1970 to 2099. Write for example 2027-01-15.'):
        read_clock(day)


@pytest.mark.parametrize("epoch", ["-1", "4102444800", "253402300799", "-62135596800"])
def test_an_epoch_of_such_a_year_is_said(epoch: str) -> None:
    with pytest.raises(ValueError, match=f'SOURCE_DATE_EPOCH is "{epoch}", which lies outside the years 1970 to 2099.'):
        read_clock("", {"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize("epoch", ["0", "1", "315532800", "4102444799"])
def test_the_first_and_the_last_moment_are_moments(epoch: str) -> None:
    assert read_clock("", {"SOURCE_DATE_EPOCH": epoch}).timestamp() == int(epoch)


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30])
def test_an_epoch_that_is_no_number_of_seconds_is_said(epoch: str) -> None:
    with pytest.raises(ValueError, match=f'SOURCE_DATE_EPOCH is "{epoch}". Write seconds since 1970'):
        read_clock("", {"SOURCE_DATE_EPOCH": epoch})


def test_a_deadline_is_over_when_its_day_has_ended_everywhere() -> None:
    closing = get_closing(date(2027, 1, 31))
    assert closing == datetime(2027, 2, 1, 12, tzinfo=UTC)
    assert get_earth_date(closing) == date(2027, 2, 1)
    assert get_earth_date(datetime(2027, 2, 1, 11, 59, tzinfo=UTC)) == date(2027, 1, 31)
