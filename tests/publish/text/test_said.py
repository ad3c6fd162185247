"""A template says its messages in the language that is spoken when it is compiled, and escapes what stands in them."""

from collections.abc import Iterator

import pytest
from markupsafe import Markup

from microboard.publish.text.said import SpokenEnvironment
from microboard.publish.text.templates import get_template
from microboard.words.catalogue import CONTEXT, Catalogue
from microboard.words.speech import speak

FRENCH = Catalogue("fr", {
    "{a} & {b}": ("<{b} & {a}>",), "Older": ("Plus anciens",), f"menu{CONTEXT}Board": ("L'offre",),
    "Choose": ("{choisir}",),
})


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak("en")


def render(source: str, **values: object) -> str:
    return SpokenEnvironment(autoescape=True).from_string(source).render(**values)


@pytest.mark.parametrize(("source", "english", "french"), [
    ('{{ _("{a} & {b}", a=a, b=b) }}', "&lt;i&gt; &amp; <b>", "&lt;<b> &amp; &lt;i&gt;&gt;"),
    ('<p title="{{ _("{a} & {b}", a="\'", b=\'"\') }}">', '<p title="&#39; &amp; &#34;">',
     '<p title="&lt;&#34; &amp; &#39;&gt;">'),
    ('{% set said = _("{a} & {b}", a=a, b=b) %}{{ said }}', "&lt;i&gt; &amp; <b>", "&lt;<b> &amp; &lt;i&gt;&gt;"),
    ('{% macro show(words) %}[{{ words }}]{% endmacro %}{{ show(_("{a} & {b}", a=a, b=1)) }}', "[&lt;i&gt; &amp; 1]",
     "[&lt;1 &amp; &lt;i&gt;&gt;]"),
    ('{{ pgettext("menu", "Board") if a else _("Choose") }}', "Board", "L&#39;offre"),
    ('{{ _("Choose") }}', "Choose", "{choisir}"),
    ('{{ _("Unknown {a}", a=_("Older")) }}', "Unknown Older", "Unknown Plus anciens"),
])
def test_a_message_is_text_with_something_in_its_places(source: str, english: str, french: str) -> None:
    values = {"a": "<i>", "b": Markup("<b>")}
    assert render(source, **values) == english
    speak("fr", FRENCH)
    assert render(source, **values) == french


def test_templates_are_compiled_again_where_the_language_changes() -> None:
    def build() -> str:
        return str(get_template("macros.html").module.pager("x/", "x/", 1, 2))

    assert ">Older<" in build()
    speak("fr", FRENCH)
    assert ">Plus anciens<" in build()
