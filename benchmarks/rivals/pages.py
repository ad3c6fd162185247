"""MkDocs with Material: a Markdown page a listing and one that links to what is open, and no other list or feed."""

import json
from pathlib import Path

from rivals.markdown import write_markdown
from rivals.material import THEME, find_command
from rivals.project import Project, write_text
from rivals.source import Source

NAME = "MkDocs, a page a listing"
# The menu names one page: with all of them in it, every page would hold 10,000 links.
CONFIGURATION = """\
plugins: [search]
nav: [{Projects: index.md}]
not_in_nav: /opportunities/
validation: {nav: {omitted_files: ignore}}
"""


def prepare(source: Source, sample: Path, folder: Path, environment: Path) -> Project:  # noqa: ARG001
    """Write the project into `folder`."""
    write_text(folder / "mkdocs.yml", THEME + CONFIGURATION)
    links = "\n".join(f"- [{one['title']}](opportunities/{one['id']}.md)" for one in source.open)
    write_text(folder / "docs" / "index.md", f"# Open projects\n\n{links}\n")
    for one in source.listings:
        about = {"title": one["title"], "description": one["summary"]}
        head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in about.items())
        write_text(folder / "docs" / "opportunities" / f"{one['id']}.md",
                   f"---\n{head}---\n\n{write_markdown(one, '../../')}")
    return Project(folder, folder / "site", find_command(environment, folder / "site"),
                   listing="opportunities/*/project-*/index.html", caches=("site", ".cache"))
