"""Red flags are found where they stand, taken back where the sentence says so, and never on honest listings."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from microboard.check import check_board
from microboard.check.board.join import find_middles
from microboard.check.hosts.named_hosts import Host, list_hosts
from microboard.check.hosts.owners import get_name
from microboard.check.letters.slips import count_slips
from microboard.check.red_flags.flag_search import build_search
from microboard.check.red_flags.flags import BoardFlags
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.cli import main
from microboard.cli.red_flags import count_listings, find_red_flags
from microboard.read import Problem
from offers import find_in_offer

TODAY = date(2026, 11, 23)
FLAGS = read_shipped_flags()
SURVEY = "opportunities/acme/survey.yml"
LOOKALIKES = FLAGS.known_hosts


def test_flags_are_made_ready_once_for_all_boards_that_have_the_same() -> None:
    BoardFlags(FLAGS, {}, {})
    made = build_search.cache_info().misses
    BoardFlags(FLAGS, {}, {"acme": ["acme.example"]})
    assert build_search.cache_info().misses == made
    assert FLAGS.known_hosts is LOOKALIKES


def describe(board: Path, text: str) -> list[Problem]:
    """The problems of the listing with `text` in place of its description."""
    path = board / SURVEY
    path.write_text(path.read_text(encoding="utf-8").partition("description:")[0] + text, encoding="utf-8")
    return list(check_board(board, TODAY).problems)


FILLER = "We run three cafés by the harbour. You ask our regulars about cups and write down what they say. " * 4


@pytest.mark.parametrize(("text", "place"), [
    (f"description: |\n  {FILLER}\n\n  A registration fee.\n", (33, 5)),
    (f"description: |+\n\n\n    {FILLER}\n    Pay the\n    registration fee\n", (35, 5)),
    (f"description: |2\n    {FILLER}\n  A registration fee.\n", (32, 5)),
    (f"description: |\r\n  {FILLER}\r\n  A registration fee.\r\n", (32, 5)),
    (f"description: >\n  {FILLER}\n\n  A registration fee.\n", (30, 14)),
    (f'description: "{FILLER} A registration fee."\n', (30, 14)),
    (f"description: {FILLER} A registration fee.\n", (30, 14)),
    (f"description:\n  {FILLER}\n  A registration fee.\n", (31, 3)),
])
def test_a_finding_has_the_line_within_a_block_and_else_that_of_the_field(
    board: Path, text: str, place: tuple[int, int]
) -> None:
    (problem,) = describe(board, text)
    assert problem.rule == "asks-for-fee"
    assert (problem.line, problem.column) == place


@pytest.mark.parametrize(("text", "words", "place"), [
    ("A regis&NoBreak;tration&Tab;fee.", "regis", (32, 5)),
    ("One.\n\n  A re&ZeroWidthSpace;gis&shy;tration&nbsp;fee.", "re", (34, 5)),
    ("One.\n\n  [registration][1] fee.\n\n  [1]: https://acme.example/", "registration", (34, 4)),
    (f"[registration](https://acme.example/{'x' * 2_500}) fee.", "registration", (32, 4)),
    ("![registration](https://acme.example/x.png) fee.", "registration", (32, 5)),
    ("`registration` fee.", "registration", (32, 4)),
    ("- regis**trat**ion [fee][].\n\n  [fee]: <https://acme.example/>", "regis", (32, 5)),
    ("regis[tration](https://acme.example/(a(b))) fee.", "regis", (32, 3)),
])
def test_what_a_reader_sees_is_looked_at(board: Path, text: str, words: str, place: tuple[int, int]) -> None:
    problems = [one for one in describe(board, f"description: |\n  {FILLER}\n  {text}\n") if one.rule == "asks-for-fee"]
    assert [(one.line, one.column) for one in problems] == [place]
    assert problems[0].message.startswith(f'"{words}')


@pytest.mark.parametrize("text", ["https&colon;//bit.ly/x", "[ours](https://bi&#116;.ly/x)", "bit&period;ly/x"])
def test_an_address_written_in_entities_is_read(board: Path, text: str) -> None:
    problems = describe(board, f"description: |\n  {FILLER}\n  {text}\n")
    assert "link-shortener" in {problem.rule for problem in problems}


@pytest.mark.parametrize("text", [
    "There is no registration fee.", "We never ask for a registration fee.", "You won't pay any application fee.",
    "Nobody will ask you to send your bank details.", "If anyone asks for a training fee, tell us.",
    "We teach people to recognise scams that ask for a registration fee.", "The application fee is waived.",
    "The registration fee is not required.", "We cover the registration fee.", "Visitors pay a registration fee.",
    "We send your bank details form once you are hired.", "The survey is about bitcoin.",
    "Everyone gets a gift card, and we buy gift cards for participants.", "This is not an unpaid test.",
    "Plan a design contest for our members.", "Pyramid, repackage, attractive, multi-level.",
    "regardless of age, religion, marital status or date of birth", "See https://github.com/x and https://gitlab.com.",
    "http://localhost/ and http://10.1.2.3/", "You work together with a nurse who looks after patients.",
    "After you have signed the contract, HR asks for your bank account number and a copy of your passport.",
    "You interview five mystery shoppers about their experience.", "Customers send money to our account.",
    "You will receive payment into your bank account within ten days.", "We send a verification code to your phone.",
    "The office buys laptops from our approved vendor.", "Write a guide to install TeamViewer for our customers.",
    "A portfolio of three pages.", "Tenants pay a deposit before they move in.",
    "You send the deposit slip to the archive.", "You withdraw the offer and send it again.",
])
def test_what_the_sentence_takes_back_is_no_flag(text: str) -> None:
    assert [(match.flag.id, match.words) for match in find_in_offer(FLAGS, text)] == []


@pytest.mark.parametrize(("text", "flags"), [
    ("This is not a scam, just pay the registration fee.", ["asks-for-fee"]),
    ("If you do not pay the registration fee, you lose your place.", ["asks-for-fee"]),
    ("No experience needed. Registration fee: 20 euros", ["asks-for-fee"]),
    ("re&shy;gis\u200btration f\u0435e", ["asks-for-fee", "hidden-text"]),
    ("Write to acme@gmail.com or https://bit.ly/x", ["free-mail", "link-shortener"]),
    ("https://docs.google.com/forms", ["generic-form"]),
    ("https://wa.me/123", ["off-platform-contact"]),
    ("TEXT US ON WHATSAPP!!! EARN MONEY TODAY", ["off-platform-contact", "shouting"]),
    ("Our customers transfer money to your account.", ["moves-money"]),
    ("You withdraw the cash and send it on by courier. You keep 8 percent.", ["moves-money"]),
    ("You will receive payments into your bank account and forward them to our partners.", ["moves-money"]),
    ("You will purchase a MacBook from our approved vendor. We reimburse you.", ["asks-for-fee"]),
    ("You will purchase a MacBook with your own card. We reimburse you.", ["asks-for-fee"]),
    ("A portfolio fee of 99 euros applies.", ["asks-for-fee"]),
    ("The fee is returned after the first shoot.", ["asks-for-fee"]),
    ("Send me your Steam card codes and the 6-digit code you just received by SMS.",
     ["buys-gift-cards", "asks-for-identity"]),
    ("Send a deposit of 50 dollars by gift card on WhatsApp today.",
     ["asks-for-fee", "buys-gift-cards"]),
    ("Pay the deposit with gift cards.", ["asks-for-fee", "buys-gift-cards"]),
    ("Install AnyDesk so that our IT team can set up your computer.", ["remote-control"]),
    ("After you have signed the contract, send us your online banking password.", ["asks-for-identity"]),
    ("No interview needed, be our mystery shopper.", ["known-scam-job", "no-selection"]),
    ("\u202egnp.exe", ["hidden-text"]),
])
def test_what_only_looks_taken_back_is_a_flag(text: str, flags: list[str]) -> None:
    assert [match.flag.id for match in find_in_offer(FLAGS, text)] == flags


@pytest.mark.parametrize(("host", "reason"), [
    ("google.com", ""), ("mail.google.co.uk", ""), ("acme.example", ""), ("goggle.example", "looks like google.com"),
    ("gogle.example", "looks like google.com"), ("googel.example", "looks like google.com"),
    ("google-jobs.example", "looks like google.com"), ("hr-google.example", "looks like google.com"),
    ("googlecareers.example", "looks like google.com"), ("google-maps.example", ""), ("metacareers.com", ""),
    ("rnicrosoft.example", "looks like microsoft.com"), ("linuxfundation.example", "looks like linuxfoundation.org"),
    ("linuxfundatoin.example", "looks like linuxfoundation.org"), ("apply.example", ""), ("127.0.0.1", ""),
    ("8.8.8.8", "is a bare number instead of a name"), ("[", "is a bare number instead of a name"),
    ("xn--ggle-55da.example", "mixes letters of two alphabets"), ("xn--mnchen-3ya.example", ""),
    ("xn--googl-fsa.example", "looks like google.com"), ("xn--\x80.example", ""), ("xn--99999999.example", ""),
])
def test_hosts_that_look_like_another_are_told_from_those_that_do_not(host: str, reason: str) -> None:
    assert LOOKALIKES.explain(Host(0, len(host), host)) == reason


@pytest.mark.parametrize(("one", "other", "slips"), [
    ("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("abc", "axc", 1), ("ca", "abc", 3),
])
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert count_slips(one, other) == slips


@pytest.mark.parametrize(("host", "name"), [
    ("jobs.google.co.uk", "google"), ("acme.github.io", "acme"), ("api.github.com", "github"), ("localhost", ""),
    ("a.example", "a"),
])
def test_the_part_of_a_host_that_somebody_chose(host: str, name: str) -> None:
    assert get_name(host) == name


@pytest.mark.parametrize(("text", "hosts"), [
    ("https://a.example/b", ["a.example"]), ("(www.a.example)", ["a.example"]), ("b.example/c", ["b.example"]),
    ("x@mail.example", ["mail.example"]), ("https://a.example@b.example:80/", ["b.example"]),
    ("and/or CI/CD", []),
    ("https://", []), ("https://A.EXAMPLE.", ["a.example"]),
    ("[x](https://a.example/b) <https://c.example>", ["a.example", "c.example"]),
])
def test_hosts_are_found_in_every_form(text: str, hosts: list[str]) -> None:
    assert [host.name for host in list_hosts(text)] == hosts


@pytest.mark.parametrize(("name", "host", "is_other"), [
    ("Müller Bäckerei", "mueller-baeckerei", False), ("Müller", "muller", False), ("Mu\u0308ller", "mueller", False),
    ("Mueller", "müller", False), ("Søgård", "soegaard", False), ("Søgård", "sogard", False),
    ("Groß", "gross", False), ("Müller", "mxller", True),
])
def test_a_name_is_the_same_with_its_letters_spelt_out(board: Path, name: str, host: str, is_other: bool) -> None:
    path = board / "opportunities/acme/employer.yml"
    text = path.read_text(encoding="utf-8").replace("Acme Cooperative", name)
    path.write_text(text.replace("https://acme.example/", f"https://{host}.example/"), encoding="utf-8")
    rules = {problem.rule for problem in check_board(board, TODAY).problems}
    assert ("names-differ" in rules) == is_other


def test_the_middle_needs_enough_listings() -> None:
    assert find_middles({"EUR": [*range(10, 19)]}) == {}
    assert find_middles({"EUR": [*range(10, 21)], "": [*range(99)]}) == {"EUR": 15}


def test_flags_are_measured_with_places(board: Path) -> None:
    describe(board, f"description: |\n  {FILLER}\n  See bit.ly/x and https://bit.ly/y.\n")
    result = CliRunner().invoke(main, ["red-flags", "--board", str(board), "--as-of", "2026-11-23"])
    assert result.exit_code == 0
    assert "link-shortener         error        1 found in     1 of 1 listings (100.0 %)" in result.stdout
    assert f'    {SURVEY}:32  "bit.ly" hides where it goes.' in result.stdout
    assert CliRunner().invoke(main, ["red-flags", "--board", str(board / "schema")]).exit_code == 2
    (board / "schema/red-flags.yml").write_text("flags: 1\n", encoding="utf-8")
    broken = CliRunner().invoke(main, ["red-flags", "--board", str(board)])
    assert broken.exit_code == 1
    assert "schema/red-flags.yml:1:8" in broken.stdout


def test_a_board_whose_schema_is_older_has_the_shipped_flags(board: Path) -> None:
    for name in ("red-flags.yml", "red-flags.schema.json"):
        (board / "schema" / name).unlink()
    problems = describe(board, f"description: |\n  {FILLER}\n  bit.ly/x\n")
    assert [problem.rule for problem in problems] == ["link-shortener"]


def test_a_fork_adds_a_flag_of_its_own_and_sets_its_severity(board: Path) -> None:
    path = board / "schema/red-flags.yml"
    own = ("\n  - {id: says-harbour, severity: error, title: No harbours, says: is a harbour., hint: Say river.,"
           " employers: None here., students: None here., advice: Go to the river., patterns: ['\\bharbour\\b']}\n")
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + own, encoding="utf-8")
    listing = f"description: |\n  {FILLER}\n"
    assert {(problem.rule, problem.severity) for problem in describe(board, listing)} == {("says-harbour", "error")}
    policy = board / "schema/policy.yml"
    policy.write_text(policy.read_text(encoding="utf-8") + "  says-harbour: warning\n", encoding="utf-8")
    assert {problem.severity for problem in describe(board, listing)} == {"warning"}


@pytest.mark.slow
def test_nothing_honest_is_an_error_and_the_figures_of_the_docs_are_true(real_listings: Path) -> None:
    checked = check_board(real_listings, TODAY)
    found = find_red_flags(checked)
    assert [problem for problems in found.values() for problem in problems if problem.severity == "error"] == []
    assert FLAGS.measured
    assert len(checked.listings) == FLAGS.measured.listings
    assert {flag: count_listings(checked, problems) for flag, problems in found.items()} == FLAGS.measured.hits
