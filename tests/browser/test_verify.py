"""Somebody drops a badge on the page of the board that gave it, and reads what it proves; nothing leaves the page."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from accessible import check, list_small, tab_to
from badges import EMAIL, Maintainer, read_payload
from boards import BARE, OUTCOME, BoardFolder, write_site
from conftest import Run
from loading import open_page
from microboard.badge.jose import encode

TITLE = "Ask <img src=x> customers about bread"


@pytest.fixture(scope="module")
def maintainer(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run) -> Maintainer:
    """A board that has given one badge, and revoked another."""
    root = tmp_path_factory.mktemp("badges")
    folder = BoardFolder(root / "board")
    folder.write_policy()
    folder.add("acme/bread", title=TITLE, status="completed", outcome=OUTCOME)
    made = Maintainer(folder, root / "keys")
    made.make_key()
    shutil.copy(made.issue(), root / "good.jwt")
    revoked = made.issue(email="ben@uni.example")
    shutil.copy(revoked, root / "revoked.jwt")
    assert made.run("revoke", str(revoked)).exit_code == 0
    write_site(folder.root, BARE, index="# Home\n")
    done = mkdocs(folder.root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def url(maintainer: Maintainer, serve) -> str:
    return f"{serve(maintainer.board.root / 'site')}verify/"


def choose(page: Page, badge: Path, words: str) -> None:
    page.locator("[name=file]").set_input_files(badge)
    expect(page.locator("#mb-verdict h2")).to_contain_text(words)
    expect(page.locator("#mb-said")).to_contain_text(words)


def test_a_badge_is_judged_in_words_and_only_the_boards_own_files_are_asked_for(
    page: Page, maintainer: Maintainer, url: str
) -> None:
    open_page(page, url)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    root = maintainer.keys.parent
    choose(page, root / "good.jwt", "This badge is genuine, and it holds.")
    facts = page.locator("#mb-verdict dl")
    for words in (TITLE, "Acme Bakery", "A table with forty answers: Every answer has a date", "Interviewing",
                  "22 November 2026"):
        expect(facts).to_contain_text(words)
    assert facts.locator("img").count() == 0
    expect(facts.get_by_role("link")).to_have_attribute("href", url.replace("verify/", "opportunities/acme/bread/"))
    expect(page.get_by_text("How good the work was.")).to_be_visible()
    check(page)
    page.get_by_label("Was it given to whoever").fill(f"{EMAIL.upper()}")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("output")).to_contain_text("Yes, the badge was given to this e-mail.")
    page.get_by_label("Was it given to whoever").fill("eve@uni.example")
    page.keyboard.press("Enter")
    expect(page.locator("output")).to_contain_text("No, the badge was given to another e-mail.")
    choose(page, root / "revoked.jwt", "has revoked it")
    expect(page.get_by_text("How good the work was.")).to_be_hidden()
    expect(page.locator("output")).to_be_empty()
    expect(page.get_by_label("Was it given to whoever")).to_have_value("")
    page.get_by_label("Was it given to whoever").fill("ben@uni.example")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("output")).to_contain_text("Yes, the badge was given to this e-mail.")
    expect(page.locator("output")).to_contain_text("The badge does not hold now.")
    choose(page, root / "board/site/badges/status.jwt", "it is no badge")
    expect(page.locator("#mb-whose")).to_be_hidden()
    assert {one.removeprefix(url.removesuffix("verify/")) for one in sent} == {"did.json", "badges/status.jwt"}
    link = open_page(page, url.replace("verify/", "story/")).get_by_role("link", name="Check it, and show it")
    expect(link).to_have_attribute("href", "../verify/")
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})").count("eyJ") == 0


def test_what_is_pasted_or_too_large_is_judged_by_the_keyboard_on_a_phone_in_the_dark(
    page: Page, maintainer: Maintainer, url: str, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="dark")
    open_page(page, url)
    head, body, signature = (maintainer.keys.parent / "good.jwt").read_text().strip().split(".")
    better = encode(str(read_payload(f".{body}.")).replace("'", '"').replace("True", "true").encode())
    page.get_by_label("What is in the file of a badge").fill(f"{head}.{better}.{signature}")
    tab_to(page, "#mb-token-form button", 2)
    page.keyboard.press("Enter")
    expect(page.locator("#mb-verdict h2")).to_contain_text("Do not trust this file.")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    check(page)
    (tmp_path / "large.jwt").write_bytes(b"a" * 3_000_000)
    choose(page, tmp_path / "large.jwt", "This is no signed badge.")
    page.locator("#mb-token-form").evaluate("""(form, text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "x.jwt"));
        form.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
    }""", f"{head}.{body}.{signature}")
    expect(page.locator("#mb-verdict h2")).to_contain_text("This badge is genuine")
    # A browser that knows no such key.
    page.evaluate("() => { SubtleCrypto.prototype.importKey = () => Promise.reject(new Error('not known')) }")
    page.locator("#mb-token-form button").click()
    expect(page.locator("#mb-verdict h2")).to_contain_text("This browser cannot check such signatures")
    expect(page.locator("#mb-whose")).to_be_hidden()


def test_what_is_pressed_is_large_enough_for_a_finger(browser: Browser, maintainer: Maintainer, url: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as context:
        page = open_page(context.new_page(), url)
        choose(page, maintainer.keys.parent / "good.jwt", "This badge is genuine")
        assert list_small(page, 44) == []
