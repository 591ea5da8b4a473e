"""The command line starts light: what lists or refuses commands loads none of them."""

import subprocess
import sys
from importlib import import_module

import click
import pytest

from game.cli.main import COMMANDS

HEAVY = ("textual", "numpy", "aiohttp", "pydantic", "yaml", "rich")
LOADED = f"""
import sys
from game.cli.main import run
code = run(sys.argv[1:])
print(code, *(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)
"""


def loaded(*words: str) -> str:
    """The exit code of a command and which of the heavy packages it loaded."""
    done = subprocess.run([sys.executable, "-c", LOADED, *words], capture_output=True, text=True)
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "code"), [("--help", 0), ("--version", 0), ("", 2), ("plya", 2), ("--halp", 2)]
)
def test_what_needs_no_command_loads_nothing_heavy(words: str, code: int) -> None:
    assert loaded(*words.split()) == f"{code}"


@pytest.mark.parametrize("words", ["verify --help", "lint --help", "rules R4.2", "play --help"])
def test_what_needs_no_board_loads_no_textual(words: str) -> None:
    code, *names = loaded(*words.split()).split()
    assert code == "0"
    assert "textual" not in names


def test_every_command_is_where_it_is_said_to_be() -> None:
    for name in COMMANDS:
        command = COMMANDS[name]
        assert isinstance(command, click.Command)
        assert command.name == name
        assert command.help


def test_every_command_of_a_module_is_listed() -> None:
    modules = {COMMANDS[name].callback.__module__ for name in COMMANDS}
    written = {
        name
        for module in modules
        for name, thing in vars(import_module(module)).items()
        if isinstance(thing, click.Command)
    }
    assert written == set(COMMANDS)


def test_no_line_of_the_list_is_cut() -> None:
    widest = max(len(name) for name in COMMANDS)
    assert all(len(line) + widest + 4 <= 80 for _, line in COMMANDS.lines())
