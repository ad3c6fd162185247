"""The reference pages name everything that the check knows."""

import re
import shutil

from microboard.check.board.catalogue import iterate_rules
from microboard.check.values.policy import Policy
from microboard.check.values.vocabulary import KINDS
from microboard.publish.pages.reference.tables import build_fields, build_rules, build_vocabulary, escape
from schemas import SCHEMA, iterate_fields, read_rules


def test_every_field_has_a_row_that_says_what_it_is_and_holds(folder) -> None:
    rulebook = read_rules(folder.root)
    text = build_fields(rulebook)
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line.startswith("| `")]
    fields = [*iterate_fields(rulebook.opportunity.schema), *iterate_fields(rulebook.employer.schema)]
    assert len(rows) == len(fields)
    for row in rows:
        assert len(row) == 4
        assert all(cell.strip() for cell in row[:3]), row
    assert "| `pay.amount`" in text
    assert "`starts` (optional)" in text
    assert "| `title` |" in text


def test_every_word_is_listed_under_its_kind(folder) -> None:
    vocabulary = read_rules(folder.root).vocabulary
    text = build_vocabulary(vocabulary)
    for kind in KINDS:
        part = text.partition(f"{{ #{kind} }}\n")[2].partition("\n## ")[0]
        assert [line.split("`")[1] for line in part.splitlines() if line.startswith("| `")] == list(
            vocabulary.get_terms(kind))
    assert "| `nordic-countries` | the Nordic countries | Denmark, Finland, Iceland, Norway and Sweden |" in text


def test_words_that_speak_for_themselves_have_no_empty_column(folder) -> None:
    text = build_vocabulary(read_rules(folder.root).vocabulary)
    heads = {kind: text.partition(f"{{ #{kind} }}\n\n")[2].partition("\n")[0] for kind in KINDS}
    assert heads["categories"] == "| Id | Label | Meaning | Other names |"
    assert heads["skills"] == "| Id | Label | Other names |"


def test_every_rule_has_an_entry_with_the_severity_of_this_board(folder) -> None:
    shutil.copytree(SCHEMA, folder.root / "schema")
    policy_file = folder.root / "schema/policy.yml"
    policy_file.write_text(policy_file.read_text().replace("pay-floor: error", "pay-floor: warning"))
    policy: Policy = read_rules(folder.root).policy
    text = build_rules(policy)
    ids = re.findall(r"^### `([a-z0-9-]+)` \{ #\1 \}$", text, re.MULTILINE)
    assert sorted(ids) == sorted(rule.id for rule in iterate_rules())
    for rule in iterate_rules():
        entry = text.partition(f"### `{rule.id}`")[2].partition("###")[0]
        assert rule.title in entry
        assert len(entry) > len(rule.title) + 60
    assert "(warning)" in text.partition("### `pay-floor`")[2].partition("###")[0]


def test_a_cell_cannot_break_its_table() -> None:
    assert escape("a|b\nc <i> {{ x }} *y* `z`") == (
        "a&#124;b c &lt;i> &#123;&#123; x &#125;&#125; &#42;y&#42; &#96;z&#96;")
