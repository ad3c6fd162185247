"""Asks a script of the browser questions, in one process of Node for all of them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

NODE = Path(sys.executable).with_name("node")


class Script:
    """A script that answers each line of JSON with one."""

    def __init__(self, path: Path) -> None:
        self._process = subprocess.Popen([NODE, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                         encoding="utf-8")

    def ask(self, **question: object) -> Any:
        """The answer. Lone surrogates, which a browser may hold and a file may not, go there as escapes."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the script has ended"
        return json.loads(line)

    def stop(self) -> None:
        """Let the script end."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()
