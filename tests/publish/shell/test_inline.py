"""A theme's script that names the page may run on each page, and only as it stands there."""

import re
from html import unescape

from microboard.publish.output import Page, Site
from microboard.publish.shell.marks import BODY, TITLE
from microboard.publish.shell.shell import Shell
from microboard.publish.site.csp import Policies, find_sources

FRAME = (f'<html><head><meta charset="utf-8"><title>{TITLE}</title><script>var page = "{TITLE}";</script>'
         f"<script>var other = 1;</script></head><body>{BODY}</body></html>")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def stamp(title: str) -> str:
    page = Page("saved/", "opportunities", title, "", lambda: "<p>Saved</p>")
    return Shell(Policies(option=True).add(FRAME)).stamp(page, Site("Jobs", "")).data.decode()


def test_the_policy_of_a_page_names_its_scripts_as_they_are_there() -> None:
    html = stamp('"; alert(1); </script><script>alert(2)</script>')
    policy = unescape(POLICY.search(html)[1])
    hashes = {source for source in find_sources(html)["script-src"] if source.startswith("'sha256-")}
    assert len(hashes) == 2
    assert set(re.findall(r"'sha256-[^']*'", policy)) == hashes
    assert hashes != {source for source in find_sources(stamp("Bread"))["script-src"] if "sha256" in source}
