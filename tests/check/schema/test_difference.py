"""A board writes only what differs from the schema that ships, and what it can't mean is told in its own file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from microboard.check import check_board
from microboard.check.board.catalogue import get_severities
from microboard.check.problems.report import build_text
from microboard.check.schema.rulebook import Rulebook, read_rulebook
from microboard.check.values import shipped
from microboard.intake.forms.editor import OPPORTUNITY_SCHEMA, build_editor_schemas
from microboard.intake.forms.form import build_form
from schemas import FILES, RULEBOOK, take

TODAY = date(2026, 11, 23)


@pytest.fixture
def lean(board: Path) -> Path:
    """A board of which every file of schema/ is as shipped."""
    for path in (board / "schema").iterdir():
        path.unlink()
    return board


def read(board: Path, name: str, text: str) -> Rulebook:
    (board / "schema" / name).write_text(text, encoding="utf-8")
    return take(*read_rulebook(board, get_severities()))


def tell(board: Path, name: str, text: str) -> list[str]:
    """What is wrong in a file of schema/, as a person reads it, without its path."""
    (board / "schema" / name).write_text(text, encoding="utf-8")
    checked = check_board(board, TODAY)
    assert checked.rulebook is None
    assert {problem.path for problem in checked.problems} == {f"schema/{name}"}
    return [line.removeprefix(f"schema/{name}:") for line in build_text(checked.problems).splitlines()
            if line.startswith("schema/")]


def test_words_are_added_changed_and_removed(lean: Path) -> None:
    words = read(lean, "vocabulary.yml", """\
extends: default
add:
  skills:
    - {id: juggling, label: Juggling, aliases: [balls]}
  regions:
    - {id: benelux, label: the Benelux, countries: [BE, LU, NL]}
change:
  competencies:
    - {id: teamwork, label: Working together}
  skills:
    - {id: python, aliases: [py3]}
remove:
  skills: [rust]
  sectors: [finance]
""").vocabulary
    old = RULEBOOK.vocabulary
    assert list(words.skills) == [*(name for name in old.skills if name != "rust"), "juggling"]
    assert list(words.sectors) == [name for name in old.sectors if name != "finance"]
    assert words.skills["python"].aliases == ("py3",)
    assert words.skills["python"].label == old.skills["python"].label
    assert words.competencies["teamwork"].label == "Working together"
    assert words.competencies["teamwork"].text == old.competencies["teamwork"].text
    assert words.regions.keys() - old.regions.keys() == {"benelux"}
    assert words.categories == old.categories


def test_what_is_removed_can_be_added_in_another_form(lean: Path) -> None:
    words = read(lean, "vocabulary.yml", "extends: default\nremove: {skills: [rust]}\n"
                                         "add: {skills: [{id: rust, label: Iron}]}\n").vocabulary
    assert (words.skills["rust"].label, words.skills["rust"].aliases) == ("Iron", ())


def test_a_list_of_which_nothing_is_left_may_be_missing(lean: Path) -> None:
    words = read(lean, "vocabulary.yml", "extends: default\nremove: {regions: [nordic-countries]}\n").vocabulary
    assert list(words.regions) == ["EU", "EEA"]


def test_a_list_that_is_written_out_takes_the_place_of_the_shipped_one(lean: Path) -> None:
    words = read(lean, "vocabulary.yml", "extends: default\nskills:\n  - {id: juggling, label: Juggling}\n").vocabulary
    assert list(words.skills) == ["juggling"]
    assert words.sectors == RULEBOOK.vocabulary.sectors


def test_what_was_added_is_accepted_and_what_was_removed_is_not(lean: Path) -> None:
    survey = lean / "opportunities/acme/survey.yml"
    survey.write_text(survey.read_text().replace("interviewing", "juggling"))
    (lean / "schema/vocabulary.yml").write_text(
        "extends: default\nadd: {skills: [{id: juggling, label: Juggling}]}\nremove: {skills: [interviewing]}\n")
    assert not check_board(lean, TODAY).problems
    survey.write_text(survey.read_text().replace("juggling", "interviewing"))
    assert [problem.rule for problem in check_board(lean, TODAY).problems] == ["value-vocabulary", "value-vocabulary"]


def test_roles_are_added_changed_and_removed(lean: Path) -> None:
    roles = read(lean, "roles.yml", """\
extends: default
add:
  roles:
    - {id: clown, label: Clown, skills: [teaching], days: You make people laugh and fall over.}
change:
  roles:
    - {id: data-analyst, skills: [sql]}
remove:
  roles: [software-developer]
""").roles
    old = {role.id: role for role in RULEBOOK.roles}
    assert [role.id for role in roles] == [*(name for name in old if name != "software-developer"), "clown"]
    changed = next(role for role in roles if role.id == "data-analyst")
    assert changed == replace(old["data-analyst"], skills=("sql",))


def test_a_role_that_ships_asks_for_nothing_that_a_board_takes_out_of_its_words(lean: Path) -> None:
    roles = read(lean, "vocabulary.yml", "extends: default\nremove: {skills: [sql], competencies: [teamwork]}\n").roles
    assert {"sql", "teamwork"}.isdisjoint({word for role in roles for word in (*role.skills, *role.competencies)})
    few = read(lean, "vocabulary.yml", "extends: default\nskills: [{id: teaching, label: Teaching}]\n").roles
    names = ("trainer", "teacher", "registered-nurse")
    assert {role.id: role.skills for role in few} == dict.fromkeys(names, ("teaching",))


def test_a_role_that_ships_leaves_a_name_to_a_role_of_the_board(lean: Path) -> None:
    """A board that has lawyers did not write that others are found by this word."""
    lawyer = "{id: attorney, label: Lawyer, aliases: [solicitor], skills: [writing], days: You read for others.}"
    roles = {role.id: role for role in
             read(lean, "roles.yml", f"extends: default\nadd:\n  roles:\n    - {lawyer}\n").roles}
    old = {role.id: role for role in RULEBOOK.roles}
    assert roles["attorney"].aliases == ("solicitor",)
    assert set(old["policy-analyst"].aliases) - set(roles["policy-analyst"].aliases) == {"lawyer"}


def test_flags_hosts_and_words_of_patterns_are_added_changed_and_removed(lean: Path) -> None:
    flags = read(lean, "red-flags.yml", """\
extends: default
add:
  trusted: [lookalike.example]
  unless_before: ['\\bnever ']
  words: {beasts: 'cats?|dogs?'}
  flags:
    - id: herds-beasts
      severity: error
      title: Nobody herds cats
      says: asks people to herd cats.
      hint: Take it out.
      employers: It can't be done.
      students: It can't be done.
      advice: Walk away.
      patterns: ['\\bherd {beasts}\\b']
change:
  flags:
    - {id: vague, title: Say what is to be done, severity: error}
  words: {coin: 'bitcoins?'}
remove:
  flags: [shouting]
  shared_hosts: [x.com]
  added_words: [www]
""").red_flags
    old = RULEBOOK.red_flags
    by_id = {flag.id: flag for flag in flags.flags}
    assert by_id.keys() ^ {flag.id for flag in old.flags} == {"herds-beasts", "shouting"}
    assert by_id["herds-beasts"].patterns == (r"\bherd (?:cats?|dogs?)\b",)
    assert by_id["vague"].title == "Say what is to be done"
    assert by_id["herds-beasts"].unless_before[-1] == r"\bnever "
    assert flags.trusted == (*old.trusted, "lookalike.example")
    assert (set(old.shared_hosts) - set(flags.shared_hosts), set(old.added_words) - set(flags.added_words)) == (
        {"x.com"}, {"www"})
    assert any("(?:bitcoins?)" in pattern for pattern in by_id["pays-in-crypto"].patterns)


def test_forms_and_editors_offer_what_the_board_has(lean: Path) -> None:
    rulebook = read(lean, "vocabulary.yml", "extends: default\nadd: {skills: [{id: juggling, label: Juggling}]}\n"
                                            "remove: {skills: [hardware], categories: [user-testing]}\n")
    editors = build_editor_schemas(rulebook)[OPPORTUNITY_SCHEMA]
    form = build_form(rulebook)
    assert ('"juggling"' in editors, '"hardware"' in editors) == (True, False)
    assert ("- User testing" in build_form(RULEBOOK), "- User testing" in form) == (True, False)


@pytest.mark.parametrize(("text", "is_measured"), [
    ("extends: default\nadd: {trusted: [lookalike.example]}\n", True),
    ("extends: default\nremove: {flags: [shouting]}\n", True),
    ("extends: default\nchange: {flags: [{id: vague, title: Say more}]}\n", False),
    ("extends: default\nchange: {flags: [{id: vague, title: Say more}]}\n"
     "measured: {on: our own, listings: 12, hits: {vague: 1}}\n", True),
])
def test_what_was_measured_is_of_the_flags_that_ship(lean: Path, text: str, *, is_measured: bool) -> None:
    assert bool(read(lean, "red-flags.yml", text).red_flags.measured) is is_measured


def test_a_board_s_policy_has_the_last_word_on_a_severity_and_then_its_red_flags(lean: Path) -> None:
    changed = 'extends: default\nchange: {flags: [{id: vague, severity: "off"}, {id: urgent, severity: error}]}\n'
    severities = read(lean, "red-flags.yml", changed).policy.severities
    assert (severities["vague"], severities["urgent"], severities["shouting"]) == ("off", "error", "warning")
    severities = read(lean, "policy.yml", "rules: {vague: error, pay-floor: off}\n").policy.severities
    assert (severities["vague"], severities["urgent"], severities["pay-floor"]) == ("error", "error", "off")


def test_a_policy_may_say_nothing_of_a_flag_that_is_gone(lean: Path) -> None:
    rulebook = read(lean, "red-flags.yml", "extends: default\nremove: {flags: [shouting]}\n")
    assert "shouting" not in rulebook.policy.severities
    assert tell(lean, "policy.yml", "rules:\n  shouting: off\n")[0].startswith('2:3  rules.shouting: There is no rule')


@pytest.mark.parametrize(("name", "text", "told"), [
    ("vocabulary.yml", "extends: default\nremove:\n  skills: [sql, pyton]\n",
     '3:17  remove.skills.2: There is no "pyton" in skills. Did you mean python?'),
    ("vocabulary.yml", "extends: default\nremove:\n  skills: [xyzzy]\n",
     '3:12  remove.skills.1: There is no "xyzzy" in skills. Remove it.'),
    ("vocabulary.yml", "extends: default\nchange:\n  skills:\n    - {id: xyzzy, label: X}\n",
     '4:7  change.skills.1: There is no "xyzzy" in skills. Write it under add.'),
    ("vocabulary.yml", "extends: default\nadd:\n  skills:\n    - {id: python, label: Snake}\n",
     '4:7  add.skills.1: "python" is in skills already. Write it under change.'),
    ("vocabulary.yml", "extends: default\nadd:\n  skills:\n    - {id: a, label: A}\n    - {id: a, label: B}\n",
     '5:7  add.skills.2: "a" is in skills already. Write it under change.'),
    ("vocabulary.yml", "extends: default\nadd:\n  skills:\n    - {id: a, label: A, aliases: [py]}\n",
     '4:35  add.skills.1.aliases.1: "py" stands under python already. '
     "Keep one of the two: an id or an alias leads to one word."),
    ("vocabulary.yml", "extends: default\nadd:\n  categories:\n    - {id: surveys, label: Surveys}\n",
     '4:12  add.categories.1.id: "surveys" stands under market-research already. '
     "Keep one of the two: an id or an alias leads to one word."),
    ("vocabulary.yml", "extends: default\nadd:\n  skills:\n    - {id: juggling}\n",
     '4:7  add.skills.1.label: The field "label" is missing. Add it, for example label: Market research.'),
    ("vocabulary.yml", "extends: default\nchange:\n  skills:\n    - {label: Python 3}\n",
     '4:7  change.skills.1.id: The field "id" is missing. Add it, for example id: market-research.'),
    ("vocabulary.yml", "extends: default\nchange:\n  regions:\n    - {id: nordic-countries, countries: [XX]}\n",
     '4:42  change.regions.1.countries.1: "XX" is no country code. Write the code of a country, for example PT.'),
    ("vocabulary.yml", "add:\n  skills:\n    - {id: juggling, label: Juggling}\n",
     '1:1  extends: The field "extends" is missing. Add it, for example extends: default.'),
    ("vocabulary.yml", "extends: shipped\n",
     '1:10  extends: "shipped" is not one of the choices. Write one of: default.'),
    ("vocabulary.yml", "extends: default\nadd:\n  skill:\n    - {id: juggling, label: Juggling}\n",
     '3:3  add.skill: Unknown field "skill". Did you mean "skills"?'),
    ("vocabulary.yml", "extends: default\nskills: [{id: a, label: A}]\nremove:\n  skills: [sql]\n",
     '4:11  remove.skills: "skills" is written out in this file. Write all of it there, or nothing.'),
    ("vocabulary.yml", "extends: default\nremove:\n  competencies: [" + ", ".join(RULEBOOK.vocabulary.competencies) +
     "]\n", "3:17  remove.competencies: The list is empty. Write at least one value."),
    ("roles.yml", "extends: default\nadd:\n  roles:\n    - {id: clown, label: Clown, skills: [teching], "
     "days: You make people laugh.}\n",
     '4:42  add.roles.1.skills.1: "teching" is no skill of this board. Did you mean teaching?'),
    ("roles.yml", "extends: default\nchange:\n  roles:\n    - id: data-analyst\n      soc: 15-2051.01\n",
     "5:12  change.roles.1.soc: The code has no source. "
     "Add source, the address of the page on which it stands, or remove the code."),
    ("roles.yml", "extends: default\nchange:\n  roles:\n    - {id: data-analyst, label: ux Researcher}\n",
     '4:33  change.roles.1.label: "ux Researcher" stands twice. Each role has an id and a label of its own.'),
    *(("roles.yml", f"extends: default\nchange:\n  roles:\n    - {{id: data-analyst, aliases: [figures, {alias}]}}\n",
       f'4:45  change.roles.1.aliases.2: "{alias}" names {role} already. '
       "Keep one of the two: an alias leads to one role.")
      for alias, role in (("Nursing", "registered-nurse"), ("ux researcher", "ux-researcher"), ("editor", "editor"))),
    ("roles.yml", "extends: default\nchange:\n  roles:\n    - {id: data-analyst, aliases: [" +
     ", ".join(f"a{number}" for number in range(21)) + "]}\n",
     "4:35  change.roles.1.aliases: The list has 21 values; at most 20 fit. Keep the 20 that matter most."),
    ("roles.yml", "extends: default\nremove:\n  roles: [ux-reseacher]\n",
     '3:11  remove.roles.1: There is no "ux-reseacher" in roles. Did you mean ux-researcher?'),
    ("red-flags.yml", "extends: default\nremove:\n  trusted: [python.example]\n",
     '3:13  remove.trusted.1: There is no "python.example" in trusted. Remove it.'),
    ("red-flags.yml", "extends: default\nadd:\n  trusted: [python.org]\n",
     '3:13  add.trusted.1: "python.org" is in trusted already. Remove it.'),
    ("red-flags.yml", "extends: default\nchange:\n  words: {coins: 'euros?'}\n",
     '3:18  change.words.coins: There is no "coins" in words. Did you mean coin?'),
    ("red-flags.yml", "extends: default\nadd:\n  words: {coin: 'euros?'}\n",
     '3:17  add.words.coin: "coin" is in words already. Write it under change.'),
    ("red-flags.yml", "extends: default\nchange:\n  flags:\n    - id: vague\n      patterns:\n        - '(a'\n",
     "6:11  change.flags.1.patterns.1: The text has 2 characters; at least 3 are needed. "
     r"Add at least 1 character. For example: \bmoney orders?\b."),
])
def test_what_a_board_cannot_mean_is_told_where_it_wrote_it(lean: Path, name: str, text: str, told: str) -> None:
    assert told in tell(lean, name, text)


def test_what_a_changed_pattern_does_wrong_is_told_where_it_stands(lean: Path) -> None:
    told = tell(lean, "red-flags.yml", "extends: default\nchange:\n  flags:\n    - id: vague\n"
                                       "      patterns: ['(abc']\n")
    assert told[0].startswith("5:18  change.flags.1.patterns.1: This pattern can't be used: ")


def test_the_file_that_ships_extends_no_other(lean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "FOLDER", lean / "schema")
    for name, data in FILES.items():
        (lean / "schema" / name).write_bytes(data)
    assert tell(lean, "vocabulary.yml", "extends: default\n") == [
        "1:1  This is the file that others extend. Write all of it here."]


@pytest.mark.parametrize(("name", "text", "said"), [
    ("vocabulary.yml", "extends: default\nadd:\n  skils: []\n",
     ['3:3  add.skils: Unknown field "skils". Did you mean "skills"?']),
    ("vocabulary.yml", "extends: default\nad:\n  skills: []\n", ['2:1  ad: Unknown field "ad". Did you mean "add"?']),
    ("red-flags.yml", "extends: default\nchange:\n  flag: []\n",
     ['3:3  change.flag: Unknown field "flag". Did you mean "flags"?']),
    ("fields.yml", "feilds: []\n", ['1:1  feilds: Unknown field "feilds". Did you mean "fields"?']),
    ("views.yml", "view: []\n", ['1:1  view: Unknown field "view". Did you mean "views"?']),
    ("removed.yml", "removd: []\n", ['1:1  removd: Unknown field "removd". Did you mean "removed"?']),
    ("policy.yml", "pay: {flor_per_hour: {EUR: 1}}\n",
     ['1:7  pay.flor_per_hour: Unknown field "flor_per_hour". Did you mean "floor_per_hour"?']),
])
def test_a_misspelt_name_in_a_board_s_own_file_is_told_with_the_right_one(
    lean: Path, name: str, text: str, said: list[str]
) -> None:
    assert tell(lean, name, text) == said


@pytest.mark.parametrize(("name", "purpose"), [
    ("policy.yml", "settings in which the board differs"), ("vocabulary.yml", "the board's own words"),
    ("red-flags.yml", "the board's own red flags"), ("roles.yml", "the board's own roles"),
    ("fields.yml", "the board's own fields"),
    ("views.yml", "filters that the board saves"), ("removed.yml", "the ids of what was taken out"),
    ("confirmed.yml", "the employers whose site names the board"), ("badges.yml", "the keys of the board's badges"),
])
def test_an_empty_file_says_what_it_is_for(lean: Path, name: str, purpose: str) -> None:
    (told,) = tell(lean, name, "# Nothing yet.\n")
    assert told.startswith(f"1:1  The file holds no fields. It is for {purpose}")
    assert told.lower().endswith("remove the file.")
