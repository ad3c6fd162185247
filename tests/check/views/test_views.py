"""Saved filters are checked like everything: file, line, and what to write."""

import pytest

from boards import TODAY, BoardFolder
from microboard.check import check_board
from microboard.run.clock import read_clock
from views import VIEWS, add_views

DAY = read_clock(TODAY).date()


def break_views(folder: BoardFolder, old: str, new: str) -> list[tuple[str, int, str, str, str]]:
    assert VIEWS.count(old) == 1
    add_views(folder, VIEWS.replace(old, new))
    checked = check_board(folder.root, DAY)
    assert checked.rulebook is None
    assert {problem.path for problem in checked.problems} == {"schema/views.yml"}
    return [(one.field, one.line, one.rule, one.message, one.hint) for one in checked.problems]


def test_a_view_says_its_query_and_the_address_of_the_browse_page(folder: BoardFolder) -> None:
    folder.add()
    add_views(folder)
    nursing, galway = folder.build().views
    assert (nursing.id, nursing.title) == ("nursing", "Nursing students")
    assert nursing.query.choices == {"sector": ("health",), "audience": ("undergraduates", "graduate-students")}
    assert nursing.query.ranges == {"week": (None, 10)}
    assert nursing.query.address == "sector=health&audience=undergraduates,graduate-students&week=..10"
    assert (galway.query.text, galway.query.address) == ("Galway Ireland", "text=Galway%20Ireland")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("sector: health", "sectr: health",
     ("views.1.filter.sectr", 6, "field-unknown", 'There is no filter "sectr".', "Did you mean sector?")),
    ("sector: health", "sort: closing",
     ("views.1.filter.sort", 6, "field-unknown", "A list has its order already.", "Remove it.")),
    ("sector: health", "sector: healt", ("views.1.filter.sector", 6, "value-choice",
                                         '"healt" is not one of the choices.', "Did you mean health?")),
    ("sector: health", "mode: office", ("views.1.filter.mode", 6, "value-choice", '"office" is not one of the choices.',
                                        "Write one of: remote, hybrid or onsite.")),
    ("sector: health", "from: ie", ("views.1.filter.from", 6, "value-choice", '"ie" is not one of the choices.',
                                    "Did you mean IE?")),
    ("sector: health", "from: IE,PT", ("views.1.filter.from", 6, "list-length", "Somebody is in one country.",
                                       "Keep one.")),
    ("sector: health", "language: Irish", (
        "views.1.filter.language", 6, "value-choice", '"Irish" is not one of the choices.',
        "Write small letters, digits and hyphens, as the address of the browse page has them.")),
    ("week: ..10", "week: ten", ("views.1.filter.week", 8, "value-format", '"ten" is not a number.',
                                 "Write a number, for example 10.")),
    ("week: ..10", "week: 10..5", ("views.1.filter.week", 8, "value-range", '"10..5" begins after its end.',
                                   "Write the smaller one first.")),
    ("week: ..10", "start: soon..", ("views.1.filter.start", 8, "value-format", '"soon" is no date.',
                                     "Write year-month-day, for example 2027-01-31.")),
    ("week: ..10", "rate: 20..", ("views.1.filter.rate", 8, "field-missing", '"rate" needs a currency.',
                                  "Add it, for example currency: EUR.")),
    ("text: Galway Ireland", "text: '!'", (
        "views.2.filter.text", 13, "value-length", '"!" has no word in it, or too many.',
        "Write the words that each listing has to have, in at most 200 characters.")),
    ("id: galway", "id: nursing", ("views.2.id", 9, "list-repeat", '"nursing" is an id already.',
                                   "Choose another name.")),
    ("id: galway", "id: City of Galway", (
        "views.2.id", 9, "value-format", '"City of Galway" is not accepted here.', "Write city-of-galway.")),
])
def test_what_is_wrong_with_views_yml_has_its_line(
    folder: BoardFolder, old: str, new: str, said: tuple[str, int, str, str, str]
) -> None:
    assert break_views(folder, old, new) == [said]


@pytest.mark.parametrize(("pasted", "line"), [
    ("https://board.example/opportunities/?sector=health&week=..10&sort=pay#list", "{sector: health, week: ..10}"),
    ("/opportunities/?text=night%20shift", "{text: night shift}"), ("mode=remote,hybrid", '{mode: "remote,hybrid"}'),
])
def test_an_address_that_was_pasted_becomes_the_lines_to_write(folder: BoardFolder, pasted: str, line: str) -> None:
    folder.add()
    head = "views:\n  - id: nursing\n    title: Nursing\n    text: What nurses may do.\n    filter: "
    add_views(folder, f"{head}{pasted}\n")
    (problem,) = check_board(folder.root, DAY).problems
    assert (problem.field, problem.line, problem.hint, problem.write) == ("views.1.filter", 5, f"Write {line}.", line)
    add_views(folder, f"{head}{line}\n")
    assert not [one for one in check_board(folder.root, DAY).problems if one.path == "schema/views.yml"]


def test_a_number_needs_no_quotes(folder: BoardFolder) -> None:
    folder.add()
    add_views(folder, VIEWS.replace("week: ..10", "hours: 10"))
    assert folder.build().views[0].query.ranges == {"hours": (10, None)}


def test_a_board_without_views_has_none(folder: BoardFolder) -> None:
    folder.add()
    assert folder.build().views == ()
