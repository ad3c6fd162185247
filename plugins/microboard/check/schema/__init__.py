"""What a schema finds in a file, and the rules of a board as a whole."""
