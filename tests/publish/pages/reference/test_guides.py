"""Guides that ship lead nowhere that a board has not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from microboard.check import check_board
from microboard.check.problems.report import build_text
from microboard.publish.pages.reference.guides import leave_out_links, read_guides
from microboard.run.clock import read_clock
from microboard.words.catalogue import list_languages
from microboard.words.speech import speak
from schemas import write_language


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak("en")


def leave_out(text: str) -> str:
    return leave_out_links({"guides/a.md": text}, {"guides/b.md", "feeds/index.md"}.__contains__)["guides/a.md"]


@pytest.mark.parametrize(("text", "left"), [
    ("See [b](b.md#part) and [feeds](../feeds/index.md).", "See [b](b.md#part) and [feeds](../feeds/index.md)."),
    ("See [what\nis gone](c.md#part).", "See what\nis gone."),
    ("![A picture](../pictures/a.png){ .mb-shot }\n", "\n"),
    ("- **[B](b.md).** Here,\n  too.\n- **[C](c.md).** Not here,\n  nor there.\n", "- **[B](b.md).** Here,\n  too.\n"),
    ("[Law](https://law.example/) and [above](#top)", "[Law](https://law.example/) and [above](#top)"),
])
def test_what_leads_to_no_page_is_left_out(text: str, left: str) -> None:
    assert leave_out(text) == left


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_language_has_guides_with_links_between_them(language: str) -> None:
    speak(language)
    guides = read_guides()
    assert {"guides/index.md", "guides/students.md", "guides/employers.md"} <= set(guides)
    told = leave_out_links(guides, lambda path: path in guides)
    assert "](students.md)" in told["guides/index.md"]
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]*)", "".join(told.values()))
    assert {link.removeprefix("../") for link in links} <= {name.removeprefix("guides/") for name in guides}


@pytest.mark.parametrize("language", list_languages())
def test_the_listing_in_the_guide_is_fine_and_what_the_check_says_of_it_stands_there(
    language: str, tmp_path: Path
) -> None:
    speak(language)
    guide = read_guides()["guides/employers.md"]
    employer, listing = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)[:2]
    write_language(tmp_path, language)
    folder = tmp_path / "opportunities/lantern-bikes"
    folder.mkdir(parents=True)
    (folder / "employer.yml").write_text(employer, encoding="utf-8")

    def check(text: str) -> str:
        (folder / "rider-interviews.yml").write_text(text, encoding="utf-8")
        return build_text(check_board(tmp_path, read_clock("2027-01-11").date()).problems)

    assert check(listing).count("\n") == 1, check(listing)
    wrong = listing.replace("title:", "titel:", 1).replace("amount: 480", "amount: negotiable")
    assert f"```text\n{check(wrong)}```" in guide
