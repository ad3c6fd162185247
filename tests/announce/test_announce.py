"""`microboard announce`: each listing is told once to each service, whatever goes wrong in between."""

import json
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mail_server import MailServer
from microboard.cli import main
from microboard.words.speech import speak
from misbehaving import CERTIFICATE
from news import BOARD, HOSTILE, build_feed, build_item, write_feed
from services import Services

WEBHOOK = "MICROBOARD_SLACK_WEBHOOK"
SECRETS = ("secret", "p:w", "p%3Aw", "jobs@org")


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This machine is at every name under acme.example."""
    look_up = socket.getaddrinfo

    def find(host: str, *rest: Any, **named: Any) -> Any:
        return look_up("127.0.0.1" if str(host).endswith("acme.example") else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", find)
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796040000")
    yield
    speak("en")


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    made = Services()
    monkeypatch.setenv(WEBHOOK, made.get_url("slack", "/services/T0/B0/secret"))
    yield made
    made.stop()


@pytest.fixture
def everybody(services: Services, monkeypatch: pytest.MonkeyPatch) -> Services:
    monkeypatch.setenv("MICROBOARD_DISCORD_WEBHOOK", services.get_url("discord", "/api/webhooks/1/secret"))
    monkeypatch.setenv("MICROBOARD_MASTODON_SERVER", services.get_url("mastodon"))
    monkeypatch.setenv("MICROBOARD_MASTODON_TOKEN", "secret\n")
    return services


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    made = MailServer()
    monkeypatch.setenv("MICROBOARD_SMTP_URL", made.get_url())
    monkeypatch.setenv("MICROBOARD_MAIL_FROM", "Jobs · Galway <jobs@org.example>")
    monkeypatch.setenv("MICROBOARD_MAIL_TO", "list@org.example")
    yield made
    made.stop()


class Board:
    """A feed in a file, and what was told of it."""

    def __init__(self, root: Path) -> None:
        self.feed, self.state = root / "feed.json", root / "cache/told.json"

    def announce(self, *words: object, place: object = "") -> Result:
        result = CliRunner().invoke(main, ["announce", str(place or self.feed), "--state", str(self.state),
                                           "--allow-private", *map(str, words)])
        assert not result.exception or isinstance(result.exception, SystemExit), result.exception
        assert not any(secret in result.output for secret in SECRETS)
        return result

    def send(self, *words: object) -> Result:
        return self.announce("--send", *words)


@pytest.fixture
def board(tmp_path: Path) -> Board:
    made = Board(tmp_path)
    write_feed(made.feed, 2, 1)
    return made


def list_titles(services: Services) -> list[str]:
    return [block["elements"][0]["elements"][0]["text"] for _, value in services.got for block in value["blocks"][1:]]


def test_the_first_time_nothing_is_told(board: Board, everybody: Services, mail: MailServer) -> None:
    result = board.send()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.count("the first time nothing is told") == 4
    assert (everybody.asked, mail.got) == (0, [])
    again = board.send()
    assert again.stderr == "slack: 0 told.\ndiscord: 0 told.\nmastodon: 0 told.\nmail: 0 told.\n"
    assert everybody.asked == 0


def test_what_is_new_is_told_once_to_everybody(board: Board, everybody: Services, mail: MailServer) -> None:
    board.send()
    write_feed(board.feed, 4, 3, 2, 1)
    result = board.send()
    assert (result.exit_code, result.stdout) == (0, "")
    assert [service for service, _ in everybody.got] == ["slack", "discord", "mastodon", "mastodon"]
    assert [value["status"].partition("\n")[0] for name, value in everybody.got if name == "mastodon"] == [
        "Project 3", "Project 4"]
    (sender, recipient, data), = mail.got
    assert (sender, recipient) == ("jobs@org.example", "list@org.example")
    read = message_from_bytes(data, policy=default)
    assert (str(read["From"]), read["To"]) == ("Jobs · Galway <jobs@org.example>", "list@org.example")
    assert read["Subject"] == "2 new projects · Jobs"
    asked = everybody.asked
    assert board.send().exit_code == 0
    assert (everybody.asked, len(mail.got)) == (asked, 1)


def test_without_send_nothing_is_sent_or_remembered(board: Board, services: Services) -> None:
    board.announce()
    write_feed(board.feed, 3, 2, 1)
    before = board.state.read_bytes()
    result = board.announce("--to", "mastodon")
    assert result.stdout.startswith("Project 3\n\nAcme · Pay: €600 & lunch · Hours: 40")
    assert result.stderr == "mastodon: 1 new.\n"
    assert board.state.read_bytes() == before
    assert services.asked == 0
    board.send()
    assert list_titles(services) == ["Project 3"]


def test_a_service_that_is_added_later_is_not_told_of_the_past(
    board: Board, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.send()
    write_feed(board.feed, 3, 2, 1)
    monkeypatch.setenv("MICROBOARD_DISCORD_WEBHOOK", services.get_url("discord", "/api/webhooks/1/secret"))
    assert "discord: the first time nothing is told" in board.send().stderr
    assert [service for service, _ in services.got] == ["slack"]
    write_feed(board.feed, 4, 3, 2, 1)
    board.send("--to", "discord")
    assert [value["embeds"][0]["title"] for name, value in services.got if name == "discord"] == ["Project 4"]


def test_each_feed_has_a_memory_of_its_own(board: Board, services: Services, tmp_path: Path) -> None:
    board.send()
    other = write_feed(tmp_path / "design.json", 9, 8, feed_url=f"{BOARD}categories/design/feed.json")
    assert "the first time nothing is told" in board.announce("--send", place=other).stderr
    write_feed(board.feed, 3, 2, 1)
    board.send()
    assert list_titles(services) == ["Project 3"]


def test_what_failed_is_told_by_the_next_run_and_nothing_twice(board: Board, everybody: Services) -> None:
    board.send()
    write_feed(board.feed, 5, 4, 3, 2, 1)
    # Slack takes it, Discord fails, and Mastodon takes one of three.
    everybody.plan = ["", (500, {}), "", (500, {})]
    result = board.send()
    assert result.exit_code == 1
    assert result.stdout == "discord: the service answers 500.\nmastodon: the service answers 500.\n"
    assert result.stderr == ("slack: 3 told.\ndiscord: 0 told, 3 left for the next run.\n"
                             "mastodon: 1 told, 2 left for the next run.\n")
    assert board.send().exit_code == 0
    names = [service for service, _ in everybody.got]
    assert sorted(names) == ["discord", "mastodon", "mastodon", "mastodon", "slack"]
    assert [value["status"][:9] for name, value in everybody.got if name == "mastodon"] == [
        "Project 3", "Project 4", "Project 5"]


def test_a_message_that_is_refused_stops_no_other(board: Board, everybody: Services) -> None:
    board.send()
    write_feed(board.feed, 4, 3, 2, 1)
    everybody.plan = [(422, {}), ""]
    result = board.send("--to", "mastodon")
    assert result.stderr == "mastodon: 1 told, 1 left for the next run.\n"
    assert [value["status"][:9] for _, value in everybody.got] == ["Project 4"]
    board.send("--to", "mastodon")
    assert [value["status"][:9] for _, value in everybody.got] == ["Project 4", "Project 3"]


def test_a_run_that_is_ended_while_it_sends_tells_nothing_twice(
    board: Board, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.send()
    write_feed(board.feed, 3, 2, 1)
    assert services.asked == 0

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("microboard.announce.slack.post", end)
        board.announce("--send")
    assert board.send().stderr == "slack: 0 told.\n"


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2, "feeds": {}}', '{"version": 1, "feeds": {"x": []}}',
                                  '{"version": 1, "feeds": {"x": {"slack": {"told": [1], "floor": ""}}}}', "null"])
def test_a_broken_memory_tells_nothing_and_is_made_anew(board: Board, services: Services, text: str) -> None:
    board.send()
    board.state.write_text(text)
    write_feed(board.feed, 3, 2, 1)
    assert "nothing is known of what was told" in board.send().stderr
    write_feed(board.feed, 4, 3, 2, 1)
    board.send()
    assert list_titles(services) == ["Project 4"]


def test_sixty_at_once_are_all_told_though_a_page_holds_fewer(board: Board, services: Services) -> None:
    def write(page: str, *numbers: int, **more: str) -> None:
        items = [build_item(n, date_published=f"2026-11-{n // 10 + 1:02}T{n % 10:02}:00:00Z") for n in numbers]
        (board.feed.parent / page).write_text(json.dumps(build_feed(*items, **more)))

    following = {"next_url": f"{BOARD}opportunities/feed-2.json"}
    write("feed.json", 12, 11, **following)
    write("feed-2.json", 10, 9)
    board.send()
    # Two were taken down, and older ones come up: they are not new.
    write("feed.json", 11, 10, **following)
    assert board.send().stderr == "slack: 0 told.\n"
    write("feed.json", *range(72, 42, -1), **following)
    write("feed-2.json", *range(42, 10, -1))
    assert board.send().stderr == "slack: 60 told.\n"
    assert list_titles(services) == [f"Project {n}" for n in range(13, 73)]
    assert len(services.got) == 3


def test_a_flood_is_told_in_parts(board: Board, everybody: Services) -> None:
    board.send("--to", "mastodon")
    write_feed(board.feed, *range(130, 0, -1))
    assert board.send("--to", "mastodon").stderr == "mastodon: 20 told, 108 left for the next run.\n"
    assert everybody.got[0][1]["status"].startswith("Project 3\n")


def test_a_feed_comes_from_an_address(board: Board, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    from microboard.cli import announce as command

    monkeypatch.setattr(command, "fetch", lambda _place, **_: board.feed.read_bytes())
    place = f"{BOARD}opportunities/feed.json"
    board.announce("--send", place=place)
    write_feed(board.feed, 3, 2, 1)
    board.announce("--send", place=place)
    assert list_titles(services) == ["Project 3"]


def test_hostile_texts_are_taken_by_everybody(board: Board, everybody: Services, mail: MailServer) -> None:
    board.send()
    changes = dict.fromkeys(("title", "summary"), HOSTILE * 20)
    board.feed.write_text(json.dumps(build_feed(
        build_item(3, **changes, authors=[{"name": HOSTILE}]), build_item(1), authors=[{"name": HOSTILE}])))
    assert board.send().exit_code == 0
    assert sorted(service for service, _ in everybody.got) == ["discord", "mastodon", "slack"]
    assert len(mail.got) == 1


def test_the_mail_may_go_to_a_file(board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MICROBOARD_MAIL_TO", "list@org.example")
    file = tmp_path / "digest.eml"
    board.send("--eml", file)
    assert not file.exists()
    write_feed(board.feed, 3, 2, 1)
    assert board.send("--eml", file).stderr == "mail: 1 told.\n"
    read = message_from_bytes(file.read_bytes(), policy=default)
    assert (read["To"], read["From"], read["Subject"]) == ("list@org.example", None, "1 new project · Jobs")
    file.unlink()
    board.send("--eml", file)
    assert not file.exists()


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "AUTH"])
def test_a_mail_that_is_refused_is_sent_by_the_next_run(board: Board, mail: MailServer, step: str) -> None:
    board.send()
    write_feed(board.feed, 3, 2, 1)
    mail.refuses = step
    result = board.send()
    assert (result.exit_code, result.stdout) == (1, "mail: the mail server answers 550.\n")
    mail.refuses = ""
    assert board.send().exit_code == 0
    assert len(mail.got) == 1


def test_a_mail_that_may_have_come_is_not_sent_again(board: Board, mail: MailServer) -> None:
    board.send()
    write_feed(board.feed, 3, 2, 1)
    mail.hangs_up = True
    result = board.send()
    assert result.exit_code == 1
    assert "it may have come, and is not sent again" in result.stdout
    mail.hangs_up = False
    assert board.send().exit_code == 0
    assert len(mail.got) == 1


def test_a_password_is_told_to_no_server_without_encryption(board: Board, mail: MailServer) -> None:
    board.send()
    write_feed(board.feed, 3, 2, 1)
    mail.has_encryption = False
    result = board.send()
    assert (result.exit_code, mail.got) == (1, [])
    assert result.stdout == "mail: the mail server cannot be reached, or hangs up.\n"


def test_where_nothing_is_set_it_is_said_in_one_line(board: Board) -> None:
    result = board.send()
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (0, "", 1)
    assert result.stderr.startswith("No service is set, so nobody is told.")
    assert not board.state.exists()


@pytest.mark.parametrize(("settings", "words"), [
    ({"MICROBOARD_MASTODON_TOKEN": "secret"}, "MICROBOARD_MASTODON_SERVER is no address"),
    ({"MICROBOARD_MASTODON_SERVER": "https://m.acme.example"}, "MICROBOARD_MASTODON_TOKEN is missing"),
    ({WEBHOOK: "hooks.example/secret"}, f"{WEBHOOK} is no address that begins with https://"),
    ({"MICROBOARD_SMTP_URL": "smtp://m.example"}, "MICROBOARD_MAIL_FROM is missing"),
    ({"MICROBOARD_MAIL_FROM": "a@b.example", "MICROBOARD_MAIL_TO": "a@b.example"}, "MICROBOARD_SMTP_URL is no address"),
    ({"MICROBOARD_MAIL_TO": "a@b.example, c@d.example"}, "MICROBOARD_MAIL_TO is not one e-mail address"),
    ({"MICROBOARD_MAIL_TO": "a@b.example\nBcc: c@d.example"}, "MICROBOARD_MAIL_TO is not one e-mail address"),
    *(({"MICROBOARD_SMTP_URL": url, "MICROBOARD_MAIL_FROM": "a@b.example", "MICROBOARD_MAIL_TO": "a@b.example"},
       "MICROBOARD_SMTP_URL is no address") for url in ("https://m.example", "smtp://", "smtp://m.example:secret",
                                                        "smtp://jobs@org:secret/x@m.example")),
])
def test_what_is_set_wrongly_is_said(
    board: Board, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], words: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    result = board.send()
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_service_that_is_named_has_to_be_set(board: Board) -> None:
    result = board.send("--to", "slack")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{WEBHOOK} is no address" in result.stderr


def test_a_feed_that_cannot_be_read_is_2(board: Board, services: Services) -> None:
    board.feed.unlink()
    result = board.send()
    assert (result.exit_code, services.asked) == (2, 0)
    assert "cannot be read: no such file or directory" in result.stderr


def test_a_memory_that_cannot_be_written_tells_nobody(board: Board, services: Services) -> None:
    board.send()
    write_feed(board.feed, 3, 2, 1)
    board.state.with_name("told.json.microboard-new").mkdir()
    result = board.send()
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert services.asked == 0
