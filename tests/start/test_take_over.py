"""A fork moves over: its listings stay as they are, and of its rules comes along what differs."""

import shutil
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from boards import DAY
from microboard.cli import main
from microboard.start.kept import read_kept

FORKS = Path(__file__).parent / "forks"
AGES = ("60", "100", "140")


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / f"mkdocs_microboard-{version('mkdocs-microboard')}-py3-none-any.whl"
    path.write_bytes(b"wheel")
    return path


def run(*arguments: object) -> Result:
    return CliRunner(env=DAY).invoke(main, [str(argument) for argument in arguments])


def move(old: Path, wheel: Path, *more: str) -> Result:
    return run("init", wheel.parent / "board", "--from", old, "--country", "CH", "--wheel", wheel, *more)


def read_listings(root: Path) -> dict[str, bytes]:
    folder = root / "opportunities"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
            and path.name != "README.md"}


@pytest.mark.parametrize("age", AGES)
def test_an_old_fork_moves_over_and_is_fine(age: str, wheel: Path) -> None:
    done, board = move(FORKS / age, wheel), wheel.parent / "board"
    assert done.exit_code == 0, done.output
    assert read_listings(board) == read_listings(FORKS / age)
    answers = read_kept(board).answers
    assert (answers.name, answers.url, answers.repository, answers.currency) == (
        "Lakeside projects", "https://projects.lakeside.example/", "https://github.com/lakeside/projects", "CHF")
    policy = yaml.safe_load((board / "schema/policy.yml").read_text())
    policy["pay"].pop("exchange")  # the rules of tests have another table than the forks
    assert policy == {"language": "en-CH", "pay": {"floor_per_hour": {"EUR": 13, "CHF": 24}},
                      "people": {"board_maintainers": ["lakeside-lea"]}, "rules": {"pay-floor": "warning"}}
    words = yaml.safe_load((board / "schema/vocabulary.yml").read_text())
    assert words == {"extends": "default",
                     "add": {"skills": [{"id": "pottery", "label": "Pottery", "aliases": ["ceramics"]}]},
                     "change": {"categories": [{"id": "market-research", "label": "Field research"}]}}
    upgraded = run("upgrade", "--board", board, "--wheel", wheel)
    assert upgraded.exit_code == 0, upgraded.output
    assert "Nothing was to be renewed." in upgraded.output
    assert upgraded.stdout == ""  # no problem, and no file that somebody has changed
    assert read_listings(board) == read_listings(FORKS / age)


def copy_fork(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FORKS / "60", tmp_path / "fork"))


def test_what_this_version_does_not_know_is_named_and_left_out(tmp_path: Path, wheel: Path) -> None:
    fork = copy_fork(tmp_path)
    policy = fork / "schema/policy.yml"
    policy.write_text(policy.read_text() + "  gone-rule: error\nolder: {setting: 1}\n")
    done = move(fork, wheel)
    assert done.exit_code == 0, done.output
    assert "schema/policy.yml: rules.gone-rule is nothing that this version knows" in done.output
    assert "schema/policy.yml: older is nothing that this version knows" in done.output
    assert "gone" not in (wheel.parent / "board/schema/policy.yml").read_text()


def test_options_come_before_what_the_fork_says(tmp_path: Path, wheel: Path) -> None:
    assert move(FORKS / "60", wheel, "--name", "Seaside projects").exit_code == 0
    assert read_kept(tmp_path / "board").answers.name == "Seaside projects"


def test_fields_of_its_own_come_along(tmp_path: Path, wheel: Path) -> None:
    fork = copy_fork(tmp_path)
    text = b"fields: [{name: x-campus, label: Campus, help: Where you meet., kind: text, example: North}]\r\n"
    (fork / "schema/fields.yml").write_bytes(text)
    done = move(fork, wheel)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "board/schema/fields.yml").read_bytes() == text


@pytest.mark.parametrize("name", ["opportunities", "mkdocs.yml"])
def test_what_is_no_board_is_not_taken_over(name: str, tmp_path: Path, wheel: Path) -> None:
    fork = copy_fork(tmp_path)
    (fork / name).rename(fork / "elsewhere")
    done = move(fork, wheel)
    assert done.exit_code == 2
    assert "is no board: it needs opportunities/ and mkdocs.yml." in done.output
    assert not (tmp_path / "board").exists()


def test_rules_that_nobody_can_read_stop_it(tmp_path: Path, wheel: Path) -> None:
    fork = copy_fork(tmp_path)
    (fork / "schema/policy.yml").write_text("pay: [")
    done = move(fork, wheel)
    assert done.exit_code == 2
    assert "schema/policy.yml can't be read." in done.output


def test_upgrade_tells_a_fork_what_to_do() -> None:
    assert "microboard init NEW --from OLD" in run("upgrade", "--board", FORKS / "60").output
