"""What is looked for in folded text: a pattern, or several near each other."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from microboard.check.pattern import Form, compile_pattern, weigh

# So often is a word looked around before the others are looked for in the whole text.
SEVERAL = 8


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of folded text, and what every match of it holds."""

    text: str
    form: Form

    def matches(self, folded: str) -> bool:
        """Whether it matches somewhere, taken back or not."""
        # Looking for words is quick, and few patterns are ever compiled.
        return self._has_words(folded) and compile_pattern(self.text).search(folded) is not None

    def _has_words(self, folded: str) -> bool:
        """Whether the words of all clauses are there, near each other."""
        if not self.form.clauses:
            return True
        first, *others = self.form.clauses
        rest = [clause.words for clause in others]
        width, seen = self.form.width, 0
        for word in first.words:
            at = folded.find(word)
            while at >= 0:
                if _holds_one_of_each(folded[max(0, at - width) : at + width], rest):
                    return True
                seen += 1
                if seen == SEVERAL:
                    rest = [frozenset(other for other in words if other in folded) for words in rest]
                at = folded.find(word, at + 1) if all(rest) else -1
        return False


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

    def matches(self, folded: str) -> bool:
        """Whether all are somewhere, taken back or not."""
        return all(part.matches(folded) for part in self.parts)


Sign = Pattern | Together
