"""Finds domains of an employer that can't be its own: those of registries and of sites for everybody, and numbers."""

from collections.abc import Iterator

from microboard.check.hosts.hosts import get_host, is_number, is_on_internet
from microboard.check.hosts.owners import is_open_to_all
from microboard.check.problems.finding import Finding, Rule
from microboard.read import Document, Location
from microboard.read.problem import shorten
from microboard.words.speech import N_, _

RULES = (
    Rule("domain-open", N_("Domains belong to one owner"),
         N_("Links to an employer's `domains` are not asked about. So nobody names a domain below which anyone can "
            "have a name (`co.uk`, `github.io`; [publicsuffix.org](https://publicsuffix.org/) has the list), an IP "
            "address, or a name that is known within one network only."), is_changeable=True),
)


def find_open_domains(employer: Document) -> Iterator[Finding]:
    """One finding for each of an employer's domains, and for its website, that belongs to no single owner."""
    for location, host in _iterate_hosts(employer):
        shown = shorten(host)
        if is_open_to_all(host):
            yield _say(location, _("{host} is nobody's own: anyone can have a name below it.", host=shown),
                       _("Write the name that is yours, which ends with {ending}.", ending=f".{host}"))
        elif is_number(host):
            yield _say(location, _("{host} is a number and no name.", host=shown), _("Write the name of the site."))
        elif not is_on_internet(host):
            yield _say(location, _("{host} is known within one network only.", host=shown),
                       _("Write a name that everybody can reach."))


def _iterate_hosts(employer: Document) -> Iterator[tuple[Location, str]]:
    website = get_host(employer.get_text("website"))
    if website:
        yield ("website",), website
    for index, domain in enumerate(employer.get_list("domains")):
        if isinstance(domain, str) and domain:
            yield ("domains", index), domain.lower()


def _say(location: Location, message: str, hint: str) -> Finding:
    return Finding(location, "domain-open", message, hint)
