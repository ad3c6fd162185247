"""Gets a file over https, within one time and one size for the whole of it."""

from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

# More than a hundred thousand listings; what is longer is not a board.
MAX_BYTES = 256 * 1024 * 1024
# Seconds, from the first look-up of the host to the last byte. A timeout of a socket begins anew with every byte.
DEADLINE = 120
CHUNK = 1024 * 1024


class FetchError(ValueError):
    """A file that does not come; the message says why, for people."""


def fetch(url: str) -> bytes:
    """The file at `url`. Raises FetchError."""
    answers: SimpleQueue[bytes | FetchError] = SimpleQueue()
    end = monotonic() + DEADLINE
    # A thread can be left behind whatever it waits for: a name, a handshake, a header that comes byte by byte.
    Thread(target=lambda: answers.put(_try(url, end)), daemon=True).start()
    try:
        answer = answers.get(timeout=DEADLINE)
    except Empty:
        answer = FetchError(f"it took longer than {DEADLINE} seconds")
    if isinstance(answer, FetchError):
        raise answer
    return answer


def _try(url: str, end: float) -> bytes | FetchError:
    try:
        return _read(url, end)
    except URLError as error:
        return FetchError(str(error.reason))
    except HTTPException as error:  # neither an OSError nor a ValueError
        return FetchError(str(error) or type(error).__doc__ or "the answer breaks off")
    except (OSError, ValueError) as error:
        return FetchError(str(error))


def _read(url: str, end: float) -> bytes:
    request = Request(url, headers={"User-Agent": "microboard", "Accept": "application/json"})
    parts = []
    with build_opener(_StayOnHttps).open(request, timeout=DEADLINE) as answer:
        size = 0
        while part := answer.read1(CHUNK):
            parts.append(part)
            size += len(part)
            if size > MAX_BYTES:
                raise FetchError(f"it is longer than {MAX_BYTES // 1024 // 1024} MiB")
            if monotonic() > end:
                raise FetchError(f"it took longer than {DEADLINE} seconds")
        # Reading bit by bit, http.client does not complain of an answer that breaks off.
        if answer.length:
            raise FetchError(f"{answer.length} bytes of it are missing")
    return b"".join(parts)


class _StayOnHttps(HTTPRedirectHandler):
    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        if urlsplit(newurl).scheme != "https":
            raise URLError("it leads away from https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
