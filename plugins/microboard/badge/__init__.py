"""Turns a completed listing into a signed badge (Open Badges 3.0), on the machine of a maintainer."""

CONTEXT = "https://www.w3.org/ns/credentials/v2"


class BadgeError(Exception):
    """Nothing is signed. The text says why, for people."""
