"""Lists of listings -> the pages on which people read them."""
