"""A logo is shown by its pixels alone, and a file that holds anything else is refused in plain words."""

import io
import random
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from microboard.check.board.logos import MAX_BYTES, LogoError, clean_logo


def draw(size: tuple[int, int] = (64, 48), colour: tuple[int, ...] = (20, 90, 120, 128), **options: object) -> bytes:
    """A picture as PNG, with a square in the middle."""
    picture = Image.new("RGBA", size, (255, 255, 255, 0))
    picture.paste(colour, (8, 8, 24, 24))
    written = io.BytesIO()
    picture.save(written, "PNG", **options)
    return written.getvalue()


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def list_chunks(data: bytes) -> set[bytes]:
    kinds, at = set(), 8
    while at < len(data):
        size = int.from_bytes(data[at:at + 4], "big")
        kinds.add(data[at + 4:at + 8])
        at += size + 12
    return kinds


def test_what_is_shown_has_the_same_pixels_and_nothing_else() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "<script>window.hit=1</script>")
    data = draw(pnginfo=text, exif=Image.Exif().tobytes(), dpi=(300, 300)) + b"PK\x03\x04 a file behind the picture"
    made = clean_logo(data)
    assert read(made).convert("RGBA").tobytes() == read(data).convert("RGBA").tobytes()
    assert list_chunks(made) == {b"IHDR", b"IDAT", b"IEND"}
    assert b"script" not in made
    assert clean_logo(data) == made == clean_logo(made)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_a_logo(mode: str) -> None:
    written = io.BytesIO()
    Image.new(mode, (40, 40)).save(written, "PNG")
    assert read(clean_logo(written.getvalue())).size == (40, 40)


def test_a_picture_that_moves_is_refused() -> None:
    frames = [Image.new("RGB", (40, 40), (shade, 0, 0)) for shade in (10, 200)]
    written = io.BytesIO()
    frames[0].save(written, "PNG", save_all=True, append_images=frames[1:])
    with pytest.raises(LogoError, match="moves"):
        clean_logo(written.getvalue())


@pytest.mark.parametrize("size", [(31, 40), (40, 257), (2_000_000_000, 2_000_000_000), (30_000, 30_000)])
def test_the_size_is_judged_before_a_pixel_is_decoded(size: tuple[int, int]) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 6, 0, 0, 0))
    with pytest.raises(LogoError):
        clean_logo(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(4000))) + chunk(b"IEND", b""))


def test_no_bytes_do_more_than_be_refused() -> None:
    dice, good = random.Random(7), draw()
    for _ in range(400):
        data = bytearray(good)
        for _ in range(dice.choice([1, 2, 8])):
            data[dice.randrange(8, len(data))] = dice.randrange(256)
        data = data[:dice.choice([len(data), dice.randrange(len(data))])]
        try:
            made = clean_logo(bytes(data))
        except LogoError:
            continue
        assert list_chunks(made) == {b"IHDR", b"IDAT", b"IEND"}


def test_a_large_file_is_not_read_to_its_end() -> None:
    with pytest.raises(LogoError, match="8 KiB"):
        clean_logo(draw() + bytes(MAX_BYTES))
