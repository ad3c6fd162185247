"""What a release has promised is still there, and a release says what it promises."""

from boards import ROOT
from contract import find_gone, read_contract, read_released
from dist import find_section, read_project

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_what_was_released_is_still_there() -> None:
    """An address, a field, a command or an option that somebody relies on goes by docs/reference/versions.md alone."""
    assert find_gone(read_released(), read_contract()) == []


def test_a_release_writes_down_what_it_promises() -> None:
    """Else run: PYTHONPATH=tests:benchmarks .venv/bin/python -m contract"""
    moment, _notes = find_section(CHANGELOG, str(read_project()["version"]))
    assert not moment or read_released() == read_contract()


def test_what_is_gone_is_named() -> None:
    assert find_gone({"api": ["Pay.amount", "Pay.type"], "commands": ["check"]}, {"api": ["Pay.type", "Pay.x"]}) == [
        "api: Pay.amount", "commands: check"]


def test_others_rely_on_names_of_every_kind() -> None:
    now = read_contract()
    for kind, name in (("fields of a listing", "pay.amount"), ("fields of an employer", "domains"),
                       ("api", "Opportunity.title"), ("api files", "/api/v1/opportunities.json"),
                       ("commands", "check --format"), ("options of the plugin", "id_base"),
                       ("addresses", "opportunities/feed.xml")):
        assert name in now[kind]
