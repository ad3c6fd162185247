"""Every board has a policy on fraud, made of its own rules; every listing and every foot leads to it."""

from dataclasses import replace
from pathlib import Path

from lxml import html

from boards import BoardFolder
from microboard.publish.output import Page, Site
from microboard.publish.pages.reference.policy_page import PATH, build_policy_page
from microboard.publish.plan import Plan
from microboard.publish.registry import OUTPUTS
from microboard.publish.shell.frame import build_foot
from schemas import RULEBOOK, read_rules

SITE = Site("Jobs", "https://jobs.example/", repo_url="https://github.com/city/jobs")


def render(page: Page) -> str:
    return page.encode_body().decode()


def read_items(page: Page) -> list[str]:
    return [" ".join(item.text_content().split()) for item in html.fromstring(render(page)).xpath("//li")]


def test_the_policy_is_made_of_the_boards_own_rules() -> None:
    policy = replace(RULEBOOK.policy, floor_per_hour={"EUR": 17.5}, max_hours_per_week=30,
                     severities={**RULEBOOK.policy.severities, "asks-for-fee": "off", "shouting": "error"})
    items = read_items(build_policy_page(replace(RULEBOOK, policy=policy), SITE))
    titles = {flag.id: flag.title for flag in RULEBOOK.red_flags.flags}
    assert {"Work is paid", "At least €17.50 an hour", "At most 30 hours a week"} <= set(items)
    assert titles["moves-money"] in items
    assert titles["asks-for-fee"] not in items
    assert items.index(titles["shouting"]) < items.index(titles["free-mail"])


def test_what_a_board_allows_is_not_refused() -> None:
    policy = replace(RULEBOOK.policy, is_unpaid_allowed=True, floor_per_hour={}, max_hours_per_week=0)
    items = read_items(build_policy_page(replace(RULEBOOK, policy=policy), SITE))
    assert not [item for item in items if item == "Work is paid" or "an hour" in item or "hours a week" in item]


def test_the_day_of_its_last_change_is_that_in_the_boards_files(folder: BoardFolder) -> None:
    folder.add()
    (folder.root / "schema").mkdir()
    (folder.root / "schema/policy.yml").write_text("changed: 2027-01-05\n", encoding="utf-8")
    rulebook = read_rules(folder.root)
    page = build_policy_page(rulebook, SITE)
    assert '<time datetime="2027-01-05">' in render(page)
    assert str(page.changed) == "2027-01-05"


def test_a_listing_can_be_reported_in_private_from_the_policy_where_there_is_a_way() -> None:
    assert "https://github.com/city/jobs/security/policy" in render(build_policy_page(RULEBOOK, SITE))
    assert "write to us" not in render(build_policy_page(RULEBOOK, Site("Jobs", "")))


def test_every_listing_and_every_foot_leads_to_it(folder: BoardFolder) -> None:
    folder.add("acme/bread")
    folder.add("acme/gone", status="withdrawn")
    plan = Plan(folder.build(), RULEBOOK, SITE)
    for page in plan.iterate_listings(0):
        assert page.build_end
        assert f'href="../../../{PATH}"' in page.build_end(SITE)
        assert f'href="../../../{PATH}"' in page.build_end(Site("Jobs", ""))
    assert f'href="../{PATH}"'.encode() in build_foot("saved/", "../", SITE)


def test_a_board_with_a_page_of_its_own_there_keeps_it(folder: BoardFolder) -> None:
    folder.add()
    (output,) = (one for one in OUTPUTS if one.name == "pages")
    own = replace(SITE, kept=frozenset(("policy/index.html",)))
    for site, is_made in ((SITE, True), (own, False)):
        plan = Plan(folder.build(), RULEBOOK, site)
        paths = {path for page in plan.pages for path in output.list_paths(plan, page)}
        assert ("policy/index.html" in paths) is is_made


def test_a_guide_says_where_the_day_stands() -> None:
    guide = (Path(__file__).parents[4] / "docs/guides/maintainers.md").read_text(encoding="utf-8")
    assert "`changed`" in guide
    assert "/policy/" in guide
