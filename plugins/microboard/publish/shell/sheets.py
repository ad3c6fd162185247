"""Links a page to the style sheets that it needs besides the one of every page: bytes that nothing on a page asks for
delay its first sight."""

import re

STYLESHEET = "assets/microboard/microboard.css"
SHEETS = "assets/microboard/look/"
# What asks for a sheet, as our templates write it. No listing can: its text has neither such a sign nor such a quote.
SIGNS = {
    "home": ("mb-find", "mb-part", "mb-eyebrow", "mb-numbers", "mb-lost"),
    "listing": ("mb-listing",),
    "filter": ("mb-filter", "mb-saved", "mb-project", "mb-submit", "mb-suspicious", "mb-feeds"),
    "insights": ("mb-insights",),
    "tools": ("mb-saved", "mb-project", "mb-submit", "mb-suspicious", "mb-feeds"),
    "goal": ("mb-goal",),
    "plan": ("mb-plan",),
    "box": ("mb-box",),
    "story": ("mb-story",),
    "cohort": ("mb-cohort",),
}
# Another plugin may have taken the quotes of a hand-written page away.
ASKS = {name: re.compile(rf"<\w+\s(?:[^<>]*\s)?(?:id|class)=(?:\"(?:[^\"<>]*\s)?(?:{'|'.join(signs)})[\"\s]"
                         rf"|(?:{'|'.join(signs)})[\s>])".encode()) for name, signs in SIGNS.items()}
LINK = re.compile(rf"<link\b[^>]*\bhref=[\"']?([^\"'\s>]*){re.escape(STYLESHEET)}\b[^>]*>")


def find_sheets(html: bytes) -> list[str]:
    """The names of the sheets that a page, or its body, asks for, in their order."""
    return [name for name, signs in SIGNS.items()
            # Most pages are done with the quick look.
            if any(sign.encode() in html for sign in signs) and ASKS[name].search(html)]


def build_links(html: bytes, up: str) -> str:
    """The links to the sheets of a page, with the one for paper; `up` leads to the top of the site."""
    links = [f'<link rel="stylesheet" href="{up}{SHEETS}{name}.css">' for name in find_sheets(html)]
    return "\n".join([*links, f'<link rel="stylesheet" href="{up}{SHEETS}print.css" media="print">'])


def add_sheets(html: str) -> str:
    """A whole page, with its sheets behind the one of every page, so that a board's own style still follows them. Where
    they are there already, it stays as it is: a site may be stamped again."""
    if SHEETS in html:
        return html
    return LINK.sub(lambda link: f"{link[0]}\n{build_links(html.encode(), link[1])}", html, count=1)
