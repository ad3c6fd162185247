"""A board with fields of its own, of every kind."""

import shutil

from boards import BoardFolder
from schemas import SCHEMA

FIELDS = """\
fields:
  - name: x-campus
    label: Campus
    help: Where the team sits.
    kind: choice
    choices:
      - {id: north, label: North campus}
      - {id: south, label: South campus}
    required: true
    shown: [card, facts]
    filter: true
    list: true
  - name: x-course-credit
    label: Course credit
    help: How many points a course gives for the project.
    kind: number
    least: 1
    most: 12
    unit: points
    filter: true
  - name: x-room
    label: Room
    help: The room in which the team sits.
    kind: text
    example: Building 4, room 12
    filter: true
  - name: x-languages
    label: Languages spoken
    help: What the team speaks at lunch.
    kind: choices
    choices: [{id: pt, label: Portuguese}, {id: en, label: English}]
    filter: true
  - name: x-fair
    label: Fair
    help: The day of the fair at which the team is.
    kind: date
    filter: true
  - name: x-funded
    label: Funded by the union
    help: Whether the student union pays.
    kind: yes-no
    filter: true
  - name: x-film
    label: Film
    help: A film that shows the team at work.
    kind: link
    shown: [below]
"""
OF_EMPLOYERS = """\
  - name: x-alumni
    for: employers
    label: Alumni as mentors
    help: Whether people who studied here guide the work.
    kind: yes-no
    shown: [card, facts]
    filter: true
  - name: x-size
    for: employers
    label: Size
    help: Whether everybody knows everybody.
    kind: choice
    choices:
      - {id: small, label: Fewer than 50}
      - {id: large, label: 50 or more}
    filter: true
    list: true
  - name: x-people
    for: employers
    label: People
    help: How many people it employs.
    kind: number
    least: 1
    filter: true
  - name: x-motto
    for: employers
    label: Motto
    help: What stands above the door.
    kind: text
    example: Bread for all
  - name: x-pledge
    for: employers
    label: Pledge
    help: Where it says how it treats students.
    kind: link
    shown: [below]
"""
ALL_FIELDS = FIELDS + OF_EMPLOYERS
EMPLOYER_VALUES = {"x-alumni": True, "x-size": "small", "x-people": 1200, "x-motto": "Bread for all",
                   "x-pledge": "https://acme.example/pledge"}
VALUES = {"x-campus": "north", "x-course-credit": 3, "x-room": "Building 4, room 12", "x-languages": ["pt", "en"],
          "x-fair": "2026-12-01", "x-funded": True, "x-film": "https://acme.example/film"}


def add_fields(folder: BoardFolder, text: str = FIELDS) -> None:
    """Give the board rules of its own, with these fields."""
    shutil.copytree(SCHEMA, folder.root / "schema", dirs_exist_ok=True)
    (folder.root / "schema/fields.yml").write_text(text, encoding="utf-8")
