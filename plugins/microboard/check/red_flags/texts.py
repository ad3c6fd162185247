"""Lists every text of a listing or an employer that somebody reads, as it is written and as it is shown."""

from collections.abc import Iterator

from microboard.check.letters.fold import Fold
from microboard.check.red_flags.flag_search import Text
from microboard.markdown.shown import show_markdown
from microboard.read import Document, Location, Value

# Fields that pages show as Markdown.
MARKDOWN = ("description",)


def list_texts(document: Document, fold: Fold) -> Iterator[Text]:
    """Every text of a document that somebody may read, those in fields of a board's own included."""
    for name, value in document.values.items():
        yield from _walk(value, (name,), name, fold)


def _walk(value: Value, at: Location, field: str, fold: Fold) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(value, fold, at, field)
        if field in MARKDOWN:
            yield from _list_shown(value, at, field, fold)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, (*at, index), field, fold)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _walk(item, (*at, name), f"{field}.{name}", fold)


def _list_shown(markdown: str, at: Location, field: str, fold: Fold) -> Iterator[Text]:
    """What readers see of a text and where its links lead, as far as that is not written there word by word."""
    shown = show_markdown(markdown)
    if shown.text != markdown:
        yield Text(shown.text, fold, at, field, shown=shown)
    for address, offset in shown.targets:
        if address not in markdown:
            yield Text(address, fold, at, field, is_address=True, offset=offset)
