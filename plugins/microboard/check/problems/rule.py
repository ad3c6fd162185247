"""What a rule is called and why it exists."""

from dataclasses import dataclass

from microboard.read.problem import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the rules page. `severity` is the shipped one; a policy may change it where `is_changeable`."""

    id: str
    title: str
    text: str
    severity: Severity = "error"
    is_changeable: bool = False
