"""The pages that say what the board's own rules are, as Markdown that an engine renders."""

import re
from collections.abc import Callable, Iterable, Mapping

from microboard.check import Rulebook
from microboard.publish.pages.reference.tables import build_fields, build_red_flags, build_rules, build_vocabulary

BUILDERS: dict[str, Callable[[Rulebook], str]] = {
    "reference/fields.md": build_fields,
    "reference/rules.md": lambda rulebook: build_rules(rulebook.policy, rulebook.red_flags),
    "reference/red-flags.md": lambda rulebook: build_red_flags(rulebook.red_flags, rulebook.policy),
    "reference/vocabulary.md": lambda rulebook: build_vocabulary(rulebook.vocabulary),
}
READS_ATTRIBUTES = frozenset(("attr_list", "extra", "pymdownx.extra"))
ANCHORED = re.compile(r"^(#+ .*?) \{ ?#([\w-]+) ?\}$", re.MULTILINE)


def build_sources(rulebook: Rulebook, extensions: Iterable[object]) -> dict[str, str]:
    """The text of each page by the name of its source. Its headings have the anchors that messages of the check lead
    to, also where none of these `extensions` of Markdown reads them."""
    # A draft has no entry in feeds that another plugin makes of a site's pages.
    texts = {name: build(rulebook).replace("---\n", "---\ndraft: true\n", 1) for name, build in BUILDERS.items()}
    return keep_anchors(texts, extensions)


def keep_anchors(texts: Mapping[str, str], extensions: Iterable[object]) -> dict[str, str]:
    """The texts, with anchors that are seen where none of these `extensions` of Markdown reads attributes."""
    has_attributes = any(str(one).removeprefix("markdown.extensions.") in READS_ATTRIBUTES for one in extensions)
    return {name: text if has_attributes else anchor_headings(text) for name, text in texts.items()}


def anchor_headings(text: str) -> str:
    """Markdown with an element before each heading that has an anchor, in place of the attribute."""
    return ANCHORED.sub(r'<a id="\2"></a>\n\n\1', text)
