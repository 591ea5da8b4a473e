"""In ASCII no command prints another sign, and no line of text is wider than a terminal."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import click
import pytest

from game.cli.ascii_output import choose_signs
from game.cli.main import run

SAVE = "saves/examples/the-essay-under-lens-a.jsonl"
LINES = (
    ("replay", SAVE, "--plain"),
    ("replay", SAVE, "--plain", "--reveal"),
    ("why", SAVE, "2027Q3", "lead"),
    ("lenses", SAVE),
    ("rules",),
    ("rules", "access.most"),
    ("play", "--plain", "--seed", "7"),
)
TYPED = "help\nlevers\nstances\nhand\npledges\naims\nfigures\nwhy\nrules\n\n\nfronts\n"
COMMANDS_TO_COPY = ("then: fourfronts why", "Saved in")
"""How lines begin that are never folded."""


def printed(monkeypatch: pytest.MonkeyPatch) -> BytesIO:
    """What is printed from now on, in a terminal that asks for ASCII."""
    written = BytesIO()
    monkeypatch.setenv("FOURFRONTS_ASCII", "yes")
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, "utf-8", write_through=True))
    choose_signs()
    return written


@pytest.mark.parametrize("command", LINES, ids=" ".join)
def test_lines_are_ascii_and_fit_eighty_columns(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written = printed(monkeypatch)
    monkeypatch.setenv("FOURFRONTS_SAVES", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(TYPED.encode())))
    assert run([*command]) == 0
    lines = written.getvalue().decode("ascii").splitlines()
    assert len(lines) > 8
    assert [one for one in lines if len(one) > 80 and not one.startswith(COMMANDS_TO_COPY)] == []


def test_signs_that_say_something_are_spelt(monkeypatch: pytest.MonkeyPatch) -> None:
    written = printed(monkeypatch)
    click.echo("2.0±0.3 ×1.15 ≥ 12 → more… “so” − 0–100 ★")
    assert written.getvalue().decode() == "2.0+-0.3 x1.15 >= 12 -> more... 'so' - 0-100 ?\n"
