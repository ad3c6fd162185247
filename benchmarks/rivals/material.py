"""What both projects for MkDocs share: the theme, and how it is built."""

from pathlib import Path

from rivals.project import MissingError

# The theme as Microboard's own site has it.
THEME = """\
site_name: Microboard
site_url: https://microboard.example/
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.top, navigation.indexes, content.code.copy, search.suggest, search.highlight]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
  icon: {logo: material/briefcase-clock-outline}
extra: {generator: false}
markdown_extensions: [admonition, attr_list, tables, toc: {permalink: true}, pymdownx.superfences]
"""


def find_command(environment: Path, site: Path) -> tuple[str, ...]:
    """The command that builds a project for MkDocs."""
    program = environment / "bin" / "python"
    if not next(environment.glob("lib/python*/site-packages/mkdocs_rss_plugin"), None):
        raise MissingError("mkdocs-rss-plugin is not installed: make bench installs requirements/bench.txt.")
    return str(program), "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)
