"""An issue made with the form becomes the files of a listing, or is told by its headings what to mend."""

import json
import re
import shutil
from pathlib import Path

import cmarkgfm
import pytest
import yaml
from click.testing import CliRunner, Result
from cmarkgfm.cmark import Options
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from boards import EMPLOYER, TODAY, BoardFolder
from issues import ANSWERS, EMPLOYER_ANSWERS, STORY, TITLE, write_issue
from live_markdown import find_live
from microboard.check import Scope, check_board
from microboard.cli import main
from microboard.intake.forms.form import build_form, list_labels
from microboard.intake.place import PlaceError, write_new
from microboard.intake.reply import build_reply, show_text
from microboard.intake.submission import FormProblem, Submission
from microboard.read import read_document
from microboard.run.clock import read_clock
from schemas import RULEBOOK, SCHEMA
from tries import tries

PATH = "opportunities/acme/ask-forty-customers-about-bread.yml"
LONGEST = next(field.most or 0 for field in RULEBOOK.opportunity.tree.fields if field.name == "description")
HOSTILE = ("$(touch hacked) `touch hacked` ${{ secrets.TOKEN }} ::set-output name=a::b @octocat @org/team #1 GH-2 "
           "https://evil.example www.evil.example a@evil.example :tada: <img src=x onerror=alert(1)> "
           "![x](https://e.example/x) [x](javascript:alert(1)) deadbeefdeadbeefdeadbeefdeadbeefdeadbeef owner/repo#3 "
           "``` ` `` <!-- x --> & *a* _b_ |c|")


@pytest.fixture
def board(folder: BoardFolder) -> Path:
    folder.add_employer()
    shutil.copytree(SCHEMA, folder.root / "schema")
    return folder.root


def send(board: Path, body: str, *options: str, title: str = TITLE) -> Result:
    arguments = ["from-issue", "--board", str(board), "--as-of", TODAY, f"--title={title}", *options]
    return CliRunner().invoke(main, arguments, input=body.encode("utf-8", "surrogatepass"))


def answer(board: Path, title: str = TITLE, **changes: str) -> Result:
    return send(board, write_issue({**ANSWERS, **{key.replace("__", ": ").replace("_", " "): value
                                                  for key, value in changes.items()}}), title=title)


def list_files(board: Path) -> list[str]:
    return sorted(str(path.relative_to(board)) for path in (board / "opportunities").rglob("*"))


def test_a_good_issue_becomes_a_listing_that_the_check_accepts(board: Path) -> None:
    result = answer(board)
    assert (result.exit_code, result.stderr) == (0, f"Wrote {board / PATH}.\n"), result.output
    assert result.stdout == f"### The listing is complete\n\nIt becomes `{PATH}`.\n"
    document, problems = read_document(board, PATH)
    assert document
    assert problems == []
    assert document.values == {
        "title": TITLE, "summary": ANSWERS["Summary"], "category": "market-research",
        "skills": ["interviewing", "spreadsheets"], "competencies": ["communication"],
        "deliverables": [{"what": "A table with forty answers", "accepted_when": "Every answer has a date"},
                         {"what": "A page on what to bake more of"}],
        "effort": {"hours": 20, "weeks": 4}, "pay": {"type": "fixed", "amount": 400, "currency": "EUR"},
        "location": {"mode": "hybrid", "places": [{"city": "Porto", "region": "Norte", "country": "PT"},
                                                  {"city": "Oslo", "country": "NO"}]},
        "eligibility": {"audience": ["undergraduates", "career-changers"], "work_authorization": "not-needed"},
        "mentor": {"role": "Head baker", "check_ins": "weekly", "feedback": ["written", "live"], "reference": "none"},
        "apply": {"url": "https://acme.example/apply", "deadline": "2026-12-14",
                  "materials": ["A short note", "The days on which you have time"]},
        "posted": TODAY, "nda": False, "description": STORY.strip(),
    }
    assert check_board(board, read_clock(TODAY).date(), Scope(changed={PATH})).problems == ()
    text = (board / PATH).read_text()
    assert "# The kind of work.\ncategory: market-research\n" in text


def test_a_new_employer_comes_with_the_listing_and_the_author_maintains_it(board: Path) -> None:
    answers = {**ANSWERS, **EMPLOYER_ANSWERS, "Employer: maintainers": "@acme-ana\nOctoCat", "File name": "bread"}
    result = send(board, write_issue(answers), "--author", "octocat")
    assert result.exit_code == 0, result.output
    assert list_files(board)[2:] == ["opportunities/new-bakery", "opportunities/new-bakery/bread.yml",
                                     "opportunities/new-bakery/employer.yml"]
    document, _ = read_document(board, "opportunities/new-bakery/employer.yml")
    assert document
    assert document.values == {
        **EMPLOYER, "name": "New Acme Bakery", "country": "NO", "maintainers": ["octocat", "acme-ana"],
    }
    assert 'country: "NO"\n' in (board / "opportunities/new-bakery/employer.yml").read_text()
    assert check_board(board, read_clock(TODAY).date()).problems == ()


def test_files_name_the_schema_that_editors_need_where_the_board_has_it(board: Path) -> None:
    assert CliRunner().invoke(main, ["generate", "--board", str(board)]).exit_code == 0
    assert send(board, write_issue({**ANSWERS, **EMPLOYER_ANSWERS}), "--author", "octocat").exit_code == 0
    for name, schema in (("ask-forty-customers-about-bread", "opportunity"), ("employer", "employer")):
        first = (board / f"opportunities/new-bakery/{name}.yml").read_text().splitlines()[0]
        relative = first.removeprefix("# yaml-language-server: $schema=")
        assert (board / "opportunities/new-bakery" / relative).resolve() == board / f".vscode/{schema}.schema.json"


def test_an_employer_who_is_on_the_board_is_never_changed(board: Path) -> None:
    before = (board / "opportunities/acme/employer.yml").read_text()
    answers = {**ANSWERS, **EMPLOYER_ANSWERS, "Employer: folder": "acme", "Employer: name": "Taken over"}
    assert send(board, write_issue(answers), "--author", "mallory").exit_code == 0
    assert (board / "opportunities/acme/employer.yml").read_text() == before


@pytest.mark.parametrize(("changes", "said"), [
    ({"Pay__amount": "negotiable"},
     '- **Pay: amount**: "negotiable" is not a number. Write a number, for example 600.'),
    ({"Pay__amount": ""}, "- **Pay: amount**: The answer is missing. Write for example 600"),
    ({"Pay__amount": "1,200 EUR"}, "Write 1200"),
    ({"Category": "Surveys"}, "- **Category**:"),
    ({"Category": ""}, "- **Category**: The answer is missing. Choose one of: Market research, Social media, "),
    ({"Skills": "Interviewing, Basket weaving"}, "- **Skills**: Choice 2: "),
    ({"Deliverables": "a table of forty answers | b | c"},
     "- **Deliverables**: Line 1 has 3 parts. Write what `|` accepted when, or only what."),
    ({"Deliverables": "A good long table\nno"},
     "- **Deliverables**: Line 2, what: The text has 2 characters; at least 10 are needed."),
    ({"Location__places": "Porto"},
     "- **Location: places**: Line 1 has 1 part. Write city, region, country, or only city, country."),
    ({"Location__places": ""}, "- **Location: places**: The answer is missing."),
    ({"Location__places": "Porto, Portogal"}, "- **Location: places**: Line 1, country: "),
    ({"Location__mode": "Remote", "Location__places": "", "Location__applicants_from": "Everywhere"},
     "- **Location: applicants from**:"),
    ({"Apply__deadline": "next week"},
     '- **Apply: deadline**: "next week" is no date. Write year-month-day, for example `2026-12-13`.'),
    ({"Apply__URL": ""}, '- **Apply**: The field "url" or "email" is missing.'),
    ({"Effort__hours": "80", "Effort__weeks": "1"}, "- **Effort: hours**:"),
    ({"Summary": "Short."}, "- **Summary**: The text has 6 characters"),
    ({"Employer__folder": "../../etc"}, "- **Employer: folder**:"),
    ({"Employer__folder": "Acme Bakery"}, "Write for example acme-bakery."),
    ({"Employer__folder": ""}, "- **Employer: folder**:"),
    ({"Employer__folder": "acmee"}, "Did you mean acme?"),
    ({"Employer__folder": "zzz"}, "Correct the name, or answer the questions about the employer."),
    ({"File_name": "../employer"}, "- **File name**:"),
    ({"File_name": "employer"}, "is used by the site itself."),
    ({"File_name": "con"}, "Windows can hold no file"),
    ({"Employer__folder": "aux"}, "Write for example my-organisation."),
    ({"File_name": "a" * 61}, "at most 60 are allowed."),
    ({"File_name": "taken"}, "- **File name**: `opportunities/acme/taken.yml` is on the board already."),
    ({"Description": "Two words"}, "- **Description**: The text has 9 characters; at least 200 are needed."),
    ({"Description": f"a\u202eb{STORY}"}, "- **Description**: The text holds the invisible character `U+202E`."),
    ({"Mentor__role": "a\x00b"}, "- **Mentor: role**: The text holds the invisible character `U+0000`."),
    ({"Description": "é" * 70_000}, "- **The whole form**: The file has more than 64 KiB."),
    ({"Description": "é" * 200_000}, "- **The whole form**:"),
    ({"title": "Short"}, "- **Title**: The text has 5 characters; at least 12 are needed."),
])
def test_what_to_mend_is_told_by_the_form_s_headings_and_nothing_is_written(
    board: Path, changes: dict[str, str], said: str
) -> None:
    (board / "opportunities/acme/taken.yml").write_text("title: Taken\n")
    before = list_files(board)
    result = answer(board, **changes)
    assert result.exit_code == 1, result.output
    assert said in result.stdout, result.stdout
    assert "schema" not in result.stdout
    assert list_files(board) == before


def test_every_mistake_is_told_at_once_in_the_order_of_the_form(board: Path) -> None:
    result = answer(board, title="Short", Employer__folder="No!", Pay__amount="lots", Summary="Short", Effort__weeks="")
    told = re.findall(r"^- \*\*(.*?)\*\*", result.stdout, re.MULTILINE)
    assert told == ["Title", "Employer: folder", "Summary", "Effort: weeks", "Pay: amount"]


def test_a_text_from_word_is_read_as_it_was_meant(board: Path) -> None:
    story = f"{STORY}\vMore.\n\n•\tBread\n  o\tRye"
    assert answer(board, Description=story, Apply__materials="•\tA note").exit_code == 0
    document, _ = read_document(board, PATH)
    assert document
    assert document.get("description") == f"{STORY}\nMore.\n\n- Bread\n  - Rye"
    assert document.get("apply", "materials") == ["A note"]


@pytest.mark.parametrize(("size", "code"), [(200, 0), (LONGEST, 0), (LONGEST + 1, 1), (199, 1)])
def test_a_description_is_as_long_in_an_issue_as_in_a_file(board: Path, size: int, code: int) -> None:
    story = ("Müsli, Brötchen. " * 1000)[:size - 1] + "x"
    result = answer(board, Description=story)
    assert result.exit_code == code, result.stdout
    if not code:
        document, _ = read_document(board, PATH)
        assert document
        assert document.get("description") == story


def test_a_new_employer_s_answers_are_checked_too(board: Path) -> None:
    answers = {**ANSWERS, **EMPLOYER_ANSWERS, "Employer: website": "acme", "Employer: kind": ""}
    result = send(board, write_issue(answers))
    assert result.exit_code == 1
    assert "- **Employer: website**:" in result.stdout
    assert "- **Employer: kind**: The answer is missing. Choose one of: Company, Startup, " in result.stdout
    assert "- **Employer: maintainers**:" in result.stdout


def test_a_warning_is_told_and_the_file_is_written(board: Path) -> None:
    result = answer(board, Eligibility__work_authorisation="Not specified")
    assert result.exit_code == 0
    assert "### Worth a look" in result.stdout
    assert "- **Eligibility: work authorisation**:" in result.stdout
    assert (board / PATH).exists()


QUESTIONS = yaml.safe_load(build_form(RULEBOOK))["body"]


def fill_in(**chosen: str) -> str:
    """The form with every question answered by its own example, or by its first choice."""
    answers = {}
    for element in QUESTIONS:
        attributes = element["attributes"]
        if element["type"] in ("input", "textarea"):
            answers[attributes["label"]] = attributes["placeholder"]
        elif element["type"] == "dropdown":
            answers[attributes["label"]] = attributes["options"][0]
    return write_issue({**answers, "Pay: currency": "Euro (EUR)", "Description": STORY, **chosen})


@pytest.mark.parametrize("category", [term.label for term in RULEBOOK.vocabulary.categories.values()])
def test_the_form_s_own_examples_are_accepted_in_every_category(board: Path, category: str) -> None:
    result = CliRunner().invoke(main, [
        "from-issue", "--board", str(board), "--as-of", "2027-01-11", "--author", "octocat", f"--title={TITLE}",
    ], input=fill_in(Category=category).encode())
    assert result.exit_code == 0, result.output
    assert "### Worth a look" not in result.stdout
    assert list_files(board)[2:] == [f"opportunities/riverbank-coop{name}" for name in
                                     ("", "/employer.yml", "/reusable-cups.yml")]
    assert check_board(board, read_clock("2027-01-11").date()).problems == ()


@pytest.mark.parametrize("text", [
    f"### Pay: amount\n\n1\n\n### Summary\n\nNot mine\n\n{STORY}",
    f"### Pay\n\n{STORY}\n\n### Description\n\nAnd more.",
    f"```text\n### Pay: amount\n```\n\n{STORY}",
    f"```\nnever closed\n\n{STORY}",
    f"{STORY}\n\n    indented\n\tby a tab\n",
    f"---\n{STORY}\n...\n- a: b # c\n@x `y` %z &a *b !c | >",
    f"# Heading first: {STORY}",
    f"  {STORY}",
])
def test_a_text_may_hold_what_looks_like_the_form(board: Path, text: str) -> None:
    result = answer(board, Description=text)
    assert result.exit_code == 0, result.output
    document, _ = read_document(board, PATH)
    assert document
    assert document.values["description"] == text.rstrip().expandtabs(4)
    assert document.values["pay"] == {"type": "fixed", "amount": 400, "currency": "EUR"}


def test_headings_in_a_block_of_code_of_an_early_answer_do_not_count(board: Path) -> None:
    code = "```\n### Category\n\nOther\n\n### Pay: amount\n\n1\n```"
    body = write_issue({**ANSWERS, "Summary": f"{ANSWERS['Summary']}\n{code}"})
    assert send(board, body).exit_code == 0
    document, _ = read_document(board, PATH)
    assert document
    assert document.values["category"] == "market-research"
    assert document.values["pay"] == {"type": "fixed", "amount": 400, "currency": "EUR"}


def test_a_block_of_code_that_is_never_closed_hides_nothing(board: Path) -> None:
    body = write_issue({**ANSWERS, "Summary": f"```\n{ANSWERS['Summary']}", "Description": f"```\n{STORY}\n```"})
    assert send(board, body).exit_code == 0


def test_line_ends_of_other_systems_are_line_ends(board: Path) -> None:
    assert send(board, write_issue(ANSWERS).replace("\n", "\r\n")).exit_code == 0
    windows = (board / PATH).read_bytes()
    (board / PATH).unlink()
    assert send(board, write_issue(ANSWERS)).exit_code == 0
    assert (board / PATH).read_bytes() == windows


def test_what_nobody_sees_in_an_answer_is_dropped(board: Path) -> None:
    changes = {"Summary": ANSWERS["Summary"].replace("bread", "br\u00ade\u200bad"), "Effort__hours": "\u00a020\u2007"}
    assert answer(board, title=f"\ufeff{TITLE}", **changes).exit_code == 0
    document, problems = read_document(board, PATH)
    assert document
    assert problems == []
    assert (document.get("title"), document.get("summary")) == (TITLE, ANSWERS["Summary"])
    assert document.get("effort", "hours") == 20


def test_an_issue_without_the_form_is_told_so(board: Path) -> None:
    for body in ("", "Please post my job!", write_issue({}).replace("### ", "## ")):
        result = send(board, body)
        assert result.exit_code == 1
        assert "None of the form's headings is here." in result.stdout


def test_a_heading_that_was_removed_is_an_answer_that_is_missing(board: Path) -> None:
    result = send(board, write_issue(ANSWERS).replace("### Pay: currency", "### Curency"))
    assert result.exit_code == 1
    assert "- **Pay: currency**: The answer is missing." in result.stdout


def test_nothing_is_written_through_links(board: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (board / "opportunities/linked").symlink_to(tmp_path / "elsewhere")
    (board / "opportunities/acme/dangling.yml").symlink_to(tmp_path / "elsewhere/new.yml")
    answers = {**ANSWERS, **EMPLOYER_ANSWERS, "Employer: folder": "linked"}
    result = send(board, write_issue(answers), "--author", "octocat")
    assert (result.exit_code, "is a link" in result.stderr) == (2, True)
    assert answer(board, File_name="dangling").exit_code == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("path", [
    "opportunities/acme/employer.yml", "opportunities/acme/../x.yml", "opportunities/../x/y.yml", "schema/acme/x.yml",
    "/etc/acme/x.yml", "opportunities/acme/x.txt", "opportunities/acme", "opportunities/acme/x/y.yml",
    "opportunities//x.yml", "opportunities/acme/con.yml", "opportunities/aux/x.yml",
])
def test_only_new_files_in_an_employer_s_folder_are_written(board: Path, path: str) -> None:
    before = list_files(board)
    with pytest.raises(PlaceError):
        write_new(board, {"opportunities/acme/fine.yml": "", path: "x"})
    assert list_files(board) == before


def send_event(board: Path, text: str) -> Result:
    return CliRunner().invoke(main, ["from-issue", "--event", "--board", str(board), "--as-of", TODAY],
                              input=text.encode("utf-8", "surrogatepass"))


def test_the_event_of_a_workflow_names_title_and_author(board: Path) -> None:
    body = write_issue({**ANSWERS, **EMPLOYER_ANSWERS}).replace("\n", "\r\n")
    issue = {"title": TITLE, "user": {"login": "octocat"}, "body": body}
    result = send_event(board, json.dumps({"action": "opened", "issue": issue}))
    assert result.exit_code == 0, result.output
    document, _ = read_document(board, "opportunities/new-bakery/employer.yml")
    assert document
    assert document.values["maintainers"] == ["octocat"]


def test_an_issue_without_text_or_with_half_characters_is_answered(board: Path) -> None:
    for body in ("null", '"\\ud800 ### Summary"'):
        result = send_event(board, f'{{"issue": {{"title": "\\udfff", "user": {{"login": "a"}}, "body": {body}}}}}')
        assert result.exit_code == 1
        assert "None of the form's headings is here." in result.stdout


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"issue": 3}', '{"issue": {"title": "x"}}', "[" * 100_000])
def test_another_file_is_no_event(board: Path, text: str) -> None:
    result = send_event(board, text)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "this file is no event of an issue" in result.stderr


def test_a_long_comment_ends_at_the_end_of_a_line() -> None:
    problems = [FormProblem(f"Question {number}", "`é` @a " * 8, "") for number in range(2000)]
    reply = build_reply(Submission(), problems)
    assert len(reply.encode()) < 61_000
    assert reply.endswith("\n\nThere is more, which does not fit here.\n")
    assert find_live(reply) == []


@pytest.mark.parametrize("author", ["artur-", "octocat_acme", "-ACE-", "gil--x"])
def test_every_login_that_github_has_handed_out_becomes_a_maintainer(board: Path, author: str) -> None:
    issue = {"title": TITLE, "user": {"login": author}, "body": write_issue({**ANSWERS, **EMPLOYER_ANSWERS})}
    assert send_event(board, json.dumps({"issue": issue})).exit_code == 0
    document, _ = read_document(board, "opportunities/new-bakery/employer.yml")
    assert document
    assert document.values["maintainers"] == [author]


@pytest.mark.parametrize("author", ["a b", "$(id)", "a/b", "a" * 40, "a\n", "helper[bot]", "", "é", "<b>"])
def test_who_has_no_login_is_asked_for_one(board: Path, author: str) -> None:
    result = send(board, write_issue({**ANSWERS, **EMPLOYER_ANSWERS}), f"--author={author}")
    assert (result.exit_code, result.stderr) == (1, "")
    said = "- **Employer: maintainers**: The answer is missing. GitHub logins of the people who may change this folder."
    assert said in result.stdout
    assert send(board, write_issue(ANSWERS), f"--author={author}").exit_code == 0


@pytest.mark.parametrize("answer", ["[octocat, ana-b]", "octocat; ana-b", "- octocat\n- ana-b", "@octocat, ana-b"])
def test_words_without_spaces_may_stand_on_one_line(board: Path, answer: str) -> None:
    new = {**EMPLOYER_ANSWERS, "Employer: maintainers": answer}
    assert send(board, write_issue({**ANSWERS, **new}), "--author=").exit_code == 0
    text = (board / "opportunities/new-bakery/employer.yml").read_text(encoding="utf-8")
    assert "maintainers: [octocat, ana-b]" in text


def test_an_issue_of_a_deleted_account_is_answered(board: Path) -> None:
    body = write_issue({**ANSWERS, **EMPLOYER_ANSWERS})
    result = send_event(board, json.dumps({"issue": {"title": TITLE, "user": None, "body": body}}))
    assert (result.exit_code, result.stderr) == (1, "")
    assert "- **Employer: maintainers**: The answer is missing." in result.stdout


def test_a_program_does_not_become_a_maintainer(board: Path) -> None:
    body = write_issue({**ANSWERS, **EMPLOYER_ANSWERS, "Employer: maintainers": "acme-ana"})
    assert send(board, body, "--author", "helper[bot]").exit_code == 0
    document, _ = read_document(board, "opportunities/new-bakery/employer.yml")
    assert document
    assert document.values["maintainers"] == ["acme-ana"]


def test_a_broken_board_is_told(board: Path) -> None:
    (board / "schema/policy.yml").write_text("pay: 3\n")
    result = answer(board)
    assert result.exit_code == 1
    assert "schema/policy.yml:1" in result.stdout


@pytest.mark.parametrize("field", ["Summary", "Category", "Skills", "Pay__amount", "Apply__URL", "Apply__email",
                                   "Apply__deadline", "Employer__folder", "File_name", "Location__applicants_from",
                                   "title"])
def test_nothing_that_a_stranger_wrote_comes_to_life_in_the_comment(board: Path, field: str) -> None:
    # One heading has a hyphen, which no argument can be called.
    name = "Apply: e-mail" if field == "Apply__email" else field.replace("__", ": ").replace("_", " ")
    title = HOSTILE if field == "title" else TITLE
    result = send(board, write_issue({**ANSWERS, **({} if field == "title" else {name: HOSTILE})}), title=title)
    assert result.exit_code == 1
    assert find_live(result.stdout) == []


@tries(75)
@given(st.text() | st.text(alphabet="`@#:/.<>![]()*_~|&-w \n'\"abGH12"))
@example("``` a ``` b")
@example("`")
@example("www.")
def test_text_stays_text_in_markdown(text: str) -> None:
    shown = f"- **Pay**: {show_text(f'{text} is wrong.')}"
    assert find_live(shown) == []
    html = cmarkgfm.github_flavored_markdown_to_html(shown, Options.CMARK_OPT_UNSAFE)
    assert html.count("<li>") == 1


LABELS = list_labels(RULEBOOK)
ANSWER = st.text(max_size=60) | st.sampled_from([
    "_No response_", "None", "```", "### Pay: amount", "a | b | c", "1e999", "9" * 400, "\x00", "\u202e", "- ", ",,,",
    "é" * 300, "../../etc/passwd", "acme", "new-one", HOSTILE, "\u2028", "\x85", "\ufeff", "[a](b)", "| | |", "NO", "~",
]) | st.sampled_from(sorted(ANSWERS.values()))


@pytest.mark.slow
@tries(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(LABELS), ANSWER, max_size=12), noise=st.text(max_size=40),
       author=st.booleans())
def test_no_issue_ends_in_a_traceback_or_writes_what_the_check_refuses(
    board: Path, changes: dict[str, str], noise: str, author: bool
) -> None:
    before = list_files(board)
    body = noise + write_issue({**ANSWERS, **EMPLOYER_ANSWERS, **changes})
    result = send(board, body, *(["--author", "octocat"] if author else []))
    assert isinstance(result.exception, SystemExit | None), result.exc_info
    assert result.exit_code in (0, 1)
    new = sorted(set(list_files(board)) - set(before))
    if result.exit_code:
        assert new == []
        return
    assert all(re.fullmatch(r"opportunities/[a-z0-9-]+(/[a-z0-9-]+\.yml)?", path) for path in new)
    problems = check_board(board, read_clock(TODAY).date(), Scope(changed=set(new))).problems
    assert [problem for problem in problems if problem.severity == "error"] == []
    for path in sorted(new, reverse=True):
        target = board / path
        target.rmdir() if target.is_dir() else target.unlink()


@pytest.mark.slow
@tries(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text() | st.binary().map(lambda data: data.decode("utf-8", "surrogateescape")),
       title=st.text(max_size=300))
def test_any_text_at_all_is_answered(board: Path, body: str, title: str) -> None:
    result = CliRunner().invoke(main, ["from-issue", "--board", str(board), f"--title={title}"],
                                input=body.encode("utf-8", "surrogateescape"))
    assert result.exit_code == 1, result.output
    assert find_live(result.stdout.partition("save. It is checked again at once.")[2]) == []
