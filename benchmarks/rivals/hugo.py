"""Hugo: a Markdown file a listing, taxonomies for the lists, and a theme with the same frame as Microboard's."""

import json
import shutil
from pathlib import Path

from rivals.frame import read_frame
from rivals.project import MissingError, Project, write_json, write_text
from rivals.source import COUNTED, HEADINGS, LEADS, PROJECTS, Source, Values, list_labels, list_places

HERE = Path(__file__).parent
THEME = HERE / "hugo-site"
NAME = "Hugo"
# What Microboard's own data say of employment.
EMPLOYMENT = {"employee": ["TEMPORARY", "PART_TIME"], "contractor": ["CONTRACTOR"], "fellowship": ["INTERN"],
              "other": ["INTERN", "TEMPORARY", "PART_TIME"]}


def prepare(source: Source, sample: Path, folder: Path, environment: Path) -> Project:
    """Write the project into `folder`. `sample` is a site of Microboard that lends its frame."""
    program = find_program(environment)
    shutil.copytree(THEME, folder)
    base = {name: f'{{{{ block "{name}" . }}}}{{{{ end }}}}' for name in ("title", "description", "canonical", "head",
                                                                       "main")}
    write_text(folder / "layouts" / "baseof.html", read_frame(sample).fill(base))
    _write_data(source, folder / "data")
    _write_lists(source, folder / "content")
    for listing in source.listings:
        path = folder / "content" / "opportunities" / f"{listing['id']}.md"
        write_text(path, _write_page(_choose_values(listing), listing["description"]))
    return Project(
        folder, folder / "public", (str(program), "--quiet", "--destination", str(folder / "public")),
        listing="opportunities/*/project-*/index.html", list_page="opportunities/page/2/index.html",
        feed="opportunities/feed.xml", feeds="**/feed.xml", caches=("public", "resources"),
        environment={"HUGO_CACHEDIR": str(folder / "cache")},
    )


def find_program(environment: Path) -> Path:
    """Hugo itself, and not the script in Python that starts it."""
    found = sorted(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise MissingError("Hugo is not installed: make bench installs requirements/bench.txt.")
    return found[0]


def _choose_values(listing: Values) -> Values:
    """The front matter. What has closed names no list, so Hugo puts it into none."""
    lists = {"categories": [listing["category"]], "skills": listing["skills"], "competencies": listing["competencies"]}
    left_out = ("category", "skills", "competencies", "description", "is_open")
    values = {name: value for name, value in listing.items() if name not in left_out}
    values |= {"date": listing["posted"], "lastmod": listing.get("updated", listing["posted"])}
    if not listing["is_open"]:
        return {**values, "closed": lists}
    return {**values, **lists, "places": list_places(listing), "employers": [listing["employer"]]}


def _write_lists(source: Source, content: Path) -> None:
    text = "Short, paid projects with a mentor and something finished to hand over."
    write_text(content / "opportunities" / "_index.md", _write_page(
        {"title": "Open projects", "heading": "Open projects", "description": text}))
    for kind, terms in source.terms.items():
        above = [] if kind == "employers" else [PROJECTS]
        about = LEADS[kind] if kind == "employers" else f"{LEADS[kind]} {COUNTED}"
        write_text(content / kind / "_index.md", _write_page(
            {"title": HEADINGS[kind], "heading": HEADINGS[kind], "description": about, "above": above}))
        for name, values in terms.items():
            write_text(content / kind / name / "_index.md", _write_page(values))


def _write_data(source: Source, data: Path) -> None:
    write_json(data / "labels.json", list_labels())
    write_json(data / "countries.json", source.countries)
    write_json(data / "employment.json", EMPLOYMENT)
    write_json(data / "terms.json", {kind: {name: term["title"] for name, term in source.terms[kind].items()}
                                     for kind in ("categories", "skills", "competencies")})


def _write_page(values: Values, body: str = "") -> str:
    """JSON, the front matter that Hugo reads fastest."""
    return f"{json.dumps(values, ensure_ascii=False, indent=1)}\n\n{body}"
