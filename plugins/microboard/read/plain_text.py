"""Turns the bytes of a file into text without what nobody sees, and says where that was."""

from collections.abc import Iterator

from microboard.read.characters import PLAIN_BYTES, find_unwanted
from microboard.read.problem import Problem
from microboard.read.spaces import ODD_SPACE, mend_spaces
from microboard.read.unseen import MAYBE, drop_unseen, find_unseen, name_character
from microboard.words.speech import _

MAX_BYTES = 64 * 1024
# More messages about one file would not be read.
MAX_PROBLEMS = 100
# A longer line is not offered for copying.
MAX_LINE = 200


def read_characters(data: bytes, most: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    """The text of a file, and what is wrong with its characters. No text is returned when it can't be trusted, or
    when the file has more than `most` bytes."""
    if len(data) > most:
        message = _("The file has more than {size} KiB.", size=most // 1024)
        hint = _("Shorten the description, and link to what is long.")
        return None, [Problem.at((1, 1), "file-size", message, hint)]
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = _("Save the file as UTF-8 (in most editors: Save with encoding).")
        return None, [Problem.at((line, 1), "file-encoding", _("The file is not UTF-8 text."), hint)]
    # Most files have few other characters, or none.
    others = data.translate(None, PLAIN_BYTES).decode()
    found = find_unwanted(text) if find_unwanted(others) else None
    if found:
        line_start = text.rfind("\n", 0, found.start()) + 1
        position = text.count("\n", 0, found.start()) + 1, found.start() - line_start + 1
        return None, [Problem.at(position, "text-control", *word_unwanted(found[0]))]
    return _mend(text) if MAYBE.search(others) or ODD_SPACE.search(others) else (text, [])


def _mend(text: str) -> tuple[str, list[Problem]]:
    """The text as it was meant: a file with such a slip is still read, so that the rest of it is judged too."""
    lines = text.splitlines(keepends=True)
    bare = [line.splitlines()[0] for line in lines]
    seen = [drop_unseen(line) for line in bare]
    mended = list(mend_spaces(seen))
    problems: list[Problem] = []
    for number, (line, visible, meant) in enumerate(zip(bare, seen, mended, strict=True), 1):
        problems += [*_say_unseen(number, line, meant), *_say_spaces(number, visible, meant)]
    ends = [line[len(one):] for line, one in zip(lines, bare, strict=True)]
    return "".join(meant + end for meant, end in zip(mended, ends, strict=True)), problems[:MAX_PROBLEMS]


def _say_unseen(number: int, line: str, meant: str) -> Iterator[Problem]:
    first = next(find_unseen(line), None)
    if first:
        message = _("The text holds {character}, which nobody sees.", character=name_character(first[0][0]))
        hint = _("Write {line}, without it.", line=meant.strip())
        yield Problem.at((number, first.start() + 1), "text-control", message, _shorten(hint, meant), meant)


def _say_spaces(number: int, line: str, meant: str) -> Iterator[Problem]:
    at = next((at for at, character in enumerate(line) if meant[at:at + 1] != character), -1)
    if at >= 0:
        message = _("Here stands {character}, and only an ordinary space counts.", character=name_character(line[at]))
        hint = _("Write {line}, with ordinary spaces.", line=meant.strip())
        yield Problem.at((number, at + 1), "text-control", message, _shorten(hint, meant), meant)


def word_unwanted(character: str) -> tuple[str, str]:
    """The message and the hint for a character that no text may hold."""
    return (_("The text holds the invisible character {code}.", code=f"U+{ord(character):04X}"),
            _("Remove it, or type the text again."))


def _shorten(hint: str, line: str) -> str:
    """The hint, or one without the line where that is too long to be copied."""
    return hint if 0 < len(line.strip()) <= MAX_LINE else _("Remove it, or type the line again.")
