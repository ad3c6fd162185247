"""A board of one's own: the files that it begins with, and those that a newer version writes anew."""
