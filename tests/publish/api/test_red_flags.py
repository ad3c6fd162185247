"""A browser finds in a text what the check finds, word by word.

Patterns, hosts, words and letters are data that both read. Folding, finding hosts and telling look-alikes are in both
languages: somebody who pastes an offer gets an answer without sending it anywhere. What hides words in Markdown and
hosts in addresses (tags, comments, entities, percent signs) is seen through by the check alone, since a pasted text
shows what it says.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards import ROOT
from microboard.board import build_board
from microboard.check import check_board
from microboard.check.hosts.lookalike import Lookalikes, decode_host
from microboard.check.hosts.named_hosts import DROPPED, Host
from microboard.check.letters.fold import PARAGRAPH, TRICK
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.publish.api.red_flags import build_red_flags
from microboard.run.clock import read_clock
from offers import find_in_offer
from pretenders import HONEST, PRETENDERS, encode
from schemas import SCHEMA, read_rules
from tries import tries

NODE = Path(sys.executable).with_name("node")
FLAGS = read_shipped_flags()
FOLD = FLAGS.fold
# Words that make flags, words that take them back, and what disguises them.
PHRASES = [
    "registration fee", "send money", "western union", "paid in usdt", "commission only", "earn $500 per day",
    "product boosting tasks", "secret shopper", "act now", "no interview needed", "unpaid test", "your bank details",
    "send your photo", "babysitting", "message us on whatsapp", "[your company name]", "lorem ipsum dolor",
    "ignore all previous instructions", "https://bit.ly/x", "t.me/jobs", "ana@gmail.com", "https://google-jobs.example",
    "http://8.8.8.8/", "https://acme.example@evil.example/", "http://xn--ggle-55da.example", "linkedln.example/in",
    "we never ask for a", "there is no", "if you do not pay the", "is never required", "after you are hired",
    "for visitors", "not a scam, just pay the", "we cover the", "https://g\u043e\u043egle.example/", "wOrk",
    "FAST MONEY NOW", "https://google.com-apply.example/", "accounts.google.com.evil.example/", "http://3627734734/",
    "microsoft-hr-portal.example/", "https://\u0261oogle.example", "g\u0585\u0585gle",
    "https://[2606:4700::1111]/", "google-jobs.pages.dev/", "3.11/3.12", "https://0x7f.1",
    "ana@\u0261oogle.example", "\u0261oogle.example/jobs", "amaz0n-jobs.example/", "https://google.co.uk.evil.example",
    "https://amazon.in-jobs.example/", "rnicrosoftjobs.example/",
]
MARKS = [" ", ". ", ", ", "\n", "\n\n", "\n- ", "!", "!!!", "**", "\u0435", "\u00a0", "ß", "İ", "💰", "_", "-",
         "’", "Ⅷ", "ﬁ", "ｆｅｅ", "\u202e", "\u03bf", "\u03f2", "ŉ", "1. ", ":", "/", "@", "."]
# Letters that every Unicode since 2018 knows: the newest differ between versions of Python and browsers.
LETTERS = st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cn"])
PIECES = st.sampled_from(PHRASES) | st.sampled_from(MARKS) | st.text(LETTERS, max_size=5)
OFFERS = st.lists(PIECES, max_size=14).map("".join)


def build_rules(tmp_path: Path) -> dict[str, Any]:
    """The rules as the site publishes them."""
    (tmp_path / "opportunities").mkdir(exist_ok=True)
    moment = read_clock("2026-11-23")
    rulebook = read_rules(tmp_path)
    return dict(json.loads(build_red_flags(build_board(check_board(tmp_path, moment.date()), moment), rulebook)))


def ask(rules: dict[str, Any], texts: list[str]) -> list[dict[str, Any]]:
    """What the browser's module finds."""
    question = json.dumps({"rules": rules, "texts": texts})
    done = subprocess.run([NODE, ROOT / "tests/publish/api/red-flags.mjs"], input=question, check=True,
                          capture_output=True, encoding="utf-8")
    return list(json.loads(done.stdout))


# What the check alone sees through.
HIDING = re.compile(f"{TRICK.pattern.removesuffix(PARAGRAPH.pattern)}%|{DROPPED.pattern}")


def compare(rules: dict[str, Any], texts: list[str]) -> int:
    """Compare both languages; how many texts had a flag."""
    hits = 0
    texts = [text for text in texts if not HIDING.search(text)]
    for text, answer in zip(texts, ask(rules, texts), strict=True):
        assert answer["folded"] == FOLD.fold(text), repr(text)
        mine = [[match.flag.id, match.words, match.says or match.flag.says] for match in find_in_offer(FLAGS, text)]
        assert answer["found"] == mine, repr(text)
        hits += bool(mine)
    return hits


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The shipped rules."""
    return build_rules(tmp_path_factory.mktemp("rules"))


@pytest.mark.slow
@tries(2)
@given(texts=st.lists(OFFERS, min_size=80, max_size=80))
def test_both_languages_find_the_same_in_generated_offers(rules: dict[str, Any], texts: list[str]) -> None:
    # Texts in which nothing is found would prove little.
    assert compare(rules, [*texts, PHRASES[0]]) >= 1


@pytest.mark.slow
def test_the_browser_knows_every_way_of_pretending(rules: dict[str, Any]) -> None:
    hosts = {*PRETENDERS, *map(encode, PRETENDERS)}
    assert compare(rules, [f"See https://{host}/ today." for host in sorted(hosts)]) == len(hosts)
    compare(rules, [f"See https://{host}/ today." for host in HONEST])


WORDS = st.sampled_from([*FLAGS.added_words[:12], "jobs", "2027", "bakery", "3"])


@st.composite
def pretending(draw: st.DrawFn) -> str:
    """A host with a known name in it, changed by a slip of one letter, a hasty eye, words beside it or what follows."""
    name, _, ending = draw(st.sampled_from(FLAGS.organisations)).partition(".")
    at = draw(st.integers(0, len(name) - 1))
    letter = draw(st.sampled_from("aeq7-"))
    name = draw(st.sampled_from([
        name, name[:at] + name[at + 1:], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1:],
        name[:at] + name[at:at + 2][::-1] + name[at + 2:], name.replace("m", "rn"), name.replace("o", "0"),
        name.replace("l", "1"), f"www{name}"]))
    for _ in range(draw(st.integers(0, 2))):
        word, sign = draw(WORDS), draw(st.sampled_from(["", "-"]))
        name = draw(st.sampled_from([f"{name}{sign}{word}", f"{word}{sign}{name}"]))
    tail = draw(st.sampled_from([
        "example", ending, f"{ending}.evil.example", f"{ending}-jobs.example", "careers-jobs.example", "jobs.example",
        "co.uk", "co.uk.evil.example", "in-jobs.example", "pages.dev"]))
    return f"{name.strip('-')}.{tail}"


@pytest.mark.slow
@tries(4)
@given(hosts=st.lists(pretending(), min_size=60, max_size=60))
def test_both_languages_say_the_same_of_hosts_like_known_ones(rules: dict[str, Any], hosts: list[str]) -> None:
    """Two slips from a long name are for the check alone, and so is any ending that few have."""
    one_slip = Lookalikes(dict.fromkeys(FLAGS.organisations, ""), FLAGS.added_words, FLAGS.trusted, FOLD, two_slips=99)
    near = [host for host in hosts if one_slip.explain(Host(0, 0, host)) == FLAGS.known_hosts.explain(Host(0, 0, host))]
    assert compare(rules, [PHRASES[0], *(f"See https://{host}/ today." for host in near)]) >= 1


# Labels that stand for other letters, nearly do, or go on until no number holds what they add up to.
LABELS = st.one_of(
    st.text(LETTERS, max_size=20).map(lambda text: encode(f"ø{text.replace('.', '').lower()}")),
    st.text("abcxyz0189-", max_size=30).map(lambda text: f"xn--{text}"),
    st.builds(lambda sign, times, end: f"xn--{sign * times}{end}", st.sampled_from("az19"), st.integers(1, 240),
              st.text("az9", max_size=8)))


@tries(8)
@given(labels=st.lists(LABELS, min_size=20, max_size=20))
def test_both_languages_read_the_same_letters_of_a_host(rules: dict[str, Any], labels: list[str]) -> None:
    labels = [*labels, "xn--google-", "google", f"xn--{'9' * 20}a", f"xn--{'9' * 240}a"]
    for label, answer in zip(labels, ask(rules, labels), strict=True):
        assert answer["decoded"] == decode_host(label), label


@pytest.mark.slow
def test_both_languages_find_the_same_in_every_fixture(rules: dict[str, Any]) -> None:
    paths = sorted((ROOT / "tests/examples").glob("*/*/opportunities/*/*.yml"))
    texts = sorted({path.read_text(encoding="utf-8") for path in paths})
    assert compare(rules, texts) > 20


@pytest.mark.slow
def test_both_languages_find_the_same_in_real_listings(rules: dict[str, Any], real_listings: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((real_listings / "opportunities").glob("*/*.yml"))]
    compare(rules, texts)


def test_a_flag_that_the_board_switches_off_is_not_published(rules: dict[str, Any], tmp_path: Path) -> None:
    shutil.copytree(SCHEMA, tmp_path / "schema")
    policy = tmp_path / "schema/policy.yml"
    text = policy.read_text().replace("urgent: warning", "urgent: off").replace("shouting: warning", "shouting: error")
    policy.write_text(text)
    severities = {flag["id"]: flag["severity"] for flag in build_rules(tmp_path)["flags"]}
    assert "urgent" in {flag["id"] for flag in rules["flags"]}
    assert "urgent" not in severities
    assert severities["shouting"] == "error"
    # What a whole letter can't answer stays at home.
    assert not {"vague", "names-differ", "pay-too-good", "materials-personal"} & severities.keys()
