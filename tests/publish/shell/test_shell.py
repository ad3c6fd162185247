"""Pages are stamped into a shell, and no text of a listing is ever taken for a mark."""

import json
from html import unescape
from urllib.parse import quote, unquote

import pytest
from jinja2 import Environment

from microboard.publish.output import Page, Site, link
from microboard.publish.plan import Plan
from microboard.publish.shell.marks import BODY, DESCRIPTION, TITLE, escape_for_shell, get_folder, get_source
from microboard.publish.shell.shell import Shell, ShellError
from schemas import read_rules

SITE = Site("Jobs", "https://org.example/jobs/", "https://forge.example/edit/main/")
# As somebody writes it by hand.
FRAME = ('<html><head><title>MICROBOARD-TITLE - Jobs</title><meta name="description" content="MICROBOARD-DESCRIPTION">'
         '<link rel="canonical" href="MICROBOARD-CANONICAL"></head><body><a href="MICROBOARD-EDIT">MICROBOARD-TITLE</a>'
         f"{BODY}</body></html>")


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
    assert "<h1>Bread</h1><footer>" in html


def test_a_page_that_names_the_marks_is_only_text() -> None:
    body = f"<h1>{TITLE} MICROBOARD-TITLE {DESCRIPTION} </head> {BODY}</h1>"
    html = stamp(make_page(f"MICROBOARD-DESCRIPTION {BODY} </head>", body))
    assert body in html
    title = "MICROBOARD-DESCRIPTION &lt;h1 id=&quot;MICROBOARD-BODY&quot;&gt;&lt;/h1&gt; &lt;/head&gt;"
    assert f"<title>{title} - Jobs" in html


# A title that would leave each of these places, if it could.
NASTY = """</title>'"`${x}\\ &amp; onload=a()//"""
AS_TEXT = "&lt;/title&gt;&#x27;&quot;`${x}\\ &amp;amp; onload=a()//"
AS_ADDRESS = "%3C%2Ftitle%3E%27%22%60%24%7Bx%7D%5C%20%26amp%3B%20onload%3Da%28%29%2F%2F"


@pytest.mark.parametrize(("place", "expected"), [
    ("<title>{}</title>", AS_TEXT), ('<a title="{}">', AS_TEXT), ("<!-- {} -->", AS_TEXT),
    ('<a href="https://x.example/?text={}%0A">', AS_ADDRESS), ('<a href="mailto:?subject={}">', AS_ADDRESS),
    ('<meta content="https://x.example/{}.png">', AS_ADDRESS),
    ("<script>open('https://x.example/{}')</script>", AS_ADDRESS),
])
def test_a_title_is_escaped_for_the_place_where_it_stands(place: str, expected: str) -> None:
    assert stamp(make_page(NASTY), place.format(TITLE) + BODY).startswith(place.format(expected))


@pytest.mark.parametrize("place", [
    '<script>x = "{}"</script>', "<script>x = '{}'</script>", "<script>x = `{}`</script>",
    '<script type="application/ld+json">{{"name": "{}"}}</script>', '<a onclick="share(\'{}\')">',
    '<a data-all=\'{{"name": "{}"}}\'>', '<a href="javascript:share(\'{}\')">',
])
def test_a_title_in_a_string_of_a_script_stays_in_it(place: str) -> None:
    html = stamp(make_page(NASTY), place.format(TITLE) + BODY).partition("<h1>")[0]
    before, after = place.format(TITLE).split(TITLE)
    title = html.removeprefix(before).removesuffix(after)
    assert json.loads(f'"{title}"') == NASTY
    assert not set("<>&'\"`$()/=") & set(title)


@pytest.mark.parametrize("levels", [1, 2])
def test_a_mark_that_a_template_has_encoded_is_filled_in_the_same_code(levels: int) -> None:
    address, text = TITLE, TITLE
    for _ in range(levels):
        address, text = quote(address, safe=""), json.dumps(text)
    html = stamp(make_page(NASTY), f"<p>{address}|{text}</p>{BODY}").removeprefix("<p>").partition("</p>")[0]
    address, _, text = html.partition("|")
    for _ in range(levels):
        address, text = unquote(address), json.loads(text)
    assert (address, text) == (NASTY, NASTY)


def test_filters_of_a_template_neither_cut_nor_change_a_mark() -> None:
    environment = Environment()
    frame = environment.from_string(
        "<p>{{ t | truncate(5, true, '...', 0) }}|{{ t | upper }}|{{ t | lower }}|{{ t | title }}|{{ t[:3] }}"
        "|{{ t | urlencode }}|{{ t | striptags }}|{{ t | e }}</p>").render(t=TITLE)
    html = stamp(make_page("Bread & more"), frame + BODY).removeprefix("<p>").partition("</p>")[0]
    plain, encoded = "Bread &amp; more", "Bread%20%26%20more"
    assert html.split("|") == [plain, plain, plain, plain, plain, encoded, plain, plain]


def test_a_template_may_take_the_address_apart() -> None:
    address = "".join(f"{get_folder(3, place)}/" for place in range(3))
    frame = (f'<a href="https://org.example/jobs/{address}">{address.replace("/", "-")}</a>'
             f'<a href="https://x.example/?u={quote(address, safe="")}">{address.split("/")[1]}</a>{BODY}')
    html = stamp(make_page(), frame)
    assert 'href="https://org.example/jobs/opportunities/acme/bread/">opportunities-acme-bread-</a>' in html
    assert '<a href="https://x.example/?u=opportunities%2Facme%2Fbread%2F">acme</a>' in html


def test_a_text_in_the_menu_of_a_shell_is_taken_for_no_mark() -> None:
    text = f"Ask & tell <select> {TITLE} &#x10e101; MICROBOARD-BODY MICROBOARD-TITLE"
    page = stamp(make_page(), f"<head></head><nav>{escape_for_shell(text)}</nav>{BODY}")
    seen = unescape(page.partition("<nav>")[2].partition("</nav>")[0]).replace("\u2060", "")
    assert seen == "Ask & tell <select>   MICROBOARD-BODY MICROBOARD-TITLE"


def test_the_source_of_a_page_is_that_of_the_listing() -> None:
    source = get_source(3)
    frame = f'<a href="https://forge.example/raw/main/{source}" data-src="{source}.md">{source}.md</a>{BODY}'
    html = stamp(make_page(), frame)
    assert ('<a href="https://forge.example/raw/main/opportunities/acme/bread.yml" '
            'data-src="opportunities/acme/bread.yml">opportunities/acme/bread.yml</a>') in html


def test_attributes_that_a_minifier_left_bare_get_quotes() -> None:
    html = stamp(make_page('a b onload="x"'), f"<meta content={DESCRIPTION}><h1 id=MICROBOARD-BODY></h1>")
    assert html.startswith('<meta content="About a b onload=&quot;x&quot;"><h1>')


def test_the_body_is_found_however_a_template_has_dressed_it() -> None:
    frame = '<main><h1 class="title" id="MICROBOARD-BODY" tabindex="-1"> </h1></main>'
    assert stamp(make_page(), frame) == "<main><h1>Bread</h1></main>"


@pytest.mark.parametrize(("frame", "words"), [
    ("<p>MICROBO...</p>", "'MICROBO...' is left of it"),
    ("<p>MICROBOARD-TIT</p>", "'MICROBOARD-TIT' is left of it"),
    ('<nav><a href="#MICROBOARD-BODY">', "'MICROBOARD-BODY' is left of it"),
    (f"<a {TITLE}>", "in the name of a tag or an attribute"),
    (f'<iframe srcdoc="<p>{TITLE}">', "a page within the page"),
    (f"<!doctype {TITLE}>", "in a declaration"),
])
def test_a_mark_that_cannot_be_filled_is_named_before_a_listing_comes_in(frame: str, words: str) -> None:
    with pytest.raises(ShellError) as caught:
        Shell(BODY + frame)
    assert words in str(caught.value)


def test_what_the_theme_says_of_a_page_is_not_said_twice() -> None:
    frame = f'<head><meta property="og:title" content="{TITLE}"><meta property=og:url content=x></head>{BODY}'
    html = stamp(make_page(), frame)
    assert (html.count("og:title"), html.count("og:url"), html.count("og:description")) == (1, 1, 1)


def test_the_head_says_what_search_engines_and_feed_readers_need() -> None:
    html = stamp(make_page(is_indexed=False, feeds="opportunities/", feeds_title='All "open"'))
    head = html.partition("</head>")[0]
    assert '<meta name="robots" content="noindex">' in head
    assert 'title="All &quot;open&quot; (RSS)" href="../../../opportunities/feed.xml"' in head
    assert 'type="application/atom+xml"' in head
    assert 'href="../../../assets/microboard/microboard.css"' in head
    assert 'src="../../../assets/microboard/start.js"' in head
    assert '<meta property="og:url" content="https://org.example/jobs/opportunities/acme/bread/">' in head


def test_a_list_of_a_site_without_an_address_leads_to_no_feeds(folder) -> None:
    folder.add("acme/bread")
    rulebook = read_rules(folder.root)
    board = folder.build()
    for url, is_there in (("", False), (SITE.url, True)):
        site = Site("Jobs", url)
        page = next(one for one in Plan(board, rulebook, site).iterate_pages() if one.path == "opportunities/")
        html = Shell(FRAME).stamp(page, site).data.decode()
        assert ("Follow this list" in html) is is_there


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
