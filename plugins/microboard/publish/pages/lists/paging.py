"""Cuts a long list into the pages on which people read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from microboard.publish.text.templates import get_page_path
from microboard.words.speech import _

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """Page `number` (from 1) of `pages`, with what stands on it."""

    base: str
    number: int
    pages: int
    items: Sequence[T]

    @property
    def path(self) -> str:
        """Its folder in the site."""
        return get_page_path(self.base, self.number)

    def name(self, title: str) -> str:
        """The title of the list, on the first page as it is."""
        return _("{title}, page {number}", title=title, number=self.number) if self.number > 1 else title


def cut_sheets(base: str, items: Sequence[T], size: int) -> Iterator[Sheet[T]]:
    """The pages of the list at `base`; one of an empty list."""
    pages = max(1, -(-len(items) // size))
    for number in range(1, pages + 1):
        yield Sheet(base, number, pages, items[(number - 1) * size : number * size])
