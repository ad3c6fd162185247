"""Runs the shell steps of a workflow as GitHub's runner does, on this machine."""

import os
import re
import stat
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

WORKFLOWS = Path(__file__).parents[1] / ".github/workflows"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass
class Done:
    """What a step did: its exit code, what it printed, and what it handed to later steps."""

    code: int
    printed: str
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""


def read_step(workflow: str, job: str, name: str) -> dict[str, Any]:
    """The step called `name` of a workflow's job. Fails where there is none, so that a renamed step is noticed."""
    text = (WORKFLOWS / workflow).read_text(encoding="utf-8")
    whole = yaml.safe_load(text)["jobs"][job]
    found = [step for step in whole["steps"] if step.get("name") == name]
    assert len(found) == 1, f"{workflow}: {len(found)} steps called {name!r}"
    return {**whole.get("defaults", {}).get("run", {}), **found[0]}


def _fill(text: str, context: Mapping[str, str]) -> str:
    """The text with the values of its expressions; the folder of a board is the top of the repository if not said."""
    folder = context.get("vars.BOARD_FOLDER", "")
    known = {"vars.BOARD_FOLDER": folder, "vars.BOARD_FOLDER || '.'": folder or ".",
             "vars.BOARD_FOLDER && format('{0}/', vars.BOARD_FOLDER)": folder and f"{folder}/", **context}
    return EXPRESSION.sub(lambda found: known[found[1]], text)


def run_step(
    workflow: str, job: str, name: str, workspace: Path, context: Mapping[str, str],
    programs: Mapping[str, str] | None = None,
) -> Done:
    """Run one `run:` step in `workspace`.

    `context` gives the value of each expression in the step's `env:`, such as ``github.event.issue.body``; an
    expression without a value fails. `programs` are scripts put in front of PATH under their name, such as ``gh``.
    """
    step = read_step(workflow, job, name)
    assert "${{" not in step["run"], f"{workflow}: an expression stands in the shell text of {name!r}"
    runner = workspace / ".runner"
    (runner / "bin").mkdir(parents=True, exist_ok=True)
    for program, script in (programs or {}).items():
        path = runner / "bin" / program
        path.write_text(script, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
    files = {name: runner / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")}
    for path in files.values():
        path.write_text("", encoding="utf-8")
    asked = {key: _fill(str(value), context) for key, value in step.get("env", {}).items()}
    env = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT")},
        **{key: str(path) for key, path in files.items()},
        **asked,
        "PATH": f"{runner / 'bin'}{os.pathsep}{os.environ['PATH']}", "RUNNER_TEMP": str(runner),
        "GITHUB_WORKSPACE": str(workspace),
    }
    # As the runner calls it: https://docs.github.com/actions/reference/workflow-syntax, "shell".
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail"] if step.get("shell") == "bash" else ["bash", "-e"]
    script = runner / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    folder = workspace / _fill(step.get("working-directory", "."), context)
    done = subprocess.run([*shell, str(script)], cwd=folder, env=env,
                          capture_output=True, text=True, check=False)
    return Done(done.returncode, done.stdout + done.stderr, _read_outputs(files["GITHUB_OUTPUT"]),
                files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"))


def _read_outputs(path: Path) -> dict[str, str]:
    """`name=value` lines and `name<<END` blocks, as the runner reads them."""
    outputs: dict[str, str] = {}
    lines = iter(path.read_text(encoding="utf-8").split("\n"))
    for line in lines:
        name, equals, value = line.partition("=")
        name_of_block, marker, end = line.partition("<<")
        if marker and "=" not in name_of_block:
            outputs[name_of_block] = "\n".join(iter(lines.__next__, end))
        elif equals:
            outputs[name] = value
    return outputs
