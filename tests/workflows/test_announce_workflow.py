"""announce.yml is silent where nobody is to be told, and shows its secrets to one step alone."""

import re
import sys
from pathlib import Path

import pytest
import yaml

from microboard.cli.announce import SERVICES
from workflow_steps import WORKFLOWS, run_step

ANY = ("secrets.SLACK_WEBHOOK != '' || secrets.DISCORD_WEBHOOK != '' || secrets.MASTODON_TOKEN != '' "
       "|| secrets.SMTP_URL != ''")
WHERE, TELL = "See where to tell", "Tell what is new"
STEPS = yaml.safe_load((WORKFLOWS / "announce.yml").read_text(encoding="utf-8"))["jobs"]["announce"]["steps"]
PROGRAM = f"#!{sys.executable}\nimport os, sys\nprint(sys.argv[1:], len(os.environ['MICROBOARD_SLACK_WEBHOOK']))\n"


def test_where_nobody_is_to_be_told_it_says_so_in_one_line_and_does_no_more(tmp_path: Path) -> None:
    done = run_step("announce.yml", "announce", WHERE, tmp_path, {ANY: "false"})
    assert (done.code, done.outputs, done.printed.count("\n")) == (0, {"any": "false"}, 1)
    assert done.printed.startswith("::notice::Nobody is told")
    assert all("steps.where.outputs.any == 'true'" in step["if"] for step in STEPS[1:])


def test_where_somebody_is_to_be_told_it_goes_on(tmp_path: Path) -> None:
    done = run_step("announce.yml", "announce", WHERE, tmp_path, {ANY: "true"})
    assert (done.outputs, done.printed) == ({"any": "true"}, "")


@pytest.mark.parametrize(("named", "feed"), [
    ("", "https://org.example/jobs/opportunities/feed.json"),
    ("https://org.example/jobs/categories/design/feed.json", "https://org.example/jobs/categories/design/feed.json"),
])
def test_the_feed_of_the_site_is_told_of_unless_another_is_named(tmp_path: Path, named: str, feed: str) -> None:
    program = tmp_path / ".venv/bin/microboard"
    program.parent.mkdir(parents=True)
    program.write_text(PROGRAM)
    program.chmod(0o755)
    names = re.findall(r"\$\{\{ ((?:secrets|vars)\.\w+) \}\}", (WORKFLOWS / "announce.yml").read_text())
    context = dict.fromkeys(names, "") | {
        "secrets.SLACK_WEBHOOK": "https://hooks.example/", "vars.ANNOUNCE_FEED": named,
        "steps.pages.outputs.base_url": "https://org.example/jobs"}
    done = run_step("announce.yml", "announce", TELL, tmp_path, context)
    assert done.printed == f"['announce', '{feed}', '--send'] 22\n"


def test_every_service_can_be_set_and_only_one_step_gets_a_secret() -> None:
    environment = next(step["env"] for step in STEPS if step["name"] == TELL)
    wanted = {variable for service in SERVICES.values() for variable in service.variables}
    assert {name for name in environment if name.startswith("MICROBOARD_")} == wanted
    with_secrets = [step["name"] for step in STEPS if re.search(r"secrets\.\w+ \}\}", yaml.safe_dump(step))]
    assert with_secrets == [TELL]


def test_what_was_told_is_kept_where_a_service_failed() -> None:
    names = [step["name"] for step in STEPS]
    keep = STEPS[names.index(TELL) + 1]
    assert keep["uses"].startswith("actions/cache/save@")
    assert keep["if"].startswith("always()")
    restore = STEPS[names.index("Remember what was told")]["with"]
    assert restore["key"] == keep["with"]["key"]
    assert keep["with"]["key"].startswith(restore["restore-keys"])
