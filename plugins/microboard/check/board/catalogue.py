"""Every rule that a problem can name, with the sentences that explain it."""

from collections.abc import Iterator

from microboard.check.board import blocked, duplicates, logos
from microboard.check.change import changes
from microboard.check.listing import domains, formerly, large, links, listing_rules, own_names
from microboard.check.problems.finding import Rule
from microboard.check.red_flags.red_flags import RedFlags
from microboard.check.schema import cut_text
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.words.speech import N_

PLACES = (
    Rule("file-place", N_("Every file stands in its place"),
         N_("The path is the address of the page and the id in feeds: `opportunities/<employer>/<listing>.yml`, in "
            "small letters, digits and single hyphens. Hidden files, links and names that Windows cannot hold would "
            "give readers, reviewers or git another board than the check has seen."), is_changeable=True),
    Rule("missing-employer", N_("Every folder says whose it is"),
         N_("A listing without `employer.yml` beside it belongs to nobody."), is_changeable=True),
)

FIXED = (
    Rule("yaml-syntax", N_("The file is YAML"),
         N_("Reading stops where the text stops making sense, so mend this first: more may come to light.")),
    Rule("yaml-duplicate-key", N_("No field stands twice"), N_("Which of the two was meant cannot be known.")),
    Rule("yaml-alias", N_("No anchors or aliases"), N_("`&name` and `*name` repeat values. Write them out.")),
    Rule("yaml-tag", N_("No tags"), N_("`!word` asks for a special kind of value, which no listing needs.")),
    Rule("yaml-documents", N_("One listing in one file"), N_("A line `---` starts a second document.")),
    Rule("yaml-depth", N_("At most 20 levels deep"), N_("A listing is three levels deep.")),
    Rule("yaml-key", N_("A field's name is a word"), N_("Lists and groups cannot be names.")),
    Rule("text-control", N_("No invisible characters"),
         N_("Control characters break feeds, direction overrides make a text read other than it is, and what nobody "
            "sees hides words from the search. Where a script needs such a character, as Persian and emoji do, it "
            "stays.")),
    Rule("file-empty", N_("The file holds fields"), N_("A file without fields, or with a bare list, is no listing.")),
    Rule("file-size", N_("At most 64 KiB"), N_("A long listing is not read. Link to what is long.")),
    Rule("file-encoding", N_("UTF-8"), N_("Other encodings turn accents into question marks.")),
    Rule("schema-file", N_("The board's own schema is valid"),
         N_("The files in `schema/` are checked before they are used, so a slip there is not blamed on employers.")),
    Rule("field-missing", N_("Every required field is there"), N_("Readers compare listings by these fields.")),
    Rule("field-unknown", N_("No unknown field"),
         N_("A misspelt field would be lost. Fields of your own begin with `x-`.")),
    Rule("field-unwanted", N_("Fields fit together"), N_("Unpaid work, for example, has no amount.")),
    Rule("value-type", N_("Text, number, list or group"),
         N_("`600 EUR` is text: the amount and the currency are two fields.")),
    Rule("value-choice", N_("One of the choices"), N_("The choices of each field are in the reference of fields.")),
    Rule("value-vocabulary", N_("A word of the vocabulary"),
         N_("Free words drift apart: three spellings of one skill are three pages that nobody finds.")),
    Rule("value-length", N_("Neither too short nor too long"),
         N_("Cards, feeds and pages are made for these lengths.")),
    Rule("value-range", N_("A number within its limits"), N_("The limits keep a micro-internship short.")),
    Rule("value-format", N_("Dates, addresses and names are well formed"),
         N_("Dates are written `2027-01-31`, links begin with `https://`.")),
    large.RULE,
    logos.RULE,
    formerly.RULE,
    Rule("list-length", N_("Neither too few nor too many"), N_("A long list of wishes hides what matters.")),
    Rule("list-repeat", N_("Nothing twice in a list"), N_("The second one says nothing new.")),
)
# The rules of the code that a policy may change.
CODE = (*PLACES, cut_text.RULE, *listing_rules.RULES, *links.RULES, own_names.RULE, *duplicates.RULES, *blocked.RULES,
        *domains.RULES, *changes.RULES)


def iterate_rules(red_flags: RedFlags | None = None) -> Iterator[Rule]:
    """All rules: first those that a policy may change, by id, then the fixed ones. Without `red_flags`, the shipped."""
    flags = (red_flags or read_shipped_flags()).flags
    yield from sorted((*CODE, *(flag.rule for flag in flags)), key=lambda rule: rule.id)
    yield from FIXED


def get_severities() -> dict[str, str]:
    """The severity, as shipped, of every rule of the code that a policy may change; red flags bring their own."""
    return {rule.id: rule.severity for rule in CODE if rule.is_changeable}
