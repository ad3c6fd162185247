"""Whatever people change, and in whatever order: what is kept from before makes the same site as a first build."""

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from boards import ROOT, BoardFolder
from microboard.board import Builder, Known, build_board
from microboard.checking import check_whole
from microboard.clock import read_clock
from microboard.publish.marks import BODY
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.shell import Shell
from microboard.publish.site import find_taken
from microboard.publish.write import write_site

STEPS = 14
START = date(2026, 11, 23)
SKILLS = ("interviewing", "survey-design", "spreadsheets", "sql")
TITLES = ("Bake the bread of table", "Ask customers & friends about bread", "Über das Brot <b>schreiben</b> für Tisch")


class Scene:
    """A board in the hands of people who change anything."""

    def __init__(self, root: Path, seed: int) -> None:
        self.random = Random(seed)
        self.folder = BoardFolder(root)
        shutil.copytree(ROOT / "schema", root / "schema")
        self.today = START
        self.site = {"name": "Board", "url": "https://board.example/"}
        self.shell = "one"
        self.known: Known = {}
        for _ in range(6):
            self.add_listing()

    @property
    def employers(self) -> list[str]:
        return sorted(path.name for path in (self.folder.root / "opportunities").iterdir())

    @property
    def listings(self) -> list[Path]:
        return sorted(path for path in self.folder.root.glob("opportunities/*/*.yml") if path.stem != "employer")

    def add_listing(self, name: str = "") -> None:
        pick = self.random.choice
        posted = self.today - timedelta(days=self.random.randint(-3, 40))
        deadline = posted + timedelta(days=self.random.randint(8, 100))
        changes: dict[str, object] = {
            "title": f"{pick(TITLES)} {self.random.randint(1, 999)}", "posted": posted.isoformat(),
            "apply__deadline": deadline.isoformat(), "skills": sorted(self.random.sample(SKILLS, 2)),
            "location": pick([{"mode": "remote", "applicants_from": "worldwide"},
                              {"mode": "remote", "applicants_from": ["PT", pick(["DE", "AQ"])]}]),
            "pay__amount": pick([400, 500.5, 600]), "description": f"We bake bread number {posted}. " * 20,
        }
        if self.random.random() < 0.3:
            changes["status"] = pick(["filled", "withdrawn", "paused"])
        if self.random.random() < 0.3:
            changes["last_confirmed"] = (posted + timedelta(days=5)).isoformat()
        self.folder.add(name or f"employer-{self.random.randint(1, 4)}/no-{self.random.randint(1, 40)}", **changes)

    def edit_listing(self) -> None:
        path = self.random.choice(self.listings)
        self.add_listing(f"{path.parent.name}/{path.stem}")

    def add_many(self) -> None:
        for number in range(self.random.choice([8, 25])):
            self.add_listing(f"employer-1/many-{number}")

    def remove_listing(self) -> None:
        self.random.choice(self.listings).unlink()

    def rename_listing(self) -> None:
        path = self.random.choice(self.listings)
        path.rename(path.with_name(f"renamed-{self.random.randint(1, 9)}.yml"))

    def swap_listings(self) -> None:
        one, other = self.random.choice(self.listings), self.random.choice(self.listings)
        data = one.read_bytes(), other.read_bytes()
        other.write_bytes(data[0])
        one.write_bytes(data[1])

    def edit_employer(self) -> None:
        self.folder.add_employer(self.random.choice(self.employers), **self.random.choice([
            {"name": f"Acme & Sons {self.random.randint(1, 99)}"}, {"about": "Bread. <i>Fresh.</i>"},
            {"about": "Bread. <i>Fresh.</i>."}, {"country": "DE"}, {"sample": True}, {"website": "https://www.acme.example/"}]))

    def remove_employer(self) -> None:
        if len(self.employers) > 1:
            shutil.rmtree(self.folder.root / "opportunities" / self.random.choice(self.employers))

    def rename_employer(self) -> None:
        path = self.folder.root / "opportunities" / self.random.choice(self.employers)
        other = path.with_name(f"employer-{self.random.randint(5, 9)}-{self.today.day}")
        path.rename(other if not other.exists() else path)

    def change_policy(self) -> None:
        self._rewrite("policy", self.random.choice(["closing_soon_days", "unconfirmed_close_days"]),
                      str(self.random.randint(3, 30)))

    def change_pages(self) -> None:
        name, numbers = self.random.choice([("listings_per_page", (10, 12, 50)), ("pair_feed_listings", (1, 2, 5)),
                                            ("feed_entries", (10, 20))])
        self._rewrite("policy", name, str(self.random.choice(numbers)))

    def change_vocabulary(self) -> None:
        path = self.folder.root / "schema/vocabulary.yml"
        text = path.read_text(encoding="utf-8")
        label = self.random.choice(re.findall(r"label: (.+)", text)).strip()
        path.write_text(text.replace(f"label: {label}", f"label: {label.strip(chr(34))} too", 1), encoding="utf-8")

    def change_day(self) -> None:
        self.today += timedelta(days=self.random.choice([1, 1, 7, 60, -5]))

    def change_site(self) -> None:
        self.site |= self.random.choice([
            {"name": "Jobs & more"}, {"name": "Board"}, {"url": "https://other.example/jobs/"},
            {"hub": "https://hub.example/"}, {"hub": ""}, {"repo_url": "https://github.com/acme/board"},
            {"report_url": "mailto:board@acme.example"}, {"edit_url": "https://acme.example/edit/"}, {"url": ""},
            {"url": "https://board.example/"}, {"image": "https://board.example/logo.png"}, {"style": "a{}"}])

    def change_shell(self) -> None:
        self.shell = self.random.choice(["one", "two"])

    def _rewrite(self, file: str, name: str, value: str) -> None:
        path = self.folder.root / f"schema/{file}.yml"
        text, count = re.subn(rf"^( *{name}:).*", rf"\1 {value}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert count == 1, name
        path.write_text(text, encoding="utf-8")

    def write(self, site: Path, cache: Path | None) -> Plan | None:
        """Build the site; None where the board has errors."""
        moment = read_clock(self.today.isoformat())
        builder = Builder(moment, self.known if cache else None)
        checked = check_whole(self.folder.root, moment.date(), cache=cache / "checked.ndjson" if cache else None,
                              has_warnings=False, take=builder.take)
        if checked.has_errors or not checked.rulebook:
            return None
        plan = Plan(builder.build(checked), checked.rulebook, Site(**self.site))
        shell = Shell(f"<html><head></head><body>{self.shell}{BODY}</body></html>")
        write_site(plan, lambda _: shell, self.shell, site, cache)
        return plan


EDITS: tuple[Callable[[Scene], None], ...] = (
    Scene.add_listing, Scene.edit_listing, Scene.edit_listing, Scene.add_many, Scene.remove_listing,
    Scene.rename_listing, Scene.swap_listings, Scene.edit_employer, Scene.remove_employer, Scene.rename_employer,
    Scene.change_policy, Scene.change_pages, Scene.change_vocabulary, Scene.change_day, Scene.change_day,
    Scene.change_site, Scene.change_shell,
)


def read(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_makes_the_same_site(tmp_path: Path, seed: int) -> None:
    scene = Scene(tmp_path / "board", seed)
    site, cache = tmp_path / "site", tmp_path / "cache"
    scene.write(site, cache)
    done: list[str] = []
    for step in range(STEPS):
        for _ in range(scene.random.choice([1, 1, 2])):
            edit = scene.random.choice(EDITS)
            if scene.listings or edit is Scene.add_listing:
                edit(scene)
                done.append(f"{step} {edit.__name__}")
        fresh = tmp_path / f"fresh-{step}"
        expected = scene.write(fresh, None)
        plan = scene.write(site, cache)
        assert (plan is None) == (expected is None)
        if not plan:
            continue
        was, now = read(fresh), read(site)
        assert [path for path in sorted(was.keys() | now.keys()) if was.get(path) != now.get(path)] == [], done
        assert find_taken(plan, was.keys()) == was.keys()
        shutil.rmtree(fresh)


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    scene = Scene(tmp_path / "board", 1)
    site, cache = tmp_path / "site", tmp_path / "cache"
    scene.write(site, cache)
    listing = scene.listings[0]
    page = site / f"opportunities/{listing.parent.name}/{listing.stem}/index.html"
    listing.unlink()
    page.write_text("of an engine", encoding="utf-8")
    scene.write(site, cache)
    assert page.read_text(encoding="utf-8") == "of an engine"


def test_a_file_that_somebody_has_changed_is_made_again(tmp_path: Path) -> None:
    scene = Scene(tmp_path / "board", 1)
    site, cache = tmp_path / "site", tmp_path / "cache"
    scene.write(site, cache)
    before = read(site)
    for path in site.rglob("*.html"):
        path.write_bytes(path.read_bytes()[:100])
    scene.write(site, cache)
    assert read(site) == before


def test_nothing_is_removed_where_a_link_leads(tmp_path: Path) -> None:
    scene = Scene(tmp_path / "board", 1)
    site, cache = tmp_path / "site", tmp_path / "cache"
    scene.write(site, cache)
    listing = scene.listings[0]
    path = f"opportunities/{listing.parent.name}/{listing.stem}"
    (site / path).rename(tmp_path / "elsewhere")
    (site / path).symlink_to(tmp_path / "elsewhere")
    listing.unlink()
    scene.write(site, cache)
    assert (tmp_path / "elsewhere/index.html").exists()


def test_what_an_engine_no_longer_makes_is_removed(tmp_path: Path) -> None:
    scene = Scene(tmp_path / "board", 1)
    site, cache, moment = tmp_path / "site", tmp_path / "cache", read_clock(START.isoformat())
    checked = check_whole(scene.folder.root, moment.date())
    assert checked.rulebook
    shell = Shell(f"<html><head></head><body>{BODY}</body></html>")
    for beside in (["guide/index.html", "old/index.html", "never/index.html"], ["guide/index.html"]):
        plan = Plan(build_board(checked, moment), checked.rulebook, Site(**scene.site))
        for path in ("guide", "old"):
            (site / path).mkdir(parents=True, exist_ok=True)
        if len(beside) > 1:
            (site / "old/index.html").write_bytes(b"old")
            (site / "guide/index.html").write_bytes(b"guide")
        write_site(plan, lambda _: shell, "", site, cache, beside=beside)
    assert not (site / "old/index.html").exists()
    assert (site / "guide/index.html").exists()
