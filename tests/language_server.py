"""Talks to yaml-language-server as an editor does: https://microsoft.github.io/language-server-protocol/."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NODE = Path(sys.executable).with_name("node")
SERVER = ROOT / "node_modules/yaml-language-server/bin/yaml-language-server"


class Editor:
    """An editor with a folder open, and the settings of its .vscode/settings.json."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path, options: dict[str, Any]) -> None:
        self._process, self._folder, self._settings, self._id = process, folder, options, 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        root = folder.as_uri()
        self._ask("initialize", {
            "processId": None, "rootUri": root, "workspaceFolders": [{"uri": root, "name": "board"}],
            "capabilities": {
                "workspace": {"configuration": True, "workspaceFolders": True,
                              "didChangeConfiguration": {"dynamicRegistration": True}},
                "textDocument": {
                    "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
                    "hover": {"contentFormat": ["plaintext"]},
                },
            },
        })
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {}})

    def open(self, path: str, text: str) -> list[str]:
        """Open a file with this text; what the editor then underlines, as ``line: message``."""
        return self.open_all({path: text})[path]

    def open_all(self, texts: Mapping[str, str]) -> dict[str, list[str]]:
        """Open files by path, all at once: the server waits a while before it looks at what was opened."""
        for path, text in texts.items():
            self._diagnostics.pop(self._name(path), None)
            self._tell("textDocument/didOpen", {
                "textDocument": {"uri": self._name(path), "languageId": "yaml", "version": 1, "text": text}})
        while not all(self._name(path) in self._diagnostics for path in texts):
            self._read()
        return {path: [f"{found['range']['start']['line'] + 1}: {found['message']}"
                       for found in self._diagnostics[self._name(path)]] for path in texts}

    def complete(self, path: str, line: int, column: int) -> dict[str, str]:
        """What is offered at a place (counted from 1): label -> explanation."""
        found = self._ask("textDocument/completion", self._place(path, line, column))
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: _read_markup(item.get("documentation")) for item in items}

    def hover(self, path: str, line: int, column: int) -> str:
        """What is shown when the mouse rests on a place."""
        return _read_markup((self._ask("textDocument/hover", self._place(path, line, column)) or {}).get("contents"))

    def close(self) -> None:
        self._ask("shutdown", None)
        self._tell("exit", None)

    def _name(self, path: str) -> str:
        return (self._folder / path).as_uri()

    def _place(self, path: str, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self._name(path)}, "position": {"line": line - 1, "character": column - 1}}

    def _ask(self, method: str, params: Any) -> Any:
        self._id += 1
        self._send({"id": self._id, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._id and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message. A question of the server's is answered, and what it underlines is kept."""
        assert self._process.stdout
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the language server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(size))
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method and "id" in message:
            asked = message["params"].get("items", []) if method == "workspace/configuration" else []
            result = [self._configure(item["section"]) for item in asked] if asked else None
            self._send({"id": message["id"], "result": result})
        return message

    def _configure(self, section: str) -> dict[str, Any]:
        """The settings of one section, nested, as VS Code hands them over: ``yaml.a.b`` is ``{"a": {"b": ...}}``."""
        result: dict[str, Any] = {}
        for name, value in self._settings.items():
            if name.startswith(f"{section}."):
                *groups, last = name.removeprefix(f"{section}.").split(".")
                target = result
                for group in groups:
                    target = target.setdefault(group, {})
                target[last] = value
        return result


@contextmanager
def open_editor(folder: Path, settings: dict[str, Any]) -> Iterator[Editor]:
    """An editor with `folder` open; `settings` are those of its settings.json."""
    command = [str(NODE), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            editor = Editor(process, folder, settings)
            yield editor
            editor.close()
        finally:
            process.kill()


def _read_markup(markup: Any) -> str:
    if isinstance(markup, list):
        return "\n".join(map(_read_markup, markup))
    return str(markup.get("value", "")) if isinstance(markup, dict) else str(markup or "")
