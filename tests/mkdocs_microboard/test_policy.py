"""Every page that MkDocs writes has a policy, and a board says what else its pages may load."""

import re
from pathlib import Path

import pytest

from boards import BARE, PLAIN, BoardFolder, write_site

HOME = "# Home\n\n<!-- microboard: newest 2 -->\n"

# It has no theme, and so nothing for which a board would have to allow more.
FRAME = "embed/index.html"


@pytest.fixture
def build(folder: BoardFolder, mkdocs):
    """A function that builds a small board with some options of the plugin; what MkDocs said, and the policies."""
    folder.add("acme/bread")

    def run(options: str = "", home: str = HOME, more: str = "", config: str = PLAIN):
        chosen = config.replace("[search, microboard]", f"[search, microboard: {{{options}}}]")
        root = write_site(folder.root, chosen + more, index=home)
        done = mkdocs(root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
        pages = sorted(path for path in (root / "site").rglob("*.html") if path != root / "site" / FRAME)
        return done, {path.relative_to(root / "site").as_posix(): read_policy(path) for path in pages}

    return run


def test_the_page_for_frames_runs_the_board_s_own_scripts_whatever_others_may(build, folder) -> None:
    build("csp: {script-src: https://stats.example}")
    policy = read_policy(folder.root / "site" / FRAME)
    assert re.findall(r"script-src ([^;]*);", policy) == ["'self'"]


def read_policy(path: Path) -> str:
    page = path.read_text(encoding="utf-8")
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert len(found) < 2
    return "".join(found)


def test_every_page_has_a_policy(build) -> None:
    done, policies = build(config=BARE)
    assert done.returncode == 0, done.stderr
    assert {"index.html", "404.html", "opportunities/acme/bread/index.html"} <= policies.keys()
    assert all("script-src 'self' 'sha256-" in policy for policy in policies.values())
    # A table whose columns are aligned has styles on its cells, and they are allowed by hash.
    unsafe = {word for policy in policies.values() for word in re.findall(r"'unsafe-[a-z-]+'", policy)}
    assert unsafe <= {"'unsafe-hashes'"}
    assert "unsafe" not in policies["index.html"] + policies["opportunities/acme/bread/index.html"]


def test_a_board_may_add_to_it(build) -> None:
    _, policies = build("csp: {script-src: https://stats.example}")
    assert all(re.search(r"script-src [^;]* https://stats\.example;", policy) for policy in policies.values())


@pytest.mark.parametrize(("value", "is_there"), [("false", False), ("true", True)])
def test_a_board_may_do_without(build, value: str, is_there: bool) -> None:
    _, policies = build(f"csp: {value}")
    assert {bool(policy) for policy in policies.values()} == {is_there}


def test_what_is_no_directive_stops_the_build_in_words(build) -> None:
    done, policies = build("csp: {script-src: [https://stats.example]}")
    assert done.returncode == 1
    assert "microboard, csp, script-src: write its sources as text" in done.stderr
    assert policies == {}


def test_a_script_of_a_hand_written_page_is_allowed_there_alone(build) -> None:
    _, policies = build(home="# Home\n\n<script>window.ours = 1</script>\n")
    others = [policy for path, policy in policies.items() if path != "index.html"]
    assert policies["index.html"].count("sha256-") == others[0].count("sha256-") + 1


def test_a_script_that_comes_with_cards_is_not_allowed(build, folder) -> None:
    # As if Jinja had not escaped a title.
    (folder.root / "hooks.py").write_text(
        "from microboard.publish.site import build\n"
        "fill = build.fill_embeds\n"
        "build.fill_embeds = lambda *given: fill(*given) + '<script>window.hit = 1</script>'\n")
    _, before = build()
    done, after = build(more="hooks: [hooks.py]\n")
    assert done.returncode == 0, done.stderr
    assert after["index.html"] == before["index.html"]
    assert "window.hit" in (folder.root / "site/index.html").read_text(encoding="utf-8")
