"""A board's own fields are asked for in the file, in the form on GitHub and in the form of the site."""

from datetime import date

import pytest
import yaml
from click.testing import CliRunner

from boards import TODAY, BoardFolder
from issues import ANSWERS, EMPLOYER_ANSWERS, TITLE, write_issue
from microboard.check import check_board
from microboard.cli import main
from microboard.intake.forms.form import build_form
from microboard.intake.forms.template import build_employer, build_listing
from microboard.publish.pages.submit.form import build_employer_fields, build_groups
from microboard.read import read_document
from own_fields import ALL_FIELDS, EMPLOYER_VALUES, VALUES, add_fields
from schemas import read_rules

OWN_ANSWERS = {"Campus": "North campus", "Course credit": "3", "Room": "Building 4, room 12",
               "Languages spoken": "Portuguese, English", "Fair": "2026-12-01", "Funded by the union": "Yes",
               "Film": "https://acme.example/film"}


@pytest.fixture
def folder(folder: BoardFolder) -> BoardFolder:
    add_fields(folder)
    folder.add_employer()
    return folder


def test_a_filled_in_form_has_the_fields_in_its_file(folder: BoardFolder) -> None:
    body = write_issue({**ANSWERS, **OWN_ANSWERS}, folder.root)
    arguments = ["from-issue", "--board", str(folder.root), "--as-of", TODAY, f"--title={TITLE}"]
    result = CliRunner().invoke(main, arguments, input=body)
    assert result.exit_code == 0, result.output
    path = "opportunities/acme/ask-forty-customers-about-bread.yml"
    document, _ = read_document(folder.root, path)
    assert document
    assert {name: document.values[name] for name in VALUES} == VALUES
    assert check_board(folder.root, date.fromisoformat(TODAY)).problems == ()
    assert "# Where the team sits.\nx-campus: north\n" in (folder.root / path).read_text()


def test_the_form_on_github_asks_for_them(folder: BoardFolder) -> None:
    body = {element["attributes"].get("label"): element
            for element in yaml.safe_load(build_form(read_rules(folder.root)))["body"]}
    assert body["Campus"]["attributes"]["options"] == ["North campus", "South campus"]
    assert body["Campus"]["validations"] == {"required": True}
    assert body["Languages spoken"]["attributes"]["multiple"] is True
    assert body["Film"]["type"] == "input"


def test_the_commented_file_has_them(folder: BoardFolder) -> None:
    text = build_listing(read_rules(folder.root).opportunity.tree, date(2026, 11, 23))
    assert "# Where the team sits. One of: north, south.\n# Example: north\nx-campus:\n" in text
    assert "# Optional. How many points a course gives for the project. From 1 to 12.\n# x-course-credit: 1\n" in text


def test_the_form_of_the_site_has_them(folder: BoardFolder) -> None:
    groups = build_groups(read_rules(folder.root))
    fields = {field.path: (group.title, field) for group in groups for field in group.fields}
    group, campus = fields["x-campus"]
    assert (group, campus.kind, [one.label for one in campus.choices]) == (
        "Also", "select", ["North campus", "South campus"])
    kinds = {name: fields[name][1].kind for name in VALUES}
    assert kinds == {"x-campus": "select", "x-course-credit": "number", "x-room": "text", "x-languages": "choices",
                     "x-fair": "date", "x-funded": "flag", "x-film": "text"}
    assert fields["x-film"][1].mode == "url"


def test_those_of_employers_are_asked_for_in_every_form(folder: BoardFolder) -> None:
    add_fields(folder, ALL_FIELDS)
    rules = read_rules(folder.root)
    body = {element["attributes"].get("label"): element for element in yaml.safe_load(build_form(rules))["body"]}
    assert body["Employer: alumni as mentors"]["attributes"]["options"] == ["Yes", "No"]
    assert "# Optional. Whether everybody knows everybody. One of: small, large.\n# x-size: small\n" in build_employer(
        rules.employer.tree)
    kinds = {entry.path: entry.kind for entry in build_employer_fields(rules)}
    assert {name: kinds[name] for name in EMPLOYER_VALUES} == {
        "x-alumni": "flag", "x-size": "select", "x-people": "number", "x-motto": "text", "x-pledge": "text"}


def test_a_filled_in_form_has_those_of_a_new_employer_in_its_file(folder: BoardFolder) -> None:
    add_fields(folder, ALL_FIELDS)
    said = {"Employer: alumni as mentors": "Yes", "Employer: size": "Fewer than 50", "Employer: people": "1200",
            "Employer: motto": "Bread for all", "Employer: pledge": "https://acme.example/pledge"}
    body = write_issue({**ANSWERS, **OWN_ANSWERS, **EMPLOYER_ANSWERS, **said}, folder.root)
    arguments = ["from-issue", "--board", str(folder.root), "--as-of", TODAY, f"--title={TITLE}", "--author=acme-ana"]
    result = CliRunner().invoke(main, arguments, input=body)
    assert result.exit_code == 0, result.output
    document, _ = read_document(folder.root, "opportunities/new-bakery/employer.yml")
    assert document
    assert {name: document.values[name] for name in EMPLOYER_VALUES} == EMPLOYER_VALUES
