"""Turns the schema, the vocabulary and the rules into reference pages, in Markdown."""

import json
from collections.abc import Iterable, Iterator, Sequence

from microboard.check.board.catalogue import iterate_rules
from microboard.check.fields.field import Field
from microboard.check.problems.finding import Rule
from microboard.check.red_flags.measured import Offers
from microboard.check.red_flags.red_flags import RedFlag, RedFlags
from microboard.check.schema.rulebook import Rulebook
from microboard.check.strength.points import NAMES, POINTS
from microboard.check.values.names import sort_countries
from microboard.check.values.policy import Policy
from microboard.check.values.regions import name_region
from microboard.check.values.vocabulary import KINDS, Term, Vocabulary
from microboard.words.formats import format_list, name_country
from microboard.words.speech import N_, _

# Lists of codes this long are named, not printed.
MAX_CHOICES = 30
KIND_WORDS = {"number": N_("a number"), "yes-no": N_("`true` or `false`"), "date": N_("a date"),
              "group": N_("a group of fields"), "origin": N_("text or a list"), "text": N_("text")}

TITLES = {"categories": N_("Categories"), "sectors": N_("Sectors"), "skills": N_("Skills"),
          "competencies": N_("Competencies")}


def build_fields(rulebook: Rulebook) -> str:
    """The page of every field of a listing and of employer.yml."""
    return "\n".join([
        _head(_("Fields"),
              _("Every field of a listing and of an employer: what it means, what it may hold, an example."),
              "hide: [toc]\n"),
        _("Made from the schemas in `schema/`, which the check uses too. Fields of your own may stand at the top level "
          "when their name begins with `x-`."), "",
        _title(_("A listing: {file}", file="`opportunities/<employer>/<listing>.yml`")), "",
        *_build_tree(rulebook.opportunity.tree),
        _title(_("An employer: {file}", file="`opportunities/<employer>/employer.yml`")), "",
        *_build_tree(rulebook.employer.tree),
    ]) + "\n"


def build_vocabulary(vocabulary: Vocabulary) -> str:
    """The page of the words that listings choose from."""
    lines = [
        _head(_("Vocabulary"),
              _("The categories, sectors, skills, competencies and regions that listings choose from.")),
        _("A listing writes the id. Made from `schema/vocabulary.yml`. The other names are what people try first: the "
          "check answers them with the id."), "",
    ]
    for kind in KINDS:
        lines += [_title(_(TITLES[kind]), kind), "", *_build_terms(list(vocabulary.get_terms(kind).values())), ""]
    lines += [_title(_("Regions"), "regions"), "", _("Groups of countries from which people may apply."), "",
              *_begin_table(_("Id"), _("Name"), _("Countries"))]
    for region in vocabulary.regions.values():
        countries = format_list([name_country(code) for code in sort_countries(region.countries)])
        lines.append(f"| `{region.id}` | {escape(name_region(region))} | {escape(countries)} |")
    return "\n".join([*lines, ""])


def _build_terms(terms: Sequence[Term]) -> Iterator[str]:
    """A table of the terms. Where none has a meaning, since skills speak for themselves, there is no column for it."""
    has_meaning = any(term.text for term in terms)
    yield from _begin_table(_("Id"), _("Label"), *([_("Meaning")] if has_meaning else []), _("Other names"))
    for term in terms:
        cells = [term.label, *([term.text] if has_meaning else []), ", ".join(term.aliases)]
        yield f"| `{term.id}` | {' | '.join(map(escape, cells))} |"


def build_rules(policy: Policy, red_flags: RedFlags | None = None) -> str:
    """The page of every rule: what it asks, why, and how severe this board takes it. Without `red_flags`, the shipped
    ones."""
    rules = list(iterate_rules(red_flags))
    return "\n".join([
        _head(_("Rules"), _("Everything that microboard check looks at, why, and how severely this board takes it.")),
        _("An **error** stops a listing from being published. A **warning** asks a person to look."), "",
        _title(_("Rules that a board may change")), "",
        _("Their severity is set by id under `rules` in `schema/policy.yml`: `error`, `warning` or `off`."), "",
        *_build_rules((rule for rule in rules if rule.is_changeable), policy),
        _title(_("Rules that always hold")), "",
        *_build_rules((rule for rule in rules if not rule.is_changeable), policy),
        _title(_("The strength of a listing")), "",
        _("The answer to a pull request says what could be better about a listing, in five aspects. Each of these is "
          "one point. None is a rule: a listing without any point is accepted."), "",
        *_build_points(),
    ])


def _build_points() -> Iterator[str]:
    yield from _begin_table(_("Aspect"), _("A point for"))
    yield from (f"| {_(NAMES[point.aspect])} | {escape(_(point.why))} |" for point in POINTS)
    yield ""


def build_red_flags(red_flags: RedFlags, policy: Policy) -> str:
    """The page of what fraud looks like, for employers and for students, with how often honest listings are hit."""
    lines = [
        _head(_("Red flags"),
              _("What fraud and unfair work look like, why each sign matters, and how often it is wrong.")),
        _("The check looks for these signs in every listing and every `employer.yml`, and students can look for them "
          "in any text, on the page {check_an_offer}. A sign is no proof. An **error** stops a listing, a **warning** "
          "asks a person to look. Made from `schema/red-flags.yml`; the severities are those of this board.",
          check_an_offer=_link(_("Check an offer"), "../suspicious/index.md")), "",
        _("Texts are compared without capitals, accents and invisible characters, and letters of other alphabets count "
          "as those they look like. Comments, entities and emphasis inside a word change nothing. A sentence that says "
          'no, such as "we never ask for a fee", is understood in its usual forms.'), "",
        *_build_measured(red_flags, policy),
    ]
    for flag in red_flags.flags:
        lines += _build_flag(flag, policy.get_severity(flag.id, flag.severity))
    return "\n".join(lines)


def escape(text: str) -> str:
    """Text for a cell of a Markdown table."""
    cell = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    for character in "\\|*_[]`{}":
        cell = cell.replace(character, f"&#{ord(character)};")
    return cell


def _head(title: str, description: str, more: str = "") -> str:
    """The metadata of a page and its heading. `more` is YAML: a table of two entries takes the room of wide tables."""
    # JSON is YAML, and a colon in a text must not end it.
    return f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(description)}\n{more}---\n\n# {title}\n"


def _title(words: str, anchor: str = "") -> str:
    """The heading of a part; one that pages lead to has an `anchor` that is the same in every language."""
    return f"## {words} {{ #{anchor} }}" if anchor else f"## {words}"


def _link(words: str, path: str) -> str:
    return f"[{words}]({path})"


def _build_rules(rules: Iterable[Rule], policy: Policy) -> Iterator[str]:
    for rule in rules:
        severity = policy.get_severity(rule.id, rule.severity)
        yield from (f"### `{rule.id}` {{ #{rule.id} }}", "", f"**{_(rule.title)}** ({severity}). {_(rule.text)}", "")


def _build_measured(red_flags: RedFlags, policy: Policy) -> Iterator[str]:
    """The table of all flags, with the share of honest listings that each was found in."""
    measured = red_flags.measured
    offers = measured.offers if measured else None
    heads, columns = [_("Red flag"), _("Severity")], []
    if measured:
        yield _("Measured on {count} {listings}, which are honest: every hit there is a false alarm, or a question "
                "that a reader might ask. Measure your own board with `make red-flags`.",
                count=measured.listings, listings=escape(measured.on))
        heads.append(_("False alarms"))
        columns.append((measured.hits, measured.listings))
    if offers:
        yield from ("", *_build_offers(offers))
        heads += [_("Fraud noticed"), _("Honest offers hit")]
        columns += [(offers.noticed, offers.fraud), (offers.hit, offers.honest)]
    yield from ("", *_begin_table(*heads))
    for flag in red_flags.flags:
        severity = policy.get_severity(flag.id, flag.severity)
        shares = "".join(_build_share(hits.get(flag.id, 0), total) for hits, total in columns)
        yield f"| [{escape(_(flag.title))}](#{flag.id}) | {severity} |{shares}"
    yield ""


def _build_offers(offers: Offers) -> Iterator[str]:
    """How well the flags work on invented offers, in words."""
    unseen = offers.unseen
    yield _("The last two columns are counted on {fraud} frauds and {honest} honest offers with similar words, all "
            "invented, which the rules were written with; the words of a text were weighed without those that they "
            "were counted on. Of {other_fraud} other frauds that nobody looked at, {noticed} are noticed; of "
            "{other_honest} other honest offers, {refused} are refused and {asked} are asked about. What an offer is "
            "about, such as a study of fraud, takes a sign back only where the sign belongs to it, and never where the "
            "text asks its reader.", fraud=offers.fraud, honest=offers.honest, other_fraud=unseen["fraud"],
            noticed=unseen["noticed"], other_honest=unseen["honest"], refused=unseen["refused"], asked=unseen["asked"])


def _build_share(hits: int, total: int) -> str:
    return f" {hits} ({100 * hits / total:.1f} %) |" if hits else " 0 |"


def _build_flag(flag: RedFlag, severity: str) -> Iterator[str]:
    employers, students = _("Employers:"), _("Students:")
    yield from (_title(escape(_(flag.title)), flag.id), "", f"`{flag.id}` ({severity})", "",
                f"**{employers}** {escape(_(flag.employers))} {escape(_(flag.hint))}", "",
                f"**{students}** {escape(_(flag.students))} {escape(_(flag.advice))}", "")


def _begin_table(*heads: str) -> tuple[str, str]:
    return f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"


def _build_tree(tree: Field) -> Iterator[str]:
    yield from _begin_table(_("Field"), _("What it is"), _("It holds"), _("Example"))
    yield from map(_build_field, tree.walk())
    yield ""


def _build_field(field: Field) -> str:
    name = ".".join("1" if step == "*" else step for step in field.path)
    needed, example = "" if field.is_required else " " + _("(optional)"), field.example_text
    shown = f"`{example.replace('|', chr(92) + '|')}`" if example and "`" not in example else escape(example)
    return f"| `{name}`{needed} | {escape(field.help)} | {_build_kind(field)} | {shown} |"


def _build_kind(field: Field) -> str:
    """What the field may hold, in words."""
    if field.kind in ("choices", "list", "rows"):
        inner = _build_kind(field.item) if field.item else _word_choices(field) or _("groups of fields")
        if field.most is None:
            return _("a list of: {parts}", parts=inner)
        return _("{least} to {most} of: {parts}", least=field.least or 0, most=field.most, parts=inner)
    if field.kind == "number" and field.least is not None and field.most is not None:
        return _("a number from {least} to {most}", least=field.least, most=field.most)
    if field.kind == "group" and field.most:
        return _("text of {least} to {most} characters, or a group of fields", least=field.least or 0, most=field.most)
    if field.has_free_text and field.most:
        return _("text, {least} to {most} characters", least=field.least or 0, most=field.most)
    return (_word_choices(field) if field.kind == "choice" else "") or _(KIND_WORDS.get(field.kind, KIND_WORDS["text"]))


def _word_choices(field: Field) -> str:
    if field.source in KINDS:
        return _("an id of the {vocabulary}", vocabulary=_link(_("vocabulary"), f"vocabulary.md#{field.source}"))
    ids = ", ".join(f"`{choice.id}`" for choice in field.choices)
    return ids if len(field.choices) <= MAX_CHOICES else _("a code")
