"""Turns a board into the files of a site: pages stamped into a shell, feeds, schemas."""
