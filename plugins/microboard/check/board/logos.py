"""Turns an employer's logo.png into a picture of the same pixels and nothing else, or says what is wrong with it."""

import io
from pathlib import Path

from microboard.check.problems.finding import Rule
from microboard.read import Problem
from microboard.read.folder import name_logo
from microboard.read.problem import name_reason
from microboard.words.speech import N_, _

MAX_BYTES = 8 * 1024
LEAST, MOST = 32, 256
SIGNATURE = b"\x89PNG\r\n\x1a\n"
RULE = Rule("logo-file", N_("A logo is a small PNG"),
            N_("An employer may have a `logo.png` of at most 8 KiB, between 32 and 256 pixels wide and high, and "
               "still. The site shows its pixels, written anew; what else the file holds stays out."))


class LogoError(Exception):
    """A picture that cannot be shown. The arguments are what is wrong, and what to do."""


def read_logo(root: Path, employer: str, problems: list[Problem]) -> bytes:
    """The logo of an employer as the site shows it (PNG), or nothing and a problem more."""
    path = name_logo(employer)
    try:
        with (root / path).open("rb") as file:
            return clean_logo(file.read(MAX_BYTES + 1))
    except OSError as error:
        message = _("The file can't be read ({reason}).", reason=name_reason(error))
        problems.append(Problem.at((1, 1), RULE.id, message, _("Put an ordinary file here."), path=path))
    except LogoError as error:
        problems.append(Problem.at((1, 1), RULE.id, *error.args, path=path))
    return b""


def clean_logo(data: bytes) -> bytes:
    """The picture in `data` without its metadata. Raises LogoError, for people."""
    if len(data) > MAX_BYTES:
        raise LogoError(_("The logo has more than {size} KiB.", size=MAX_BYTES // 1024),
                        _("Make it smaller, or use fewer colours."))
    if not data.startswith(SIGNATURE):
        raise LogoError(_("The file is no PNG."), _("Save the picture as PNG; another name does not make it one."))
    # Few boards have a logo, and the library takes longer to load than a small board to check.
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            _check_size(image.size)
            if getattr(image, "n_frames", 1) > 1:
                raise LogoError(_("The logo moves."), _("Save a single picture."))
            pixels = image.convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise LogoError(_("The picture is damaged."), _("Save it as PNG again.")) from error
    is_opaque = pixels.getchannel("A").getextrema() == (255, 255)
    plain = pixels.convert("RGB") if is_opaque else pixels
    written = io.BytesIO()
    Image.frombytes(plain.mode, plain.size, plain.tobytes()).save(written, "PNG", optimize=True)
    return written.getvalue()


def _check_size(size: tuple[int, int]) -> None:
    """Before a pixel is decoded: eight KiB can hold a picture of millions."""
    if not all(LEAST <= side <= MOST for side in size):
        raise LogoError(_("The logo is {width} pixels wide and {height} high.", width=size[0], height=size[1]),
                        _("Make each side between {least} and {most} pixels long.", least=LEAST, most=MOST))
