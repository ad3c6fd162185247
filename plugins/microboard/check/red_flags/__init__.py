"""What fraud and unfair work look like, and where a board has it."""
