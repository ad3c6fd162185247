"""An employer who has never used git writes a listing, and the check accepts what the form has written."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from accessible import DESKTOP, PHONE, check, list_stops
from boards import ROOT, TODAY, write_site
from hostile import TEXTS
from loading import open_page, settle
from microboard.check import Scope, check_board
from microboard.cli import main
from microboard.read import read_document
from schemas import RULEBOOK

CATEGORIES = list(RULEBOOK.vocabulary.categories)
# By the field's path: what somebody enters. Lists are ticked, or fill rows.
LISTING: dict[str, Any] = {
    "title": "Ask ten riders why they stay away",
    "summary": "Call ten people who used to come to our evenings, and tell us what would bring them back.",
    "category": "market-research", "skills": ["interviewing", "writing"], "competencies": ["communication"],
    "deliverables": [{"what": "Notes of ten interviews", "accepted_when": "Each covers the five questions"},
                     {"what": "A report of four pages"}],
    "effort.hours": "24", "effort.weeks": "4", "effort.schedule": "flexible",
    "pay.type": "fixed", "pay.amount": "480", "pay.currency": "EUR", "pay.paid": "payroll",
    "location.mode": "remote", "eligibility.audience": ["anyone"], "eligibility.work_authorization": "not-needed",
    "mentor.role": "Workshop coordinator", "mentor.check_ins": "weekly", "mentor.feedback": ["written", "live"],
    "apply.url": "https://lantern-bikes.example/riders",
    "description": "**Why.** They stay away: we do not know why.\n\n- one # thing\n- another\n\n" + "More of it. " * 20,
}
EMPLOYER = {
    "name": "Norðurljós & Søn", "kind": "company", "sector": "retail", "website": "https://nordurljos.example/",
    "domains": ["nordurljos.example"], "about": "Two shops: one in the north, one in the south.", "country": "NO",
    "maintainers": ["nordur-ana"],
}
HOSTILE = ("<img src=x onerror=window.hit=1>", "</script><script>window.hit=1</script>", "yes: no # {{ 7*7 }} - [x]",
           "\"'`&amp;&lt; \\u0041 %0A ]]>", "👩‍👧 עברית ﷽ Z̆̑͐", "2027-01-31", "*a &b !c |")
# Fill a field through its own controls, as typing does.
FILL = """([part, entered]) => {
    const root = document.querySelector(part);
    const say = (control, kind) => control.dispatchEvent(new Event(kind, {bubbles: true}));
    const enter = (field, value) => {
        if (field.dataset.kind === "choices") {
            for (const id of value) field.querySelector(`input[value="${id}"]`).click();
        } else if (field.dataset.kind === "rows") {
            value.slice(1).forEach(() => field.querySelector(".mb-add").click());
            [...field.querySelectorAll(".mb-row")].forEach((row, at) => {
                for (const inner of row.querySelectorAll("[data-path]")) {
                    const one = inner.dataset.path ? value[at][inner.dataset.path] : value[at];
                    if (one !== undefined) enter(inner, one);
                }
            });
        } else {
            let control = field.querySelector("input, select, textarea");
            if (field.dataset.kind === "dated" && ![...control.options].some(option => option.value === value)) {
                control.value = "date";
                control = field.querySelector("input");
            }
            control.focus();
            control.value = value;
            say(control, "input");
            say(control, "change");
        }
    };
    for (const [path, value] of Object.entries(entered)) {
        const field = [...root.querySelectorAll(`[data-path="${path}"]`)]
            .find(one => !one.parentElement.closest("[data-path]"));
        if (!field) throw new Error(`There is no field ${path}.`);
        enter(field, value);
    }
}"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory, sample_board: Path) -> Path:
    """The sample board, with a repository."""
    root = tmp_path_factory.mktemp("submit") / "board"
    for name in ("opportunities", "schema", "docs"):
        shutil.copytree(sample_board / name, root / name)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("# repo_url: https://github.com/your-org/your-board", "repo_url: https://github.com/org/board")
    config = config.replace("# edit_uri:", "edit_uri:")
    return write_site(root, config)


@pytest.fixture(scope="module")
def site(board: Path, mkdocs, serve) -> str:
    done = mkdocs(board, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
    assert done.returncode == 0, done.stderr
    return serve(board / "site")


@pytest.fixture
def form(page: Page, site: str) -> Page:
    """The page, opened by somebody new, every part of it unfolded. The theme asks GitHub how many stars there are."""
    open_page(page, f"{site}submit/")
    unfold(page)
    return page


def unfold(page: Page) -> None:
    page.evaluate("for (const part of document.querySelectorAll('.mb-submit details')) part.open = true")


def fill(page: Page, entered: dict[str, Any], part: str = "#mb-listing-fields") -> None:
    page.evaluate(FILL, [part, entered])


def choose_employer(page: Page, employer: str = "lantern-bikes") -> None:
    page.get_by_label("An employer who is on this board already").check()
    page.locator(f"#mb-employer option[value={employer}]").wait_for(state="attached")
    page.select_option("#mb-employer", employer)


def send(page: Page) -> None:
    page.get_by_role("button", name="Check and write the file").click()


def read_files(page: Page) -> dict[str, str]:
    """The files that the form has written, by path."""
    expect(page.locator("#mb-output")).to_be_visible()
    unfold(page)
    paths = page.locator(".mb-file code").all_text_contents()
    return dict(zip(paths, page.locator(".mb-yaml code").all_text_contents(), strict=True))


def find_problems(board: Path, files: dict[str, str], work: Path) -> list[str]:
    """What `microboard check` says about the files on a copy of the board."""
    root = work / "board"
    shutil.copytree(board, root, ignore=shutil.ignore_patterns("site", "docs"))
    for path, text in files.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="")
    checked = check_board(root, date.fromisoformat(TODAY), Scope(changed=list(files)))
    return [f"{one.path}: {one.message}" for one in checked.problems if one.path in files]


@pytest.mark.parametrize("is_new", [False, True])
def test_from_an_empty_form_to_a_file_that_the_check_accepts_in_every_category(
    is_new: bool, form: Page, board: Path, tmp_path: Path
) -> None:
    form.set_viewport_size(PHONE if is_new else DESKTOP)
    if is_new:
        fill(form, EMPLOYER, "#mb-employer-fields")
        fill(form, {**LISTING, "apply.url": "https://jobs.nordurljos.example/riders",
                    "location.mode": "onsite", "location.places": [{"city": "Tromsø", "country": "NO"}],
                    "pay.type": "hourly", "pay.amount": "190.50", "pay.currency": "NOK"})
    else:
        choose_employer(form)
        fill(form, {**LISTING, "starts": "flexible", "nda": "false", "ai_use": "disclose",
                    "credit.possible": "true", "learning_objectives": ["Plan an interview", "Ask without leading"],
                    "location.mode": "hybrid", "location.places": [{"city": "Galway", "country": "IE"}]})
    folder = "nordurljos-son" if is_new else "lantern-bikes"
    listing = f"opportunities/{folder}/ask-ten-riders-why-they-stay-away.yml"
    for category in CATEGORIES[is_new::2]:
        fill(form, {"category": category})
        send(form)
        files = read_files(form)
        if is_new:
            assert form.input_value("#mb-folder") == folder
        assert list(files) == ([f"opportunities/{folder}/employer.yml"] if is_new else []) + [listing]
        assert find_problems(board, files, tmp_path / category) == []
        document, _ = read_document(tmp_path / category / "board", listing)
        assert document
        assert document.get("category") == category
        assert document.get("description") == LISTING["description"].strip()
        assert document.get("location", "places", 0, "country") == ("NO" if is_new else "IE")
        link = form.locator(".mb-steps a").first.get_attribute("href") or ""
        assert link.startswith("https://github.com/org/board/new/main?filename=opportunities%2F")
        assert parse_qs(urlsplit(link).query)["value"] == [next(iter(files.values()))]


def test_what_looks_like_fraud_is_said_in_the_form(form: Page, board: Path, tmp_path: Path) -> None:
    choose_employer(form)
    fill(form, {**LISTING, "title": "EARN MONEY FAST at home, every day",
                "summary": "Pay a small registration fee before you begin, and we send you the work by post.",
                "accessibility": "Write to us on WhatsApp for that"})
    send(form)
    summary = form.locator("#mb-summary")
    expect(summary).to_contain_text("registration fee")
    expect(form.locator("#mb-output")).to_be_hidden()
    said = form.locator("form.mb-form, form").last.inner_text()
    assert '"EARN MONEY FAST" shouts.' in said
    # The rest is written, and the check says the same of it.
    fill(form, {"summary": LISTING["summary"]})
    form.fill("#mb-file", "fraud")
    send(form)
    found = find_problems(board, read_files(form), tmp_path)
    assert any("WhatsApp" in one for one in found)
    for one in found:
        assert one.partition(": ")[2] in form.locator("main").inner_text()


def test_the_website_brings_its_domain_and_nothing_is_promised_for_anybody(form: Page) -> None:
    domain = form.locator("#mb-e-domains-0")
    website = form.locator("#mb-e-website")
    website.focus()
    form.locator("#mb-employer option").nth(1).wait_for(state="attached")
    website.press_sequentially("www.new-bakery.example/about")
    website.press("Tab")
    expect(website).to_have_value("https://www.new-bakery.example/about")
    expect(domain).to_have_value("new-bakery.example")
    domain.fill("https://www.bread.example/shop")
    domain.press("Tab")
    expect(domain).to_have_value("bread.example")
    website.fill("https://other.example/")
    expect(domain).to_have_value("bread.example")
    expect(form.locator("#mb-f-apply-decision-by")).to_have_value("")


def test_enter_in_a_line_sends_nothing(form: Page) -> None:
    choose_employer(form)
    form.locator('[data-path="title"] input').press("Enter")
    expect(form.locator("#mb-summary")).to_be_hidden()


def test_every_hostile_text_is_only_text_in_the_preview(form: Page) -> None:
    choose_employer(form)
    fill(form, {**LISTING, "location.mode": "onsite", "location.places": [{"city": "Porto", "country": "PT"}]})
    # What a card shows of what somebody types, for each text: all of them in one page, one after the other.
    wrong = form.evaluate("""async texts => {
        const controls = ["title", "summary", "city"].map(name =>
            document.querySelector(`[data-path="${name}"] :is(input, textarea)`))
        const card = document.querySelector("#mb-preview .mb-card")
        const shape = () => [...document.querySelector("#mb-preview").querySelectorAll("*")]
            .map(one => `${one.localName} ${one.getAttributeNames().sort()}`).join()
        const before = shape(), flat = text => text.replace(/\\s+/g, " ").trim()
        const wrong = []
        for (const text of texts) {
            // The form reads all of its fields whenever one changes.
            for (const control of controls) control.value = text
            controls[0].dispatchEvent(new Event("input", {bubbles: true}))
            await new Promise(done => setTimeout(done))
            const shown = document.querySelector("#mb-preview").textContent
            if (window.hit || shape() !== before || !flat(shown).includes(flat(controls[0].value))) wrong.push(text)
        }
        return wrong
    }""", [text for text in TEXTS if "\n" not in text])
    assert wrong == []


def test_hostile_texts_are_shown_as_text_and_come_back_unchanged(
    form: Page, site: str, board: Path, tmp_path: Path
) -> None:
    texts = [(text * 3).ljust(41, ".") for text in HOSTILE]
    whole = " ".join(HOSTILE)
    for number, text in enumerate(texts):
        # From a place without the form, which would keep its draft while it goes away.
        form.goto(f"{site}api/v1/index.json")
        form.evaluate("localStorage.clear()")
        form.goto(f"{site}submit/")
        choose_employer(form)
        entered = {
            **LISTING, "title": text[:90], "summary": f"{text} and so on", "mentor.role": text[:80],
            "deliverables": [{"what": text, "accepted_when": text}], "mentor.introductions": text,
            "accessibility": text,
            "location.mode": "onsite", "location.places": [{"city": text[:80], "region": text[:80], "country": "PT"}],
            "apply.materials": [text, f"{text} again"], "learning_objectives": [text],
            "description": f"{text}\n\n    {whole}\n\n{text}" + " more" * 40,
        }
        fill(form, entered)
        form.fill("#mb-file", f"hostile-{number}")
        card = form.locator("#mb-preview .mb-card")
        expect(card.locator(".mb-card__title")).to_have_text(text[:90].strip())
        expect(card.locator(".mb-card__summary")).to_have_text(f"{text} and so on")
        expect(card.locator(".mb-fact--place")).to_contain_text(text[:80].strip())
        send(form)
        files = read_files(form)
        # Three signs of exclamation are a reason to look twice, and no more.
        assert [one for one in find_problems(board, files, tmp_path / str(number)) if "shouts" not in one] == []
        document, _ = read_document(tmp_path / f"{number}/board", f"opportunities/lantern-bikes/hostile-{number}.yml")
        assert document
        for path in ("title", "summary", "mentor.role", "mentor.introductions", "accessibility", "deliverables",
                     "location.places", "apply.materials", "learning_objectives", "description"):
            assert document.get(*path.split(".")) == strip(entered[path])
        assert form.evaluate("window.hit") is None
        assert form.locator(".mb-submit img, .mb-submit script").count() == 0


def strip(value: Any) -> Any:
    if isinstance(value, list):
        return [strip(one) for one in value]
    return {name: strip(one) for name, one in value.items()} if isinstance(value, dict) else value.strip()


def test_a_character_that_no_file_may_hold_is_named(form: Page) -> None:
    choose_employer(form)
    fill(form, {**LISTING, "title": "Ask ten riders \u202ewhy they stay"})
    send(form)
    expect(form.locator("#mb-summary")).to_contain_text("The text holds the invisible character U+202E.")


def test_a_draft_survives_and_can_be_cleared(form: Page, site: str) -> None:
    choose_employer(form, "tally-lane")
    fill(form, {**LISTING, "starts": "2027-01-11", "location.mode": "onsite",
                "location.places": [{"city": "Porto", "country": "PT"}, {"city": "Braga", "country": "PT"}]})
    form.fill("#mb-file", "my-own-name")
    for _ in range(2):
        form.goto(f"{site}opportunities/")
        form.goto(f"{site}submit/")
        expect(form.locator("#mb-draft")).to_contain_text("Welcome back")
        expect(form.locator("#mb-employer")).to_have_value("tally-lane")
        expect(form.locator("#mb-f-title")).to_have_value(LISTING["title"])
        expect(form.locator("#mb-file")).to_have_value("my-own-name")
        expect(form.locator("#mb-f-starts-day")).to_have_value("2027-01-11")
        expect(form.locator("#mb-f-location-places-1-city")).to_have_value("Braga")
        expect(form.locator("#mb-f-skills input:checked")).to_have_count(2)
        expect(form.locator("#mb-preview")).to_contain_text("On site, Porto and Braga")
        form.locator("#mb-f-mentor-role").press("End")
    form.on("dialog", lambda dialog: dialog.accept())
    form.get_by_role("button", name="Clear this draft").click()
    expect(form.locator("#mb-f-title")).to_have_value("")
    expect(form.locator("#mb-f-apply-deadline")).to_have_value("2026-12-14")
    form.reload()
    expect(form.locator("#mb-f-title")).to_have_value("")
    assert form.evaluate("Object.keys(localStorage).filter(name => name.startsWith('microboard:draft'))") == []


@pytest.mark.parametrize("spoil", [
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
])
def test_a_browser_that_keeps_nothing_says_so_and_writes_the_file(
    context: BrowserContext, site: str, spoil: str
) -> None:
    context.add_init_script(spoil)
    page = context.new_page()  # The theme's own script fails here.
    page.clock.install(time=f"{TODAY}T12:00:00Z")
    open_page(page, f"{site}submit/")
    choose_employer(page)
    fill(page, LISTING)
    expect(page.locator("#mb-draft")).to_contain_text("This browser keeps nothing for this site")
    send(page)
    assert len(read_files(page)) == 1


STORED = [
    "not json", "[]", '{"version": 2, "draft": {"listing": {"title": "x"}}}', '{"version": 1, "draft": []}',
    '{"version": 1, "draft": {"who": 1, "names": 2, "listing": {"title": ["a"], "skills": "sql", "deliverables": [1, '
    'null, {"what": {}}], "starts": {}, "location.applicants_from": ["<img src=x onerror=hit()>"]}, "employer": null}}',
]


def test_whatever_is_in_the_storage_the_form_works(page: Page, site: str) -> None:
    path = urlsplit(site).path
    for stored in STORED:
        # From a place without the form, which would keep its draft while it goes away.
        page.goto(f"{site}api/v1/index.json")
        page.evaluate(f"localStorage.setItem('microboard:draft:{path}', {json.dumps(stored)})")
        open_page(page, f"{site}submit/")
        expect(page.locator("#mb-f-title")).to_have_value("")
        page.fill("#mb-f-title", "Ask ten riders why")
        expect(page.locator("#mb-preview")).to_contain_text("Ask ten riders why")
        assert page.locator(".mb-submit img").count() == 0


def test_what_is_wrong_is_said_when_a_field_was_left(form: Page) -> None:
    title = form.locator("#mb-f-title")
    title.focus()
    title.press_sequentially("Short")
    expect(form.locator("#mb-f-title-error")).to_be_hidden()
    title.press("Tab")
    expect(form.locator("#mb-f-title-error")).to_have_text(
        "The text has 5 characters; at least 12 are needed. Add at least 7 characters.")
    expect(title).to_have_attribute("aria-invalid", "true")
    assert "mb-f-title-error" in (title.get_attribute("aria-describedby") or "")
    title.fill("Short but long enough")
    expect(form.locator("#mb-f-title-error")).to_be_hidden()
    assert title.get_attribute("aria-invalid") is None


LIVE: list[tuple[dict[str, Any], str, str]] = [
    ({"effort.hours": "100", "effort.weeks": "2"}, "effort-hours",
     "100 hours in 2 weeks are 50 a week; at most 40 fit."),
    ({"effort.hours": "40", "pay.type": "fixed", "pay.amount": "400", "pay.currency": "EUR"}, "pay-amount",
     "400 EUR for 40 hours are 10 an hour; the floor is 15. Write at least 600"),
    ({"pay.type": "hourly", "pay.amount": "480", "pay.currency": "EUR"}, "pay-amount",
     "480 EUR is the pay for each hour."),
    ({"pay.amount": "600 EUR"}, "pay-amount", '"600 EUR" is not a number. Write the number alone: 600.'),
    ({"apply.deadline": "2026-11-01"}, "apply-deadline", "2026-11-01 is before posted (2026-11-23)."),
    ({"apply.deadline": "2027-05-01"}, "apply-deadline", "The deadline is 159 days after posted."),
    ({"apply.url": "lantern-bikes.example/x"}, "apply-url",
     "Write https://lantern-bikes.example/x if that page exists."),
    ({"apply.url": "https://forms.example/x"}, "apply-url",
     '"forms.example" is not among the domains of this employer.'),
    ({"apply.email": "ana"}, "apply-email", '"ana" is no e-mail address.'),
    ({"eligibility.work_authorization": "not-specified"}, "eligibility-work-authorization",
     "does not say what right to work"),
    ({"@file": "Employer"}, "", 'The name "Employer" is not made of small letters, digits and single hyphens.'),
    ({"@file": "index"}, "", 'The name "index" is used by the site itself.'),
    ({"@file": "rider-interviews"}, "", "The name rider-interviews is taken on this board."),
]


def test_the_rules_of_the_check_speak_up_live(form: Page, board: Path) -> None:
    choose_employer(form)
    taken = next((board / "opportunities/lantern-bikes").glob("[!e]*.yml")).stem
    for entered, field, words in LIVE:
        fill(form, {"@file": taken} if entered == {"@file": "rider-interviews"} else entered)
        form.locator("#mb-f-mentor-role").focus()
        expect(form.locator(f"#mb-f-{field}-error" if field else "#mb-file-error")).to_contain_text(
            words.replace("rider-interviews", taken))


def test_the_summary_leads_to_every_field_in_order(form: Page) -> None:
    send(form)
    summary = form.locator("#mb-summary")
    expect(summary).to_be_focused()
    links = summary.get_by_role("link")
    names = links.locator("strong").all_text_contents()
    assert names[:3] == ["Name:", "Kind:", "Sector:"]
    assert names.index("Title:") < names.index("Skills:") < names.index("Hours in all:") < names.index("Description:")
    expect(summary.locator("h2")).to_have_text(f"{len(names)} things are to be mended")
    for name, target in (("Title:", "#mb-f-title"), ("Skills:", "#mb-f-skills input[type=checkbox] >> nth=0"),
                         ("Deliverables:", "#mb-f-deliverables-0-what"), ("Link to apply:", "#mb-f-apply-url")):
        links.filter(has_text=name).first.press("Enter")
        expect(form.locator(target)).to_be_focused()


def test_fields_come_and_go_with_the_choice_that_they_depend_on(form: Page) -> None:
    field: Any = lambda path: form.locator(f"#mb-listing-fields [data-path='{path}']").first  # noqa: E731
    expect(field("location.applicants_from")).to_be_hidden()
    expect(field("location.places")).to_be_hidden()
    form.select_option("#mb-f-location-mode", "remote")
    expect(field("location.applicants_from")).to_be_visible()
    form.get_by_label("People may apply from").select_option("some")
    form.select_option("#mb-f-location-applicants-from-0", "PT")
    field("location.applicants_from").get_by_role("button", name="Add another").press("Enter")
    expect(form.locator("#mb-f-location-applicants-from-1")).to_be_focused()
    form.select_option("#mb-f-location-applicants-from-1", "BR")
    expect(form.locator("#mb-preview")).to_contain_text("Remote, from Brazil and Portugal")
    form.select_option("#mb-f-location-applicants-from-1", "EU")
    # Portugal is in it.
    expect(form.locator("#mb-preview")).to_contain_text("Remote, from the European Union")
    form.select_option("#mb-f-location-mode", "onsite")
    expect(field("location.applicants_from")).to_be_hidden()
    expect(field("location.places")).to_be_visible()


def test_a_range_of_pay_is_in_the_preview_as_on_the_board(form: Page) -> None:
    fill(form, {"effort.hours": "40", "pay.type": "fixed", "pay.amount": "800", "pay.amount_to": "1000",
                "pay.currency": "EUR"})
    for words in ("€20 to €25", "€800 to €1,000"):
        expect(form.locator("#mb-preview")).to_contain_text(words)
    fill(form, {"pay.type": "hourly", "pay.amount": "20", "pay.amount_to": "25"})
    expect(form.locator("#mb-preview")).to_contain_text("about €800 to €1,000")


def test_rows_are_added_and_removed_with_the_focus_at_hand(form: Page) -> None:
    rows = form.locator("#mb-f-deliverables .mb-row")
    add = form.locator("#mb-f-deliverables .mb-add")
    for number in range(1, 6):
        add.press("Enter")
        expect(form.locator(f"#mb-f-deliverables-{number}-what")).to_be_focused()
    expect(rows).to_have_count(6)
    expect(add).to_be_hidden()
    form.fill("#mb-f-deliverables-5-what", "the last")
    rows.nth(2).get_by_role("button").press("Enter")
    expect(form.locator("#mb-f-deliverables-2-what")).to_be_focused()
    expect(form.locator("#mb-f-deliverables-4-what")).to_have_value("the last")
    expect(rows.nth(4).get_by_role("button")).to_have_text("Remove deliverables 5")
    for _ in range(6):
        rows.first.get_by_role("button").press("Enter")
    expect(rows).to_have_count(1)
    expect(form.locator("#mb-f-deliverables-0-what")).to_have_value("")


def test_skills_are_found_by_word_and_limited(form: Page) -> None:
    form.get_by_label("Find in skills").first.fill("data")
    found = form.locator("#mb-f-skills .mb-options label:visible").all_inner_texts()
    assert [text.strip() for text in found] == ["Data analysis", "Data visualisation"]
    form.get_by_label("Find in skills").first.fill("sourdough")
    expect(form.locator("#mb-f-skills .mb-none")).to_contain_text("No choice is called that.")
    form.get_by_label("Find in skills").first.fill("")
    expect(form.locator("#mb-f-skills .mb-none")).to_be_empty()
    boxes = form.locator("#mb-f-skills input[type=checkbox]")
    for number in range(8):
        boxes.nth(number).check()
    boxes.nth(8).click()
    expect(boxes.nth(8)).not_to_be_checked()
    expect(form.locator("#mb-said")).to_contain_text("8 are the most that fit")
    expect(form.locator("#mb-f-skills .mb-size")).to_have_text("8 of 8 chosen, which is all that fit.")


def test_a_long_listing_is_copied_and_github_opens_with_its_name(form: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose_employer(form)
    fill(form, {**LISTING, "description": "Ünïcode, long. " * 500})
    send(form)
    files = read_files(form)
    link = form.get_by_role("link", name="Copy the text and propose it on GitHub")
    assert link.get_attribute("rel") == "noopener"
    assert parse_qs(urlsplit(link.get_attribute("href") or "").query) == {"filename": list(files)}
    expect(form.locator(".mb-steps")).to_contain_text("paste (Ctrl+V, or ⌘V on a Mac)")
    context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    with form.expect_popup():
        link.click()
    assert form.evaluate("navigator.clipboard.readText()") == next(iter(files.values()))
    with form.expect_download() as download:
        form.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "ask-ten-riders-why-they-stay-away.yml"
    assert Path(download.value.path()).read_text(encoding="utf-8") == next(iter(files.values()))
    # Where nothing can be copied, a text of several lines is on the page.
    form.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    form.get_by_role("button", name="Copy").first.click()
    expect(form.locator(".mb-notice")).to_contain_text("Mark the text and copy it yourself.")


def test_the_second_file_is_led_into_the_same_proposal(form: Page) -> None:
    fill(form, EMPLOYER, "#mb-employer-fields")
    fill(form, {**LISTING, "apply.url": "https://nordurljos.example/riders"})
    send(form)
    files = list(read_files(form).items())
    assert len(files) == 2
    copy = form.get_by_label("What stands after “from”")
    copy.fill("the other one")
    expect(form.locator("#mb-copy-error")).to_contain_text("This is no such name.")
    copy.fill("nordur-ana:patch-1")
    expect(form.locator("#mb-copy-error")).to_be_hidden()
    link = form.get_by_role("link", name="Add the listing on GitHub").get_attribute("href") or ""
    assert link.startswith("https://github.com/nordur-ana/board/new/patch-1?filename=")
    assert parse_qs(urlsplit(link).query) == {"filename": [files[1][0]], "value": [files[1][1]]}


def test_a_change_takes_the_old_file_away(form: Page) -> None:
    choose_employer(form)
    fill(form, LISTING)
    send(form)
    expect(form.locator("#mb-output")).to_be_focused()
    form.fill("#mb-f-mentor-role", "Somebody else")
    expect(form.locator("#mb-output")).to_be_hidden()


def test_the_keyboard_alone_is_enough(form: Page) -> None:
    form.locator("#mb-f-title").focus()
    keys = form.keyboard
    keys.type("Ask ten riders why they stay away")
    keys.press("Tab")
    expect(form.locator("#mb-file")).to_be_focused()
    expect(form.locator("#mb-file")).to_have_value("ask-ten-riders-why-they-stay-away")
    keys.press("Tab")
    keys.type("Call ten people, and tell us in four pages what would bring them back.")
    keys.press("Tab")
    keys.type("Design")
    expect(form.locator("#mb-f-category")).to_have_value("design")
    keys.press("Tab")
    keys.type("interview")
    keys.press("Tab")
    while not form.evaluate("document.activeElement.matches('#mb-f-skills input[type=checkbox]')"):
        keys.press("Tab")
    keys.press("Space")
    expect(form.locator("#mb-f-skills input:checked")).to_have_count(1)
    expect(form.locator("#mb-preview .mb-card__title")).to_have_text("Ask ten riders why they stay away")


def test_the_focus_is_seen_on_every_stop(form: Page) -> None:
    own = [stop for stop in list_stops(form) if stop["isOwn"]]
    assert len(own) > 50
    assert [stop["html"] for stop in own if not (stop["isSeen"] and stop["isClear"])] == []


# Each scheme and each size: colours do not depend on the size.
@pytest.mark.parametrize(("scheme", "size"), [
    ("light", DESKTOP), ("dark", PHONE), ("light", {"width": 320, "height": 640})])
def test_axe_finds_nothing_in_errors_and_in_the_output(browser: Browser, site: str, scheme: Any, size: Any) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.clock.install(time=f"{TODAY}T12:00:00Z")
    open_page(page, f"{site}submit/")
    unfold(page)
    page.select_option("#mb-f-location-mode", "onsite")
    send(page)
    expect(page.locator("#mb-summary")).to_be_focused()
    check(page)
    assert_narrow(page)
    fill(page, EMPLOYER, "#mb-employer-fields")
    fill(page, {**LISTING, "apply.url": "https://forms.example/riders", "title": "W" * 90})
    send(page)
    expect(page.locator("#mb-output")).to_be_focused()
    expect(page.locator("#mb-output")).to_contain_text("A reviewer will ask about this:")
    check(page)
    assert_narrow(page)
    context.close()


def assert_narrow(page: Page) -> None:
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_rules_that_cannot_be_loaded_are_loaded_again(site: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.route("**/api/v1/submit.json", lambda route: route.fulfill(status=503))
    open_page(page, f"{site}submit/")
    page.fill("#mb-f-title", "Ask ten riders why")
    expect(page.locator(".mb-complaint")).to_contain_text("could not be loaded")
    send(page)
    expect(page.locator("#mb-output")).to_be_hidden()
    page.unroute("**/api/v1/submit.json")
    send(page)
    expect(page.locator("#mb-summary")).to_be_visible()
    expect(page.locator(".mb-complaint")).to_have_count(0)


def test_what_is_typed_before_the_script_comes_is_kept(site: str, context: BrowserContext) -> None:
    page = context.new_page()
    path = urlsplit(site).path
    draft = {"version": 1, "draft": {"who": "new", "listing": {"summary": "From last time.", "title": "Old title"}}}
    page.add_init_script(f"localStorage.setItem('microboard:draft:{path}', {json.dumps(json.dumps(draft))})")
    waiting: list[Any] = []
    page.route("**/submit/page.js", lambda route: waiting.append(route))
    page.goto(f"{site}submit/", wait_until="domcontentloaded")
    page.fill("#mb-f-title", "Ask ten riders why")
    page.get_by_label("An employer who is on this board already").check()
    while not waiting:
        page.wait_for_timeout(50)
    waiting[0].continue_()
    expect(page.locator("#mb-f-summary")).to_have_value("From last time.")
    expect(page.locator("#mb-f-title")).to_have_value("Ask ten riders why")
    expect(page.locator("#mb-employer")).to_be_visible()
    expect(page.locator("#mb-preview")).to_contain_text("Ask ten riders why")


def test_nothing_is_loaded_before_somebody_begins_and_nothing_leaves(form: Page, site: str) -> None:
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    settle(form, form.reload)
    assert not [url for url in asked if url.endswith(".json") and "submit" in url]
    choose_employer(form)
    fill(form, LISTING)
    send(form)
    read_files(form)
    assert f"{site}api/v1/submit.json" in asked
    assert [url for url in asked if not url.startswith(site)] == []


def test_without_a_repository_there_is_copy_and_download(page: Page, board_url: str) -> None:
    open_page(page, f"{board_url}submit/")
    choose_employer(page, "acme")
    fill(page, {**LISTING, "apply.url": "https://acme.example/riders"})
    send(page)
    assert len(read_files(page)) == 1
    assert page.locator(".mb-page a[href*=github]").count() == 0
    expect(page.locator("#mb-output")).to_contain_text("Download the file and send it to the people who run this board")
    expect(page.get_by_role("button", name="Download")).to_be_visible()


@pytest.fixture
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without JavaScript."""
    made = browser.new_context(java_script_enabled=False)
    yield made
    made.close()


def test_without_javascript_the_page_says_what_else_to_do(plain: BrowserContext, site: str) -> None:
    page = plain.new_page()
    page.goto(f"{site}submit/")
    note: Locator = page.locator(".mb-submit > .mb-late")
    expect(note).to_contain_text("This form needs JavaScript")
    assert note.locator("a").first.get_attribute("href") == "https://github.com/org/board/issues/new?template=opportunity.yml"
    expect(page.get_by_role("textbox", name="Title")).to_be_visible()
    expect(page.get_by_role("button", name="Check and write the file")).to_be_hidden()


def test_nothing_jumps_when_the_script_arrives(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.add_init_script("""window.shift = 0; new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({type: "layout-shift", buffered: true})""")
    open_page(page, f"{site}submit/")
    assert page.evaluate("window.shift") < 0.01
    context.close()


def test_nothing_jumps_where_the_focus_enters_and_leaves_a_group(form: Page) -> None:
    group = form.locator("details.mb-group").first
    where = "one => one.getBoundingClientRect().top"
    form.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus({preventScroll: true}) }")
    before = group.evaluate(where)
    group.locator("summary").evaluate("one => one.focus({preventScroll: true})")
    assert group.evaluate(where) == before


def test_a_listing_is_posted_again_with_its_answers_and_new_dates(
    page: Page, site: str, board: Path, tmp_path: Path
) -> None:
    name = min(one for one in (board / "opportunities/lantern-bikes").glob("*.yml") if one.stem != "employer").stem
    before, _ = read_document(board, f"opportunities/lantern-bikes/{name}.yml")
    assert before
    open_page(page, f"{site}opportunities/lantern-bikes/{name}/")
    page.get_by_role("link", name="post it again").click()
    expect(page.locator(".mb-again")).to_contain_text(f"These are the answers of “{before.get('title')}”")
    assert urlsplit(page.url).query == ""
    expect(page.locator("#mb-employer")).to_have_value("lantern-bikes")
    expect(page.locator("#mb-f-apply-deadline")).to_have_value("2026-12-14")
    assert page.input_value("#mb-file") not in ("", name)
    send(page)
    (path, text), = read_files(page).items()
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    after, _ = read_document(tmp_path, path)
    assert after
    for field in ("title", "summary", "category", "deliverables", "effort", "pay", "location"):
        assert after.get(field) == before.get(field), field
    for field in ("skills", "competencies"):  # ticked, in the order of the vocabulary
        assert sorted(after.get(field) or ()) == sorted(before.get(field) or ()), field
    assert (after.get("description") or "").strip() == (before.get("description") or "").strip()


def test_an_address_that_names_no_listing_leads_to_an_empty_form(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("lantern-bikes/no-such", "../../evil", "https://evil.example/x", "a/b?c", ""):
        open_page(page, f"{site}submit/?from={name}")
        if name == "lantern-bikes/no-such":
            expect(page.locator(".mb-again")).to_contain_text("That listing could not be loaded.")
        expect(page.locator("#mb-f-title")).to_have_value("")
    assert [url for url in asked if not url.startswith(site)] == []


@pytest.fixture
def github(context: BrowserContext) -> None:
    context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))


def read_address(url: str) -> tuple[str, str]:
    """Title and text of the issue that a prefilled page of GitHub would open."""
    assert url.startswith("https://github.com/org/board/issues/new?")
    query = parse_qs(urlsplit(url).query)
    return query["title"][0], query["body"][0]


@pytest.fixture
def copy(board: Path, tmp_path: Path) -> Path:
    root = tmp_path / "board"
    shutil.copytree(board, root, ignore=shutil.ignore_patterns("site"))
    return root


OPEN = "opportunities/lantern-bikes/rider-interviews"


@pytest.mark.usefixtures("github")
@pytest.mark.parametrize("width", [360, 1440])
def test_a_listing_is_marked_as_filled_by_keyboard_alone(page: Page, site: str, copy: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, f"{site}{OPEN}/")
    link = page.get_by_text("mark it as filled")
    page.emulate_media(media="print")
    expect(link).to_be_hidden()
    page.emulate_media(media="screen")
    assert "github" not in (link.get_attribute("href") or "")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("https://github.com/**")
    title, body = read_address(page.url)
    assert title == f"Filled: {OPEN.partition('/')[2]}"
    before = (copy / f"{OPEN}.yml").read_text(encoding="utf-8")
    assert send_issue(copy, title, body).exit_code == 1
    done = send_issue(copy, title, body, read_maintainer(copy))
    assert done.exit_code == 0, done.output
    added = set((copy / f"{OPEN}.yml").read_text(encoding="utf-8").splitlines()) - set(before.splitlines())
    assert added == {"status: filled", f"updated: {TODAY}"}


def read_maintainer(root: Path) -> str:
    document, _ = read_document(root, "opportunities/lantern-bikes/employer.yml")
    assert document
    return document.get_texts("maintainers")[0].upper()


@pytest.mark.usefixtures("github")
def test_a_listing_is_changed_with_the_form_and_its_file_keeps_the_rest(
    page: Page, site: str, copy: Path
) -> None:
    before = (copy / f"{OPEN}.yml").read_text(encoding="utf-8")
    open_page(page, f"{site}{OPEN}/")
    page.get_by_role("link", name="change it").click()
    expect(page.locator(".mb-again")).to_contain_text("Change what is no longer right")
    expect(page.locator("#mb-file")).to_be_hidden()
    expect(page.locator("#mb-employer")).to_be_hidden()
    # It is still the change of a listing when somebody comes back to it.
    page.wait_for_timeout(600)
    page.reload()
    expect(page.locator("#mb-file")).to_be_hidden()
    expect(page.locator("#mb-draft")).to_contain_text(f"you are changing {OPEN.partition('/')[2]}.")
    send(page)
    same = send_issue(copy, *press_send(page), read_maintainer(copy))
    assert (copy / f"{OPEN}.yml").read_text(encoding="utf-8") == before
    assert "there is nothing to change" in same.stdout, same.output
    unfold(page)
    page.locator("#mb-f-pay-amount").fill("999")
    send(page)
    expect(page.get_by_role("link", name="edit the file on GitHub")).to_have_attribute(
        "href", f"https://github.com/org/board/edit/main/{OPEN}.yml")
    expect(page.locator(".mb-yaml")).to_have_count(0)
    done = send_issue(copy, *press_send(page), read_maintainer(copy))
    assert done.exit_code == 0, done.output
    after = (copy / f"{OPEN}.yml").read_text(encoding="utf-8")
    assert sorted(set(after.splitlines()) - set(before.splitlines())) == ["  amount: 999", f"updated: {TODAY}"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear this draft").click()
    expect(page.locator("#mb-file")).to_be_visible()


def press_send(page: Page) -> tuple[str, str]:
    """The issue that the form's button opens."""
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Send it in on GitHub").click()
    return read_address(popup.value.url)


BAKERY = {"name": "Bäckerei Morgenrot", "kind": "company", "sector": "retail", "country": "DE",
          "about": "Two bakeries by the river, and one oven."}
# How many answers that are required somebody sees, what is filled in for them included.
SEEN = """document => [...document.querySelectorAll("[data-needed], [data-path^='@']")]
    .filter(field => field.checkVisibility()).length"""


def test_a_bakery_owner_comes_from_the_form_to_the_board(
    page: Page, context: BrowserContext, site: str, board: Path, mkdocs: Any, tmp_path: Path
) -> None:
    open_page(page, f"{site}submit/")
    assert page.locator(".mb-submit").evaluate(SEEN) <= 12
    assert "yaml" not in page.locator(".mb-submit").inner_text().lower()
    page.locator("#mb-e-website").focus()
    page.locator("#mb-employer option").nth(1).wait_for(state="attached")
    fill(page, {**BAKERY, "website": "www.morgenrot.example"}, "#mb-employer-fields")
    page.get_by_label("Find in skills").first.fill("kneading")
    expect(page.locator("#mb-f-skills .mb-none")).to_contain_text("the description has room for your own words")
    page.get_by_label("Find in skills").first.fill("interview")
    page.get_by_label("Interviewing").first.check()
    result = page.locator("#mb-f-deliverables")
    expect(result).to_be_hidden()
    fill(page, {"title": "Ask forty people which bread they miss", "category": "market-research",
                "summary": "Stand at our door for five mornings and find out which bread people look for in vain.",
                "competencies": ["communication"]})
    expect(result).to_be_visible()
    fill(page, {"deliverables": [{"what": "Forty answers | on one page", "accepted_when": "Each has a day"}]})
    hours, amount = page.locator("#mb-f-effort-hours"), page.locator("#mb-f-pay-amount")
    hours.fill("20-30 hours")
    amount.fill("€500")
    amount.press("Tab")
    expect(page.locator("#mb-f-effort-hours-error")).to_contain_text('"20-30 hours" is not a number.')
    expect(page.locator("#mb-f-pay-amount-error")).to_contain_text("Write the number alone: 500.")
    fill(page, {"effort.hours": "25", "effort.weeks": "4", "pay.type": "fixed", "pay.amount": "500",
                "pay.currency": "EUR"})
    fill(page, {"location.mode": "onsite", "location.places": [{"city": "Köln", "country": "DE"}],
                "eligibility.audience": ["anyone"], "eligibility.work_authorization": "not-needed"})
    fill(page, {"mentor.role": "Head baker", "mentor.check_ins": "weekly", "mentor.feedback": ["live"]})
    fill(page, {"apply.url": "https://morgenrot.example/brot"})
    fill(page, {"description": "Wir möchten wissen, was fehlt.\vUnd warum.\n\n•\tRye\n•\tSpelt\n\n"
                + "Früher kamen mehr. " * 120})
    page.get_by_role("button", name="Check and write the file").click()
    expect(page.locator("#mb-summary")).to_be_hidden()
    context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Send it in on GitHub").click()
    assert popup.value.url.startswith("https://github.com/org/board/issues/new?")
    query = parse_qs(urlsplit(popup.value.url).query)
    root = tmp_path / "board"
    shutil.copytree(board, root, ignore=shutil.ignore_patterns("site"))
    slipped = query["body"][0].replace("### Apply: deadline\n\n2026-12-14", "### Apply: deadline\n\n15/1/2027")
    refused = send_issue(root, query["title"][0], slipped)
    assert refused.exit_code == 1
    assert "- **Apply: deadline**:" in refused.stdout
    done = send_issue(root, query["title"][0], query["body"][0])
    assert done.exit_code == 0, done.output
    path = "ask-forty-people-which-bread-they-miss"
    files = [f"opportunities/baeckerei-morgenrot/{name}.yml" for name in ("employer", path)]
    checked = check_board(root, date.fromisoformat(TODAY), Scope(changed=files))
    assert [one.message for one in checked.problems if one.severity == "error"] == []
    built = mkdocs(root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
    assert built.returncode == 0, built.stderr
    listing = (root / f"site/opportunities/baeckerei-morgenrot/{path}/index.html").read_text(encoding="utf-8")
    assert "<li>Rye</li>" in listing
    assert "Forty answers | on one page" in listing


def send_issue(root: Path, title: str, body: str, login: str = "lena-b") -> Any:
    event = json.dumps({"issue": {"title": title, "user": {"login": login}, "body": body}, "sender": {"login": login}})
    return CliRunner().invoke(main, ["from-issue", "--event", "--board", str(root), "--as-of", TODAY], input=event)
