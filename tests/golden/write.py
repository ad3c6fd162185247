"""Writes the golden files anew: `make golden`. What changes is for a reviewer to read."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from golden.outputs import HERE, build_outputs


def main() -> None:
    """Replace every file."""
    with TemporaryDirectory() as name:
        outputs = build_outputs(Path(name))
    for folder in ("site", "repository"):
        shutil.rmtree(HERE / folder, ignore_errors=True)
    for path, text in outputs.items():
        (HERE / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / path).write_bytes(text.encode())


if __name__ == "__main__":
    main()
