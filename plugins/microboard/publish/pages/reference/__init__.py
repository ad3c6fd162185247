"""The board's own rules and guides -> the pages that say them."""
