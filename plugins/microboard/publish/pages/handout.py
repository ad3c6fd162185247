"""Turns the address of a page into what only paper shows of it: the address, and a QR code that leads there."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from PIL import Image
from zxingcpp import BarcodeFormat, create_barcode

from microboard.board import Opportunity
from microboard.publish.lists import List
from microboard.publish.output import OutputFile, Site, link
from microboard.publish.text.templates import get_template

# The code of a page lies beside it.
QR = "qr.png"


def build_handout(path: str, page_path: str, site: Site) -> str:
    """HTML for the end of the page `page_path`, on the code of the page `path`; nothing for a site without an address,
    since a code leads to one."""
    if not site.url:
        return ""
    return get_template("listing/handout.html").render(source=link(page_path, path + QR), address=site.url + path)


def list_listing_codes(opportunities: Iterable[Opportunity]) -> list[str]:
    """The pages of those listings that have a code: what has closed is handed out to nobody."""
    return [one.path for one in opportunities if one.is_open]


def list_list_codes(one: List) -> list[str]:
    """The page of a list, where it is a page of its own and not a search."""
    return [one.path] if one.path == one.page else []


def build_codes(paths: Iterable[str], site: Site) -> Iterator[OutputFile]:
    """The codes of these pages, each in a file beside its page."""
    return (OutputFile(path + QR, build_qr_code(site.url + path)) for path in paths)


def build_qr_code(address: str) -> bytes:
    """A PNG file with the address, one pixel a module, and the quiet zone of four around it (ISO/IEC 18004).

    Every code has the same mask. Readers take any; to look for the best of eight takes five times as long, on each of
    thousands of pages.
    """
    code: Any = create_barcode(address, BarcodeFormat.QRCode, ec_level="L", data_mask=0).to_image(scale=1)
    height, width = code.shape
    file = BytesIO()
    # One bit a pixel, black and white.
    Image.frombytes("L", (width, height), memoryview(code).tobytes()).convert("1").save(file, "PNG", optimize=True)
    return file.getvalue()
