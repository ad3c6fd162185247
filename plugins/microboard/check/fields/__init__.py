"""Turns a schema into a tree of fields: the one walk, of which every form, page and description is a rendering."""
