"""Changes some values in the text of a file, and leaves everything else in it as it stands, comments and order too."""

from collections.abc import Iterator, Mapping
from operator import itemgetter

import yaml

from microboard.intake.yaml_text import write_field, write_scalar
from microboard.read.yaml import LOADER, Value, parse_yaml

# Lines from the first up to the second, counted from 0, and those that come in their place.
Edit = tuple[int, int, list[str]]


def edit_text(text: str, before: Mapping[str, Value], after: Mapping[str, Value]) -> str:
    """The text of a file that holds `before`, with the values `after`; empty where that takes more than exchanging
    lines, as within brackets. What is new comes last. The text is read again: it holds just those values, or is none.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(line_end)
    root = yaml.compose(text, Loader=LOADER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return ""
    # From the last line up, so that places stay what they are, and an outer group's new fields come after an inner's.
    edits = sorted(_edit_group(root, before, after, lines), key=itemgetter(0, 1))
    for first, last, new in edits[::-1]:
        lines[first:last] = new
    edited = line_end.join(lines)
    parsed = parse_yaml(edited)
    return edited if parsed.values == after and not parsed.problems else ""


def _edit_group(
    group: yaml.MappingNode, before: Mapping[str, Value], after: Mapping[str, Value], lines: list[str]
) -> Iterator[Edit]:
    indent = " " * group.start_mark.column
    for key, node in group.value:
        old, new = before.get(key.value), after.get(key.value)
        if key.value not in after:
            yield key.start_mark.line, _find_end(node, lines), []
        elif isinstance(old, dict) and isinstance(new, dict) and not node.flow_style:
            yield from _edit_group(node, old, new, lines)
        elif old != new:
            yield _replace(key, node, new, lines, indent)
    added = [line for name in after if name not in before for line in write_field(name, after[name], indent)]
    if added:
        end = _find_end(group, lines)
        # Fields at the top stand apart where the last two do.
        is_apart = not indent and len(group.value) > 1 and not lines[_find_end(group.value[-2][1], lines)].strip()
        yield end, end, [""] * is_apart + added


def _replace(key: yaml.Node, node: yaml.Node, value: Value, lines: list[str], indent: str) -> Edit:
    """One value in the place of another: within its line where both need one alone, so that a comment behind stays."""
    first, start, end = key.start_mark.line, node.start_mark, node.end_mark
    line = lines[first]
    new = write_scalar(value, f"{indent}  ") if not isinstance(value, dict | list) else []
    if len(new) == 1 and start.line == end.line == first and start.column < end.column:
        return first, first + 1, [line[:start.column] + new[0] + line[end.column:]]
    return first, _find_end(node, lines), list(write_field(str(key.value), value, indent))


def _find_end(node: yaml.Node, lines: list[str]) -> int:
    """The line after the last one of a value. A list or a group in the parser's eyes goes on to what comes next."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _find_end(last[1] if isinstance(last, tuple) else last, lines)
    mark = node.end_mark
    end: int = mark.line + (mark.column > 0)
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    return max(end, node.start_mark.line + 1)
