"""The rules for one listing, or one employer, by itself."""
