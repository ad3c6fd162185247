"""Says what the form on GitHub calls each of its questions.

Answers are told apart by that, and GitHub refuses a form in which two are the same.
"""

from collections.abc import Iterator

from microboard.check.fields.field import Field
from microboard.words.formats import lower_in_sentence
from microboard.words.speech import N_, _

# What it asks besides the fields.
OTHERS = PROMISES, FOLDER, FILE_NAME = N_("Before you start"), N_("Employer: folder"), N_("File name")


def build_heading(above: str, label: str) -> str:
    """The label, behind that of the group around its field where there is one."""
    return _("{label}: {value}", label=above, value=lower_in_sentence(label)) if above else label


def name_fields(tree: Field, above: str = "") -> Iterator[tuple[str, str]]:
    """What people call each field of a file, by its path, such as ``mentor.role``."""
    for field in tree.fields:
        name = build_heading(above, field.label)
        yield ".".join(map(str, field.path)).replace(".*", ""), name
        yield from name_fields(field.item if field.item and field.item.fields else field, above or field.label)


def list_headings(tree: Field, above: str = "") -> Iterator[str]:
    """Those of all fields of a file; `above` stands before each."""
    for field in tree.fields:
        if field.kind == "group":
            yield from list_headings(field, above or field.label)
        else:
            yield build_heading(above, field.label)
