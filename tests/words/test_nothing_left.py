"""In another language nothing English is left over, wherever people read."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from golden import outputs
from issues import write_issue
from microboard.answer.sayings import build_sayings
from microboard.cli import main
from microboard.intake.question import build_questions
from schemas import FILES, read_rules
from words.greek_board import write_greek_board
from words.pseudo import CLOSE, OPEN, TAG, find_latin, read_page, speaking

NAME = "Πίνακας"
# Names, which no language translates, and what people type.
NAMES = frozenset({
    "RSS", "Atom", "JSON", "Feed", "OPML", "API", "GitHub", "Markdown", "CC", "SQL", "SEO", "UX", "WordPress", "Figma",
    "JavaScript", "TypeScript", "Python", "Java", "Rust", "Git", "Linux", "DevOps", "CV", "AI", "Zapier", "NACE",
    "Microboard", "SELECT", "QR", "Slack", "Discord", "Mastodon", "Teams", "https", "example", "acme", "YAML",
})
# The words of the golden shell, and of the home page of the golden board.
SHELL = frozenset({"Edit", "Jobs", "Share", "Home", "Kinds", "Soon", "What", "came", "of", "it"})
# What it says stands beside ids, and the texts of rules are for people who run a board.
REFERENCE = "site/reference/"
# For programs, as it ships.
SCHEMAS = "site/schema/"
CODE = re.compile(
    r"`[^`]*`|\b[A-Z]{2,3}\b|[^\s⟦⟧]+@[^\s⟦⟧]+|https?://[^\s⟦⟧]+|#\w+|\b[a-z]+(?:[-_][a-z]+)+\b"
    r"|\b[\w.-]+\.(?:example|xml|json|ics|yml|org|com)\b[^\s⟦⟧]*")


def find_left(text: str) -> set[str]:
    """English words that are left over in a text."""
    return find_latin(CODE.sub(" ", text)) - NAMES


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Every output of the board, by path."""
    folder = tmp_path_factory.mktemp("greek")
    with speaking(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "NAME", NAME)
        board = write_greek_board(folder / "board").root
        yield {path: data.decode() for path, data in {
            **outputs.stamp_site(board, folder / "site"), **outputs.build_for_plugin(board),
            **outputs.write_forms(board),
            **{f"repository/.vscode/{path.name}": path.read_bytes() for path in (board / ".vscode").iterdir()},
        }.items() if not path.endswith(".png")}


def test_no_page_has_english_words_left(files: dict[str, str]) -> None:
    left = {path: found for path, html in files.items() if path.endswith(".html") and ".microboard" not in path
            and not path.startswith(REFERENCE) and (found := find_left(" ".join(read_page(html))) - SHELL)}
    assert left == {}


def test_no_feed_and_no_calendar_has_english_words_left(files: dict[str, str]) -> None:
    left = {}
    for path, text in files.items():
        if path.endswith(".ics"):
            said = [line.partition(":")[2] for line in re.sub(r"\r?\n[ \t]", "", text).splitlines()
                    if line.startswith(("SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME", "CATEGORIES", "LOCATION"))]
        elif path.endswith(("feed.xml", "atom.xml")):
            said = re.findall(r"<(?:title|description|summary|content|subtitle)[^>]*>(.*?)</", text, re.DOTALL)
        elif path.endswith("feed.json"):
            feed = json.loads(text)
            said = [feed["title"], feed.get("description", "")]
            said += [item.get(name, "") for item in feed["items"] for name in ("title", "summary", "content_html")]
        else:
            continue
        if found := find_left(" ".join(read_page(unescape(" ".join(said))))):
            left[path] = found
    assert left == {}


def test_no_form_has_english_words_left(files: dict[str, str]) -> None:
    forms = [yaml.safe_load(files[f"repository/.github/ISSUE_TEMPLATE/{name}.yml"])
             for name in ("opportunity", "report")]
    said = [form.get(name, "") for form in forms for name in ("name", "description", "title")]
    for element in (element for form in forms for element in form["body"]):
        about = element["attributes"]
        said += [str(about.get(name, "")) for name in ("label", "description", "value")]
        said += [one if isinstance(one, str) else one["label"] for one in about.get("options", ())]
    assert find_left(" ".join(said)) == set()
    for path in ("employer.yml", "first-project.yml"):
        lines = [line.lstrip().removeprefix("# ") for line in files[f"repository/opportunities/new-employer/{path}"]
                 .splitlines() if line.lstrip().startswith("# ") and not re.match(r"\s*# [a-z_-]+:", line)]
        assert find_left(" ".join(lines)) == set()


def list_texts(example: object) -> Iterator[str]:
    """What people read as words of a language: what has a space in it, or begins as a name does."""
    if isinstance(example, dict | list):
        for part in example.values() if isinstance(example, dict) else example:
            yield from list_texts(part)
    elif isinstance(example, str) and re.search("[a-z] |^[A-Z][a-z]", example):
        yield example


def test_no_example_has_english_words_left(files: dict[str, str]) -> None:
    texts = {text for name in ("opportunity", "employer")
             for place in iterate_schemas(json.loads(FILES[f"{name}.schema.json"]))
             for text in list_texts(place.get("examples", []))}
    assert len(texts) > 15
    left, said = {}, {}
    for path, data in files.items():
        if path.startswith(SCHEMAS):
            continue
        # A text may be cut by the end of a line in a comment.
        text = re.sub(r"\n *# ", " ", unescape(json.dumps(json.loads(data), ensure_ascii=False)
                                              if path.endswith(".json") else data))
        said[path] = {one for one in texts if f"{OPEN}{one}{CLOSE}" in text}
        for one in texts:
            text = text.replace(f"{OPEN}{one}{CLOSE}", "")
        left[path] = {one for one in texts if one in text}
    assert {path: found for path, found in left.items() if found} == {}
    for path in ("site/submit/index.html", "site/reference/fields.md",
                 "repository/.github/ISSUE_TEMPLATE/opportunity.yml", "repository/.vscode/opportunity.schema.json",
                 "repository/opportunities/new-employer/first-project.yml"):
        assert "Three sentences on why this interests you" in said[path], path


def iterate_schemas(part: object) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for below in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from iterate_schemas(below)


def test_the_browser_is_told_in_the_language(files: dict[str, str]) -> None:
    data = json.loads(files["site/api/v1/submit.json"])
    said = [case["says"] for rule in data["rules"] for case in rule["cases"]]
    said += [refused["says"] for refused in data["names"]["refused"]]
    index = json.loads(files["site/api/v1/index.json"])
    said += [word for facet in index["facets"] for word in facet["labels"]]
    assert find_left(" ".join(said)) == set()


def test_no_answer_has_english_words_left(tmp_path: Path) -> None:
    board = tmp_path / "board"
    outputs.lay(outputs.HERE / "board", board)
    # What a board writes itself stays as it is.
    (board / "schema/red-flags.yml").unlink()
    policy = board / "schema/policy.yml"
    policy.write_text(f"language: {TAG}\n{policy.read_text(encoding='utf-8')}", encoding="utf-8")
    with speaking():
        answers = outputs.answer_proposal(board)
        # Two deliverables, of which one is too short to be one, and nothing else that is asked for.
        label, = (one.label for one in build_questions(read_rules(board)) if one.location == ("deliverables",))
        issue = write_issue({label: "Α | Β\nΓ"}, board)
        sayings = "\n".join(build_sayings().values())
        reply = CliRunner().invoke(main, ["from-issue", "--board", str(board)], input=issue.encode()).output
        # Brackets are no letters, and stand in code.
        reply = reply.replace("`", "")
    assert "⟦Accepted when⟧:" in reply
    texts = {**{path: data.decode() for path, data in answers.items() if path.endswith("comment.md")},
             "reply": reply, "sayings": re.sub("[{][a-z]+[}]", "", sayings)}
    assert len(texts) == 3
    assert {path: left for path, text in texts.items()
            if (left := find_left(re.sub("```.*?```|<!--.*?-->", "", text, flags=re.DOTALL)))} == {}
