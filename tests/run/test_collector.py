"""The garbage collector is paused, and goes on afterwards whatever happens."""

import gc

import pytest

from microboard.run.collector import paused_collector


def fail() -> None:
    with paused_collector(), paused_collector():
        assert not gc.isenabled()
        raise ValueError("broken")


def test_it_goes_on_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"):
        fail()
    assert gc.isenabled()


def test_nothing_stays_out_of_its_sight() -> None:
    before = gc.get_freeze_count()
    with paused_collector():
        pass
    assert gc.get_freeze_count() == before


def test_what_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
