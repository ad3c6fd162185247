"""The search for circles is put off, and goes on afterwards whatever happens."""

import gc

import pytest

from microboard.check.garbage import without_collecting


def fail() -> None:
    with without_collecting(), without_collecting():
        assert not gc.isenabled()
        raise ValueError("broken")


def test_it_goes_on_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"):
        fail()
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
