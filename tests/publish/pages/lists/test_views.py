"""A saved filter is a list with a page, feeds and a calendar."""

import json

import feedparser
import icalendar
import pytest
from lxml import html

from boards import BoardFolder
from microboard.publish.feeds.calendars import iterate_calendars
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from published import read_plan
from views import VIEWS, add_views

SITE = Site("Jobs", "https://jobs.example/")
STUDENTS = ["undergraduates"]


@pytest.fixture
def plan(folder: BoardFolder) -> Plan:
    add_views(folder)
    folder.add_employer("clinic", sector="health")
    folder.add("clinic/rota", title="Plan the rota of a ward", eligibility__audience=STUDENTS)
    folder.add("clinic/long", title="Count every bed there is", effort={"hours": 44, "weeks": 4}, pay__amount=900)
    folder.add("clinic/over", title="Write to each former patient", status="filled")
    folder.add("acme/oysters", title="Count oysters at the harbour", location={
        "mode": "onsite", "places": [{"city": "Galway", "country": "IE"}]})
    return read_plan(folder, SITE)


def open_page(plan: Plan, path: str) -> html.HtmlElement:
    (page,) = [page for page in plan.pages if page.path == path]
    return html.document_fromstring(page.encode_body().decode())


def test_the_page_of_a_view_has_what_its_filter_finds(plan: Plan) -> None:
    page = open_page(plan, "views/nursing/")
    assert page.xpath("string(//h1)") == "Nursing students"
    assert page.xpath("string(//*[@class='mb-lead'])") == "Projects in health care that fit beside a degree in nursing."
    assert page.xpath("//*[contains(@class, 'mb-card__title')]/a/@href") == ["../../opportunities/clinic/rota/"]
    assert "../../opportunities/?sector=health&audience=undergraduates,graduate-students&week=..10" in page.xpath(
        "//a/@href")
    galway = open_page(plan, "views/galway/")
    assert galway.xpath("//*[contains(@class, 'mb-card__title')]/a/@href") == ["../../opportunities/acme/oysters/"]


def test_a_view_has_feeds_and_a_calendar_of_what_is_open(plan: Plan) -> None:
    (nursing, _) = [one for one in plan.lists if one.kind == "views"]
    # What has closed keeps its place in the feeds, and is not shown.
    assert [one.id for one in nursing.members] == ["clinic/over", "clinic/rota"]
    files = {file.path: file.data for file in plan.feeds.iterate([nursing])}
    feed = feedparser.parse(files["views/nursing/feed.xml"])
    assert [entry.link for entry in feed.entries] == ["https://jobs.example/opportunities/clinic/rota/"]
    assert json.loads(files["views/nursing/feed.json"])["home_page_url"] == "https://jobs.example/views/nursing/"
    (calendar,) = iterate_calendars(SITE, [nursing])
    assert calendar.path == "views/nursing/deadlines.ics"
    events = icalendar.Calendar.from_ical(calendar.data).walk("VEVENT")
    assert [str(event["url"]) for event in events] == ["https://jobs.example/opportunities/clinic/rota/"]


def test_the_browse_page_leads_to_every_view(plan: Plan) -> None:
    page = open_page(plan, "opportunities/")
    links = {link.get("href"): link.text for link in page.xpath("//a[starts-with(@href, '../views/')]")}
    assert links == {"../views/nursing/": "Nursing students", "../views/galway/": "City of Galway"}


def test_a_view_that_nothing_fits_says_so_and_keeps_its_address(folder: BoardFolder) -> None:
    folder.add()
    add_views(folder)
    page = open_page(read_plan(folder, SITE), "views/nursing/")
    assert "No such project is open right now." in page.text_content()


def test_what_a_view_says_is_only_ever_text(folder: BoardFolder) -> None:
    folder.add()
    add_views(folder, VIEWS.replace("Nursing students", "<script>x()</script> & more"))
    page = open_page(read_plan(folder, SITE), "views/nursing/")
    assert page.xpath("string(//h1)") == "<script>x()</script> & more"
    assert not page.xpath("//script")
