"""Turns the address of a page into what only paper shows of it: the address, and a QR code that leads there."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from zxingcpp import BarcodeFormat, create_barcode

from microboard.board import Opportunity
from microboard.publish.lists import List
from microboard.publish.output import OutputFile, Site, link
from microboard.publish.text.templates import get_template

# The code of a page lies beside it.
QR = "qr.png"
# What a PNG file begins with, and 1 bit a pixel, black and white (PNG, section 11.2.1).
SIGNATURE, BITS = b"\x89PNG\r\n\x1a\n", struct.pack(">BBBBB", 1, 0, 0, 0, 0)
DIGITS = bytes.maketrans(b"\x00\xff", b"01")


def build_handout(path: str, page_path: str, site: Site) -> str:
    """HTML for the end of the page `page_path`, on the code of the page `path`; nothing for a site without an address,
    since a code leads to one."""
    if not site.url:
        return ""
    return get_template("handout.html").render(source=link(page_path, path + QR), address=site.url + path)


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
    digits, size = memoryview(code).tobytes().translate(DIGITS), (width + 7) // 8
    rows = b"".join(
        b"\0" + (int(digits[at : at + width], 2) << size * 8 - width).to_bytes(size, "big")
        for at in range(0, height * width, width))
    head = struct.pack(">II", width, height) + BITS
    return SIGNATURE + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (head, zlib.compress(rows, 9), b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
