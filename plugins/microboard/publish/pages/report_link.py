"""Turns a listing into the links by which readers report it: an issue that is prefilled, and a private way."""

from urllib.parse import quote, urlencode, urlsplit

from microboard.board import Opportunity
from microboard.publish.output import Site, link
from microboard.publish.text.templates import get_template
from microboard.words.speech import _

# The form in .github/ISSUE_TEMPLATE/, and its field for the address of the listing.
FORM, FIELD = "report.yml", "listing"
SCHEMES = ("https", "mailto")


def build_report_links(opportunity: Opportunity, site: Site) -> str:
    """HTML for the end of a listing's page: where to report it, if there is a place to write to, and the policy."""
    return get_template("report.html").render(
        public=find_public(opportunity, site), private=find_private(site), policy=link(opportunity.path, "policy/"))


def find_public(opportunity: Opportunity, site: Site) -> str:
    """The new-issue page of the board's GitHub repository with the form filled in, or nothing."""
    if not _is_on_github(site.repo_url):
        return ""
    title = _("Report: {title}", title=opportunity.title)
    values = {"template": FORM, "title": title, FIELD: site.url + opportunity.path}
    return f"{site.repo_url.rstrip('/')}/issues/new?{urlencode(values, quote_via=quote)}"


def find_private(site: Site) -> str:
    """What the board has set, else the page that shows the repository's SECURITY.md, or nothing."""
    if site.report_url:
        return site.report_url
    return f"{site.repo_url.rstrip('/')}/security/policy" if _is_on_github(site.repo_url) else ""


def check_report_url(url: str) -> None:
    """Raise ValueError, for people, where `url` is neither empty, https nor an e-mail link."""
    if url and urlsplit(url).scheme not in SCHEMES:
        raise ValueError(f"report_url: write an address that begins with https:// or mailto: (found {url!r})")


def _is_on_github(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.hostname == "github.com" and len(parts.path.strip("/").split("/")) == 2
