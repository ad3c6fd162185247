"""Turns a field into what the form for employers says where something is wrong with it.

The form fills in `{value}`, what was entered, and `{size}`, how much of it there is.
"""

from microboard.check.fields.field import Field
from microboard.check.problems.finding import end
from microboard.check.wording.errors import suggest_number, write_limit
from microboard.read.days import FIRST_YEAR, LAST_YEAR
from microboard.words.speech import _, ngettext

VALUE, SIZE = "{value}", "{size}"


def word_field(field: Field) -> dict[str, str]:
    """Sentences by what is wrong: ``missing``; ``low`` or ``high``, of a number or the size of a list; ``twice``, of
    what stands in a list; ``wrong``, with ``hint``, where a value is not what is asked for; ``far``, of a day in a year
    that nobody can mean."""
    words = {"missing": _word_missing(field)}
    if field.kind == "number":
        return words | _word_number(field)
    if field.kind in ("choices", "list", "rows", "origin"):
        return words | _word_list(field)
    wrong = _word_form(field)
    return words | dict(zip(("wrong", "hint", "far"), wrong, strict=False))


def _word_missing(field: Field) -> str:
    if field.is_alternative:
        return f"{_('The link to apply or the e-mail address is missing.')} {_exemplify(field)}"
    if field.kind in ("choice", "yes-no"):
        return _("Choose one.")
    if field.kind == "choices":
        return _("Nothing is chosen. Choose at least one.")
    if field.kind == "date":
        return _("The day is missing. Choose one.")
    least = int(field.least or 1)
    hint = ngettext("Tell the story in at least {count} character.", "Tell the story in at least {count} characters.",
                    least, count=least) if field.kind == "story" else _exemplify(field)
    return f"{_('This is empty.')} {hint}"


def _exemplify(field: Field) -> str:
    if not isinstance(field.example, str | int | float):
        return _("Fill it in.")
    said = _("For example: {example}", example=field.example)
    return said if said.endswith((".", "?", "!")) else f"{said}."


def _word_number(field: Field) -> dict[str, str]:
    low, high, above = map(write_limit, (field.least, field.most, field.above))
    hint = suggest_number(low, high, above) or _("Write another number.")
    under = _("{value} is less than {limit}.", value=VALUE, limit=low) if above is None else _(
        "{value} is not more than {limit}.", value=VALUE, limit=above)
    example = 1 if field.example is None else field.example
    return {
        "low": f"{under} {hint}", "high": f"{_('{value} is more than {limit}.', value=VALUE, limit=high)} {hint}",
        "wrong": _("{value} is not a whole number.", value=VALUE) if field.is_whole else _("{value} is not a number.",
                                                                                           value=VALUE),
        "hint": _("Write a whole number, for example {example}.", example=example) if field.is_whole else _(
            "Write a number, for example {example}.", example=example)}


def _word_list(field: Field) -> dict[str, str]:
    least, most = int(field.least or 0), int(field.most or 0)
    few = ngettext("{count} value chosen; at least {limit} are needed.",
                   "{count} values chosen; at least {limit} are needed.", least, count=SIZE, limit=least)
    return {
        "low": f"{few} {_('Add more.')}" if least > 1 else "",
        "high": f"{_('There are {size}; at most {limit} fit.', size=SIZE, limit=most)} "
                f"{_('Keep the {limit} that matter most.', limit=most)}" if most else "",
        "twice": f"{_('One value stands twice.')} {_('Keep one.')}" if field.is_unique else "",
    }


def _word_form(field: Field) -> tuple[str, ...]:
    """What to say of a value that is not accepted, and what to write instead."""
    example = field.example
    if field.form == "date" or field.kind == "dated":
        far = _("{value} lies outside the years {first} to {last}.", value=VALUE, first=FIRST_YEAR, last=LAST_YEAR)
        return (_("{value} is no day of the calendar.", value=VALUE), _("Write a day that exists."),
                f"{far} {_('Write the day that is meant.')}")
    if field.form == "email":
        return (_("{value} is no e-mail address.", value=VALUE),
                _("Write one such as {example}.", example=example or "ana@acme.example"))
    if field.form == "github-login":
        return (_("{value} is no GitHub login.", value=VALUE),
                _("Write the name at the end of the profile's address, {address}.",
                  address=f"github.com/{example or 'octocat'}"))
    if field.form == "uri":
        return (_("{value} is no https address.", value=VALUE),
                _("Copy it from the browser; it looks like {example}.", example=example or "https://acme.example/apply"))
    shown = "" if example is None else end(_("For example {example}.", example=example))
    return (_("{value} is not accepted here.", value=VALUE), f"{field.help} {shown}".strip()) if field.pattern else ()
