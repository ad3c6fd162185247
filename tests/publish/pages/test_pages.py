"""Pages, read back by an HTML parser."""

import json
import shutil
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest
from lxml import html

from boards import EVERYTHING, OUTCOME, ROOT, TODAY
from microboard.board import Board
from microboard.check import check_board
from microboard.publish.api.index import build_index
from microboard.publish.embed.snippets import HOW
from microboard.publish.output import Page, Site
from microboard.publish.pages.pages import iterate_pages
from microboard.publish.plan import Plan
from microboard.publish.site.embed import fill_embeds

SITE = Site("Jobs", "https://org.example/jobs/")
FILES = ("feed.xml", "atom.xml", "feed.json", "deadlines.ics")
def get_pages(board: Board) -> dict[str, Page]:
    return {page.path: page for page in iterate_pages(board)}


def parse(board: Board, path: str) -> html.HtmlElement:
    return html.fromstring(get_pages(board)[path].encode_body().decode())


def read(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\xa0", " ").split())


def test_a_listing_tells_what_matters_first(folder) -> None:
    folder.add("acme/bread", **EVERYTHING)
    folder.add("acme/rolls", description="Something else altogether, about rolls and how they sell. " * 6)
    page = parse(folder.build(), "opportunities/acme/bread/")
    titles = [read(node) for node in page.xpath("//h2 | //dt")]
    assert titles == [
        "Pay", "Time", "Where and when", "Who", "What you hand over", "What it does for you", "You practise",
        "You learn", "You can show", "It may lead to", "About the project", "Not included", "In detail", "Skills",
        "Mentorship and feedback", "Place", "Who may apply", "Dates", "Good to know", "How to apply",
        "About Acme Bakery", "More from Acme Bakery",
    ]
    facts = {read(node): read(node.getnext()) for node in page.xpath("//dt")}
    assert facts["Pay"] == "€20 to €30 an hour About €400 to €600 in all, paid when the work is accepted"
    assert facts["Time"].startswith("5 hours a week 20 hours over 4 weeks")
    assert facts["Where and when"] == "Hybrid, Porto Starts 11 January 2027"
    assert "Ask without leading" in facts["You learn"]
    assert "Two bakers in town" in facts["It may lead to"]
    assert "Porto, Norte, Portugal" in facts["Place"]
    assert "3 people wanted" in facts["Who may apply"]
    assert "Language: Portuguese" in facts["Who may apply"]
    (due,) = page.find_class("mb-due")
    assert read(due) == "Apply by 14 December 2026"
    whole = read(page)
    for words in ("A confidentiality agreement is asked for", "Step-free", "No baking before six",
                  "Questions are answered within two days", "AI helps to sort applications, and people decide.",
                  "The employer signs a learning agreement", "A short note", "You get an answer by 20 December 2026"):
        assert words in whole
    assert page.xpath('//a[@href="mailto:jobs@acme.example"]')
    assert len(page.xpath("//h1")) == 1


@pytest.mark.parametrize(("audience", "pages", "link"), [
    (["high-school"], {"guides/students/"}, "../../../guides/students/#under-18"),
    (["undergraduates", "anyone"], {"guides/students.html"}, "../../../guides/students.html#under-18"),
    (["undergraduates"], {"guides/students/"}, ""),
    (["high-school"], set(), ""),
])
def test_who_is_under_18_is_led_to_the_guide_where_there_is_one(folder, audience, pages: set[str], link: str) -> None:
    folder.add("acme/bread", eligibility={"audience": audience, "work_authorization": "not-needed"})
    rulebook = check_board(folder.root, date.fromisoformat(TODAY)).rulebook
    assert rulebook
    plan = Plan(folder.build(), rulebook, replace(SITE, pages=frozenset(pages)))
    (page,) = plan.iterate_listings(0)
    found = html.fromstring(page.encode_body().decode()).xpath('//a[contains(text(), "Under 18?")]/@href')
    assert found == [link] * bool(link)
    assert "{#under-18}" in (ROOT / "docs/guides/students.md").read_text(encoding="utf-8")


def test_fixed_pay_shows_what_an_hour_brings(folder) -> None:
    folder.add("acme/bread", pay={"type": "fixed", "amount": 400, "currency": "EUR"})
    assert "€20 an hour" in read(parse(folder.build(), "opportunities/acme/bread/"))


def test_a_listing_that_is_over_says_so_and_takes_no_applications(folder) -> None:
    words = {"filled": "Somebody has been found", "withdrawn": "has been withdrawn", "paused": "is paused",
             "completed": "is completed", "open": "is closed"}
    for status in words:
        deadline = "2026-11-22" if status == "open" else "2026-12-14"
        folder.add(f"acme/{status}", status=status, apply__deadline=deadline, outcome="A rye loaf for the weekend.")
    board = folder.build()
    for status, sentence in words.items():
        path = f"opportunities/acme/{status}/"
        page = parse(board, path)
        assert sentence in read(page.find_class("mb-banner")[0])
        assert "A rye loaf" in read(page)
        assert not page.xpath('//a[starts-with(@href, "https://acme.example/") and contains(@class, "md-button")]')
        assert get_pages(board)[path].is_indexed is False
    assert "No project is open right now." in read(parse(board, "opportunities/"))
    assert len(parse(board, "archive/2026/").xpath('//a[contains(@href, "opportunities/acme/")]')) == len(words)


def test_what_came_of_a_project_is_told_with_its_facts_and_leads_to_the_result(folder) -> None:
    folder.add("acme/over", status="completed", outcome=OUTCOME)
    folder.add("acme/trap", status="withdrawn", outcome=OUTCOME, description="Another text, and a trap. " * 20)
    board = folder.build()
    (banner,) = parse(board, "opportunities/acme/over/").find_class("mb-banner")
    told = (f"What came of it: {OUTCOME['text']}",
            "As the employer told us: 21 to 50 people applied · 2 people were chosen")
    assert all(words in read(banner) for words in told)
    (link,) = banner.xpath(f'.//a[@href="{OUTCOME["links"][0]}"]')
    assert (link.text, link.get("rel")) == (OUTCOME["links"][0], "noopener nofollow ugc")
    assert all(words in read(parse(board, "employers/acme/")) for words in told)
    (banner,) = parse(board, "opportunities/acme/trap/").find_class("mb-banner")
    assert [one.get("href") for one in banner.iter("a")] == ["../../../opportunities/"]


def test_a_listing_says_when_it_was_confirmed(folder) -> None:
    folder.add("acme/bread", **EVERYTHING)
    folder.add("acme/rolls", last_confirmed="2026-11-24", description="Rolls, and how they sell. " * 10)
    board = folder.build()
    assert "Confirmed on 23 November 2026" in read(parse(board, "opportunities/acme/bread/"))
    assert "Confirmed" not in read(parse(board, "opportunities/acme/rolls/"))  # not yet


def test_a_listing_that_closes_before_its_deadline_says_so_and_then_says_why(folder) -> None:
    folder.add("acme/bread", apply__deadline="2027-06-01")
    page = parse(folder.build("2027-03-20"), "opportunities/acme/bread/")
    assert "Apply by 20 March 2027" in read(page)
    assert "Until 1 June 2027 if the employer confirms it" in read(page)
    (top,) = page.find_class("mb-listing")
    assert (top.get("data-closes"), top.get("data-confirmed")) == ("2027-03-20", "2026-11-20")
    (card,) = parse(folder.build("2027-03-20"), "opportunities/").xpath('//article[@data-id="acme/bread"]')
    assert card.get("data-closes") == "2027-03-20"
    board = folder.build("2027-03-22")
    (banner,) = parse(board, "opportunities/acme/bread/").find_class("mb-banner")
    assert "This project is closed. Nobody has confirmed it since 20 November 2026." in read(banner)
    assert "Write last_confirmed: and today’s date into opportunities/acme/bread.yml" in read(banner)
    assert get_pages(board)["opportunities/acme/bread/"].is_indexed is False
    assert "Closed Acme Bakery · not confirmed after 20 November 2026" in read(parse(board, "archive/2027/"))
    (banner,) = parse(folder.build("2027-06-03"), "opportunities/acme/bread/").find_class("mb-banner")
    assert "The deadline was 1 June 2027" in read(banner)


def test_a_region_is_named_with_the_number_of_its_countries(folder) -> None:
    folder.add(location={"mode": "remote", "applicants_from": ["EU", "XK"]})
    board = folder.build()
    (fact,) = parse(board, "opportunities/acme/bread/").xpath('//div[@class="mb-fact mb-fact--place"][dt="Place"]/dd')
    assert read(fact) == "RemoteYou may work from the European Union (27 countries) and Kosovo"
    assert fact.xpath(".//a/@href") == ["../../../places/xk/"]
    for country in ("de", "xk"):
        assert len(parse(board, f"places/{country}/").xpath('//article[@data-id="acme/bread"]')) == 1


def test_a_place_leads_on_to_what_is_open_to_people_anywhere(folder) -> None:
    folder.add("acme/porto", location={"mode": "onsite", "places": [{"city": "Porto", "country": "PT"}]})
    folder.add("acme/anywhere", location={"mode": "remote", "applicants_from": "worldwide"})
    folder.add("acme/filled", location={"mode": "remote", "applicants_from": "worldwide"}, status="filled")
    board = folder.build()
    (line,) = parse(board, "places/pt/").find_class("mb-anywhere")
    assert read(line) == "And 1 more that you may do from Portugal: they are open to people anywhere."
    assert line.xpath("a/@href") == ["../../opportunities/?from=PT"]
    assert not parse(board, "places/remote/").find_class("mb-anywhere")


def test_an_employer_has_a_face_of_letters_or_its_logo_wherever_it_is_named(folder) -> None:
    folder.add("acme/bread")
    folder.add_employer("zebra", name="Zebra Studio", domains=["acme.example"])
    folder.add("zebra/buns", description="Work on buns, which nobody else has. " * 20)
    shutil.copy(ROOT / "tests/examples/good/with-a-logo/opportunities/acme/logo.png",
                folder.root / "opportunities/zebra/logo.png")
    board = folder.build()
    for path in ("opportunities/", "employers/", "employers/zebra/", "employers/acme/"):
        page, up = parse(board, path), "../" * path.count("/")
        logos, letters = page.xpath('//img[@class="mb-face"]/@src'), page.xpath('//span[contains(@class, "mb-face")]')
        assert set(logos) == ({f"{up}employers/zebra/logo.png"} if path != "employers/acme/" else set())
        assert any(read(one) == "AB" for one in letters) is (path != "employers/zebra/")
    index = json.loads(build_index(board))
    assert [index["texts"]["employer"]["words"][code] for code in index["texts"]["logos"]] == ["zebra"]


def test_an_index_says_what_each_means_and_counts_nothing_where_nothing_is_open(folder) -> None:
    folder.add("acme/bread", category="design")
    index = parse(folder.build(), "categories/")
    (tile,) = index.xpath('//ul[@class="mb-index"]/li')
    assert read(tile) == "Design 1 Interfaces, graphics, brands and printed matter."
    unused = index.xpath('//ul[@class="mb-tags"]/li')
    assert {"Software", "Other"} <= {read(one) for one in unused}
    assert not any(char.isdigit() for one in unused for char in read(one))


def test_every_link_inside_the_board_leads_to_a_page_of_it(folder) -> None:
    folder.add("acme/bread", **EVERYTHING)
    folder.add("acme/old", status="filled")
    for number in range(60):
        folder.add(f"acme/no-{number}", description=f"Work number {number}, word{number}. " * 20)
    board = folder.build()
    pages = get_pages(board)
    files = {"/" + page.path for page in pages.values()}
    files |= {f"/{page.feeds}{name}" for page in pages.values() if page.feeds for name in FILES}
    files.add(f"/{HOW}")  # as the feeds, where the site has an address
    files.add("/submit/")  # which knows nothing of a board
    for page in pages.values():
        document = html.fromstring(page.encode_body().decode(), base_url=f"https://org.example/{page.path}")
        for template in document.xpath("//template"):
            template.drop_tree()
        document.make_links_absolute()
        here = [link for _, _, link, _ in document.iterlinks() if link.startswith("https://org.example/")]
        assert here, page.path
        for link in here:
            target, fragment = urlsplit(link).path, urlsplit(link).fragment
            if target == "/box/":  # which knows nothing of a board either, until the browser reads what follows
                assert f"/opportunities/{fragment}/" in files
                continue
            assert target in files, (page.path, link)
            assert not fragment or document.xpath(f'//*[@id="{fragment}"]')


def test_titles_and_descriptions_tell_pages_apart(folder) -> None:
    folder.add("acme/bread")
    for number in range(60):
        folder.add(f"acme/no-{number}", description=f"Work number {number}, word{number}. " * 20)
    pages = get_pages(folder.build()).values()
    assert len({page.title for page in pages}) == len(pages)
    assert all(page.description.strip() for page in pages)


def test_no_text_of_a_listing_becomes_html(folder) -> None:
    hostile = '<script>x()</script><img src=x onerror=x()> {{ 7*7 }} ]]> "\'&amp; </script>'
    folder.add_employer("acme", **{"about": hostile})
    folder.add("acme/bread", **{
        **EVERYTHING, "title": hostile[:90], "summary": hostile, "accessibility": hostile, "description": hostile * 5,
        "deliverables": [{"what": hostile, "accepted_when": hostile}], "learning_objectives": [hostile],
        "location": {"mode": "onsite", "places": [{"city": hostile[:60], "region": hostile[:60], "country": "PT"}]},
        "mentor": {"role": hostile[:60], "check_ins": "daily", "feedback": ["live"], "introductions": hostile},
        "apply": {"url": "https://acme.example/go", "deadline": "2026-12-14", "materials": [hostile]},
    })
    folder.add("acme/over", status="completed", outcome=hostile, title=f"Over {hostile}"[:90])
    board = folder.build()
    for page in get_pages(board).values():
        document = html.fromstring(page.encode_body().decode())
        assert not document.xpath("//script | //img | //*[@onerror]"), page.path
    body = read(parse(board, "opportunities/acme/bread/"))
    assert body.count("<script>x()</script>") >= 10
    assert body.count("{{ 7*7 }}") >= 10


def test_marks_for_cards_are_filled_and_links_fit_the_page(folder) -> None:
    folder.add("acme/bread", apply__deadline="2026-11-28")
    rulebook = check_board(folder.root, date.fromisoformat(TODAY)).rulebook
    assert rulebook
    plan = Plan(folder.build(), rulebook, SITE)
    marks = "<p>x</p><!-- microboard: newest 6 --><h2>y</h2><!--microboard:closing-soon 6-->"
    page = html.fragment_fromstring(fill_embeds(marks, "guides/a/", plan), create_parent=True)
    # Under the heading that the theme writes, and under one of the page.
    for path in ("//h2/a", "//h3/a"):
        assert page.xpath(f"{path}/@href") == ["../../opportunities/acme/bread/"]
    later = Plan(folder.build("2026-12-10"), rulebook, SITE)
    assert "No project closes" in fill_embeds("<!-- microboard: closing-soon 6 -->", "", later)


def test_an_employers_page_sums_up_what_it_offers_and_what_came_of_it(folder) -> None:
    folder.add("acme/bread", effort={"hours": 20, "weeks": 4})
    folder.add("acme/rolls", effort={"hours": 12, "weeks": 4}, pay={"type": "hourly", "amount": 30, "currency": "EUR"},
               mentor={"role": "Baker", "check_ins": "daily", "feedback": ["live"]}, description="Rolls, rolls. " * 20)
    folder.add("acme/over", status="completed", outcome="A rye loaf for the weekend.")
    page = parse(folder.build(), "employers/acme/")
    facts = dict(zip([read(n) for n in page.xpath("//dt")], [read(n) for n in page.xpath("//dd")], strict=True))
    assert facts == {"Pays": "€20 to €30 an hour", "Asks for": "3 to 5 hours a week",
                     "Mentors with": "Check-ins every day and weekly check-ins", "Completed so far": "1 project"}
    assert "What came of it: A rye loaf for the weekend." in read(page)


def test_an_employer_with_many_kinds_of_check_ins_has_the_most_frequent_named(folder) -> None:
    for number, often in enumerate(("weekly", "weekly", "start-and-end", "daily", "daily")):
        folder.add(f"acme/n-{number}", mentor={"role": "Baker", "check_ins": often, "feedback": ["live"]},
                   description=f"Loaf number {number}, loaf{number}. " * 20)
    words = read(parse(folder.build(), "employers/acme/").xpath("//dl")[0])
    assert "Mostly check-ins every day and weekly check-ins" in words


def test_a_listing_that_was_filled_early_is_in_the_archive_of_that_year(folder) -> None:
    folder.add("acme/early", apply__deadline="2027-01-31", status="filled", updated="2026-11-22")
    folder.add("acme/over", apply__deadline="2026-11-21", description="Other words altogether, word. " * 20)
    paths = {page.path for page in iterate_pages(folder.build())}
    assert {path for path in paths if path.startswith("archive/")} == {"archive/", "archive/2026/"}


def test_languages_are_asked_for_where_there_are_several_and_countries_always(folder) -> None:
    folder.add("acme/bread")
    names = {one.get("name") for one in parse(folder.build(), "opportunities/").xpath("//form//*[@name]")}
    assert "from" in names
    assert "language" not in names
    folder.add("acme/pan", language="es-MX")
    choices = parse(folder.build(), "opportunities/").xpath("//form//input[@name='language']/@value")
    assert choices == ["en", "es"]
