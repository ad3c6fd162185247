"""The check of a board's files, one step a module."""
