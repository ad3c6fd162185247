"""Finds known names that are one slip away from another: a letter more, less, another, or two that are swapped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# A label of a host has no more (RFC 1035).
LONGEST = 63


@dataclass(frozen=True, slots=True, order=True)
class KnownName:
    """The name in a known `host`, and who owns it: an employer's id, or nothing where that does not matter."""

    name: str
    host: str
    owner: str = ""


class Names:
    """Known names under keys. For each key two are kept whose owners differ: an owner is never compared with itself,
    and a second name of one owner would tell nothing new. So a look takes no longer on a large board."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[KnownName, ...]] = {}

    def add(self, key: str, known: KnownName) -> None:
        """Names are added in the order in which they are to be found."""
        others = self._names.get(key, ())
        if len(others) < 2 and all(other.owner != known.owner for other in others):
            self._names[key] = (*others, known)

    def find(self, key: str, user: str = "") -> KnownName | None:
        """The first name under the key that is not owned by `user`."""
        for known in self._names.get(key, ()):
            if not known.owner or known.owner != user:
                return known
        return None


class Slips:
    """Known names by what is left of them when one letter is taken out: no two names are ever compared."""

    def __init__(self, names: Iterable[KnownName], shortest: int) -> None:
        self._shortest = shortest
        self._names, self._shorter, self._gaps = Names(), Names(), Names()
        for known in names:
            if shortest <= len(known.name) <= LONGEST:
                self._names.add(known.name, known)
                for index, rest in enumerate(_leave_one_out(known.name)):
                    self._shorter.add(rest, known)
                    self._gaps.add(f"{index} {rest}", known)

    def find(self, name: str, user: str = "") -> KnownName | None:
        """The first known name that is one slip away and not owned by `user`."""
        if not self._shortest - 1 <= len(name) <= LONGEST:
            return None
        near = (one for one in self._iterate_near(name, user) if one and one.name != name)
        return min(near, default=None)

    def _iterate_near(self, name: str, user: str) -> Iterator[KnownName | None]:
        yield self._shorter.find(name, user)
        for index, rest in enumerate(_leave_one_out(name)):
            yield self._names.find(rest, user)
            yield self._gaps.find(f"{index} {rest}", user)
            yield self._names.find(f"{name[:index]}{name[index:index + 2][::-1]}{name[index + 2:]}", user)


def count_slips(one: str, other: str) -> int:
    """Letters more, less, other, or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        line = [row]
        for column, right in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]


def _leave_one_out(name: str) -> Iterator[str]:
    return (name[:index] + name[index + 1:] for index in range(len(name)))
