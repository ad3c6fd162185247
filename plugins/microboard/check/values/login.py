"""Tells GitHub logins from other text, and finds the one that somebody wrote with more around it."""

import re

# As the schemas have it. Today's sign-up takes letters, digits and single hyphens between them; older accounts begin or
# end with a hyphen or have two in a row, and accounts that a company manages end in its code: octocat_acme. Today's
# codes have at most eight letters, and octocat_microsoft has more.
LOGIN = re.compile(r"-*[A-Za-z0-9][A-Za-z0-9-]*(?:_[A-Za-z0-9]{3,})?")
MAX_LENGTH = 39
PROFILE = re.compile(r"(?:https?://)?(?:www\.)?github\.com/([^/?#]+)/?|@([^/?#]+)", re.IGNORECASE)


def is_login(text: str) -> bool:
    """Whether GitHub hands out such a login to a person, or once did."""
    return len(text) <= MAX_LENGTH and LOGIN.fullmatch(text) is not None


def mend_login(text: str) -> str:
    """The login that stands in `text` with an @ or the address of the profile; nothing where that would be a guess,
    because another login is another person."""
    bare = text.strip()
    found = PROFILE.fullmatch(bare)
    login = (found[1] or found[2]) if found else bare
    return login if is_login(login) else ""
