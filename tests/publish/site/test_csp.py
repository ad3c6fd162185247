"""A page's policy allows what the page brought along, and nothing else."""

import base64
import hashlib

import pytest

from microboard.publish.site.csp import Policies, add_policy, build_policy, find_sources, read_extra


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("page", "directive", "wanted"),
    [
        ("<script>a < b && c</script>", "script-src", {hash_of("a < b && c")}),
        ("<script type=module>\n1\n</script>", "script-src", {hash_of("\n1\n")}),
        ("<script>1</script><script>2</script>", "script-src", {hash_of("1"), hash_of("2")}),
        ("<script src=https://stats.example/a.js?b></script>", "script-src", {"https://stats.example"}),
        ("<script src=//stats.example:8443/a.js></script>", "script-src", {"https://stats.example:8443"}),
        ("<style>p { color: red }</style>", "style-src", {hash_of("p { color: red }")}),
        ('<td style="text-align: right;">', "style-src", {"'unsafe-hashes'", hash_of("text-align: right;")}),
        ('<link rel="stylesheet" href="https://fonts.example/css">', "style-src", {"https://fonts.example"}),
        ('<link rel="preconnect" href="https://fonts.example" crossorigin>', "font-src", {"https://fonts.example"}),
        ('<img src="http://badges.example/a.svg">', "img-src", {"http://badges.example"}),
        ('<iframe src="https://video.example/1"></iframe>', "frame-src", {"https://video.example"}),
    ],
)
def test_what_a_page_brings_along_is_allowed(page: str, directive: str, wanted: set[str]) -> None:
    assert dict(find_sources(page)) == {directive: wanted}


@pytest.mark.parametrize("page", [
    '<script type="application/ld+json">{}</script>', '<script id="x" type="application/json">{}</script>',
    '<script src="../assets/a.js"></script>', '<script src="/a.js"></script>', '<img src="data:,">', "<p>script</p>",
    '<a href="https://elsewhere.example/">x</a>', '<a href="https://git.example/x" data-md-component="source">',
    '<img src="https://[">', "<p onclick='x()'>", '<script src="javascript:1"></script>', "&lt;script>1&lt;/script>",
])
def test_what_runs_nothing_and_comes_from_here_needs_no_mention(page: str) -> None:
    assert dict(find_sources(page)) == {}


def test_a_policy_is_closed_unless_something_is_needed() -> None:
    policy = dict(part.split(" ", 1) for part in build_policy({}, {}).split("; "))
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'self'", "'self'", "'self'")
    assert (policy["object-src"], policy["base-uri"], policy["frame-src"]) == ("'none'", "'none'", "'none'")


def test_a_source_takes_the_place_of_none() -> None:
    assert "frame-src https://video.example;" in build_policy({"frame-src": {"https://video.example"}}, {})


def test_a_board_adds_sources_and_directives() -> None:
    extra = read_extra({"script-src": "https://stats.example 'wasm-unsafe-eval'", "worker-src": "blob:"})
    policy = build_policy({"script-src": {hash_of("1")}}, extra)
    assert f"script-src 'self' {hash_of('1')} https://stats.example 'wasm-unsafe-eval';" in f"{policy};"
    assert "worker-src blob:" in policy


def test_where_every_inline_script_may_run_hashes_would_undo_it() -> None:
    policy = build_policy({"script-src": {hash_of("1"), "'unsafe-inline'"}}, {})
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "sha256" not in policy


@pytest.mark.parametrize("value", [
    "script-src", ["script-src"], {"script-src": "a; object-src *"}, {"script-src": 'a" onload="'},
    {"script-src": "a\nb"},
    {"script-src": ["https://a.example"]}, {"Script-Src": "x"}, {1: "x"}, {"script-src": "a, b"}, {"script-src": "<b>"},
])
def test_what_is_no_directive_is_refused_in_words(value: object) -> None:
    with pytest.raises(ValueError, match=r"write|is no directive"):
        read_extra(value)


def test_the_policy_stands_right_after_the_character_set() -> None:
    page = '<!doctype html><html><head>\n  <meta charset="utf-8">\n<script src=a></script></head></html>'
    assert add_policy(page, "default-src 'self'") == (
        '<!doctype html><html><head>\n  <meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n'
        '<script src=a></script></head></html>'
    )


@pytest.mark.parametrize("page", [
    "<p>No head</p>", '<head><meta http-equiv="Content-Security-Policy" content="x"></head>',
    "<head><meta content=x http-equiv=content-security-policy></head>",
])
def test_a_page_without_a_head_or_with_a_policy_of_its_own_stays_as_it_is(page: str) -> None:
    assert add_policy(page, "default-src 'self'") == page


def test_a_preview_lets_the_engine_reload_its_pages() -> None:
    page = "<head></head><script>1</script>"
    assert "script-src 'self' 'unsafe-inline';" in Policies({}, is_preview=True).add(page)
    assert "unsafe" not in Policies({}).add(page)
