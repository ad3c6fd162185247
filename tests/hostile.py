"""Texts that strangers have tried on web pages, feeds, calendars and shells, or might: generated, a few hundred.

`TEXTS` are texts that a listing may hold, and that everybody should then read as they are. `REFUSED` hold characters
that the check turns away. `ADDRESSES` are what no link may lead to. A text that runs sets ``window.hit``.
"""

from itertools import chain, product

from microboard.read.unseen import drop_unseen

RUN = "window.hit=1"

TAGS = ("img src=x", "svg", "body", "input autofocus", "details open", "video src=x", "iframe", "a href=x tabindex=1",
        "marquee", "custom-tag", "select autofocus", "style", "object data=x")
EVENTS = ("onerror", "onload", "onfocus", "ontoggle", "onmouseover", "onpointerenter", "onanimationstart", "onbegin")
SCRIPTS = (
    "<script>{}</script>", "<ScRiPt>{}</sCrIpT>", "<script >{}</script >", "<script/x>{}</script>",
    "<script\n>{}</script\n>", "<<script>{}//<</script>", "<script>{}", "<script src=data:,{}></script>",
    "<scr<script>ipt>{}</scr</script>ipt>", "<svg><script>{}</script></svg>", "<math><script>{}</script></math>",
    "<script type=module>{}</script>", "<script><!--<script>{}</script>--></script>",
    "<noscript><p title='</noscript>"
    "<script>{}</script>'>", "<iframe srcdoc='&lt;script&gt;parent.{}&lt;/script&gt;'></iframe>",
    "<template><script>{}</script></template>", "<object data='data:text/html,<script>{}</script>'></object>",
    "<form action='javascript:{}'><button>x</button></form>", "<base href='javascript:{}//'>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>", "<link rel=stylesheet href='javascript:{}'>",
    "<style>@import 'javascript:{}'</style>", "<svg><a xlink:href='javascript:{}'><text>x</text></a></svg>",
    "<svg><animate onbegin={} attributeName=x></svg>", "<math href='javascript:{}'>x</math>",
    "<table background='javascript:{}'>", "<p style='background:url(javascript:{})'>",
    "<xmp><script>{}</script></xmp>",
    "<!--><script>{}</script>-->", "<![CDATA[<script>{}</script>]]>", "<?xml version='1.0'?><script>{}</script>",
    "<!DOCTYPE x [<!ENTITY e '<script>{}</script>'>]>&e;",
    "<x xmlns='http://www.w3.org/1999/xhtml'><script>{}</script>",
    "\u003cscript\u003e{}\u003c/script\u003e", "＜script＞{}＜/script＞", "+ADw-script+AD4-{}+ADw-/script+AD4-",
    "&lt;script&gt;{}&lt;/script&gt;", "&#60;script&#62;{}&#60;/script&#62;", "&#x3c;script&#x3e;{}",
    "%3Cscript%3E{}",
    "&amp;lt;script&amp;gt;{}", "\\u003cscript\\u003e{}", "\\x3cscript\\x3e{}", "&LT;script&GT;{}", "&lt script {}",
)
# Ends of where a text may stand: an attribute, a comment, a script, JSON, a title, a CDATA section.
BREAKS = ('">', "'>", '" ', "' ", "-->", "]]>", "</title>", "</textarea>", "</script>", "</style>", "</template>",
          "</noscript>", "*/", "`", "\\\"", "\\'", "\"}]", "';", '");',
          "</p></div></article></main></body></html>", "\n\n",
          "%>", "?>", "}}", "${", "</h1>", "</summary></entry>", "]]></content:encoded>", "</description></item>")
AFTER = (f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f" autofocus onfocus={RUN} x=", f";{RUN}//")
TEMPLATES = (
    "{{ 7*7 }}", "{% raw %}", "{%- endraw -%}", "{# x #}", "{{ config }}", "{{ ''.__class__.__mro__ }}", "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>", "{{constructor.constructor('window.hit=1')()}}", "[[${7*7}]]", "{{=<% %>=}}", "{{{x}}}", "%(x)s",
    "{0.__class__}", "$x ${x} $(x)", "`x`", "@{x}", "[% x %]", "<#assign x=1>", "*{7*7}", "{x!r}", "%s%s%s%n",
    "%x%p%d",
    "MICROBOARD-TITLE", "MICROBOARD-CANONICAL MICROBOARD-EDIT", '<h1 id="MICROBOARD-BODY"></h1>', "</head>",
    "<!-- microboard: newest 6 -->", "<!-- microboard: feeds -->", '--8<-- "/etc/hosts"', "{! x !}", "[TOC]",
    "{: #x }",
    "{ .x onclick=window.hit=1 }", "*[HTML]: x", "[^1]: x", "!!! note", "=== x", ":smile:", "{++x++}", "++ctrl+c++",
)
FEEDS = (
    "]]>", "<![CDATA[ x ]]>", "&nbsp;", "&unknown;", "&#0;", "&#xD800;", "&#x1F;", "&", "&&", "&amp;", "&amp;amp;",
    "<", ">",
    "<>", "</>", "<!", "<?", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&x;", "<?xml-stylesheet href='x'?>",
    "</item>",
    "</rss>", "</feed>", "</channel><item><title>x</title></item>", "<atom:link href='x'/>", "xmlns:x='y'", "\\u0000",
    "<x:include href='file:///etc/passwd' xmlns:x='http://www.w3.org/2001/XInclude'/>", "--", "<!-- -- -->",
)
CALENDARS = (
    "END:VEVENT", "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:x", "x\r\nATTACH:https://evil.example/x", "a;b,c:d\\e",
    "\\n", "\\N",
    "\\;\\,", "x;ALTREP=\"https://evil.example\":y", "x\r\n END:VCALENDAR", "^n^'^^", "\"quoted\"", "x\\", "\\\\n",
    "DTSTART:x",
    "x\n\tfolded", "x:y:z", "TZID=Europe/Lisbon:20270101", "BEGIN:VALARM\nACTION:PROCEDURE", "=?utf-8?q?x?=",
)
SHEETS = ("=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", "\t=1", "=HYPERLINK(\"https://evil.example\")",
          '"a","b"', "a;b;c", "a\tb\tc", "'=1", "%0A=1")
YAMLS = ("!!python/object:os.system x", "&a *a", "*a", "<<: x", "- x", "? x", "x: y", "# x", "| x", "> x",
    "%YAML 1.1", "---",
         "...", "null", "~", "true", "NO", "1e3", "0x1F", "012", "12:30", "2027-01-31", "[x", "{x", "x]", "x}",
         "!x", "@x",
         "`x", "'x", '"x', "x #y", "''", "\\x41")
MARKDOWN = (
    "[x](javascript:window.hit=1)", "![x](https://evil.example/x.png)", "[x][y]\n\n[y]: javascript:window.hit=1",
    "<javascript:window.hit=1>", "[x](<javascript:window.hit=1>)",
    "[x](https://a.example \"y' onmouseover='window.hit=1\")",
    "[<img src=x onerror=window.hit=1>](https://a.example)", "```\n</code></pre><script>window.hit=1</script>\n```",
    "`<script>`", "# x\n=====", "| a | b |\n|---|---|\n| <b>x</b> | y |", "1. x\n   - y\n     > z", "***x***",
    "~~x~~", "* * *",
    "https://a.example/<script>window.hit=1</script>", "www.a.example/\"onmouseover=window.hit=1", "\\<script>",
    "x  \ny",
    "<https://a.example/\"onmouseover=\"window.hit=1>", "[x]: <y> 'z'", "![[x]](y)", "@octocat #1 GH-1",
    "<a@b.example>",
    "[x](https://a.example/%22onmouseover=window.hit=1)", "- [x] <input onfocus=window.hit=1 autofocus>",
    "&#106;avascript:",
    "<details open ontoggle=window.hit=1>", "$$x$$", "\\(x\\)",
)
UNICODE = (
    "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "和製漢語", "이 문장은 한국어",
    "مُنَاقَشَةُ", "בְּרֵאשִׁית", "ÅÍÎÏ˝ÓÔ", "찦차를 타고",
    "Ⱥ Ⱦ ı İ ß ſ", "ﷺ",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇵🇹", "1️⃣ 2️⃣", "👾🙇💁🙅", "¯\\_(ツ)_/¯", "T̵̡͖̗̟̈́͆o̶ ̷Z̸a̵l̶g̴o̷",
    "a" + "\u0301" * 40, "e\u0301 \u00e9", "ﬃ ﬁ", "ᴴᵉˡˡᵒ", "𝓣𝓱𝓮",
    "раураl.example", "gооgle", "xn--80ak6aa92e", "zero\u200bwidth", "join\u200der", "no\u200cn", "\ufeffmark",
    "soft\u00adhyphen",
    "line\u2028separator", "paragraph\u2029separator", "next\x85line", "no\u00a0break", "em\u2003space",
    "ideographic\u3000space",
    "\u200eleft\u200f", "tag\U000e0041\U000e007f", "private\ue000", "variation\ufe0f",
    "long" + "word" * 200, "x" * 500,
    "﷽" * 20, "ǅ ǈ ŉ", "\U0001f4a9" * 30, "\u0e33\u0e33", "ٱلْعَرَبِيَّة 123 abc", "\u180e", "\u2060joined",
    "A\u030a Å Å",
)
COMMANDS = (
    "$(touch x)", "`touch x`", "; touch x", "| touch x", "&& touch x", "|| touch x", "> x", "< /etc/passwd",
    "\ntouch x", "%0Atouch",
    "::error::x", "::set-output name=x::y", "::add-mask::x", "%0A::error::x", "::stop-commands::x", "##[error]x",
    "${{ github.token }}", "${{ secrets.X }}", "echo x >> $GITHUB_ENV", "--help", "-rf", "--upload-pack=touch x",
    "refs/heads/x",
    "HEAD~1", "a..b", "@{-1}", "x.lock", "../../etc/passwd", "..\\..\\x", "/etc/passwd", "file:///etc/passwd",
    "C:\\x", "CON", "~",
    "EOF", "EOF\necho x", "'; DROP TABLE x; --", "1' OR '1'='1", "admin'--", "() { :; }; x", "\\\\evil.example\\x",
    "__proto__", "constructor", "toString", "undefined", "NaN", "Infinity", "null", "[object Object]", "-0", "0",
    "hasOwnProperty",
    '{"a": 1}', "[1, 2]", "\\u0022", "\\\"", "\"", "'", "\\", "/", "//", "/*", "*/", "http-equiv", "it's", "&#39;",
)
SCHEMES = ("javascript", "JaVaScRiPt", "vbscript", "data", "file", "blob", "view-source", "about", "ftp", "http",
    "intent",
           "jar", "livescript", "mocha", "ms-its", "x-javascript")

# What no link may lead to.
ADDRESSES: tuple[str, ...] = tuple(dict.fromkeys(chain(
    (f"{scheme}:{RUN}" for scheme in SCHEMES),
    (f"{before}javascript{between}:{RUN}" for before, between in product(
        ("", " ", "\t", "\n", "//", "/", "\\", "%20", "&#32;", "\u00a0", "x:", "https:"), ("", "\t", "%0a",
        "&colon;", "&#58;"))),
    ("data:text/html,<script>window.hit=1</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=x>",
     "//evil.example/x", "\\\\evil.example", "/\\evil.example", "evil.example", "./x", "#x", "?x", "", " ",
     "https:", "https://",
     "https:evil.example", "https:/evil.example", "https:///evil.example", "https://user@evil.example/",
     "https://a:b@evil.example/",
     "https://good.example@evil.example/", "https://evil.example\\@good.example/", "https://[::1",
     "https://a.example:99999/",
     "https://a.example/\"onmouseover=\"x", "https://a.example/<script>", "https://a.example/ x",
     "https://a.example/\nx",
     "https://аpple.example/", "https://a_b.example/", "https://-a.example/", "http://a.example/",
     "HTTP://a.example/"),
)))


def _generate() -> list[str]:
    found = [f"<{tag} {event}={RUN}>" for tag, event in product(TAGS, EVENTS)]
    found += [pattern.format(RUN) for pattern in SCRIPTS]
    found += [f"{end}{after}" for end, after in product(BREAKS, AFTER)]
    found += [*TEMPLATES, *FEEDS, *CALENDARS, *SHEETS, *YAMLS, *MARKDOWN, *UNICODE, *COMMANDS]
    return found


# Each once; a text has something in it besides space, and nothing that nobody sees.
SEEN: dict[str, bool] = {text: drop_unseen(text) == text for text in _generate() if text.strip()}
TEXTS: tuple[str, ...] = tuple(text for text, is_seen in SEEN.items() if is_seen)

REFUSED: tuple[str, ...] = (*(text for text, is_seen in SEEN.items() if not is_seen), *(
    f"be{character}fore" for character in (
    *map(chr, (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0x85), *range(0x86, 0xA0))),
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xD800, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF)),
)))


def fit(text: str, least: int, most: int) -> str:
    """`text` as a field holds it that takes `least` to `most` characters."""
    short = text[:most]
    return short + " padded" * (-(-(least - len(short)) // 7)) if len(short) < least else short


def flatten(text: str) -> str:
    """The text as a page shows it: without the white space that HTML leaves out."""
    return " ".join(text.split())
