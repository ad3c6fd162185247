"""Turns a listing into the links below it: for whom it is theirs, and for readers who report it, in public by an issue
that is prefilled, or in private."""

from urllib.parse import quote, urlencode, urlsplit

from microboard.board import Opportunity
from microboard.publish.output import Site, link
from microboard.publish.pages.submit.forge import find_repository
from microboard.publish.text.templates import get_template
from microboard.words.speech import _

# The form in .github/ISSUE_TEMPLATE/, and its field for the address of the listing.
FORM, FIELD = "report.yml", "listing"
SCHEMES = ("https", "mailto")


def build_report_links(opportunity: Opportunity, site: Site) -> str:
    """HTML for the end of a listing's page: how its employer changes it, where to report it, if there is a place to
    write to, and the policy. The browser makes the issue by which it is marked as filled: assets/listing/page.js."""
    return get_template("listing/report.html").render(
        o=opportunity, submit=link(opportunity.path, "submit/"), has_intake=find_repository(site) is not None,
        public=find_public(opportunity, site), private=find_private(site), policy=link(opportunity.path, "policy/"))


def find_public(opportunity: Opportunity, site: Site) -> str:
    """The new-issue page of the board's GitHub repository with the form filled in, or nothing."""
    repository = find_repository(site)
    if not repository:
        return ""
    title = _("Report: {title}", title=opportunity.title)
    values = {"template": FORM, "title": title, FIELD: site.url + opportunity.path}
    return f"{repository.url}/issues/new?{urlencode(values, quote_via=quote)}"


def find_private(site: Site) -> str:
    """What the board has set, else the page that shows the repository's SECURITY.md, or nothing."""
    if site.report_url:
        return site.report_url
    repository = find_repository(site)
    return f"{repository.url}/security/policy" if repository else ""


def check_report_url(url: str) -> None:
    """Raise ValueError, for people, where `url` is neither empty, https nor an e-mail link."""
    if url and urlsplit(url).scheme not in SCHEMES:
        raise ValueError(f"report_url: write an address that begins with https:// or mailto: (found {url!r})")
