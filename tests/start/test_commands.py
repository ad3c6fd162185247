"""A board is begun with a few answers, is whole, and is renewed without touching what is somebody's own."""

import json
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from boards import ROOT
from microboard.cli import main
from microboard.intake.forms.form import FORM
from microboard.intake.forms.report_form import REPORT
from microboard.start.files import ANNOUNCE, BUILD_ONLY, SAME, WORKFLOWS
from microboard.start.folder_page import PAGE, build_folder_page
from microboard.start.kept import FILE, digest, read_kept
from microboard.words.speech import speak

ANSWERS = {"name": 'Galway "projects" *now*', "url": "https://galway.example/jobs", "repository": "city/jobs",
           "country": "Ireland", "language": "en"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wheel") / f"mkdocs_microboard-{version('mkdocs-microboard')}-py3-none-any.whl"
    path.write_bytes(b"wheel")
    return path


def run(*arguments: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=typed)


def init(folder: Path, wheel: Path, *more: object, **changes: str | None) -> Result:
    said = [part for name, text in {**ANSWERS, **changes}.items() if text is not None for part in (f"--{name}", text)]
    return run("init", folder, *said, "--wheel", wheel, *more)


def list_files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def board(tmp_path: Path, wheel: Path) -> Path:
    done = init(tmp_path / "board", wheel)
    assert done.exit_code == 0, done.output
    return tmp_path / "board"


def test_a_board_is_at_most_twenty_files_and_fine(board: Path) -> None:
    assert len(list_files(board)) <= 20
    done = run("check", "--board", board)
    assert done.exit_code == 0, done.output


def test_the_answers_are_in_it(board: Path) -> None:
    settings = (board / "mkdocs.yml").read_text().replace("!ENV ", "")
    read = yaml.safe_load(settings)
    assert read["site_name"] == ANSWERS["name"]
    assert (read["site_url"][1], read["repo_url"]) == ("https://galway.example/jobs/", "https://github.com/city/jobs")
    assert read["edit_uri"] == "edit/main/docs/"
    assert yaml.safe_load((board / "schema/policy.yml").read_text())["language"] == "en-IE"
    assert '# Galway "projects" \\*now\\*\n' in (board / "docs/index.md").read_text()
    assert "https://github.com/city/jobs/security/advisories/new" in (board / "SECURITY.md").read_text()
    assert read_kept(board).answers.currency == "EUR"


def test_a_name_is_no_html_wherever_it_stands(tmp_path: Path, wheel: Path) -> None:
    assert init(tmp_path / "board", wheel, name="Work & <i>Study</i>").exit_code == 0
    home = (tmp_path / "board/docs/index.md").read_text()
    assert '\ntitle: "Work &amp; &lt;i&gt;Study&lt;/i&gt;"\n' in home
    assert "\n# Work &amp; &lt;i&gt;Study&lt;/i&gt;\n" in home
    assert yaml.safe_load((tmp_path / "board/mkdocs.yml").read_text().replace("!ENV ", ""))["site_name"] == (
        "Work & <i>Study</i>")


def test_what_is_the_same_for_every_board_is_said_once(board: Path) -> None:
    for path in (*WORKFLOWS, *SAME, ".github/CODEOWNERS"):
        assert (board / path).read_bytes() == (ROOT / path).read_bytes(), path


def test_a_theme_and_its_plugins_are_those_of_this_repository(board: Path) -> None:
    def read(path: Path) -> dict[str, object]:
        settings = yaml.safe_load(path.read_text().replace("!ENV ", ""))
        theme = settings["theme"]
        theme["features"] = set(theme["features"]) - {"navigation.tabs"}  # of a menu, which a board has none of
        theme.pop("language", "")
        return {name: settings[name] for name in ("theme", "plugins", "markdown_extensions", "extra")}

    assert read(board / "mkdocs.yml") == read(ROOT / "mkdocs.yml")


def test_everything_is_pinned_and_nothing_else_is_brought_along(board: Path) -> None:
    pins = (board / "requirements.txt").read_text()
    assert pins.startswith("mkdocs-microboard @ file://")
    names = [line.partition("==")[0] for line in pins.splitlines() if line[:1].isalpha()][1:]
    locked = [line.partition("==")[0] for line in (ROOT / "requirements/site.txt").read_text().splitlines()
              if line[:1].isalpha()]
    assert [name for name in locked if name not in names] == ["setuptools"]
    assert BUILD_ONLY not in pins


@pytest.mark.parametrize(("language", "said"), [("de", "Welche Art von Arbeit?"), ("es", "¿Qué tipo de trabajo?")])
def test_it_speaks_the_language_that_was_asked_for(language: str, said: str, tmp_path: Path, wheel: Path) -> None:
    assert init(tmp_path / "board", wheel, language=language).exit_code == 0
    assert said in (tmp_path / "board/docs/index.md").read_text()
    assert f"language: {language}\n" in (tmp_path / "board/mkdocs.yml").read_text()
    assert "labels: [listing]" in (tmp_path / "board/.github/ISSUE_TEMPLATE/opportunity.yml").read_text()


def test_samples_are_there_where_they_are_asked_for(tmp_path: Path, wheel: Path) -> None:
    assert init(tmp_path / "board", wheel, "--samples").exit_code == 0
    employers = list((tmp_path / "board/opportunities").glob("*/employer.yml"))
    assert employers
    assert all("sample: true" in path.read_text() for path in employers)
    assert "clear-samples" in (tmp_path / "board/README.md").read_text()


def test_a_folder_with_files_is_left_alone(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = init(tmp_path, wheel)
    assert done.exit_code == 2
    assert "has files already, notes.txt for one. Name a folder that is new or empty." in done.output
    assert list_files(tmp_path) == {"notes.txt": b"mine"}


def test_an_empty_repository_is_as_good_as_an_empty_folder(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert init(tmp_path, wheel).exit_code == 0


def test_where_nobody_can_be_asked_it_is_said_what_is_missing(tmp_path: Path, wheel: Path) -> None:
    done = init(tmp_path / "board", wheel, url=None, country=None)
    assert done.exit_code == 2
    assert "Nobody can be asked here. Say --url, --country." in done.output
    assert not (tmp_path / "board").exists()


def test_a_wrong_answer_is_refused_before_anything_is_written(tmp_path: Path, wheel: Path) -> None:
    done = init(tmp_path / "board", wheel, language="xx")
    assert done.exit_code == 2
    assert "--language: Microboard does not speak 'xx'." in done.output
    assert not (tmp_path / "board").exists()


def test_on_a_terminal_it_asks_and_asks_again(tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("microboard.cli.init.is_terminal", lambda: True)
    typed = "es\nJobs\ncity/jobs\nnowhere\nhttps://city.example/\nespana\n"
    done = run("init", tmp_path / "board", "--wheel", wheel, typed=typed)
    assert done.exit_code == 0, done.output
    assert "'nowhere' is no such address." in done.output
    answers = read_kept(tmp_path / "board").answers
    assert (answers.url, answers.tag, answers.currency) == ("https://city.example/", "es-ES", "EUR")


def test_all_that_is_wrong_is_said_before_anybody_is_asked(
    tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("microboard.cli.init.is_terminal", lambda: True)
    done = init(tmp_path / "board", wheel, "--currency", "coins", name=None, url="nowhere")
    assert done.exit_code == 2
    assert "--url: 'nowhere' is no such address." in done.output
    assert "--currency: 'coins' is no currency." in done.output
    assert "What is the board called?" not in done.output


def test_elsewhere_than_on_github_somebody_has_to_be_named_for_reports(tmp_path: Path, wheel: Path) -> None:
    elsewhere = {"repository": "https://git.city.example/city/jobs"}
    assert "Say --contact" in init(tmp_path / "board", wheel, **elsewhere).output
    assert init(tmp_path / "board", wheel, contact="a@city.example", **elsewhere).exit_code == 0
    assert "Write to <a@city.example>." in (tmp_path / "board/SECURITY.md").read_text()


def upgrade(board: Path, wheel: Path) -> Result:
    return run("upgrade", "--board", board, "--wheel", wheel)


def test_an_upgrade_to_the_same_version_changes_nothing(board: Path, wheel: Path) -> None:
    before = list_files(board)
    done = upgrade(board, wheel)
    assert done.exit_code == 0, done.output
    assert "Nothing was to be renewed." in done.output
    assert list_files(board) == before


def test_the_workflow_that_tells_people_comes_when_it_is_asked_for_and_is_ours_from_then_on(
    board: Path, wheel: Path
) -> None:
    assert not (board / ANNOUNCE).exists()
    done = run("upgrade", "--announce", "--board", board, "--wheel", wheel)
    assert done.exit_code == 0, done.output
    assert (board / ANNOUNCE).read_bytes() == (ROOT / ANNOUNCE).read_bytes()
    assert "Nothing was to be renewed." in upgrade(board, wheel).output
    assert ANNOUNCE in read_kept(board).files


def test_an_upgrade_renews_what_is_ours_and_shows_the_rest(board: Path, wheel: Path) -> None:
    ours, theirs, gone, own = ("Makefile", ".github/workflows/care.yml", ".github/workflows/answer.yml", "mkdocs.yml")
    shipped = list_files(board)
    kept = read_kept(board)
    # As an older version wrote it.
    (board / ours).write_text("old\n")
    memory = (board / FILE).read_text().replace(kept.files[ours], digest(b"old\n")).replace(kept.version, "0.0.1")
    (board / FILE).write_text(memory)
    (board / theirs).write_text("mine\n")
    (board / gone).unlink()
    (board / own).write_text((board / own).read_text() + "# mine\n")
    done = upgrade(board, wheel)
    assert done.exit_code == 0, done.output
    assert f"Wrote {ours}." in done.stderr
    assert "## [" in done.stderr  # what is new since 0.0.1
    assert f"{gone} is not here any more, and stays away." in done.stderr
    assert done.stdout.startswith(f"--- a/{theirs}\n+++ b/{theirs}\n")
    now = list_files(board)
    assert now[ours] == shipped[ours]
    assert (now[theirs], now[own][-7:]) == (b"mine\n", b"# mine\n")
    assert gone not in now
    assert read_kept(board).version == kept.version


def test_what_generate_makes_of_new_rules_is_no_change_by_somebody(board: Path, wheel: Path) -> None:
    shutil.copy(ROOT / "examples/campus/schema/fields.yml", board / "schema")
    assert run("generate", "--board", board).exit_code == 0
    assert read_kept(board).files[FORM] == digest((board / FORM).read_bytes())
    (board / "schema/fields.yml").unlink()
    done = upgrade(board, wheel)
    assert f"Wrote {FORM}." in done.output


@pytest.mark.parametrize(("text", "said"), [
    (None, "microboard init has not made this board"), ("a: [", "is not as it was written"),
    ("version: 1\n", "is not as it was written"),
])
def test_without_memory_nothing_is_renewed(text: str | None, said: str, board: Path, wheel: Path) -> None:
    (board / FILE).unlink()
    if text:
        (board / FILE).write_text(text)
    before = list_files(board)
    done = upgrade(board, wheel)
    assert done.exit_code == 2
    assert said in done.output
    assert list_files(board) == before


def test_the_settings_of_editors_name_no_file_that_a_board_has_not(board: Path) -> None:
    text = (board / ".vscode/settings.json").read_text()
    schemas = json.loads("\n".join(line for line in text.splitlines() if not line.strip().startswith("//")))
    assert run("generate", "--board", board).exit_code == 0
    assert all((board / path).is_file() for path in schemas["yaml.schemas"])


def test_the_folder_of_listings_is_explained_in_the_language_of_the_board(tmp_path: Path, wheel: Path) -> None:
    assert build_folder_page() == (ROOT / PAGE).read_text(encoding="utf-8")
    assert init(tmp_path / "board", wheel, language="es").exit_code == 0
    page = (tmp_path / "board" / PAGE).read_text(encoding="utf-8")
    assert page.startswith("# Anuncios\n\nUna carpeta por organización")
    assert "name: Denunciar un anuncio\n" in (tmp_path / "board" / REPORT).read_text(encoding="utf-8")
    speak("en")
