"""What is asked of the open listings, by people who keep a board: saved filters, and those in hand-written pages."""
