"""A file that is fetched comes whole and in time, or it is said why not."""

import socket
import time
from collections.abc import Callable, Iterator
from threading import Thread

import pytest

from microboard.publish import fetch as fetching
from microboard.publish.fetch import FetchError, fetch

Serve = Callable[..., str]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Answer every connection with these bytes, a pause after each."""
    monkeypatch.setattr(fetching, "DEADLINE", 2)
    server = socket.create_server(("127.0.0.1", 0))

    def answer(parts: tuple[bytes, ...], pause: float) -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(65536)
            for part in parts:
                try:
                    connection.sendall(part)
                except OSError:  # the reader has gone, as it should
                    return
                time.sleep(pause)

    def start(*parts: bytes, pause: float = 0) -> str:
        Thread(target=answer, args=(parts, pause), daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/board.json"

    yield start
    server.close()


def test_a_file_comes_whole(serve: Serve) -> None:
    assert fetch(serve(HEAD + b"Content-Length: 2\r\n\r\n", b"{", b"}", pause=0.05)) == b"{}"


def test_an_answer_in_chunks_comes_whole(serve: Serve) -> None:
    assert fetch(serve(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n")) == b"{}"


@pytest.mark.parametrize(("parts", "words"), [
    ((b"garbage\r\n\r\n",), "garbage"),
    ((HEAD + b"X: " + b"x" * 70_000 + b"\r\n\r\n",), "header"),
    ((HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",), ""),
    ((HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{}",), ""),
    ((HEAD + b"Content-Length: 10\r\n\r\n{}",), "8 bytes of it are missing"),
    ((b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",), "Not Found"),
    ((b"HTTP/1.1 302 Found\r\nLocation: http://eve.example/\r\nContent-Length: 0\r\n\r\n",), "leads away from https"),
    ((), ""),
])
def test_a_broken_answer_is_explained(serve: Serve, parts: tuple[bytes, ...], words: str) -> None:
    with pytest.raises(FetchError, match=words or ".+"):
        fetch(serve(*parts))


@pytest.mark.parametrize("head", [HEAD + b"\r\n", b"HTTP/1.1 200 OK\r\nX: "])
def test_an_answer_that_comes_byte_by_byte_ends_with_its_time(serve: Serve, head: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match="it took longer than 2 seconds"):
        fetch(serve(head, *[b"x"] * 40, pause=0.25))
    assert time.monotonic() - start < 4


def test_a_file_that_is_too_long_is_not_read_to_its_end(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    with pytest.raises(FetchError, match="it is longer than"):
        fetch(serve(HEAD + b"\r\n", *[b"x" * 900] * 3))


@pytest.mark.parametrize("url", ["https://a b.example/", "https://a.example:x/", "http://127.0.0.1:1/"])
def test_an_address_that_leads_nowhere_is_explained(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert str(caught.value)
