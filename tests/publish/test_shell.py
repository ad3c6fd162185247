"""Pages are stamped into a shell, and no text of a listing is ever taken for a mark."""

import pytest

from microboard.publish.output import Page, Site, link
from microboard.publish.shell import BODY, CANONICAL, DESCRIPTION, EDIT, TITLE, Shell, ShellError

SITE = Site("Jobs", "https://org.example/jobs/", "https://forge.example/edit/main/")
FRAME = (f'<html><head><title>{TITLE} - Jobs</title><meta name="description" content="{DESCRIPTION}">'
         f'<link rel="canonical" href="{CANONICAL}"></head><body><a href="{EDIT}">{TITLE}</a>{BODY}</body></html>')


def make_page(title: str = "Bread", body: str = "<h1>Bread</h1>", **changes: object) -> Page:
    values = {"path": "opportunities/acme/bread/", "section": "opportunities", "title": title,
              "description": f"About {title}", "render": lambda: body, "source": "opportunities/acme/bread.yml"}
    return Page(**{**values, **changes})


def stamp(page: Page, frame: str = FRAME) -> str:
    return Shell(frame).stamp(page, SITE).data.decode()


def test_every_mark_is_filled() -> None:
    html = stamp(make_page())
    assert "MICROBOARD" not in html
    assert "<title>Bread - Jobs</title>" in html
    assert 'content="About Bread"' in html
    assert 'href="https://org.example/jobs/opportunities/acme/bread/"' in html
    assert 'href="https://forge.example/edit/main/opportunities/acme/bread.yml"' in html
    assert "<h1>Bread</h1></body>" in html


def test_a_page_that_names_the_marks_is_only_text() -> None:
    body = f"<h1>{TITLE} {DESCRIPTION} </head> {BODY}</h1>"
    html = stamp(make_page(f"{DESCRIPTION} {BODY} </head>", body))
    assert body in html
    title = "MICROBOARD-DESCRIPTION &lt;h1 id=&quot;MICROBOARD-BODY&quot;&gt;&lt;/h1&gt; &lt;/head&gt;"
    assert f"<title>{title} - Jobs" in html


def test_titles_are_escaped_for_text_attributes_and_scripts() -> None:
    html = stamp(make_page('</title><script>"\\'), f'<title>{TITLE}</title><script>x = "{TITLE}"</script>{BODY}')
    assert html.count("&lt;/title&gt;&lt;script&gt;&quot;&#92;") == 2
    assert html.count("<script>") == 1


def test_attributes_that_a_minifier_left_bare_get_quotes() -> None:
    html = stamp(make_page('a b onload="x"'), f"<meta content={DESCRIPTION}><h1 id=MICROBOARD-BODY></h1>")
    assert html.startswith('<meta content="About a b onload=&quot;x&quot;"><h1>')


def test_the_head_says_what_search_engines_and_feed_readers_need() -> None:
    html = stamp(make_page(is_indexed=False, feeds="opportunities/", feeds_title='All "open"'))
    head = html.partition("</head>")[0]
    assert '<meta name="robots" content="noindex">' in head
    assert 'title="All &quot;open&quot; (RSS)" href="../../../opportunities/feed.xml"' in head
    assert 'type="application/atom+xml"' in head
    assert 'href="../../../assets/microboard/microboard.css"' in head
    assert 'src="../../../assets/microboard/start.js"' in head
    assert '<meta property="og:url" content="https://org.example/jobs/opportunities/acme/bread/">' in head


def test_a_site_without_an_address_announces_no_feeds() -> None:
    page = make_page(feeds="opportunities/")
    assert "alternate" not in Shell(FRAME).stamp(page, Site("Jobs", "")).data.decode()


@pytest.mark.parametrize("count", [0, 2])
def test_a_shell_has_one_place_for_the_text(count: int) -> None:
    with pytest.raises(ShellError, match=f"{count} times"):
        Shell("<html>" + BODY * count)


@pytest.mark.parametrize(
    ("from_path", "to_path", "address"),
    [
        ("opportunities/", "opportunities/a/b/", "../opportunities/a/b/"),
        ("opportunities/a/b/", "employers/a/", "../../../employers/a/"),
        ("", "opportunities/", "opportunities/"),
        ("", "", "./"),
    ],
)
def test_links_are_relative(from_path: str, to_path: str, address: str) -> None:
    assert link(from_path, to_path) == address
