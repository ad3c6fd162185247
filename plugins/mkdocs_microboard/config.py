"""What a board can set for the plugin in mkdocs.yml."""

from datetime import date

from mkdocs.config import config_options
from mkdocs.config.base import Config


class MicroboardConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types here
    """The options of the plugin."""

    as_of = config_options.Type((str, date), default="")  # YAML makes a date of a bare 2027-01-15
    """Build as on this day, such as 2027-01-15; else SOURCE_DATE_EPOCH, else today."""

    hub = config_options.Type(str, default="")
    """The WebSub hub that is told of changes, such as https://hub.example/; feeds then name it."""

    board = config_options.Type(str, default=".")
    """The folder that holds opportunities/, relative to mkdocs.yml."""

    id_base = config_options.Type(str, default="")
    """The address at which the board was first, such as https://org.example/jobs/; ids in feeds and calendars keep it
    when site_url changes."""

    report_url = config_options.Type(str, default="")
    """Where readers report a listing in private, such as mailto:board@example.org; else the repository's security
    policy."""

    csp = config_options.Type((bool, dict), default={})
    """What pages may load beyond the site's own files, such as {script-src: https://stats.example}; false for no
    Content Security Policy."""
