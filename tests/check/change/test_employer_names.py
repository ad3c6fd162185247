"""No other spelling of a name passes for another employer, and other names do."""

import pytest

from microboard.check.change.employer_names import fold_name, list_folds


@pytest.mark.parametrize("other", [
    "ACME", "Ácme", "A.C.M.E.", "Acme Inc.", "The Acme Company", "Acme Ltd", "Acme GmbH", "Acme Careers", "AcmeCareers",
    "Careers at Acme", "Acme - Hiring Team", "Acme Recruitment", "Acme Jobs", "AcmeJobs", "Official Acme HR",
    "\u0410cme", "\u0430cm\u0435", "\u0391cme", "Ａｃｍｅ", "𝐀𝐜𝐦𝐞", "Ac\u043ce", "Acme \u0421areers",
    "Acme\u2122", "Acme e.V.", "Acme S. A.", "Acme Ltda.", "Acme Sdn Bhd", "Acme GmbH & Co. KG", "A.C.M.E. Pvt. Ltd.",
    "Ac\u00adme", "Ac\u200bme", "Acrne", "Ꭺcme", "A c m e",
])
def test_these_are_read_as_acme(other: str) -> None:
    assert list_folds("Acme") & list_folds(other)


@pytest.mark.parametrize(("one", "other"), [
    ("Нова", "НОВА"), ("株式会社 Acme", "株式会社・ACME"), ("Bread & Rolls", "Bread and Rolls"), ("Infosys", "lnfosys"),
    ("O'Neil", "O’Neil"), ("Straße", "STRASSE"),
])
def test_these_are_one_name(one: str, other: str) -> None:
    assert list_folds(one) & list_folds(other)


@pytest.mark.parametrize(("one", "other"), [
    ("Acme", "Beta"), ("Acme Bakery", "Acme Garden"), ("Network", "Net"), ("Teamwork", "Team"), ("Нова", "Сила"),
    ("Careers", "Jobs"), ("Steam", "S"), ("Riverbank", "Riverside"), ("日本", "中国"), ("???", "!!!"),
    ("Motors", "EV Motors"), ("Royal", "Royal Spa"), ("Theatre", "Private Theatre"),
])
def test_these_are_two(one: str, other: str) -> None:
    assert not list_folds(one) & list_folds(other)


def test_a_name_is_known_without_its_dress() -> None:
    assert fold_name("  ÁCME - Bakery!") == fold_name("acme bakery") == "acmebakery"
    assert fold_name("???") == "???"
