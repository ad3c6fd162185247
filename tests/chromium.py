"""Finds a real browser, and serves a folder to it."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

# The first two have no window to draw: it is the same engine, and a page takes a third of the time.
NAMES = ("chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome",
         "google-chrome-stable", "chrome", "msedge")
# A browser that is tested needs no graphics card and asks nobody anything. A container's root has no sandbox.
FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-sandbox"]


def find_browser() -> str:
    """The browser's program, or nothing."""
    named = os.environ.get("MICROBOARD_BROWSER", "")
    if named:
        return named
    return next((path for path in map(shutil.which, NAMES) if path), "")


def find_installed(default: str) -> str:
    """Playwright's own browser, installed now if it is not there yet, or nothing."""
    if not Path(default).exists():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600,
                       capture_output=True)
    return default if Path(default).exists() else ""


class Server:
    """Serves a folder under the path ``/jobs/``, as a project's pages are, with these headers."""

    def __init__(self, folder: Path, **headers: str) -> None:
        handler = functools.partial(_Handler, directory=str(folder), headers=headers)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/jobs/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, headers: dict[str, str], **options: Any) -> None:
        self._more = headers
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        for name, value in self._more.items():
            self.send_header(name.replace("_", "-"), value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/jobs") if path.startswith("/jobs/") else "/nowhere")

    def log_message(self, *_: object) -> None:
        """Quiet."""
