"""Turns an error of the YAML parser into what is wrong behind it, which often stands on a line above."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from microboard.read.characters import LINE_ENDS
from microboard.read.problem import Position, Problem
from microboard.read.unseen import name_character
from microboard.read.wording import word_syntax
from microboard.words.speech import _

LEAD = re.compile(r" *(- +)*")
FIELD = re.compile(r" *(- +)*[A-Za-z_][\w-]*:(\s|$)")
TIGHT_FIELD = re.compile(r" *(- +)*([A-Za-z_][\w-]*:)(?!//)\S")
# A field whose text follows, indented, on the next lines.
BLOCK = re.compile(r" *(- +)*([A-Za-z_][\w-]*:) +[|>][-+0-9]*\s*(#.*)?$")
# Further fields in the line of one.
CROWDED = re.compile(r" *(- +)*[A-Za-z_][\w-]*: [^\"'#]*?[,;] [A-Za-z_][\w-]*: [^\"'#]*?[,;] [A-Za-z_][\w-]*: ")
BLOCK_ENDS = re.compile(r" *(- |[a-z_][a-z0-9_-]*:(\s|$))")
# Everything up to the # that turns the rest of the line into a comment.
CUT_TEXT = re.compile(r" *(- +)*[A-Za-z_][\w-]*:[ \t]+[^\s\"'\[{|>#][^#]*[ \t]#")
# The same in a text that goes on from the line above.
CUT_MORE = re.compile(r" +(?![A-Za-z_][\w-]*:\s)[^\s\"'\[{|>#-][^#]*[ \t]#")
CUT_LIST = re.compile(r"[^#]*[ \t]#(?=\S[^#]*[\]}]|[^#]*[\]}]\s*$)")
CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")


@dataclass(frozen=True, slots=True)
class _Break:
    """Where the parser gave up, and its words. `begin` is the start of what it could not finish."""

    text: str
    lines: list[str]
    problem: str
    position: Position
    begin: Position

    def get_line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def get_above(self, number: int) -> int:
        """The nearest line above that says something, or 0."""
        return next((n for n in range(number - 1, 0, -1) if _says_something(self.get_line(n))), 0)

    @property
    def is_field(self) -> bool:
        """Whether a line that looks like a field is refused at its colon."""
        line, column = self.position
        return "mapping values" in self.problem and bool(FIELD.fullmatch(f"{self.get_line(line)[:column - 1]}:"))

    def get_suspect(self) -> int:
        """The line that should have been a field, or 0."""
        line, above = self.position[0], self.get_above(self.position[0])
        if "expected ':'" in self.problem:
            return self.begin[0]
        return above if self.is_field and _indent(self.get_line(above)) == _indent(self.get_line(line)) else 0


def find_syntax_problem(text: str, error: yaml.MarkedYAMLError) -> Problem:
    """What to say about a parser's `error` in `text`."""
    position = _place(error.problem_mark or error.context_mark)
    begin = _place(error.context_mark) if error.context_mark else position
    broken = _Break(text, text.splitlines(), error.problem or "", position, begin)
    for find in (_find_conflict, _find_line_end, _find_tab, _find_crowd, _find_bare_text, _find_open_quote, _find_rest,
                 _find_cut_text, _find_at_sign, _find_open_bracket, _find_tight_field, _find_bare_name, _find_misfit):
        found = find(broken)
        if found:
            return found
    return _say(position, *word_syntax(broken.problem))


def _find_conflict(broken: _Break) -> Problem | None:
    for number in range(1, broken.position[0] + 1):
        if CONFLICT.match(broken.get_line(number)):
            return _say((number, 1), _("Git could not merge two versions of these lines."),
                        _("Keep one of the two, and remove the lines <<<<<<<, ======= and >>>>>>>."))
    return None


def _find_line_end(broken: _Break) -> Problem | None:
    """A character that ends a line in YAML but not in editors, whose line numbers differ from there on."""
    ends = broken.text.splitlines(keepends=True)
    before = "".join(ends[:broken.position[0]])
    found = LINE_ENDS.search(before)
    if not found:
        return None
    start = before.rfind("\n", 0, found.start()) + 1
    place = before.count("\n", 0, found.start()) + 1, found.start() - start + 1
    message = _("Here stands {character}, which ends the line for YAML.", character=name_character(found[0]))
    return _say(place, message, _("Write an ordinary space."))


def _find_tab(broken: _Break) -> Problem | None:
    line = broken.position[0]
    found = re.match(r" *\t", broken.get_line(line))
    return _say((line, found.end()), _("A tab stands here."), _("Indent with spaces.")) if found else None


def _find_crowd(broken: _Break) -> Problem | None:
    line, column = broken.position
    is_one = "mapping values" in broken.problem and CROWDED.match(broken.get_line(line))
    return _say((line, column), _("Several fields stand in one line."),
                _("Begin a new line with each of them.")) if is_one else None


def _find_bare_text(broken: _Break) -> Problem | None:
    """The first line of a text after ``|`` or ``>`` that stands too far left to belong to it."""
    for number in range(broken.position[0], 0, -1):
        block = BLOCK.match(broken.get_line(number))
        if block:
            line = _find_outside(broken, number)
            return _say((line, 1), _("The text under {name} is not indented.", name=block[2]),
                        _("Put two spaces before every line.")) if line else None
    return None


def _find_outside(broken: _Break, block: int) -> int:
    least = len(broken.get_line(block)) - len(broken.get_line(block).lstrip()) + 1
    is_first = True
    for number in range(block + 1, broken.position[0] + 1):
        line = broken.get_line(number)
        indent = len(line) - len(line.lstrip())
        if not _says_something(line):
            continue
        if indent < least:
            ends = BLOCK_ENDS.match(line)
            in_list = broken.get_line(block).lstrip().startswith("- ")
            return 0 if ends and (in_list or not ends[1].startswith("-")) else number
        least, is_first = (indent if is_first else least), False
    return 0


def _find_open_quote(broken: _Break) -> Problem | None:
    begin = broken.begin if "end of stream" in broken.problem else None
    token = _get_token_before(broken)
    if isinstance(token, yaml.ScalarToken) and token.start_mark.line < token.end_mark.line:
        begin = _place(token.start_mark)
    return _say(begin, _("The quote opened here is never closed."),
                _("Close it where the value ends.")) if begin else None


def _find_rest(broken: _Break) -> Problem | None:
    token = _get_token_before(broken)
    if not token:
        return None
    is_text = isinstance(token, yaml.ScalarToken)
    message = _("Text goes on after the closing quote.") if is_text else _("Text goes on after the closing bracket.")
    # Around a value that holds double quotes, single ones are right.
    is_double = getattr(token, "style", "") == '"'
    return _say(broken.position, message, _("Put the whole value in single quotes.") if is_double else
                _("Put the whole value in double quotes."))


def _get_token_before(broken: _Break) -> yaml.Token | None:
    """The quoted text or the closing bracket after which the parser gave up, on the same line."""
    if not re.search(r"expected key|<block end>|expected '-'", broken.problem):
        return None
    last = None
    for token in _scan(broken.text):
        if _place(token.start_mark) >= broken.position:
            break
        last = token
    is_end = isinstance(last, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) or getattr(last, "style", None)
    return last if last and is_end and last.end_mark.line + 1 == broken.position[0] else None


def _scan(text: str) -> Iterator[yaml.Token]:
    try:
        yield from yaml.scan(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return


def _find_cut_text(broken: _Break) -> Problem | None:
    """A text or a list that ends at a # on its line, so that what follows below, or the closing bracket, is lost."""
    is_open = "expected ',' or" in broken.problem
    line = broken.begin[0] if is_open else broken.get_above(broken.get_suspect() or broken.position[0])
    text = broken.get_line(line)
    found = CUT_LIST.match(text) if is_open else CUT_TEXT.match(text) or CUT_MORE.match(text)
    if not found or (not is_open and FIELD.match(broken.get_line(line + 1))):
        return None
    return _say((line, found.end()), _("A space and # begin a comment, so the text ends here."),
                _("Put text that holds the sign in quotes."))


def _find_at_sign(broken: _Break) -> Problem | None:
    line, column = broken.position
    is_one = "cannot start any token" in broken.problem and broken.get_line(line)[column - 1:column] == "@"
    return _say(broken.position, _("A value cannot begin with @."),
                _("Write a login without it, and put other text in quotes.")) if is_one else None


def _find_open_bracket(broken: _Break) -> Problem | None:
    is_open = re.search(r"expected ',' or '[\]}]'", broken.problem) and broken.begin[0] < broken.position[0]
    return _say(broken.begin, *word_syntax(broken.problem)) if is_open else None


def _find_tight_field(broken: _Break) -> Problem | None:
    line = broken.get_suspect()
    found = TIGHT_FIELD.match(broken.get_line(line))
    while found and (above := TIGHT_FIELD.match(broken.get_line(broken.get_above(line)))):
        line, found = broken.get_above(line), above
    if not found:
        return None
    return _say((line, found.end(2)), _("The space after the colon is missing."),
                _('Put a space after "{name}".', name=found[2]))


def _find_bare_name(broken: _Break) -> Problem | None:
    line = broken.get_suspect()
    above = broken.get_line(broken.get_above(line)).rstrip()
    # Anywhere else it may be a text that goes on from the line above.
    is_first = not above or above.endswith(":")
    if not line or (broken.is_field and not is_first) or FIELD.match(broken.get_line(line)):
        return None
    return _say((line, _indent(broken.get_line(line)) + 1), *word_syntax("could not find expected ':'"))


def _find_misfit(broken: _Break) -> Problem | None:
    line = broken.position[0]
    here, above = broken.get_line(line), broken.get_line(broken.get_above(line))
    is_too_far_in = broken.is_field and FIELD.match(above) and _indent(above) < _indent(here)
    if is_too_far_in or ("document start" in broken.problem and FIELD.match(here)):
        return _say((line, _indent(here) + 1), *word_syntax("expected key"))
    return None


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    found = LEAD.match(line)
    return found.end() if found else 0


def _place(mark: yaml.Mark | None) -> Position:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _say(position: Position, message: str, hint: str) -> Problem:
    return Problem.at(position, "yaml-syntax", message, hint)
