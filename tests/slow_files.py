"""Files of 64 KiB that are made to be slow to check, by name."""

import json
from collections.abc import Iterator

from boards import EMPLOYER, LISTING

SIZE = 64 * 1024


def fill(part: str, size: int = SIZE) -> str:
    """`part` again and again, at most `size` bytes; ``{n}`` in it counts."""
    if "{n}" not in part:
        return part * (size // len(part.encode()))
    lines: list[str] = []
    left = size
    for number in range(size):
        line = part.replace("{n}", str(number))
        left -= len(line.encode())
        if left < 0:
            break
        lines.append(line)
    return "".join(lines)


def flow(part: str, size: int) -> str:
    return f"[{fill(part + ', ', size)}]"


# What may stand for the value of a field.
VALUES: dict[str, str] = {
    "one long word": fill("a", 60_000),
    "many words": fill("word{n} ", 60_000),
    "spaces": " " * 60_000 + "x",
    "dots": fill("a.", 60_000),
    "hyphens": fill("a-", 60_000),
    "digits": fill("9", 60_000),
    "brackets of Markdown": fill("[", 60_000),
    "images of Markdown": fill("![a](", 60_000),
    "links of Markdown": fill("[a](http://{n}.x) ", 60_000),
    "link definitions": fill("[{n}]: <", 60_000),
    "angles": fill("<", 60_000),
    "opened autolinks": fill("<a:", 60_000),
    "backticks": fill("`", 60_000),
    "entities": fill("&lt;", 60_000),
    "at signs": fill("@a.", 60_000),
    "addresses": fill("https://a.example/", 60_000),
    "combining marks": "a" + "\u0301" * 29_000,
    "wide letters": "\ufdfa" * 19_000,
    "emoji": "👩‍👩‍👧‍👦" * 2_300,
    "zero width": "\u200b" * 19_000,
    "capitals and bangs": fill("WIN!!! ", 60_000),
    "dollars": fill("$9,999.99/", 60_000),
}
FIELDS = ("title", "description", "posted", "x-note")
# What may stand for a whole file, or before a good one.
WHOLE: dict[str, str] = {
    "many unknown fields": fill("field{n}: 1\n"),
    "many misspelt fields": fill("titl{n}: 1\n"),
    "nearly the same name": fill("descriptio{n}: 1\n"),
    "long unknown names": fill("d" * 200 + "{n}: 1\n"),
    "the same field": fill("title: x\n"),
    "many skills": "skills: " + flow("word{n}", 60_000) + "\n",
    "many near skills": "skills: " + flow("pytho{n}", 60_000) + "\n",
    "the same skill": "skills: " + flow("python", 60_000) + "\n",
    "many deliverables": "deliverables: " + flow("{what: 1}", 60_000) + "\n",
    "many empty groups": "deliverables: " + flow("{}", 60_000) + "\n",
    "many different groups": "skills: [" + fill("{{a{n}: 1}}, ", 60_000).replace("{{", "{").replace("}}", "}") + "]\n",
    "many different lists": "skills: " + flow("[{n}]", 60_000) + "\n",
    "words and numbers": "skills: " + flow("{n}, a{n}", 60_000) + "\n",
    "many places": "location: {mode: onsite, places: " + flow("{city: a}", 60_000) + "}\n",
    "many countries": "location: {mode: remote, applicants_from: " + flow("X{n}", 60_000) + "}\n",
    "a wide list": "x-list: " + flow("a", 60_000) + "\n",
    "a list of lists": "x-list: " + flow("[[[[[[[[]]]]]]]]", 60_000) + "\n",
    "deep brackets": "[" * SIZE,
    "deep braces": "{a: " * 16_000,
    "deep block": "".join(f"{' ' * depth}a:\n" for depth in range(350)),
    "question marks": "? " * 32_000,
    "dashes": "- " * 32_000,
    "documents": "---\n" * 16_000,
    "anchors": fill("&a{n} ", 60_000) + "x",
    "anchored list": "x: " + flow("&a{n} 1", 60_000) + "\n",
    "aliases": "x: [&a 1, " + fill("*a, ", 60_000) + "]\n",
    "tags": "x: " + flow("!a{n} 1", 60_000) + "\n",
    "merge keys": fill("<<: {a: 1}\n"),
    "open quote": 'title: "' + fill("a\n\n", 60_000),
    "open quote and fields": 'title: "\n' + fill("field{n}: 1\n", 60_000),
    "many open quotes": fill('a{n}: "b\n', 60_000),
    "open bracket": "skills: [" + fill("a{n}: b\n", 60_000),
    "tabs": fill("\t\n", 60_000),
    "block without indent": "description: |\n" + fill("text {n}\n", 60_000),
    "many blocks": fill("a{n}: |\n  b\n", 60_000) + "x\ny: z\n",
    "fields without space": fill("a{n}:b\n", 60_000),
    "fields without colon": fill("a{n}\n", 60_000) + "b: c\nd\n",
    "indented more and more": "".join(f"{' ' * (number % 90)}a{number}: b\n" for number in range(1_200)),
    "bad last line": fill("a{n}: b\n", 60_000) + "]\n",
    "comments": "# " + fill("#", 60_000) + "\n",
    "blank lines": "\n" * 60_000 + "]",
    "carriage returns": "\r" * 60_000 + "]",
    "next lines": "\x85" * 30_000 + "]",
    "escapes": 'title: "' + fill("\\u0041", 60_000) + '"\n',
    "bad escapes": 'title: "' + fill("\\q", 60_000) + '"\n',
    "percent": "%" * 60_000,
    "byte order marks": "\ufeff" * 20_000,
    "numbers": "x: " + flow("1e{n}", 60_000) + "\n",
    "floats": "x: " + flow("0." + "9" * 38, 60_000) + "\n",
    "dates": "x: " + flow("2026-01-01", 60_000) + "\n",
    "conflicts": fill("<<<<<<<\n", 60_000),
    "conflict at the end": fill("<<<<<< \n", 60_000) + "a: [",
}


def iterate_slow_files(good: str) -> Iterator[tuple[str, bytes]]:
    """Names and bytes, at most 64 KiB each; `good` is a listing that is fine."""
    room = SIZE - len(good.encode()) - 1
    for name, text in WHOLE.items():
        yield name, text.encode()[:SIZE]
        yield f"{name}, then a good listing", text.encode()[:room] + b"\n" + good.encode()
    for name, value in VALUES.items():
        for field in FIELDS:
            yield f"{field}: {name}", _write({**LISTING, field: value})
        for field in ("url", "email"):
            yield f"apply.{field}: {name}", _write({**LISTING, "apply": {**LISTING["apply"], field: value}})


def iterate_slow_employers() -> Iterator[tuple[str, bytes]]:
    """The same for employer.yml."""
    yield from ((name, text.encode()[:SIZE]) for name, text in WHOLE.items())
    for name, value in VALUES.items():
        for field in ("website", "about"):
            yield f"{field}: {name}", _write({**EMPLOYER, field: value})
        for field in ("domains", "maintainers"):
            yield f"{field}: {name}", _write({**EMPLOYER, field: [value]})


def _write(values: dict[str, object]) -> bytes:
    data = json.dumps(values, ensure_ascii=False).encode()
    assert len(data) <= SIZE
    return data
