"""Turns YAML text into plain values and the position of each, refusing everything a listing does not need."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NoReturn

import yaml

from microboard.read.blocks import find_blocks
from microboard.read.characters import find_unwanted
from microboard.read.plain_text import MAX_PROBLEMS, word_unwanted
from microboard.read.problem import Location, Position, Problem, shorten
from microboard.read.scalars import read_scalar
from microboard.read.spaces import ODD_SPACE, trim_spaces
from microboard.read.syntax import find_syntax_problem
from microboard.read.unseen import drop_unseen, find_unseen, name_character
from microboard.read.wording import word_syntax
from microboard.words.speech import _

MAX_DEPTH = 20
# libyaml is 12 times faster; a PyYAML without it reads the same, slower.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


@dataclass(slots=True)
class Parsed:
    """The values in `text`, and where they stand. `plain` keeps the text of unquoted values that are not text, `ends`
    where the unquoted ones end, `blocks` where the lines of a text begin that is written as a block."""

    text: str = ""
    values: Value = None
    positions: dict[Location, Position] = field(default_factory=dict)
    keys: dict[Location, Position] = field(default_factory=dict)
    plain: dict[Location, str] = field(default_factory=dict)
    ends: dict[Location, Position] = field(default_factory=dict)
    blocks: dict[Location, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = True


class _StopError(Exception):
    """Stops the reading: anything after this would be a guess."""


def parse_yaml(text: str) -> Parsed:
    """Parse one document. Never raises: `problems` says what is wrong; where values are missing, `is_whole` is False.

    Works on parser events, so nothing is constructed, an alias is refused before it is followed, and nesting is
    refused at `MAX_DEPTH` before it is walked.
    """
    parsed = Parsed(text)
    try:
        _read_document(yaml.parse(text, Loader=LOADER), parsed)
        parsed.blocks = find_blocks(text, parsed.values, parsed.blocks)
    except yaml.MarkedYAMLError as error:
        parsed.problems.append(find_syntax_problem(text, error))
        parsed.is_whole = False
    except yaml.YAMLError:
        parsed.problems.append(Problem.at((1, 1), "yaml-syntax", *word_syntax("")))
        parsed.is_whole = False
    except _StopError:
        parsed.is_whole = False
    return parsed


def _read_document(events: Iterator[yaml.Event], parsed: Parsed) -> None:
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents == 2:
                _stop(parsed, event, "yaml-documents", _("A second document starts here."),
                      _("Keep one listing per file, and remove the line ---."))
        elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
            parsed.values = _read_value(event, events, (), parsed)


def _read_value(event: yaml.Event, events: Iterator[yaml.Event], at: Location, parsed: Parsed) -> Value:
    parsed.positions[at] = _position(event)
    if isinstance(event, yaml.AliasEvent):
        _stop(parsed, event, "yaml-alias", _("The alias {name} repeats another value.", name=f"*{event.anchor}"),
              _("Write the value out here."))
    _refuse_decoration(event, parsed)
    if isinstance(event, yaml.ScalarEvent):
        return _read_text(event, at, parsed)
    if len(at) >= MAX_DEPTH:
        _stop(parsed, event, "yaml-depth", _("Values are nested more than {limit} deep.", limit=MAX_DEPTH),
              _("Close the brackets, or follow a sample listing."))
    if isinstance(event, yaml.SequenceStartEvent):
        return _read_list(events, at, parsed)
    return _read_group(events, at, parsed)


def _read_list(events: Iterator[yaml.Event], at: Location, parsed: Parsed) -> Value:
    values: list[Value] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        values.append(_read_value(event, events, (*at, len(values)), parsed))
    return values


def _read_group(events: Iterator[yaml.Event], at: Location, parsed: Parsed) -> Value:
    values: dict[str, Value] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        if not isinstance(event, yaml.ScalarEvent):
            _stop(parsed, event, "yaml-key", _("A field's name must be a word, not a list or a group."),
                  _("Put the name first, then a colon and a space, then the value."))
        _refuse_decoration(event, parsed)
        name = _read_visible(event, parsed)
        where = (*at, name)
        value = _read_value(next(events), events, where, parsed) if name not in values else _skip(events, parsed)
        if name in values:
            first = parsed.keys[where][0]
            message = _("The field {name} stands twice (first on line {line}).", name=shorten(name), line=first)
            _add(parsed, event, "yaml-duplicate-key", message, _("Keep one of the two."))
            continue
        parsed.keys[where] = _position(event)
        values[name] = value
    return values


def _skip(events: Iterator[yaml.Event], parsed: Parsed) -> Value:
    """Read past a value without keeping it."""
    aside = Parsed(problems=parsed.problems)
    return _read_value(next(events), events, (), aside)


def _read_text(event: yaml.ScalarEvent, at: Location, parsed: Parsed) -> Value:
    text = _read_visible(event, parsed)
    if event.style == "|":
        parsed.blocks[at] = _position(event)
    if event.style:  # quoted, or a block
        return text
    parsed.ends[at] = _place(event.end_mark)
    value = read_scalar(text)
    if not isinstance(value, str) and value is not None:
        parsed.plain[at] = text
    return value


def _read_visible(event: yaml.ScalarEvent, parsed: Parsed) -> str:
    """The text of a scalar without invisible characters: from escapes in quotes, or spaces around a value or a name."""
    text: str = event.value
    if text.isascii() and text.isprintable():
        return text
    found = find_unwanted(text)
    if found:
        _add(parsed, event, "text-control", *word_unwanted(found[0]))
        parsed.is_whole = False
    for unseen in islice(find_unseen(text), 1):
        message = _("The text holds {character}, which nobody sees.", character=name_character(unseen[0][0]))
        _add(parsed, event, "text-control", message, _("Remove it, or type the text again."))
    text = drop_unseen(text)
    bare = text if event.style else trim_spaces(text)
    if bare != text:
        odd = next(filter(ODD_SPACE.match, text.replace(bare, "", 1)), " ")
        message = _("Around the value stands {character}, and only an ordinary space counts.",
                    character=name_character(odd))
        hint = _("Write {line}, with ordinary spaces.", line=bare) if bare else _("Remove it, or type the line again.")
        _add(parsed, event, "text-control", message, hint)
    return bare


def _refuse_decoration(event: yaml.Event, parsed: Parsed) -> None:
    anchor = getattr(event, "anchor", None)
    if anchor:
        _add(parsed, event, "yaml-alias", _("The anchor {name} marks a value for repetition.", name=f"&{anchor}"),
             _("Remove {name}, and write values out where they are needed.", name=f"&{anchor}"))
    tag = getattr(event, "tag", None)
    if tag:
        _add(parsed, event, "yaml-tag", _("The tag {name} asks for a special kind of value.", name=shorten(tag)),
             _("Remove the word that begins with an exclamation mark."))
        parsed.is_whole = False


def _position(event: yaml.Event) -> Position:
    return _place(event.start_mark)


def _place(mark: Any) -> Position:
    """Line and column, from 1, of a mark. The library has two kinds of marks."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _add(parsed: Parsed, event: yaml.Event, rule: str, message: str, hint: str) -> None:
    if len(parsed.problems) < MAX_PROBLEMS:
        parsed.problems.append(Problem.at(_position(event), rule, message, hint))


def _stop(parsed: Parsed, event: yaml.Event, rule: str, message: str, hint: str) -> NoReturn:
    parsed.problems.append(Problem.at(_position(event), rule, message, hint))
    raise _StopError
