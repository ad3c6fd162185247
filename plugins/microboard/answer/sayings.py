"""Says what the workflows on GitHub tell people beside what the commands say."""

from microboard.words.speech import _


def build_sayings() -> dict[str, str]:
    """Sentences in the language that is spoken, by the names that workflows know them by. Those fill the places."""
    return {
        # intake.yml
        "objections": _("The check has objections"),
        "title": _("New listing: {listing}"),
        "change": _("Change: {listing}"),
        "origin": _("This comes from the form in {issue}."),
        "branch": _("An edit of the issue changes this branch. To change it here, edit the files: then the issue "
                    "leaves it alone."),
        "review": _("What the check asks you to look at"),
        "opened": _("It is in pull request {number} now, where a person reads it. To change something, edit this "
                    "issue: the pull request follows."),
        "by-hand": _("Somebody has changed the pull request by hand, so your edit is not carried over. Please say "
                     "there what to change."),
        "not-opened": _("The pull request could not be opened, which is not your fault. A maintainer has to look at "
                        "the run of this workflow. Most often *Settings, Actions, General, Allow GitHub Actions to "
                        "create and approve pull requests* is off."),
        # care.yml
        "still-open": _("Still open? The projects of {employer}"),
        "dead-links": _("Links that lead nowhere or elsewhere"),
        "answered": _("Everything has its answer. Thank you."),
        "domains": _("Confirmed domains"),
        "domains-body": _("The sites of these employers name this board, as the workflow has seen. Lines that go are "
                          "of sites that name it no longer, or that nobody could reach for a year."),
    }
