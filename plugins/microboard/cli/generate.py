"""`microboard generate`: writes the files that are made from the schema."""

import sys
from pathlib import Path

import click

from microboard.cli.options import board_option, read_rules_or_end
from microboard.intake.forms.editor import build_editor_schemas, build_rule_schemas
from microboard.intake.forms.form import FORM, build_form
from microboard.intake.forms.report_form import REPORT, build_report_form
from microboard.start.kept import FILE
from microboard.start.renew import remember, write_files


@click.command()
@click.option("--check", "is_check", is_flag=True, help="Write nothing; name the files that would change, and end "
                                                        "with 1 when there are any.")
@board_option
def generate(is_check: bool, board: Path) -> None:
    """Write the issue forms and the editors' schemas, which are made from schema/."""
    rulebook = read_rules_or_end(board)
    texts = {FORM: build_form(rulebook), REPORT: build_report_form(), **build_editor_schemas(rulebook),
             **build_rule_schemas(board, rulebook.vocabulary)}
    changed = [path for path, text in texts.items() if _read(board / path) != text.encode()]
    for path in changed:
        if is_check:
            click.echo(f"{path} is not what schema/ makes it. Run: microboard generate")
            continue
        write_files(board, {path: texts[path]})
        click.echo(f"Wrote {board / path}.", err=True)
    if changed and not is_check and (board / FILE).exists():
        remember(board, texts)
    sys.exit(1 if is_check and changed else 0)


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
