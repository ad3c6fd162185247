"""Turns a workflow that ships into a short one, which calls it where the program is, at one commit."""

import re

HEAD = """\
# Calls the workflow of the same name in the repository of the program, at one commit. What it does, and why that is
# safe, is written there. To move on, name another commit: microboard upgrade --program {repository}@COMMIT
"""
# GitHub puts the name of the caller before that of a called job, and a required check is known by its whole name.
REQUIRED = """\

  # The check that a branch requires before a merge has this name alone.
  listings:
    name: Listings
    needs: call
    if: ${{ always() }}
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: {}
    steps:
      - name: Say what the check has said
        env:
          RESULT: ${{ needs.call.result }}
        run: test "$RESULT" = success
"""
PERMISSION = re.compile(r"^      ([a-z-]+): (read|write) (# .*)$", re.MULTILINE)


def build_call(text: str, name: str, program: str) -> str:
    """The workflow that calls the one in the file `name`, with this `text`, of `program`, ``owner/name@commit``: it is
    started by the same events, and hands on the most that any job there may do."""
    repository, _, commit = program.partition("@")
    called = re.sub(r"^  workflow_call:\n", "", _cut(text, "on"), flags=re.MULTILINE)
    # One of the two would wait for the other in the same group.
    group = _cut(text, "concurrency").replace("  group: ", "  group: call-")
    title = _cut(text, "name").removeprefix("name: ").strip()
    return (f"{HEAD.format(repository=repository)}name: {title}\n\n{called}\npermissions: {{}}\n\n{group}"
            f"\njobs:\n  call:\n    name: {title}\n    uses: {repository}/.github/workflows/{name}@{commit}\n"
            f"    permissions:\n{_build_permissions(text)}{REQUIRED if _reports(text) else ''}")


def _cut(text: str, key: str) -> str:
    """The lines of a key at the top of the file."""
    found = re.search(rf"^{key}:.*\n(?: .*\n)*", text, re.MULTILINE)
    return found[0] if found else ""


def _build_permissions(text: str) -> str:
    most: dict[str, str] = {}
    for name, right, why in PERMISSION.findall(text):
        if right == "write" or name not in most:
            most[name] = f"      {name}: {right} {why}\n"
    return "".join(line for _, line in sorted(most.items()))


def _reports(text: str) -> bool:
    """Whether one of its jobs is the check that is required."""
    return "\n    name: Listings\n" in text
