"""Letters of which `read` lets every text through, for Hypothesis to draw from."""

from hypothesis import strategies as st

from microboard.read.characters import UNWANTED

# None is drawn and thrown away: Hypothesis stops where it throws away too much.
ALLOWED = st.characters(
    exclude_categories=["Cs"],
    exclude_characters=[letter for letter in map(chr, range(0x10000)) if UNWANTED.match(letter)],
)
