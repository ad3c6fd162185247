"""Finds words that a board takes out of the vocabulary while its own files still use them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from microboard.check.schema.difference import REMOVE
from microboard.read import Document, Problem, read_document, read_folder
from microboard.read.problem import Position, shorten
from microboard.words.speech import _, ngettext

# Where files use the words of a list.
FIELDS = {"categories": ("category",), "sectors": ("sector",), "skills": ("skills",),
          "competencies": ("competencies",), "regions": ("location", "applicants_from")}


class Word(NamedTuple):
    """One word of a list in vocabulary.yml."""

    kind: str
    id: str


# Where each word that is taken out stands in the board's own vocabulary.yml.
Taken = Mapping[Word, Position]


class Use(NamedTuple):
    """A file that uses a word which is taken out."""

    word: Word
    path: str


def find_taken(vocabulary: Document) -> Taken:
    """The words that a vocabulary.yml takes out, and does not add in another form."""
    removed = vocabulary.parsed.values.get(REMOVE) if vocabulary.origins and isinstance(
        vocabulary.parsed.values, dict) else None
    lists = removed.items() if isinstance(removed, dict) else ()
    return {Word(kind, str(word)): vocabulary.parsed.positions[(REMOVE, kind, index)]
            for kind, words in lists if kind in FIELDS and isinstance(words, list)
            for index, word in enumerate(words) if word not in _list_ids(vocabulary, kind)}


def _list_ids(vocabulary: Document, kind: str) -> Collection[str | None]:
    return {vocabulary.get_text(kind, index, "id") for index in range(len(vocabulary.get_list(kind)))}


def find_uses(document: Document, taken: Taken) -> Iterator[Use]:
    """The words in a file that are taken out."""
    for kind in {word.kind for word in taken}:
        value = document.get(*FIELDS[kind])
        for word in {str(one) for one in (value if isinstance(value, list) else [value])}:
            if Word(kind, word) in taken:
                yield Use(Word(kind, word), document.path)


def check_taken(root: Path, taken: Taken) -> Iterator[Problem]:
    """The problems of the board at `root` with words that are taken out, whatever else is wrong with its files."""
    paths = read_folder(root).paths if taken else ()
    documents = (read_document(root, path)[0] for path in paths)
    yield from tell_uses((use for document in documents if document for use in find_uses(document, taken)), taken)


def tell_uses(uses: Iterable[Use], taken: Taken) -> Iterator[Problem]:
    """A problem for each word that is taken out and used, at the line that takes it out."""
    paths: dict[Word, list[str]] = {}
    for word, path in sorted(uses):
        paths.setdefault(word, []).append(path)
    for word, used in paths.items():
        message = ngettext("{word} is taken out here, and {count} file uses it: {path}.",
                           "{word} is taken out here, and {count} files use it, {path} for one.", len(used),
                           word=shorten(word.id), count=len(used), path=used[0])
        yield Problem.at(taken[word], "value-vocabulary", message, _("Mend what uses it first, or keep the word."),
                         path="schema/vocabulary.yml", field=f"{REMOVE}.{word.kind}")
