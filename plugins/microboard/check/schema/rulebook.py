"""Turns the folder `schema/` into everything that decides whether a listing is accepted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from microboard.check.fields.own import EMPLOYERS, LISTINGS, add_own, check_labels, check_own
from microboard.check.problems.finding import Finding
from microboard.check.red_flags.red_flags import NO_FLAGS, RedFlags, build_red_flags, check_red_flags
from microboard.check.schema.board_ids import add_ids, list_countries
from microboard.check.schema.difference import complete, describe_difference, extend, is_difference
from microboard.check.schema.schema_check import NoSchemaError, SchemaCheck
from microboard.check.schema.taken import Taken, find_taken
from microboard.check.values import shipped
from microboard.check.values.badges import Badges, build_badges, check_badges
from microboard.check.values.confirmed_domains import Confirmations, build_confirmations
from microboard.check.values.near import find_near
from microboard.check.values.policy import Policy, build_policy
from microboard.check.values.regions import check_regions
from microboard.check.values.roles import Role, build_roles, check_roles
from microboard.check.values.vocabulary import Vocabulary, build_vocabulary, check_names
from microboard.check.views.filters import Filters, list_filters
from microboard.check.views.views import View, build_views, check_views
from microboard.read import Document, Problem, read_document
from microboard.read.problem import Position, name_field, shorten
from microboard.words.speech import N_, _, speak

Schema = dict[str, Any]
# More than for a listing: no stranger sends the rules of a board.
MAX_BYTES = 256 * 1024
OWNERS = {"opportunity": LISTINGS, "employer": EMPLOYERS}
# Of this one a board says only what differs, and of those with the word `extends`.
POLICY, EXTENDING = "policy", frozenset({"vocabulary", "red-flags", "roles"})
# What a board writes in a file of schema/ in which there is nothing yet.
PURPOSES = {
    POLICY: N_("It is for settings in which the board differs, such as language: en. Write one, or remove the file."),
    "vocabulary": N_("It is for the board's own words, below extends: default and add. Write one, or remove the file."),
    "red-flags": N_("It is for the board's own red flags, below extends: default and add. Write one, or remove the "
                    "file."),
    "roles": N_("It is for the board's own roles, below extends: default and add. Write one, or remove the file."),
    "fields": N_("It is for the board's own fields, below fields. Describe one, or remove the file."),
    "views": N_("It is for filters that the board saves, below views. Write one, or remove the file."),
    "badges": N_("It is for the keys of the board's badges, and `microboard badge` writes it. Remove the file."),
    "confirmed": N_("It is for the employers whose site names the board, and `microboard confirm-domains` writes it. "
                    "Remove the file."),
    "removed": N_("It is for the ids of what was taken out, below removed. Write one, or remove the file."),
}


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The schemas (with the ids of the vocabulary in them), the vocabulary, the policy, the red flags, the saved
    filters and the roles of a board, the ids of what was `removed` from it, who signs its `badges`, where it gives
    some, the domains that are `confirmed`, and the words that are `taken` out of its vocabulary."""

    opportunity: SchemaCheck
    employer: SchemaCheck
    vocabulary: Vocabulary
    policy: Policy
    red_flags: RedFlags
    views: tuple[View, ...] = ()
    roles: tuple[Role, ...] = ()
    removed: tuple[str, ...] = ()
    badges: Badges | None = None
    confirmed: Confirmations = field(default_factory=dict)
    taken: Taken = field(default_factory=dict)

    @property
    def filters(self) -> Filters:
        """The filters of its browse page."""
        return list_filters(self.opportunity.tree, self.employer.tree)


def read_rulebook(root: Path, known_rules: Mapping[str, str]) -> tuple[Rulebook | None, list[Problem]]:
    """Read the rules of the board at `root`. None when they hold problems.

    `known_rules` maps the id of every rule of the code that a policy may change to its severity as shipped; red flags
    bring their own.
    """
    folder = shipped.find_schema(root)
    problems: list[Problem] = []
    # First of all in which language the others, and everything from now on, are read out.
    policy = _read_checked(folder, POLICY, problems)
    speak((policy and policy.get_text("language")) or "en")
    vocabulary = _read_checked(folder, "vocabulary", problems)
    words = build_vocabulary(vocabulary) if vocabulary else None
    problems += [one.place(vocabulary) for one in check_names(vocabulary)] if vocabulary else ()
    flags, red_flags = _read_red_flags(folder, problems)
    known_rules = {**known_rules, **(red_flags.severities if red_flags else {})}
    if policy and red_flags:
        problems += _check_severities(policy, known_rules)
    own = _read_own(folder, problems)
    opportunity = _read_schema(folder, "opportunity", words, problems, own)
    if vocabulary and opportunity:
        problems += [one.place(vocabulary) for one in check_regions(vocabulary, list_countries(opportunity.schema))]
    employer = _read_schema(folder, "employer", words, problems, own)
    if own and opportunity and employer:
        problems += [one.place(own) for one in check_labels(own, opportunity.tree, employer.tree)]
    views = _read_views(folder, list_filters(opportunity.tree, employer.tree), problems) if (
        opportunity and employer) else ()
    roles = _read_roles(folder, words, problems) if words else ()
    removed = _read_removed(folder, problems)
    badges = _read_badges(folder, problems)
    confirmed = _read_optional(folder, "confirmed", problems)
    if problems or not (words and policy and opportunity and employer and flags and red_flags):
        return None, problems
    choices = replace(build_policy(policy), severities=_decide_severities(known_rules, policy, flags))
    taken = find_taken(vocabulary) if vocabulary else {}
    confirmations = build_confirmations(confirmed) if confirmed else {}
    return Rulebook(opportunity, employer, words, choices, red_flags, views, roles, removed, badges, confirmations,
                    taken), []


def _decide_severities(known_rules: Mapping[str, str], policy: Document, flags: Document) -> dict[str, str]:
    """The severity of every rule that there is: a board's own policy has the last word, then its own red flags."""
    rules = {rule: str(severity) for rule, severity in policy.get_group("rules").items() if rule in known_rules}
    own_flags = {flags.get_text("flags", index, "id") or "": flags.get_text("flags", index, "severity") or ""
                 for index in range(len(flags.get_list("flags"))) if flags.has_own("flags", index, "severity")}
    own_rules = {rule: severity for rule, severity in rules.items() if policy.has_own("rules", rule)}
    return {**known_rules, **rules, **own_flags, **own_rules}


def read_shipped_flags() -> RedFlags:
    """The red flags that Microboard ships; none where its own file is broken, which the check of a board reports."""
    return _read_red_flags(shipped.FOLDER, [])[1] or NO_FLAGS


def _read_red_flags(folder: Path, problems: list[Problem]) -> tuple[Document | None, RedFlags | None]:
    """The red flags of a board, and the file that holds them."""
    document = _read_checked(folder, "red-flags", problems)
    if not document:
        return None, None
    found = [finding.place(document) for finding in check_red_flags(document)]
    problems += found
    return document, None if found else build_red_flags(document)


def _read_own(folder: Path, problems: list[Problem]) -> Document | None:
    """The description of the fields that a board adds, where it adds some."""
    document = _read_optional(folder, "fields", problems)
    found = [finding.place(document) for finding in check_own(document)] if document else []
    problems += found
    return None if found else document


def _read_views(folder: Path, filters: Filters, problems: list[Problem]) -> tuple[View, ...]:
    """The filters that a board has saved, where it has saved some."""
    document = _read_optional(folder, "views", problems)
    found = [finding.place(document) for finding in check_views(document, filters)] if document else []
    problems += found
    return build_views(document, filters) if document and not found else ()


def _read_roles(folder: Path, words: Vocabulary, problems: list[Problem]) -> tuple[Role, ...]:
    """What a student may aim at."""
    document = _read_checked(folder, "roles", problems, words)
    found = [finding.place(document) for finding in check_roles(document)] if document else []
    problems += found
    return build_roles(document, words) if document and not found else ()


def _read_removed(folder: Path, problems: list[Problem]) -> tuple[str, ...]:
    """The ids of employers and listings that were taken out of a board, where it names some."""
    document = _read_optional(folder, "removed", problems)
    return document.get_texts("removed") if document else ()


def _read_badges(folder: Path, problems: list[Problem]) -> Badges | None:
    """Who signs the badges of a board, where it gives some."""
    document = _read_optional(folder, "badges", problems)
    found = [finding.place(document) for finding in check_badges(document)] if document else []
    problems += found
    return build_badges(document) if document and not found else None


def _read_optional(folder: Path, name: str, problems: list[Problem]) -> Document | None:
    """Read NAME.yml, and check it, where the board has one."""
    return _read_checked(folder, name, problems) if (folder / f"{name}.yml").exists() else None


def _read_checked(
    folder: Path, name: str, problems: list[Problem], words: Vocabulary | None = None
) -> Document | None:
    """Read NAME.yml and check it with NAME.schema.json. What a board does not say in it is as it ships; what it says
    itself is in its own `words`."""
    home = shipped.choose(folder, f"{name}.yml")
    document, found = _read_file(home, folder.name, name)
    check = _read_schema(folder, name, None, problems)
    if document and check:
        differs = name in EXTENDING and is_difference(document)
        schema = add_ids(check.schema, words) if words and home == folder else check.schema
        own_check = SchemaCheck(describe_difference(schema) if differs else schema, words)
        document, refused = own_check.check(document)
        if not refused and (differs or (name == POLICY and home != shipped.FOLDER)):
            document, refused = _lay_over(document, name, home, check)
        found += refused
    problems += found
    if found or not document:
        return None
    return document if home == folder else replace(document, origins={})


def _read_file(home: Path, shown: str, name: str) -> tuple[Document | None, list[Problem]]:
    """Read NAME.yml in the folder `home`, which problems call `shown`."""
    document, problems = read_document(home, f"{name}.yml", MAX_BYTES)
    path = f"{shown}/{name}.yml"
    return document and replace(document, path=path), [
        replace(one, path=path, hint=_(PURPOSES[name]) if one.rule == "file-empty" else one.hint) for one in problems]


def _lay_over(own: Document, name: str, home: Path, check: SchemaCheck) -> tuple[Document, list[Problem]]:
    """The whole of a file that says only what differs from the shipped one, and what is wrong with it."""
    if home == shipped.FOLDER:
        return own, [Finding((), "schema-file", _("This is the file that others extend."), _("Write all of it here."))
                     .place(own)]
    whole, problems = _read_file(shipped.FOLDER, shipped.FOLDER.name, name)
    if not whole or name == POLICY:
        return complete(own, whole) if whole else own, problems
    document, findings = extend(own, whole, check.schema.get("required", ()))
    return check.check(document) if not findings else (own, [finding.place(own) for finding in findings])


def _read_schema(
    folder: Path, name: str, words: Vocabulary | None, problems: list[Problem], own: Document | None = None
) -> SchemaCheck | None:
    path = f"{folder.name}/{name}.schema.json"
    try:
        file = f"{name}.schema.json"
        schema = json.loads((shipped.choose(folder, file) / file).read_bytes())
        if not isinstance(schema, dict):
            raise NoSchemaError(_("it has to be a group in braces"))
        schema = add_own(schema, own, OWNERS[name]) if own else schema
        return SchemaCheck(add_ids(schema, words) if words else schema, words)
    except json.JSONDecodeError as error:
        problems.append(_refuse(path, (error.lineno, error.colno), _("This is not valid JSON.")))
    except (OSError, UnicodeDecodeError, RecursionError):
        problems.append(_refuse(path, (1, 1), _("The schema can't be read.")))
    except NoSchemaError as error:
        place, said = name_field(error.location), shorten(str(error), 200)[1:-1]
        message = _("This is not a JSON Schema at {place}: {reason}.", place=place, reason=said) if place else \
            _("This is not a JSON Schema: {reason}.", reason=said)
        problems.append(_refuse(path, (1, 1), message))
    return None


def _refuse(path: str, position: Position, message: str) -> Problem:
    return Problem.at(position, "schema-file", message, _("Compare it with the one that is shipped."), path=path)


def _check_severities(policy: Document, known_rules: Mapping[str, str]) -> list[Problem]:
    return [
        Finding(("rules", rule), "field-unknown",
                _("There is no rule {name} that a policy can change.", name=shorten(rule)),
                _suggest_rule(rule, known_rules), is_at_name=True).place(policy)
        for rule in policy.get_group("rules") if rule not in known_rules and policy.has_own("rules", rule)
    ]


def _suggest_rule(rule: str, known_rules: Mapping[str, str]) -> str:
    close = find_near(rule, known_rules)
    return _("Did you mean {name}?", name=close) if close else _("See the page of rules, or remove the line.")
