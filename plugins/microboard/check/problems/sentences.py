"""Small parts of the sentences that problems are told in."""


def start(shown: str) -> str:
    """The beginning of a sentence."""
    return shown[0].upper() + shown[1:] if shown.startswith("a ") else shown


def end(sentence: str) -> str:
    """The sentence with its full stop; nothing stays nothing."""
    return sentence if not sentence or sentence.endswith((".", "?", "!", '."')) else f"{sentence}."


def count(number: int, noun: str) -> str:
    """``1 character``, ``2 characters``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
