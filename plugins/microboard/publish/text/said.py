"""Says the messages of a template when it is compiled, so that a page costs no more than one without a catalogue.

``{{ _("Apply by {day}", day=x) }}`` becomes the text of the language that is spoken, with ``x`` in its place.
"""

from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import escape

from microboard.words.speech import _, pgettext

# How each says the texts that it is called with.
SAY: Mapping[str, Callable[..., str]] = {"_": _, "pgettext": pgettext}


class SpokenEnvironment(Environment):
    """An environment whose templates are in the language that is spoken when they are loaded."""

    def compile(self, source: Any, *args: Any, **options: Any) -> Any:
        """The code of a template."""
        tree = self.parse(source, *args) if isinstance(source, str) else source
        return super().compile(_Teller().visit(tree), *args, **options)


class _Teller(NodeTransformer):
    """Puts what is said into the place of the call that says it."""

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - the name that Jinja calls
        self.generic_visit(node)
        node.nodes = [part for one in node.nodes for part in (one.nodes if isinstance(one, nodes.Concat) else [one])]
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        say = SAY.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if not say:
            return node
        said = say(*(argument.as_const() for argument in node.args))
        parts = list(_cut(said, {one.key: one.value for one in node.kwargs}))
        return parts[0] if len(parts) == 1 else nodes.Concat(parts, lineno=node.lineno)


def _cut(said: str, places: Mapping[str, nodes.Expr]) -> Iterator[nodes.Expr]:
    """The pieces of a message, as HTML, and what stands between them."""
    if not places:
        yield _build_text(said)
        return
    for text, name, _spec, _conversion in Formatter().parse(said):
        if text:
            yield _build_text(text)
        if name:
            yield places[name]


def _build_text(text: str) -> nodes.Expr:
    return nodes.TemplateData(str(escape(text)))
