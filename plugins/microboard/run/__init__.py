"""What runs work: the clock, processes, progress on a terminal, files that are replaced at once."""
