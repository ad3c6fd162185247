"""Makes every kind of output of one small board, as the golden files hold it: one tag or one value a line."""

import re
import shutil
from fnmatch import fnmatch
from pathlib import Path

from click.testing import CliRunner

from cases import git, lay
from differences import split
from microboard.board import build_board
from microboard.check import check_board
from microboard.cli import main
from microboard.publish.output import Site
from microboard.publish.pages.reference.tables import build_fields, build_red_flags, build_rules, build_vocabulary
from microboard.publish.plan import Plan
from microboard.publish.site.embed import fill_embeds
from microboard.publish.site.search import MKDOCS, ZENSICAL, add_to_index
from microboard.run.clock import read_clock
from schemas import SCHEMA

HERE = Path(__file__).parent
URL, NAME, REPOSITORY = "https://jobs.example/board/", "Jobs", "https://github.com/org/board"
DAY = "2026-11-24"
ENVIRONMENT = {"SOURCE_DATE_EPOCH": str(int(read_clock(DAY).timestamp())), "MICROBOARD_PROCESSES": "1"}
HOME = """<!-- microboard: open --><h1>Home</h1><!-- microboard: find --><!-- microboard: numbers -->
<!-- microboard: categories "Kinds" --><!-- microboard: newest 2 --><h2>Soon</h2><!-- microboard: closing-soon 3 -->
<!-- microboard: outcomes 2 "What came of it" -->"""
# Left out: files that are the same for every board, and those of which another of the same kind is kept.
LEFT_OUT = (
    "site/*.png", "site/assets/*", "site/schema/*", "site/.microboard/*", "site/reference/[!v]*/*",
    *(f"site/{kind}/*.{ending}" for kind in ("competencies", "places", "skills", "employers/[!h]*", "feeds/new*",
                                             "categories/[!d]*") for ending in ("xml", "json", "ics")),
    "site/places/[a-o]*", "site/places/[s-z]*", "site/categories/[!d]*/*.html",
    "site/api/v1/opportunities/museum/[!c]*", "site/api/v1/opportunities/records/*",
    "site/api/v1/opportunities/bakery/[!e]*", "site/skills/i*/*", "site/competencies/communication/*",
    "site/categories/design/skills/*",
)
# Those of the script for other pages, which changes with every script and style sheet of the board.
HASHES = re.compile(r"(?<=microboard-list-)[0-9a-f]{12}|(?<=sha384-)[A-Za-z0-9+/]{64}")
# It is the same on every page, and one golden file has it.
FOOT, WITH_FOOT = re.compile(rb"<footer>.*?</footer>", re.DOTALL), "opportunities/index.html"


def build_outputs(folder: Path) -> dict[str, str]:
    """Every output by the path of its golden file. What is made of the board is left in `folder`."""
    board = folder / "board"
    lay(HERE / "board", board)
    # The board has rules and words of its own, so that it stays as it is where those of this repository change.
    for path in sorted(SCHEMA.glob("*.schema.json")):
        shutil.copyfile(path, board / "schema" / path.name)
    found = {**stamp_site(board, folder / "site"), **build_for_plugin(board),
             **answer_proposal(board), **write_forms(board)}
    return {path: write_for_people(path, data) for path, data in found.items()
            if not any(fnmatch(path, pattern) for pattern in LEFT_OUT)}


def stamp_site(board: Path, site: Path) -> dict[str, bytes]:
    """The site around a shell of ours, so that a release of a theme changes nothing."""
    (site / "shell").mkdir(parents=True)
    shutil.copyfile(HERE / "shell.html", site / "shell/index.html")
    run("publish", "--site", str(site), "--site-url", URL, "--site-name", NAME, "--repo-url", REPOSITORY,
        "--edit-url", f"{REPOSITORY}/edit/main/", "--board", str(board))
    return {f"site/{path}": data if path == WITH_FOOT else FOOT.sub(b"<footer></footer>", data)
            for path, data in read_files(site).items()}


def build_for_plugin(board: Path) -> dict[str, bytes]:
    """What the plugin adds to the site of an engine: entries for its search, pages of reference, marks in pages."""
    moment = read_clock(DAY)
    checked = check_board(board, moment.date())
    assert checked.rulebook
    rules = checked.rulebook
    plan = Plan(build_board(checked, moment), rules, Site(NAME, URL))
    pages = {"fields": build_fields(rules), "vocabulary": build_vocabulary(rules.vocabulary),
             "rules": build_rules(rules.policy, rules.red_flags),
             "red-flags": build_red_flags(rules.red_flags, rules.policy)}
    return {
        **{f"site/{name}": add_to_index(empty, plan.board, plan.iterate_list_pages(), (), name=name)
           for name, empty in ((MKDOCS, b'{"docs":[]}'), (ZENSICAL, b'{"items":[]}'))},
        "site/home.html": fill_embeds(HOME, "", plan).encode(),
        **{f"site/reference/{name}.md": text.encode() for name, text in pages.items()},
    }


def answer_proposal(board: Path) -> dict[str, bytes]:
    """What the check says of a change to the board: in a terminal, to programs, to GitHub, and on the pull request."""
    git(board, "init -q")
    git(board, "add -A")
    git(board, "-c user.name=a -c user.email=a@bakery.example commit -q -m before")
    lay(HERE / "proposal", board)
    comment, summary = board.parent / "comment.md", board.parent / "summary.md"
    change = "--changed-since", "HEAD", "--author", "bakery-ana", "--board", str(board)
    said = {"check.txt": run("check", *change, "--comment", str(comment)),
            "check.json": run("check", *change, "--format", "json"),
            "annotations.txt": run("check", *change, "--format", "github", summary=summary)}
    return {**{f"repository/{name}": text.encode() for name, text in said.items()},
            **{f"repository/{path.name}": path.read_bytes() for path in (comment, summary)}}


def write_forms(board: Path) -> dict[str, bytes]:
    """What people fill in who propose a listing: the form of an issue, and files with comments."""
    run("generate", "--board", str(board))
    run("new", "new-employer/first-project", "--board", str(board))
    return {f"repository/{path}": data for path, data in read_files(board).items()
            if path.startswith((".github/", "opportunities/new-employer/"))}


def run(*arguments: str, summary: Path | None = None) -> str:
    """What a command prints to those who ask for it."""
    environment = {**ENVIRONMENT, "GITHUB_STEP_SUMMARY": str(summary or "")}
    result = CliRunner().invoke(main, arguments, env=environment)
    assert result.exit_code in (0, 1), result.output
    assert not result.exception or isinstance(result.exception, SystemExit), result.output
    return result.stdout


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def write_for_people(path: str, data: bytes) -> str:
    """The text of a golden file. It ends with a line of its own."""
    return "\n".join(split(path, HASHES.sub("HASH", data.decode()))).rstrip("\n") + "\n"


def read_golden() -> dict[str, str]:
    """The golden files as they are, by path."""
    return {f"{name}/{path}": data.decode() for name in ("site", "repository")
            for path, data in read_files(HERE / name).items()}
