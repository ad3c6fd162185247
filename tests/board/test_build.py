"""The board holds what the files say and what follows from it."""

import dataclasses
from dataclasses import FrozenInstanceError

import pytest

from microboard.board import Builder, build_board
from microboard.check import Scope, check_board
from microboard.run.clock import read_clock
from schemas import SCHEMA


def test_hours_and_pay_are_derived(folder) -> None:
    folder.add("acme/fixed", effort={"hours": 30, "weeks": 4}, pay={"type": "fixed", "amount": 600, "currency": "EUR"})
    folder.add("acme/hourly", pay={"type": "hourly", "amount": 21, "currency": "EUR"})
    fixed, hourly = sorted(folder.build().opportunities, key=lambda one: one.id)
    assert (fixed.effort.per_week, fixed.pay.per_hour) == (7.5, 20)
    assert hourly.pay.per_hour == 21


def test_what_may_be_left_out_has_a_plain_default(folder) -> None:
    folder.add()
    (one,) = folder.build().opportunities
    assert (one.openings, one.language, one.nda, one.credit, one.starts, one.state) == (1, "en", None, None, "", "open")
    assert one.location.applicants_from == ()
    assert one.id == "acme/bread"
    assert one.path == "opportunities/acme/bread/"


def test_every_optional_field_arrives(folder) -> None:
    folder.add(
        starts="2027-01-11", openings=3, engagement="contractor", leads_to=["internship"],
        credit={"possible": True, "evaluation": False}, skills_taught=["sql"],
        learning_objectives=["Ask open questions"],
        accessibility="No steps anywhere", language="pt-BR", nda=True, ai_use="disclose", portfolio="public",
        apply={"email": "ana@acme.example", "deadline": "2026-12-14", "decision_by": "2026-12-20",
               "materials": ["A short letter"]},
        mentor={"role": "Baker", "check_ins": "daily", "feedback": ["live"], "reference": "letter",
                "introductions": "You meet the whole team"},
        effort={"hours": 20, "weeks": 4, "schedule": "flexible"},
    )
    (one,) = folder.build().opportunities
    assert str(one.starts) == "2027-01-11"
    assert (one.openings, one.engagement, one.leads_to) == (3, "contractor", ("internship",))
    assert one.credit is not None
    assert (one.credit.possible, one.credit.learning_agreement, one.credit.evaluation) == (True, False, False)
    assert one.skills_taught[0].label == "SQL"
    assert (one.apply.url, one.apply.email, str(one.apply.decision_by)) == ("", "ana@acme.example", "2026-12-20")
    assert (one.nda, one.ai_use, one.portfolio, one.language) == (True, "disclose", "public", "pt-BR")


def test_newest_come_first_and_ties_are_settled_by_id(folder) -> None:
    folder.add("acme/b", posted="2026-11-20")
    folder.add("acme/a", posted="2026-11-20")
    folder.add("zeta/new", posted="2026-11-21")
    assert [one.id for one in folder.build().opportunities] == ["zeta/new", "acme/a", "acme/b"]


def test_samples_move_together_so_that_the_newest_is_posted_today(folder) -> None:
    folder.add_employer("sample", sample=True)
    folder.add("sample/new", posted="2026-11-01", apply__deadline="2026-11-20", starts="2026-12-01")
    folder.add("sample/old", posted="2026-10-01", apply__deadline="2026-10-20")
    folder.add("acme/real", posted="2026-11-02")
    board = folder.build("2027-03-01")
    new, old, real = (next(one for one in board.opportunities if one.id == key)
                      for key in ("sample/new", "sample/old", "acme/real"))
    assert (str(new.posted), str(new.apply.deadline), str(new.starts)) == ("2027-03-01", "2027-03-20", "2027-03-31")
    assert (new.posted - old.posted).days == 31
    assert str(real.posted) == "2026-11-02"


def test_lists_hold_open_listings_and_stay_when_they_are_empty(folder) -> None:
    folder.add("acme/open")
    porto = {"mode": "onsite", "places": [{"city": "Porto", "country": "PT"}]}
    folder.add("acme/filled", status="filled", location=porto)
    lists = folder.build().collections
    by_id = {(one.kind, one.id): [member.id for member in one.opportunities] for kind in lists.values() for one in kind}
    assert by_id["categories", "market-research"] == ["acme/open"]
    assert by_id["categories", "design"] == []
    assert by_id["places", "remote"] == ["acme/open"]
    assert by_id["places", "pt"] == []
    assert by_id["skills", "interviewing"] == ["acme/open"]
    assert by_id["employers", "acme"] == ["acme/open"]


def test_a_country_counts_whether_one_works_there_or_applies_from_there(folder) -> None:
    folder.add("acme/from", location={"mode": "remote", "applicants_from": ["ES", "PT"]})
    folder.add("acme/at", location={"mode": "hybrid", "places": [{"city": "Porto", "country": "PT"}]})
    places = {one.id: (one.label, len(one.opportunities)) for one in folder.build().collections["places"]}
    assert places == {"remote": ("Remote", 1), "pt": ("Portugal", 2), "es": ("Spain", 1)}


def test_a_region_counts_in_each_of_its_countries(folder) -> None:
    folder.add(location={"mode": "remote", "applicants_from": ["XK", "nordic-countries", "NO"]})
    board = folder.build()
    location = board.opportunities[0].location
    assert (location.applicants_from, location.lone_countries) == (("XK", "DK", "FI", "IS", "NO", "SE"), ("XK",))
    assert [region.id for region in location.regions] == ["nordic-countries"]
    places = [(one.id, one.label) for one in board.collections["places"]]
    assert places == [("remote", "Remote"), ("dk", "Denmark"), ("fi", "Finland"), ("is", "Iceland"), ("xk", "Kosovo"),
                      ("no", "Norway"), ("se", "Sweden")]


def test_a_board_cannot_be_changed(folder) -> None:
    folder.add()
    board = folder.build()
    with pytest.raises(FrozenInstanceError):
        board.opportunities[0].title = "x"
    with pytest.raises(TypeError):
        board.collections["skills"] = ()
    assert all(not hasattr(one, "__dict__") for one in (board, board.opportunities[0], board.employers[0]))
    assert dataclasses.is_dataclass(board)


def test_a_board_with_errors_is_not_built(folder) -> None:
    folder.add(pay={"type": "fixed", "amount": "a lot", "currency": "EUR"})
    moment = read_clock("2026-11-23")
    checked = check_board(folder.root, moment.date())
    with pytest.raises(ValueError, match="errors"):
        build_board(checked, moment)


def test_listings_may_be_given_while_others_are_checked(folder) -> None:
    folder.add("acme/one")
    folder.add("acme/two", posted="2026-11-10", apply={"url": "https://acme.example/two", "deadline": "2026-11-12"})
    folder.add_employer("invented", sample=True)
    folder.add("invented/sample", posted="2026-01-05",
               apply={"url": "https://acme.example/three", "deadline": "2026-01-25"})
    moment = read_clock("2026-11-23")
    builder, told = Builder(moment), []

    def watch(setting, outcome) -> None:
        told.extend(one.file.listing for one in outcome.listings)
        builder.take(setting, outcome)

    checked = check_board(folder.root, moment.date(), Scope(has_warnings=False), take=watch)
    assert sorted(told) == ["one", "sample", "two"]
    assert (checked.listings, len(checked.paths)) == ((), 3)
    assert repr(builder.build(checked)) == repr(build_board(check_board(folder.root, moment.date()), moment))


def test_listings_without_employer_and_with_faults_stop_no_builder(folder) -> None:
    folder.add("acme/one", category="no-such")
    folder.add("ghost/two")
    (folder.root / "opportunities" / "ghost" / "employer.yml").unlink()
    moment = read_clock("2026-11-23")
    builder = Builder(moment)
    checked = check_board(folder.root, moment.date(), Scope(has_warnings=False), take=builder.take)
    assert {problem.rule for problem in checked.problems} == {"missing-employer", "value-vocabulary"}


def test_unpaid_work_has_no_amount_where_a_board_allows_it(folder) -> None:
    folder.add(pay={"type": "unpaid"})
    schema = folder.root / "schema"
    schema.mkdir()
    for file in SCHEMA.iterdir():
        text = file.read_text(encoding="utf-8").replace("unpaid: forbidden", "unpaid: allowed")
        (schema / file.name).write_text(text, encoding="utf-8")
    (one,) = folder.build().opportunities
    assert (one.pay.amount, one.pay.per_hour, one.pay.currency) == (None, None, "")
