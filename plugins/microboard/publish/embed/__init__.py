"""Puts the board on other people's pages: as an element, as a page in a frame, and as what oEmbed says of it."""
