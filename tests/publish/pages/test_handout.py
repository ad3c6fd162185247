"""What paper shows of a page: its address, and a code that leads there. A browser reads one in
tests/browser/test_listing.py."""

from lxml import html

from microboard.publish.output import Page, Site
from microboard.publish.pages.handout import QR, build_qr_code
from microboard.publish.pages.pages import iterate_pages
from site_files import iterate_files

SITE = Site("Jobs", "https://org.example/jobs/")
CODES = frozenset(("codes of listings", "codes of lists"))


def find_handout(page: Page, site: Site) -> tuple[str, str] | None:
    """Where the code of a page is, as seen from it, and the address beside it."""
    end = page.build_end(site) if page.build_end else ""
    found = html.fromstring(f"<div>{end}</div>").find_class("mb-handout")
    return (found[0].xpath("img/@src")[0], found[0].text_content().strip()) if found else None


def test_pages_that_are_handed_out_have_a_code_and_others_have_none(folder) -> None:
    folder.add("acme/bread")
    folder.add("acme/filled", status="filled")
    board = folder.build()
    codes = {file.path.removesuffix(QR) for file in iterate_files(board, SITE, CODES)}
    assert {"opportunities/", "opportunities/acme/bread/", "employers/acme/", "skills/interviewing/"} <= codes
    # Nobody hands out what has closed, and a search is no page of its own.
    assert not {"opportunities/acme/filled/", "feeds/closing-soon/"} & codes
    pages = {page.path: page for page in iterate_pages(board)}
    assert {path for path, page in pages.items() if find_handout(page, SITE)} == codes
    assert find_handout(pages["opportunities/acme/bread/"], SITE) == (
        f"../../../opportunities/acme/bread/{QR}", "https://org.example/jobs/opportunities/acme/bread/")


def test_the_second_page_of_a_list_leads_to_the_list(folder) -> None:
    for number in range(60):
        folder.add(f"acme/no-{number}", description=f"Work number {number}, word{number}. " * 20)
    pages = {page.path: page for page in iterate_pages(folder.build())}
    assert find_handout(pages["opportunities/page/2/"], SITE) == (
        f"../../../opportunities/{QR}", "https://org.example/jobs/opportunities/")


def test_a_site_without_an_address_has_no_codes(folder) -> None:
    folder.add("acme/bread")
    assert not any(find_handout(page, Site("Jobs", "")) for page in iterate_pages(folder.build()))


def test_a_code_is_small_and_the_same_each_time() -> None:
    address = "https://org.github.example/board/opportunities/lantern-bikes/rider-interviews/"
    code = build_qr_code(address)
    assert code == build_qr_code(address)
    assert len(code) < 400
