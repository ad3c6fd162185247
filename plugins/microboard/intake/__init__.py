"""Turns the schema into forms and editor schemas, and a filled-in issue form into the files of a listing."""
