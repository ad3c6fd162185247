"""A board that is begun has this process speak its language."""

from collections.abc import Iterator

import pytest

from microboard.words.speech import speak


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak("en")
