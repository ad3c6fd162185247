"""Turns the fields of a listing into forms, editor schemas and files to fill in."""
