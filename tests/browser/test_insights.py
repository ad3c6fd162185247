"""Pictures of numbers on the smallest screen: no two texts of them lie on each other, in any language."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Page

from accessible import PHONE
from boards import BoardFolder
from browser.test_languages import publish
from chance_board import write_board
from loading import open_page
from publish.insights.test_page import PARTS

pytestmark = pytest.mark.slow
# Texts that lie on another one, or reach out of their picture.
FIND = """() => {
    const found = [];
    for (const picture of document.querySelectorAll(".mb-picture")) {
        const frame = picture.getBoundingClientRect();
        const texts = [...picture.querySelectorAll("text")].filter(text => text.checkVisibility());
        const boxes = texts.map(text => [text.textContent, text.getBoundingClientRect()]);
        boxes.forEach(([words, box], place) => {
            const isWithin = box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.bottom <= frame.bottom;
            if (!isWithin) found.push(words);
            for (const [others, other] of boxes.slice(0, place)) {
                const isBeside = box.left < other.right && other.left < box.right;
                const isInLine = box.top < other.bottom - 2 && other.top < box.bottom - 2;
                if (isBeside && isInLine) found.push(`${words}, ${others}`);
            }
        });
    }
    return [document.querySelectorAll(".mb-picture").length, found];
}"""


@pytest.mark.parametrize("language", ["es", "fr", "de"])
def test_texts_in_pictures_keep_apart(
    page: Page, serve: Callable[[Path], str], tmp_path: Path, language: str,
) -> None:
    write_board(tmp_path / "board")
    folder = BoardFolder.__new__(BoardFolder)
    folder.root = tmp_path / "board"
    folder.write_policy()
    policy = folder.root / "schema/policy.yml"
    words = policy.read_text(encoding="utf-8")
    policy.write_text(words.replace("\nlanguage: en\n", f"\nlanguage: {language}\n"), encoding="utf-8")
    publish(folder, language, nullcontext())
    page.set_viewport_size(PHONE)
    open_page(page, f"{serve(folder.root / 'public')}insights/")
    pictures, found = page.evaluate(FIND)
    assert (pictures, found) == (len(PARTS), [])
