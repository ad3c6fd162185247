"""Archives as a run leaves them, and as a stranger would make them."""

import io
import stat
import zipfile

from microboard.answer.receive import MARKER

TEXT = f"{MARKER}\n\nThank you! `$(touch hacked)` \\` and 'quotes' \"too\"\n\n```yaml\npay: @everyone <b>\n```\n"


def pack(*files: tuple[str, bytes], kind: int = stat.S_IFREG, method: int = zipfile.ZIP_DEFLATED) -> str:
    """A zip archive, as hex."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files:
            member = zipfile.ZipInfo(name)
            member.external_attr = (kind | 0o644) << 16
            member.compress_type = method
            archive.writestr(member, data)
    return buffer.getvalue().hex()


def pack_answer(text: str = TEXT, number: str = "7\n") -> str:
    """The artifact of a run, as hex."""
    return pack(("answer.md", text.encode()), ("number", number.encode()))
