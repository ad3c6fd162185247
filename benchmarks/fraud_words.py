"""Learns which words stand in fraud and which in honest offers, writes schema/fraud-words.json and says how well.

The offers are those of tests/check/red_flags/offers, all invented, and this board's own samples.
MICROBOARD_REAL_LISTINGS may name a board of real ones, which count as honest. The same files always give the same
weights.
"""

import json
import math
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from microboard.check.letters.fold import Fold
from microboard.check.red_flags.flags import BoardFlags
from microboard.check.red_flags.fraud_words import FILE, Weights, list_words
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.markdown.shown import show_markdown
from microboard.read import Document
from microboard.read.yaml import parse_yaml

ROOT = Path(__file__).parents[1]
OFFERS = ROOT / "tests/check/red_flags/offers"
NAMES = ("scams.yml", "honest.yml")
# These texts are shorter than a description may be, and the words are weighed here.
OF_THE_WORDS = {"vague", "reads-like-fraud"}
LIMIT = 0.2
# A word that fewer offers have tells nothing.
FEWEST_OFFERS = 3
ROUNDS, STEP, SHRINK, LEAST = 30, 0.1, 0.003, 0.3
FOLDS = 5

Words = set[str]


def read_offers(fold: Fold, name: str, *, held: bool | None = None) -> list[Words]:
    """The words of the offers of a file; all, or those that are held out or not."""
    offers = yaml.safe_load((OFFERS / name).read_text(encoding="utf-8"))
    return [list_words(fold.fold(f"{offer['title']}. {offer['text']}"))
            for offer in offers if held is None or bool(offer.get("held")) == held]


def read_listings(fold: Fold) -> Iterator[Words]:
    """The words of the listings of this board, of those that tests call good, and of the real ones."""
    real = Path(os.environ.get("MICROBOARD_REAL_LISTINGS", ROOT / "none"))
    for board in (ROOT, *sorted((ROOT / "tests/examples/good").iterdir()), real):
        for path in sorted(board.glob("opportunities/*/*.yml")):
            if path.name != "employer.yml":
                values = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
                yield list_words(fold.fold(f"{values['title']}. {show_markdown(values['description']).text}"))


def learn(fraud: Sequence[Words], honest: Sequence[Words], listings: Sequence[Words]) -> Weights:
    """Logistic regression by small steps, in which weights shrink to nothing where they tell little."""
    counts = Counter(word for words in (*fraud, *honest) for word in words)
    known = {word for word, count in counts.items() if count >= FEWEST_OFFERS}
    first = _descend(fraud, [*honest, *listings], known)
    return _descend(fraud, [*honest, *listings], {word for word, weight in first.words.items() if abs(weight) >= LEAST})


def _descend(fraud: Sequence[Words], honest: Sequence[Words], known: Words) -> Weights:
    order = random.Random(1)
    examples = [(sorted(words & known), 1.0) for words in fraud] + [(sorted(words & known), 0.0) for words in honest]
    weights, start = dict.fromkeys(sorted(known), 0.0), 0.0
    for _ in range(ROUNDS):
        order.shuffle(examples)
        for words, wanted in examples:
            length = math.sqrt(len(words) + 1)
            total = start + sum(weights[word] for word in words) / length
            slip = (wanted - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))) * STEP
            start += slip
            for word in words:
                moved = weights[word] + 8 * slip / length
                weights[word] = moved - math.copysign(SHRINK, moved) if abs(moved) > SHRINK else moved
    rounded = {word: round(weight, 1) for word, weight in weights.items()}
    return Weights(round(start, 2), LIMIT, {word: weight for word, weight in rounded.items() if weight})


def count(weights: Weights, offers: Sequence[Words]) -> int:
    """How many offers are like fraud."""
    return sum(weights.weigh(words) > weights.limit for words in offers)


def cross_check(fraud: list[Words], honest: list[Words], listings: list[Words]) -> tuple[int, int]:
    """How many of each are taken for fraud by weights that were learned without them."""
    noticed = hit = 0
    for part in range(FOLDS):
        weights = learn(_leave_out(fraud, part), _leave_out(honest, part), listings)
        noticed += count(weights, fraud[part::FOLDS])
        hit += count(weights, honest[part::FOLDS])
    return noticed, hit


def _leave_out(offers: list[Words], part: int) -> list[Words]:
    return [offer for index, offer in enumerate(offers) if index % FOLDS != part]


def find_signs(name: str) -> list[set[str]]:
    """The flags of each offer that is held out, by signs alone."""
    flags = BoardFlags(read_shipped_flags(), {}, {})
    found = []
    for offer in yaml.safe_load((OFFERS / name).read_text(encoding="utf-8")):
        if offer.get("held"):
            listing = Document("a.yml", {"title": offer["title"], "description": offer["text"]}, parse_yaml(""))
            found.append({one.rule for one in flags.find_in_listing(listing, "acme", None)} - OF_THE_WORDS)
    return found


def main() -> None:
    """Learn, print what schema/red-flags.yml says was measured, and write the weights."""
    shipped = read_shipped_flags()
    errors = {flag.id for flag in shipped.flags if flag.severity == "error"}
    fold = shipped.fold
    listings = list(read_listings(fold))
    fraud, honest = (read_offers(fold, name, held=False) for name in NAMES)
    noticed, hit = cross_check(fraud, honest, listings)
    print(f"reads-like-fraud, weighed without the offers it counts: {noticed} of {len(fraud)} scams, "
          f"{hit} of {len(honest)} honest offers")
    weights = learn(fraud, honest, listings)
    likely, unlikely = ([weights.weigh(words) > weights.limit for words in read_offers(fold, name, held=True)]
                        for name in NAMES)
    caught, spared = (find_signs(name) for name in NAMES)
    print(f"unseen: {sum(bool(signs) or like for signs, like in zip(caught, likely, strict=True))} of {len(caught)} "
          f"scams noticed; of {len(spared)} honest offers, {sum(bool(signs & errors) for signs in spared)} refused and "
          f"{sum(bool(signs - errors) or like for signs, like in zip(spared, unlikely, strict=True))} asked about")
    half = learn(*(read_offers(fold, name) for name in NAMES), listings[::2])
    print(f"listings that were left out: {count(half, listings[1::2])} of {len(listings[1::2])}")
    weights = learn(*(read_offers(fold, name) for name in NAMES), listings)
    text = json.dumps({"start": weights.start, "limit": weights.limit, "words": dict(weights.words)},
                      ensure_ascii=False, separators=(",", ":"))
    (ROOT / "schema" / FILE).write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")
    print(f"{len(weights.words)} words, {count(weights, listings)} of {len(listings)} listings")


if __name__ == "__main__":
    main()
