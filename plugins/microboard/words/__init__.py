"""What Microboard says to people, in the language of the board: see `speech`."""
