"""Takes the pictures of README and guides from the pages of the sample board, and draws the one that links show.

`make screenshots` writes them anew. A page is built and looked at as of one day, so that only what a page shows makes
another picture.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser, sync_playwright

from chromium import FLAGS, Server, find_browser, find_installed
from microboard.markdown.html import build_html
from workshop import ROOT

DAY = "2026-11-24"
COLOURS = 128
DOCS, SOCIAL = ROOT / "docs/pictures", ROOT / "plugins/microboard/assets/social.png"
COMMENT = ROOT / "tests/golden/repository/comment.md"
NOTE = re.compile("<!--.*?-->", re.DOTALL)
# A comment as GitHub shows it, and the picture that a chat shows of a link.
SHEET = """<!doctype html><meta charset="utf-8"><style>
body { width: %dpx; margin: 0; padding: 1px 24px; font: 15px/1.5 -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
pre, code { padding: .2em .4em; border-radius: 6px; font-size: 13px; background: #f0f1f3; }
pre { padding: 12px; white-space: pre-wrap; } pre code { padding: 0; }
table { border-collapse: collapse; } td, th { padding: 5px 12px; border: 1px solid #d1d9e0; text-align: left; }
h2, h3 { margin: 14px 0 8px; } summary { font-weight: 600; } blockquote { color: #59636e; }
</style><body>%s</body>"""
POSTER = """<!doctype html><meta charset="utf-8"><style>
body { display: flex; flex-direction: column; justify-content: center; width: 1200px; height: 630px; margin: 0;
  box-sizing: border-box; padding: 0 90px; color: #17171f; background: #f0effb;
  font: 750 84px/1.08 -apple-system, "Segoe UI", "Noto Sans", sans-serif; letter-spacing: -.03em; }
p { margin: 0 0 34px; font-size: 34px; letter-spacing: 0; color: #4338ca; }
span { margin-top: 44px; font-size: 34px; font-weight: 400; letter-spacing: 0; color: #4d4d5c; }
i { position: absolute; inset: 0 0 auto 0; height: 18px; background: #4338ca; }
</style><body><i></i><p>Micro-internships</p>Real work,<br>a few hours a week,<br>something to show
<span>Paid, with one mentor. No account needed.</span></body>"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page: its file, the path of the page, how wide and high the window is. `part` is the element that
    is shown, else the window."""

    file: str
    path: str
    width: int
    height: int
    part: str = ""


PICTURES = (
    Picture("home.png", "", 1200, 760),
    Picture("listing-phone.png", "opportunities/lantern-bikes/rider-interviews/", 390, 760),
    Picture("card.png", "", 420, 800, ".mb-card"),
    Picture("form.png", "submit/", 900, 700),
)


def main() -> None:
    """Take all of them."""
    DOCS.mkdir(exist_ok=True)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        site = build_site(Path(name))
        program = find_browser() or find_installed(playwright.chromium.executable_path)
        server = Server(site)
        with playwright.chromium.launch(executable_path=program, args=FLAGS) as browser:
            for picture in PICTURES:
                save(DOCS / picture.file, take(browser, server.url, picture))
            comment = SHEET % (760, build_html(NOTE.sub("", COMMENT.read_text(encoding="utf-8"))))
            save(DOCS / "comment.png", draw(browser, comment, 808, 620))
            save(SOCIAL, draw(browser, POSTER, 1200, 630))
        server.stop()


def build_site(folder: Path) -> Path:
    """The site of the samples."""
    for name in ("docs", "schema", "opportunities"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("  - microboard:\n", f"  - microboard:\n      as_of: {DAY}\n"),
                                       encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True,
                   env={**os.environ, "SITE_URL": "http://127.0.0.1/jobs/"})
    return folder / "site"


def take(browser: Browser, url: str, picture: Picture) -> bytes:
    """The picture as a PNG file."""
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height}, color_scheme="light")
    context.clock.install(time=f"{DAY}T12:00:00Z")
    page = context.new_page()
    page.goto(url + picture.path, wait_until="networkidle")
    shot = page.locator(picture.part).first.screenshot() if picture.part else page.screenshot()
    context.close()
    return shot


def draw(browser: Browser, html: str, width: int, height: int) -> bytes:
    """A page of our own as a picture."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(html)
    shot = page.screenshot()
    page.close()
    return shot


def save(path: Path, png: bytes) -> None:
    """Write a picture in at most 256 colours, with a note of who made it: a board with a file of its own in the same
    place is known by that."""
    note = PngInfo()
    note.add_text("Software", "Microboard")
    image = Image.open(BytesIO(png)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True, pnginfo=note)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
