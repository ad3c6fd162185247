"""What runs here is pinned, and what a stranger writes meets neither a secret nor a shell."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from boards import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def read(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def find_steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job.get("steps", ())]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit(path: Path) -> None:
    for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
        assert re.match(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d|\./\.github/", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_expression_stands_in_a_script(path: Path) -> None:
    scripts = [step["run"] for step in find_steps(path) if "run" in step]
    assert scripts or path.name == "daily.yml"
    assert not any("${{" in script for script in scripts)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_pull_requests_meet_no_secret_and_a_token_that_reads(path: Path) -> None:
    workflow = read(path)
    triggers = workflow[True]  # YAML 1.1 takes the word "on" for true
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in triggers
    if "pull_request" in triggers:
        assert "secrets." not in path.read_text(encoding="utf-8")
        for job in workflow["jobs"].values():
            assert set(job["permissions"].values()) <= {"read"}
        for step in find_steps(path):
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", ["site.txt", "dev.txt", "bench.txt"])
def test_python_packages_are_pinned_to_a_hash_and_come_from_anywhere(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    packages = re.findall(r"^(\S.*?)(?: \\)?\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)*)", text, re.MULTILINE)
    assert len(packages) > 20
    for package, hashes in packages:
        assert re.match(r"[\w.\[\]-]+==[\w.+!-]+( ; .*)?$", package), package
        assert hashes, package
    assert "://" not in text


@pytest.mark.parametrize("folder", [".", "benchmarks/rivals/eleventy"])
def test_npm_packages_are_pinned_to_a_hash_and_come_from_anywhere(folder: str) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_bytes())["packages"]
    assert len(packages) > 10
    for name, package in packages.items():
        assert not name or package.get("link") or package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
    assert all(re.fullmatch(r"[\d.]+", version) for version in packages[""]["devDependencies"].values())
    made = re.findall(r"npm ci .*", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert len(made) == 2
    assert all("--ignore-scripts" in command for command in made)


def test_dependabot_looks_where_the_pins_are() -> None:
    updates = read(ROOT / ".github/dependabot.yml")["updates"]
    places = {update["package-ecosystem"]: update.get("directories") or [update["directory"]] for update in updates}
    locks = [f"/{path.parent.relative_to(ROOT)}".replace("/.", "/")
             for path in (ROOT / "package-lock.json", *ROOT.glob("benchmarks/rivals/*/package-lock.json"))]
    assert places == {"github-actions": ["/"], "pip": ["/requirements"], "npm": locks}
    assert all(update["cooldown"]["default-days"] >= 7 for update in updates)
