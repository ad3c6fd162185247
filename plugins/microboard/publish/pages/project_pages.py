"""Names the pages around a project, which show what somebody keeps in the browser, and leads from one to the next.

A new page is a line in `PROJECT_PAGES`, a template in `templates/project/` and a room in `assets/`.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from microboard.check.fields.field import Field
from microboard.check.fields.headings import name_fields
from microboard.check.values.badges import Badges
from microboard.publish.output import Page, Site, lead_to_projects
from microboard.publish.text.templates import get_template
from microboard.words.speech import N_, _


class ProjectPage(NamedTuple):
    """A page: its path, its title, what it is for, its template, its name among the steps of a project, where a guide
    says when to use it, and in which words it leads there. A page without such a name is no step."""

    path: str
    title: str
    description: str
    template: str
    step: str = ""
    guide: str = ""
    how: str = ""

    @property
    def folder(self) -> str:
        """Its path without the end."""
        return self.path.rstrip("/")


# The steps stand in the order of a project's life.
PROJECT_PAGES = (
    ProjectPage("goal/", N_("Choose a goal"),
                N_("What you aim at, what is missing, and the open projects that bring you closer."),
                "project/goal.html", N_("Goal"), "students/#choose-a-project", N_("How to choose")),
    ProjectPage("saved/", N_("Saved projects"), N_("The projects that you keep in this browser."), "project/saved.html",
                N_("Saved"), "students/#choose-a-project", N_("How to choose")),
    ProjectPage("plan/", N_("Plan your weeks"),
                N_("Your saved projects on a timeline, beside all else that takes time."), "project/plan.html",
                N_("Plan"), "students/#plan-it-beside-a-degree-or-a-job", N_("How to plan")),
    ProjectPage("box/", N_("Papers for a project"),
                N_("Agreement, agendas, hours log and more, filled in from a listing."), "project/box.html",
                N_("Papers"), "students/#do-the-work", N_("How to begin well")),
    ProjectPage("story/", N_("Your story"),
                N_("What you did in each project and what came of it, in words for a CV, an interview and a "
                   "portfolio."),
                "project/story.html", N_("Story"), "students/#tell-the-story", N_("How to tell it")),
    ProjectPage("cohort/", N_("A course with projects"),
                N_("Projects, dates and the plans of students for one course, for educators."), "project/cohort.html",
                guide="educators/#in-a-course", how=N_("How to run such a course")),
    ProjectPage("verify/", N_("Verify a badge"),
                N_("Find out whether a badge of this board is genuine and still holds."), "project/verify.html",
                guide="students/#badge", how=N_("How to get a badge")),
)
PATHS = tuple(page.path for page in PROJECT_PAGES)
# Those that a student takes one after another.
STEPS = frozenset(page.folder for page in PROJECT_PAGES if page.step)


def list_links(*, are_steps: bool) -> tuple[tuple[str, str], ...]:
    """Where to find those that are steps of a project, or the others, as (title, path)."""
    return tuple((_(page.title), page.path) for page in PROJECT_PAGES if bool(page.step) == are_steps)


def list_steps() -> list[tuple[str, str]]:
    """The steps of a project that have a page, as (name, path)."""
    return [(_(page.step), page.path) for page in PROJECT_PAGES if page.step]


def iterate_project_pages(
    site: Site, badges: Badges | None = None, find_guide: Callable[[str], str] = str, tree: Field | None = None
) -> Iterator[Page]:
    """The pages, of a board that may give `badges`; `tree` has all fields of a listing. They show nothing to search
    engines, and a file of the site's own has its place. `find_guide` takes the path of a guide, and returns where the
    site has it, or nothing: by default, it has all."""
    for one in PROJECT_PAGES:
        page = Page(one.path, "opportunities", _(one.title), _(one.description),
                    partial(_render, one, badges, find_guide, tree), is_indexed=False, steps=lead_to_projects())
        if page.file not in site.kept:
            yield page


def _render(page: ProjectPage, badges: Badges | None, find_guide: Callable[[str], str], tree: Field | None) -> str:
    path, _sign, anchor = page.guide.partition("#")
    guide = find_guide(f"guides/{path}")
    return get_template(page.template).render(
        page_path=page.path, steps=list_steps(), title=_(page.title), badges=badges,
        guide=f"{guide}#{anchor}" if guide else "", how=_(page.how),
        fields=[("employer.name", _("Employer")), *(name_fields(tree) if tree else ())])
