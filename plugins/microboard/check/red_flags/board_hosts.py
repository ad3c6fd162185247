"""Tells which hosts mislead on one board: those that look like a known organisation's, or like another employer's."""

from collections import Counter
from collections.abc import Mapping, Sequence

from microboard.check.hosts.hosts import is_within
from microboard.check.hosts.lookalike import Lookalikes
from microboard.check.hosts.named_hosts import Host
from microboard.check.hosts.owners import get_name
from microboard.check.red_flags.red_flags import RedFlags

# Fields in which a wrong host sends applications to somebody else.
APPLY = frozenset({"apply.url", "apply.email"})
# Two hosts of one board that are two slips apart are most often both honest.
NEVER = 1_000


class BoardHosts:
    """The hosts that all employers of a board name: `domains` by the employer's id."""

    def __init__(self, red_flags: RedFlags, domains: Mapping[str, Sequence[str]]) -> None:
        self._domains = domains
        self._organisations = red_flags.known_hosts
        # A host that everybody knows is never accused of looking like one that few know.
        honest = (*red_flags.organisations, *red_flags.trusted, *red_flags.shared_hosts)
        owners = {host: owner for host, owner in _name_owners(domains).items() if not is_within(host, honest)}
        self._owners = {get_name(host): owner for host, owner in owners.items()}
        self._neighbours = Lookalikes(owners, red_flags.added_words, honest, red_flags.fold, two_slips=NEVER)
        self._reasons: dict[tuple[str, str, str], tuple[str, str]] = {}

    def explain(self, host: Host, employer: str, field: str) -> tuple[str, str]:
        """The flag of a host that `employer` names in `field`, and why it misleads; nothing where it does not.

        What only looks like another employer's stops nobody, but where applications go to a host that the employer has
        not even named as its own: else one employer could break the listings of others.
        """
        # Who names the host matters only where it is their own, or looks like somebody's.
        is_own = self._owners.get(get_name(host.name)) == employer
        key = host.name, host.user, employer if is_own else ""
        if key not in self._reasons:
            self._reasons[key] = self._find_reason(host, key[2])
        flag, reason = self._reasons[key]
        if flag == "look-alike-employer" and not is_own:
            flag, reason = self._find_reason(host, employer)
        if flag == "look-alike-employer" and field in APPLY and not self._names(employer, host.name):
            flag = "look-alike-domain"
        return flag, reason

    def _names(self, employer: str, host: str) -> bool:
        return is_within(host, self._domains.get(employer, ()))

    def _find_reason(self, host: Host, employer: str) -> tuple[str, str]:
        reason = self._organisations.explain(host)
        if reason:
            return "look-alike-domain", reason
        reason = self._neighbours.explain(host, employer)
        return "look-alike-employer" if reason else "", reason


def _name_owners(domains: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Every host that an employer names, and the employer; nothing where several have the same name."""
    names = Counter(name for hosts in domains.values() for name in {get_name(host) for host in hosts})
    return {host: employer if names[get_name(host)] == 1 else ""
            for employer, hosts in sorted(domains.items()) for host in hosts}
