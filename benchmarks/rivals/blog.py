"""Material's blog plugin with mkdocs-rss-plugin: a post a listing, the lists of Microboard, one feed."""

import json
from pathlib import Path

from rivals.markdown import write_markdown
from rivals.material import THEME, find_command
from rivals.project import Project, write_text
from rivals.source import Source, Values, list_places

NAME = "Material's blog and RSS"
# What a board would choose: lists of 50, feeds of 50 with full text, and dates from the posts.
CONFIGURATION = """\
plugins:
  - search
  - blog:
      blog_dir: opportunities
      archive: false
      authors: false
      pagination_per_page: 50
      post_url_format: "{slug}"
      post_excerpt: required
  - rss:
      match_path: opportunities/posts/.*
      use_git: false
      date_from_meta: {as_creation: date.created, as_update: date.updated, datetime_format: "%Y-%m-%d"}
      length: 50
      abstract_chars_count: -1
      abstract_delimiter: "<!-- the whole post -->"
nav: [{Projects: opportunities/index.md}]
"""


def prepare(source: Source, sample: Path, folder: Path, environment: Path) -> Project:  # noqa: ARG001
    """Write the project into `folder`. What has closed keeps its page and is no post, so no list has it."""
    write_text(folder / "mkdocs.yml", THEME + CONFIGURATION)
    write_text(folder / "docs" / "index.md", "# Microboard\n")
    write_text(folder / "docs" / "opportunities" / "index.md", "# Open projects\n")
    for one in source.listings:
        place = "opportunities/posts" if one["is_open"] else "closed"
        write_text(folder / "docs" / place / f"{one['id']}.md", _write_post(one))
    return Project(
        folder, folder / "site", find_command(environment, folder / "site"),
        listing="opportunities/project-*/index.html", list_page="opportunities/page/2/index.html",
        feed="feed_rss_created.xml", feeds="feed_rss_*.xml", caches=("site", ".cache"),
    )


def _list_categories(one: Values) -> list[str]:
    """The lists that Microboard has it in: to the blog, each is a category."""
    lists = one["category"], *one["skills"], *one["competencies"], *list_places(one), one["employer"]
    return [*dict.fromkeys(lists)]


def _write_post(one: Values) -> str:
    values = {"title": one["title"], "description": one["summary"]}
    if one["is_open"]:
        values |= {"slug": one["id"].partition("/")[2], "categories": _list_categories(one)}
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
    # Bare, so that it is a date to the blog.
    date = f"date: {{created: {one['posted']}, updated: {one.get('updated', one['posted'])}}}\n"
    root = "../../" if one["is_open"] else "../../opportunities/"
    return f"---\n{head}{date}---\n\n" + write_markdown(one, root, "\n\n<!-- more -->")
