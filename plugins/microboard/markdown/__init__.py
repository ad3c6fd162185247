"""Turns a listing's Markdown into what its readers see."""
