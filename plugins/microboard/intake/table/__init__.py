"""Turns a table with a listing a row into the files of these listings, and listings into such a table."""
