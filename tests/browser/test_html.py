"""Every page of the sample site is valid HTML."""

import json
import subprocess
from pathlib import Path
from typing import Any

from boards import ROOT

NODE = ROOT / ".venv/bin/node"
VALIDATE = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
RULES = {
    "extends": ["html-validate:recommended"],
    "root": True,
    "rules": {
        # Choices of one facet share its name, as the HTML standard has it for checkboxes; of buttons, one is pressed.
        "form-dup-name": ["error", {"shared": ["radio", "checkbox", "submit"]}],
        # A list may have a name (ARIA 1.2); readers hear which chips these are.
        "aria-label-misuse": ["error", {"allowAnyNamable": True}],
        # Filters answer at once, so there is nothing to submit.
        "wcag/h32": "off",
        # What is found while somebody types is listed below the field: no <select> does that (ARIA, combobox).
        "prefer-native-element": ["error", {"exclude": ["listbox"]}],
        # A title is what the employer wrote.
        "long-title": "off",
        # A matter of taste, which the theme's templates do not share.
        "no-trailing-whitespace": "off",
        "doctype-style": "off",
    },
}
# What Material itself breaks, outside the board's own part of a page; Markdown writes <hr />.
OF_THE_THEME = {"valid-id", "valid-autocomplete", "unique-landmark", "attribute-allowed-values", "void-style"}
# The card that scripts fill in is empty until they do.
EMPTY_CARD = "#mb-card"


def validate(work: Path, *folders: Path) -> dict[str, list[dict[str, Any]]]:
    """What html-validate says of these folders, by page."""
    config, report = work / "rules.json", work / "report.json"
    config.write_text(json.dumps(RULES), encoding="utf-8")
    pages = sorted(str(path) for folder in folders for path in folder.rglob("*.html"))
    # Into a file: into a pipe it writes no more than the first part.
    with report.open("w", encoding="utf-8") as output:
        done = subprocess.run([NODE, VALIDATE, "--config", config, "--formatter", "json", *pages],
                              stdout=output, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return {page["filePath"]: page["messages"] for page in json.loads(report.read_text(encoding="utf-8"))}


def find_own_lines(text: str) -> range:
    """The lines of a page that the board writes: all of its text, or its cards on a page written by hand."""
    for start in ('id="mb-start"', 'class="mb-cards"'):
        if start in text:
            return range(text[: text.index(start)].count("\n") + 1, text[: text.rindex("</article>")].count("\n") + 2)
    return range(0)


def test_every_page_is_valid(sample_site: Path, tmp_path: Path) -> None:
    problems = []
    for path, messages in validate(tmp_path, sample_site).items():
        own = find_own_lines(Path(path).read_text(encoding="utf-8"))
        for message in messages:
            is_theme = message["ruleId"] in OF_THE_THEME and message["line"] not in own
            if not is_theme and not str(message.get("selector")).startswith(EMPTY_CARD):
                place = f"{Path(path).relative_to(sample_site)}:{message['line']}:{message['column']}"
                problems.append(f"{place} {message['ruleId']}: {message['message']} ({message.get('selector')})")
    assert not problems, "\n".join(problems)


def test_a_page_that_is_not_valid_is_found(tmp_path: Path) -> None:
    page = '<!DOCTYPE html>\n<html lang="en"><head><title>One</title></head><body><p><div></div></p></body></html>\n'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert validate(tmp_path, tmp_path)
