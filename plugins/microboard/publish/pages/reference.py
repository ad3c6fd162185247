"""Turns the schema, the vocabulary and the rules into reference pages, in Markdown."""

import json
from collections.abc import Iterable, Iterator

from microboard.check.board.catalogue import iterate_rules
from microboard.check.fields.field import Field
from microboard.check.problems.finding import Rule
from microboard.check.red_flags.measured import Offers
from microboard.check.red_flags.red_flags import RedFlag, RedFlags
from microboard.check.schema.rulebook import Rulebook
from microboard.check.strength.points import POINTS
from microboard.check.values.policy import Policy
from microboard.check.values.vocabulary import KINDS, Vocabulary

# Lists of codes this long are named, not printed.
MAX_CHOICES = 30
KIND_WORDS = {"number": "a number", "yes-no": "`true` or `false`", "date": "a date", "group": "a group of fields",
              "origin": "text or a list"}


def build_fields(rulebook: Rulebook) -> str:
    """The page of every field of a listing and of employer.yml."""
    return "\n".join([
        _head("Fields", "Every field of a listing and of an employer: what it means, what it may hold, an example."),
        "Made from the schemas in `schema/`, which the check uses too. Fields of your own may stand at the top level "
        "when their name begins with `x-`.", "",
        "## A listing: `opportunities/<employer>/<listing>.yml`", "",
        *_build_tree(rulebook.opportunity.tree),
        "## An employer: `opportunities/<employer>/employer.yml`", "",
        *_build_tree(rulebook.employer.tree),
    ]) + "\n"


def build_vocabulary(vocabulary: Vocabulary) -> str:
    """The page of the words that listings choose from."""
    lines = [_head("Vocabulary", "The categories, sectors, skills and competencies that listings choose from."),
             "A listing writes the id. Made from `schema/vocabulary.yml`. The other names are what people try first: "
             "the check answers them with the id.", ""]
    for kind in KINDS:
        lines += [f"## {kind.capitalize()}", "", "| Id | Label | Meaning | Other names |", "|---|---|---|---|"]
        for term in vocabulary.get_terms(kind).values():
            lines.append(f"| `{term.id}` | {escape(term.label)} | {escape(term.text)} "
                         f"| {escape(', '.join(term.aliases))} |")
        lines.append("")
    return "\n".join(lines)


def build_rules(policy: Policy, red_flags: RedFlags | None = None) -> str:
    """The page of every rule: what it asks, why, and how severe this board takes it. Without `red_flags`, the shipped
    ones."""
    rules = list(iterate_rules(red_flags))
    return "\n".join([
        _head("Rules", "Everything that microboard check looks at, why, and how severely this board takes it."),
        "An **error** stops a listing from being published. A **warning** asks a person to look.", "",
        "## Rules that a board may change", "",
        "Their severity is set by id under `rules` in `schema/policy.yml`: `error`, `warning` or `off`.", "",
        *_build_rules((rule for rule in rules if rule.is_changeable), policy),
        "## Rules that always hold", "",
        *_build_rules((rule for rule in rules if not rule.is_changeable), policy),
        "## The strength of a listing", "",
        "The answer to a pull request says what could be better about a listing, in five aspects. Each of these is one "
        "point. None is a rule: a listing without any point is accepted.", "",
        *_build_points(),
    ])


def _build_points() -> Iterator[str]:
    yield from ("| Aspect | A point for |", "|---|---|")
    yield from (f"| {point.aspect.capitalize()} | {escape(point.why)} |" for point in POINTS)
    yield ""


def build_red_flags(red_flags: RedFlags, policy: Policy) -> str:
    """The page of what fraud looks like, for employers and for students, with how often honest listings are hit."""
    lines = [
        _head("Red flags", "What fraud and unfair work look like, why each sign matters, and how often it is wrong."),
        "The check looks for these signs in every listing and every `employer.yml`, and students can look for them in "
        "any text, on the page [Check an offer](../suspicious/index.md). A sign is no proof. An **error** "
        "stops a listing, a **warning** asks a person to look. Made from `schema/red-flags.yml`; the severities are "
        "those of this board.", "",
        "Texts are compared without capitals, accents and invisible characters, and letters of other alphabets count "
        "as those they look like. Comments, entities and emphasis inside a word change nothing. A sentence that says "
        "no, such as \"we never ask for a fee\", is understood in its usual forms.", "",
        *_build_measured(red_flags, policy),
    ]
    for flag in red_flags.flags:
        lines += _build_flag(flag, policy.severities.get(flag.id, flag.severity))
    return "\n".join(lines)


def escape(text: str) -> str:
    """Text for a cell of a Markdown table."""
    cell = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    for character in "\\|*_[]`{}":
        cell = cell.replace(character, f"&#{ord(character)};")
    return cell


def _head(title: str, description: str) -> str:
    # JSON is YAML, and a colon in a text must not end it.
    return f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(description)}\n---\n\n# {title}\n"


def _build_rules(rules: Iterable[Rule], policy: Policy) -> Iterator[str]:
    for rule in rules:
        severity = policy.severities.get(rule.id, rule.severity)
        yield from (f"### `{rule.id}` {{ #{rule.id} }}", "", f"**{rule.title}** ({severity}). {rule.text}", "")


def _build_measured(red_flags: RedFlags, policy: Policy) -> Iterator[str]:
    """The table of all flags, with the share of honest listings that each was found in."""
    measured = red_flags.measured
    offers = measured.offers if measured else None
    heads, columns = ["Red flag", "Severity"], []
    if measured:
        yield (f"Measured on {measured.listings} {escape(measured.on)}, which are honest: every hit there is a false "
               "alarm, or a question that a reader might ask. Measure your own board with `make red-flags`.")
        heads.append("False alarms")
        columns.append((measured.hits, measured.listings))
    if offers:
        yield from ("", *_build_offers(offers))
        heads += ["Fraud noticed", "Honest offers hit"]
        columns += [(offers.noticed, offers.fraud), (offers.hit, offers.honest)]
    yield from ("", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}")
    for flag in red_flags.flags:
        severity = policy.severities.get(flag.id, flag.severity)
        shares = "".join(_build_share(hits.get(flag.id, 0), total) for hits, total in columns)
        yield f"| [{escape(flag.title)}](#{flag.id}) | {severity} |{shares}"
    yield ""


def _build_offers(offers: Offers) -> Iterator[str]:
    """How well the flags work on invented offers, in words."""
    unseen = offers.unseen
    yield (f"The last two columns are counted on {offers.fraud} frauds and {offers.honest} honest offers with similar "
           "words, all invented, which the rules were written with; the words of a text were weighed without those "
           f"that they were counted on. Of {unseen['fraud']} other frauds that nobody looked at, {unseen['noticed']} "
           f"are noticed; of {unseen['honest']} other honest offers, {unseen['refused']} are refused and "
           f"{unseen['asked']} are asked about. What an offer is about, such as a study of fraud, takes a sign back "
           "only where the sign belongs to it, and never where the text asks its reader.")


def _build_share(hits: int, total: int) -> str:
    return f" {hits} ({100 * hits / total:.1f} %) |" if hits else " 0 |"


def _build_flag(flag: RedFlag, severity: str) -> Iterator[str]:
    yield from (f"## {escape(flag.title)} {{ #{flag.id} }}", "", f"`{flag.id}` ({severity})", "",
                f"**Employers:** {escape(flag.employers)} {escape(flag.hint)}", "",
                f"**Students:** {escape(flag.students)} {escape(flag.advice)}", "")


def _build_tree(tree: Field) -> Iterator[str]:
    yield from ("| Field | What it is | It holds | Example |", "|---|---|---|---|")
    yield from map(_build_field, tree.walk())
    yield ""


def _build_field(field: Field) -> str:
    name = ".".join("1" if step == "*" else step for step in field.path)
    needed, example = "" if field.is_required else " (optional)", field.example_text
    shown = f"`{example.replace('|', chr(92) + '|')}`" if example and "`" not in example else escape(example)
    return f"| `{name}`{needed} | {escape(field.help)} | {_build_kind(field)} | {shown} |"


def _build_kind(field: Field) -> str:
    """What the field may hold, in words."""
    if field.kind in ("choices", "list", "rows"):
        count = "a list" if field.most is None else f"{field.least or 0} to {field.most}"
        inner = _build_kind(field.item) if field.item else _word_choices(field) or "groups of fields"
        return f"{count} of: {inner}"
    if field.kind == "number" and field.least is not None and field.most is not None:
        return f"a number from {field.least} to {field.most}"
    if field.has_free_text and field.most:
        return f"text, {field.least or 0} to {field.most} characters"
    return (_word_choices(field) if field.kind == "choice" else "") or KIND_WORDS.get(field.kind, "text")


def _word_choices(field: Field) -> str:
    if field.source in KINDS:
        return f"an id of the [vocabulary](vocabulary.md#{field.source})"
    ids = ", ".join(f"`{choice.id}`" for choice in field.choices)
    return ids if len(field.choices) <= MAX_CHOICES else "a code"
