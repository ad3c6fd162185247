"""What is looked for in folded text: a pattern, or several near each other."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from microboard.check.red_flags.pattern import Form, compile_pattern, weigh

# So often is a word looked around before the others are looked for in the whole text.
SEVERAL = 8
# So much of a word is looked up before.
LONGEST_KEY = 12
# Beginnings of words that a text lacks.
Absent = frozenset[str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of folded text, and what every match of it holds."""

    text: str
    form: Form

    def matches(self, folded: str, absent: Absent = frozenset()) -> bool:
        """Whether it matches somewhere, taken back or not."""
        # Looking for words is quick, and few patterns are ever compiled.
        return any(compile_pattern(self.text).search(folded, start, end)
                   for start, end in self._list_places(folded, absent))

    def _list_places(self, folded: str, absent: Absent) -> Iterator[tuple[int, int]]:
        """Where the words of all clauses are near each other: every match lies in one of these places."""
        if not self.form.clauses:
            yield 0, len(folded)
            return
        first, *others = self.form.clauses
        rest = [clause.words for clause in others]
        width, seen = self.form.width + 1, 0
        words = first.words
        if first.is_start:
            words = frozenset(word for word in words if word[:LONGEST_KEY] not in absent)
        for word in words:
            at = folded.find(word)
            while at >= 0:
                start, end = max(0, at - width), at + len(word) + width
                before = folded[at - 1 : at]
                # The edges of words are those of ASCII.
                is_within = first.is_start and before.isascii() and before.isalnum()
                if not is_within and _holds_one_of_each(folded[start:end], rest):
                    yield start, end
                seen += 1
                if seen == SEVERAL:
                    rest = [frozenset(other for other in words if other in folded) for words in rest]
                at = folded.find(word, at + 1) if all(rest) else -1


def _holds_one_of_each(text: str, groups: Iterable[Collection[str]]) -> bool:
    # Loops, since this is asked often and generators take their time.
    for words in groups:
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Together:
    """Patterns that say something only near each other, in any order. What the first matches is shown."""

    parts: tuple[Pattern, ...]

    @property
    def form(self) -> Form:
        """What every text holds in which all are found."""
        forms = [part.form for part in self.parts]
        clauses = sorted((clause for form in forms for clause in form.clauses), key=weigh, reverse=True)
        return Form(tuple(clauses), max(form.width for form in forms))

    def matches(self, folded: str, absent: Absent = frozenset()) -> bool:
        """Whether all are somewhere, taken back or not."""
        # What has the fewest words is there least often.
        parts = sorted(self.parts, key=lambda part: len(part.form.clauses[0].words) if part.form.clauses else 10_000)
        return all(part.matches(folded, absent) for part in parts)


Sign = Pattern | Together
