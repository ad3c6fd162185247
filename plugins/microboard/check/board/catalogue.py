"""Every rule that a problem can name, with the sentences that explain it."""

from collections.abc import Iterator

from microboard.check.board import blocked, duplicates, logos
from microboard.check.change import changes
from microboard.check.listing import domains, formerly, large, links, listing_rules
from microboard.check.problems.finding import Rule
from microboard.check.red_flags.red_flags import RedFlags
from microboard.check.schema import cut_text
from microboard.check.schema.rulebook import read_shipped_flags

PLACES = (
    Rule("file-place", "Every file stands in its place",
         "The path is the address of the page and the id in feeds: `opportunities/<employer>/<listing>.yml`, in small "
         "letters, digits and single hyphens. Hidden files, links and names that Windows cannot hold would give "
         "readers, reviewers or git another board than the check has seen.", is_changeable=True),
    Rule("missing-employer", "Every folder says whose it is",
         "A listing without `employer.yml` beside it belongs to nobody.", is_changeable=True),
)

FIXED = (
    Rule("yaml-syntax", "The file is YAML",
         "Reading stops where the text stops making sense, so mend this first: more may come to light."),
    Rule("yaml-duplicate-key", "No field stands twice", "Which of the two was meant cannot be known."),
    Rule("yaml-alias", "No anchors or aliases", "`&name` and `*name` repeat values. Write them out."),
    Rule("yaml-tag", "No tags", "`!word` asks for a special kind of value, which no listing needs."),
    Rule("yaml-documents", "One listing in one file", "A line `---` starts a second document."),
    Rule("yaml-depth", "At most 20 levels deep", "A listing is three levels deep."),
    Rule("yaml-key", "A field's name is a word", "Lists and groups cannot be names."),
    Rule("text-control", "No invisible characters",
         "Control characters break feeds, direction overrides make a text read other than it is, and what nobody sees "
         "hides words from the search. Where a script needs such a character, as Persian and emoji do, it stays."),
    Rule("file-empty", "The file holds fields", "A file without fields, or with a bare list, is no listing."),
    Rule("file-size", "At most 64 KiB", "A long listing is not read. Link to what is long."),
    Rule("file-encoding", "UTF-8", "Other encodings turn accents into question marks."),
    Rule("schema-file", "The board's own schema is valid",
         "The files in `schema/` are checked before they are used, so a slip there is not blamed on employers."),
    Rule("field-missing", "Every required field is there", "Readers compare listings by these fields."),
    Rule("field-unknown", "No unknown field", "A misspelt field would be lost. Fields of your own begin with `x-`."),
    Rule("field-unwanted", "Fields fit together", "Unpaid work, for example, has no amount."),
    Rule("value-type", "Text, number, list or group", "`600 EUR` is text: the amount and the currency are two fields."),
    Rule("value-choice", "One of the choices", "The choices of each field are in the reference of fields."),
    Rule("value-vocabulary", "A word of the vocabulary",
         "Free words drift apart: three spellings of one skill are three pages that nobody finds."),
    Rule("value-length", "Neither too short nor too long", "Cards, feeds and pages are made for these lengths."),
    Rule("value-range", "A number within its limits", "The limits keep a micro-internship short."),
    Rule("value-format", "Dates, addresses and names are well formed",
         "Dates are written `2027-01-31`, links begin with `https://`."),
    large.RULE,
    logos.RULE,
    formerly.RULE,
    Rule("list-length", "Neither too few nor too many", "A long list of wishes hides what matters."),
    Rule("list-repeat", "Nothing twice in a list", "The second one says nothing new."),
)
# The rules of the code that a policy may change.
CODE = (*PLACES, cut_text.RULE, *listing_rules.RULES, *links.RULES, *duplicates.RULES, *blocked.RULES,
        *domains.RULES, *changes.RULES)


def iterate_rules(red_flags: RedFlags | None = None) -> Iterator[Rule]:
    """All rules: first those that a policy may change, by id, then the fixed ones. Without `red_flags`, the shipped."""
    flags = (red_flags or read_shipped_flags()).flags
    yield from sorted((*CODE, *(flag.rule for flag in flags)), key=lambda rule: rule.id)
    yield from FIXED


def get_severities() -> dict[str, str]:
    """The severity, as shipped, of every rule of the code that a policy may change; red flags bring their own."""
    return {rule.id: rule.severity for rule in CODE if rule.is_changeable}
