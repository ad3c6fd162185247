"""Makes the page that other pages show in a frame: the list that its address asks for, with nothing around it."""

from microboard.publish.embed.element import NEWEST
from microboard.publish.embed.snippets import FRAME
from microboard.publish.output import Site, link
from microboard.publish.site.csp import add_policy, build_policy
from microboard.publish.site.static import PLACE
from microboard.publish.text.templates import get_template


def build_frame_page(site: Site) -> bytes:
    """The page."""
    html = get_template("embed/frame.html").render(
        name=site.name, projects=link(FRAME, "opportunities/") + site.index,
        scripts=[link(FRAME, f"{PLACE}/embed/frame.js"), link(FRAME, NEWEST)],
        sheet=link(FRAME, f"{PLACE}/embed/frame.css"))
    return add_policy(html, build_policy({}, {})).encode()
