"""What a board offers, in numbers and pictures."""
