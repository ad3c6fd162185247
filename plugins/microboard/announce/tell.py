"""Tells the services what is new to them, and remembers it before it is sent."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from microboard.announce.feed import Entry, Page
from microboard.announce.memory import Memory
from microboard.announce.message import Message, Outcome

# In one run, for each service: a channel or a mail with more is read by nobody. The rest is told by the next run.
MOST_ENTRIES = 100
MOST_MESSAGES = 20


@dataclass(frozen=True, slots=True)
class Told:
    """How many listings a service was told, how many are left for the next run, and what went wrong."""

    count: int
    left: int
    troubles: tuple[str, ...]


def read_entries(first: Page, others: Iterable[Page], is_known: Callable[[Entry], bool]) -> list[Entry]:
    """The entries of a feed from its first page to one that holds something known, newest first. Raises FeedError."""
    entries = list[Entry]()
    for page in chain([first], others):
        entries += page.entries
        if any(map(is_known, page.entries)):
            break
    return list({entry.id: entry for entry in entries}.values())


def tell(
    memory: Memory, service: str, messages: Sequence[Message], send: Callable[[Message], Outcome], count: int
) -> Told:
    """Send messages, of `count` listings that are new, until all are sent or a service has had enough."""
    told, troubles = 0, list[str]()
    for message in messages[:MOST_MESSAGES]:
        # Before: a run that is ended here tells nothing twice.
        memory.remember(service, message.ids)
        outcome = send(message)
        if outcome.is_told:
            told += len(message.ids)
        else:
            memory.forget(service, message.ids)
        if outcome.said:
            troubles.append(outcome.said)
        if outcome.ends:
            break
    return Told(told, count - told, tuple(dict.fromkeys(troubles)))
