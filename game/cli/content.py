"""`lint`, `schema`, `rules`: the rules and cards as files, for those who read and write them."""

import json
from pathlib import Path

import click

from game.analysis.rulebook import blocks, written
from game.cli import choices
from game.cli.reading import read_rules
from game.content.lint import lint as check
from game.content.lint.listing import render
from game.content.load import load_rulebook, load_text
from game.content.locate import content_root
from game.content.paragraphs import RULEBOOK_TEXT
from game.content.schema import schemas, write_schemas
from game.core.clean import clean
from game.server.wire import protocol


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
)
def lint(path: Path | None, form: str) -> int:
    """Check rules and cards; exit 0 only when nothing is wrong."""
    problems = check(path)
    click.echo(render(problems, form))
    return 1 if problems else 0


@click.command()
@click.argument("name", required=False)
@click.option("--write", is_flag=True, help="Write them all where they are kept.")
def schema(name: str | None, write: bool) -> int:
    """Print the JSON Schema of a kind of file, or the kinds there are.

    `wire` is the protocol of a hosted table, as an AsyncAPI document.
    """

    known = {**schemas(), "wire": protocol.document()}
    if write:
        protocol.FILE.write_text(protocol.text(), encoding="utf-8")
        for path in (*write_schemas(), protocol.FILE):
            click.echo(f"wrote {path}")
    elif name is None:
        click.echo("\n".join(known))
    else:
        click.echo(json.dumps(known[choices.choose("schema", name, known)], indent=2))
    return 0


@click.command()
@click.argument("words", nargs=-1)
@click.option("--write", is_flag=True, help="Write the tables and examples of rules/rulebook.md.")
def rules(words: tuple[str, ...], write: bool) -> int:
    """Read the rulebook: a paragraph, a lever, a card, a parameter, a source, any word."""
    if write:
        return _write_rulebook()
    click.echo(clean("\n".join(read_rules(" ".join(words)))))
    return 0


def _write_rulebook() -> int:
    """Make the generated blocks of the rulebook anew."""
    text = load_text()
    path = content_root() / RULEBOOK_TEXT
    path.write_text(written(text, load_rulebook()), encoding="utf-8")
    click.echo(f"wrote {len(blocks(text))} blocks into {path}")
    return 0
