"""Texts in plain letters, and letters and words that look like others."""
