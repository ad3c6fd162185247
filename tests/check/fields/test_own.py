"""What a board says of its own fields is checked, and then they are checked like every other field."""

from datetime import date

import pytest

from boards import BoardFolder
from microboard.check import check_board
from microboard.check.fields.field import Field
from own_fields import ALL_FIELDS, EMPLOYER_VALUES, FIELDS, VALUES, add_fields
from schemas import RULEBOOK, read_rules

DAY = date(2026, 11, 23)
STORY = {"description": "We bake bread. " * 40}


@pytest.fixture
def board(folder: BoardFolder) -> BoardFolder:
    add_fields(folder)
    return folder


def read(board: BoardFolder, **changes: object) -> list[tuple[str, str, str]]:
    board.add("acme/bread", **STORY, **VALUES, **changes)
    return [(problem.field, problem.message, problem.hint) for problem in check_board(board.root, DAY).problems]


def break_fields(folder: BoardFolder, old: str, new: str) -> list[tuple[str, int, str, str]]:
    assert FIELDS.count(old) >= 1
    add_fields(folder, FIELDS.replace(old, new, 1))
    checked = check_board(folder.root, DAY)
    assert checked.rulebook is None
    assert {problem.path for problem in checked.problems} == {"schema/fields.yml"}
    return [(problem.field, problem.line, problem.message, problem.hint) for problem in checked.problems]


def test_a_listing_with_every_kind_of_field_is_accepted(board: BoardFolder) -> None:
    assert read(board) == []


@pytest.mark.parametrize(("name", "value", "message", "hint"), [
    ("x-campus", "nort", '"nort" is not one of the choices.', "Did you mean north? The choices are: north, south."),
    ("x-course-credit", 13, "13 is more than 12.", "Write a number from 1 to 12."),
    ("x-course-credit", "many", '"many" is not a number.', "Write a number, for example 1."),
    ("x-languages", ["pt", "pt"], '"pt" stands twice in the list.', "Keep one."),
    ("x-fair", "1 December", '"1 December" is no date.', "Write year-month-day, for example 2026-12-10."),
    ("x-funded", "yes", '"yes" is not true or false.', "Write true."),
    ("x-room", "", "The text is empty.", 'Write a value, for example "Building 4, room 12".'),
    ("x-film", "http://acme.example/", "", ""),
])
def test_an_own_field_has_the_messages_of_every_field(
    board: BoardFolder, name: str, value: object, message: str, hint: str
) -> None:
    board.add("acme/bread", **{**STORY, **VALUES, name: value})
    (problem,) = check_board(board.root, DAY).problems
    assert problem.field.startswith(name)
    assert problem.path == "opportunities/acme/bread.yml"
    assert not message or (problem.message, problem.hint) == (message, hint)


def test_a_required_field_that_is_missing_is_said_with_its_example(board: BoardFolder) -> None:
    board.add("acme/bread", **STORY)
    (problem,) = check_board(board.root, DAY).problems
    assert (problem.message, problem.hint) == (
        'The field "x-campus" is missing.', "Add it, for example x-campus: north.")


def test_a_misspelt_field_is_known_where_the_board_has_fields(board: BoardFolder) -> None:
    values = {name: value for name, value in VALUES.items() if name != "x-room"}
    board.add("acme/bread", **STORY, **values, **{"x-rooms": "Room 12", "x-campus-2": "north"})
    problems = [(one.field, one.rule, one.severity, one.hint) for one in check_board(board.root, DAY).problems]
    # The campus is there already, so nobody meant it once more.
    assert problems == [
        ("x-rooms", "own-field-unknown", "warning", "Did you mean x-room?"),
        ("x-campus-2", "own-field-unknown", "warning", "Remove it. The board's own fields are: x-campus, "
         "x-course-credit, x-room, x-languages, x-fair, x-funded, x-film.")]


def test_other_fields_are_nobodys_business_where_the_board_has_none(folder: BoardFolder) -> None:
    folder.add("acme/bread", **STORY, **{"x-rooms": "Room 12"})
    assert check_board(folder.root, DAY).problems == ()


@pytest.mark.parametrize(("old", "new", "said"), [
    ("label: Campus", "labl: Campus", ("fields.1.labl", 3, 'Unknown field "labl".', 'Did you mean "label"?')),
    ("name: x-room", "name: room", ("fields.3.name", 21, '"room" is not accepted here.',
     "What a file writes: x-, then small letters, digits and single hyphens. For example x-campus.")),
    ("kind: date", "kind: day", ("fields.5.kind", 36, '"day" is not one of the choices.',
     "Write one of: text, choice, choices, number, date, yes-no, link.")),
    ("name: x-fair", "name: x-room", ("fields.5.name", 33, '"x-room" is a field already.', "Choose another name.")),
    ("    kind: date\n", "    kind: date\n    unit: days\n",
     ("fields.5.unit", 37, '"unit" does not go with kind: date.', "Remove it.")),
    ("    kind: date\n", "    kind: date\n    list: true\n",
     ("fields.5.list", 37, '"list" does not go with kind: date.', "Remove it, or write another kind.")),
    ("least: 1", "least: 13", ("fields.2.most", 18, "12 is less than the least.", "Write 13 or more.")),
    ("{id: south, label: South campus}", "{id: north, label: South campus}",
     ("fields.1.choices.2.id", 8, '"north" is an id already.', "Keep one.")),
])
def test_what_is_wrong_with_fields_yml_has_its_line(
    folder: BoardFolder, old: str, new: str, said: tuple[str, int, str, str]
) -> None:
    assert said in break_fields(folder, old, new)


def test_a_choice_without_choices_is_said(folder: BoardFolder) -> None:
    choices = FIELDS[FIELDS.index("    choices:"):FIELDS.index("    required:")]
    ((field, line, message, _),) = break_fields(folder, choices, "")
    assert (field, line, message) == ("fields.1.choices", 2, 'The field "choices" is missing.')


def test_a_board_without_the_schema_of_fields_has_the_shipped_one(board: BoardFolder) -> None:
    (board.root / "schema/fields.schema.json").unlink()
    assert read(board) == []


def test_own_fields_stand_in_the_tree_with_all_that_is_said_of_them(board: BoardFolder) -> None:
    tree = read_rules(board.root).opportunity.tree
    added = {field.name: field for field in tree.fields if RULEBOOK.opportunity.tree.find(field.path) is None}
    assert list(added) == list(VALUES)
    campus, credit = added["x-campus"], added["x-course-credit"]
    assert [(one.id, one.label) for one in campus.choices] == [("north", "North campus"), ("south", "South campus")]
    assert campus.shown == ("card", "facts")
    assert (campus.has_filter, campus.has_list, campus.is_required) == (True, True, True)
    assert (credit.kind, credit.unit, credit.least, credit.most) == ("number", "points", 1, 12)
    assert (credit.shown, credit.has_list, credit.is_required) == (("facts",), False, False)
    assert isinstance(campus, Field)


def test_red_flags_are_found_in_fields_of_the_boards_own(board: BoardFolder) -> None:
    board.add("acme/bread", **STORY, **{**VALUES, "x-room": "Pay a registration fee of 20 euros before you start"})
    found = {(problem.field, problem.rule) for problem in check_board(board.root, DAY).problems}
    assert ("x-room", "asks-for-fee") in found


@pytest.fixture
def both(folder: BoardFolder) -> BoardFolder:
    add_fields(folder, ALL_FIELDS)
    folder.add("acme/bread", **STORY, **VALUES)
    return folder


def read_employer(board: BoardFolder, **values: object) -> list[tuple[str, str, str, str]]:
    board.add_employer("acme", **values)
    return [(one.path, one.field, one.message, one.hint) for one in check_board(board.root, DAY).problems]


def test_an_employer_with_every_kind_of_field_is_accepted(both: BoardFolder) -> None:
    assert read_employer(both, **EMPLOYER_VALUES) == []


@pytest.mark.parametrize(("name", "value", "message", "hint"), [
    ("x-size", "smal", '"smal" is not one of the choices.', "Did you mean small? The choices are: small, large."),
    ("x-people", "many", '"many" is not a number.', "Write a number, for example 1."),
    ("x-alumni", "yes", '"yes" is not true or false.', "Write true."),
    ("x-alumny", True, '"x-alumny" is not among the board\'s own fields.', "Did you mean x-alumni?"),
    ("x-campus", "north", '"x-campus" is not among the board\'s own fields.',
     "Remove it. The board's own fields are: x-alumni, x-size, x-people, x-motto, x-pledge."),
])
def test_a_field_of_employers_has_the_messages_of_every_field(
    both: BoardFolder, name: str, value: object, message: str, hint: str
) -> None:
    assert read_employer(both, **{name: value}) == [("opportunities/acme/employer.yml", name, message, hint)]


def test_what_every_employer_has_to_have_is_missed(folder: BoardFolder) -> None:
    add_fields(folder, ALL_FIELDS.replace("    label: Alumni as mentors\n", "    label: Alumni\n    required: true\n"))
    folder.add("acme/bread", **STORY, **VALUES)
    assert read_employer(folder) == [("opportunities/acme/employer.yml", "x-alumni", 'The field "x-alumni" is missing.',
                                      "Add it, for example x-alumni: true.")]


def test_a_field_has_one_owner_whom_fields_yml_names(both: BoardFolder) -> None:
    rules = read_rules(both.root)
    listing, employer = ({field.name for field in check.tree.fields} for check in (rules.opportunity, rules.employer))
    assert EMPLOYER_VALUES.keys() <= employer
    assert VALUES.keys() <= listing
    assert not EMPLOYER_VALUES.keys() & listing
    assert not VALUES.keys() & employer
    add_fields(both, ALL_FIELDS.replace("for: employers", "for: employer", 1))
    (problem,) = check_board(both.root, DAY).problems
    assert (problem.message, problem.hint) == (
        '"employer" is not one of the choices.', "Did you mean employers? The choices are: listings, employers.")


def test_a_label_stands_once_for_each_owner(folder: BoardFolder) -> None:
    add_fields(folder, ALL_FIELDS.replace("label: Size", "label: Website"))
    (problem,) = check_board(folder.root, DAY).problems
    assert (problem.field, problem.message) == ("fields.9.label", 'Another field is called "Website", too.')
    add_fields(folder, ALL_FIELDS.replace("label: Size", "label: Campus"))
    assert check_board(folder.root, DAY).problems == ()


@pytest.mark.parametrize(("old", "new"), [
    ("label: Size", "label: Folder"), ("label: Campus", "label: File name"), ("label: Campus", "label: 'Pay: amount'"),
    ("label: Campus", "label: Employer motto"),
])
def test_no_label_reads_in_the_form_on_github_as_another_question(folder: BoardFolder, old: str, new: str) -> None:
    add_fields(folder, ALL_FIELDS.replace(old, new))
    problems = check_board(folder.root, DAY).problems
    assert {one.message for one in problems} <= {f'Another field is called "{name}", too.' for name in (
        "Folder", "File name", "Pay: amount", "Employer motto", "Motto")}
    assert problems


def test_red_flags_are_found_in_what_an_employer_says_of_itself(both: BoardFolder) -> None:
    both.add_employer("acme", **{"x-motto": "Pay a registration fee of 20 euros before you start"})
    found = {(one.path, one.field, one.rule) for one in check_board(both.root, DAY).problems}
    assert ("opportunities/acme/employer.yml", "x-motto", "asks-for-fee") in found
