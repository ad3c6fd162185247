"""Writes the page that GitHub shows below the list of employers' folders."""

from textwrap import fill

from microboard.words.speech import _

PAGE = "opportunities/README.md"
WIDTH = 120
TREE = """\
```text
opportunities/
  lantern-bikes/
    employer.yml
    rider-interviews.yml
```"""


def build_folder_page() -> str:
    """opportunities/README.md, in the language that is spoken."""
    steps = (
        _("Write the files with {command}. It makes commented files to fill in. Copying a listing that you like works "
          "too.", command="`.venv/bin/microboard new EMPLOYER/LISTING`"),
        _("Run {command}. It names the line to change and what to write there.",
          command="`.venv/bin/microboard check`"),
        _("Open a pull request."),
    )
    parts = (
        f"# {_('Listings')}",
        _fill(_("One folder per employer, one file per listing:")),
        TREE,
        _fill(_("Names of folders and files use lower-case letters, digits and single hyphens, at most 60 characters. "
                "They become the address of the page, so they stay as they are.")),
        f"## {_('Add a listing')}",
        "\n".join(_fill(f"{number}. {step}", "   ") for number, step in enumerate(steps, 1)),
        _fill(_("The guide for employers, on the site, explains every line.")),
        f"## {_('Keep it up to date')}",
        _fill(_("Never delete or rename a listing, because people keep its link. Set `status` instead: `filled`, "
                "`paused`, `withdrawn`, or `completed` with an `outcome`. A listing closes by itself when its deadline "
                "has passed.")),
        f"## {_('Samples')}",
        _fill(_("Employers marked `sample: true` are invented. They show what a full board looks like, and their dates "
                "move with the calendar. Nobody can apply to them. {command} removes them all.",
                command="`.venv/bin/microboard clear-samples`")),
        f"## {_('Licence')}",
        _fill(_("Listings are {licence}: anyone may copy them. Where an employer's folder holds a LICENSE file that "
                "says {other}, that licence applies to the folder instead.",
                licence="[CC0 1.0](https://creativecommons.org/publicdomain/zero/1.0/)",
                other="[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)")),
    )
    return "\n\n".join(parts) + "\n"


def _fill(text: str, indent: str = "") -> str:
    return fill(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
