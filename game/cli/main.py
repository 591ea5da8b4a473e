"""`fourfronts`: its commands, and what happens when one of them fails."""

import errno
import os
import sys
import tempfile
import traceback

import click

from game import __version__
from game.cli.ascii_output import choose_signs
from game.cli.lazy_group import LazyGroup, Listed
from game.core.clean import clean

COMMANDS = Listed(
    "game.cli",
    {
        "play": ("play", "Play a match against bots, or in turn at this terminal."),
        "resume": ("play", "Go on with a saved match."),
        "host": ("host", "Open a room that people join with a short code."),
        "join": ("join", "Come into a room."),
        "orders": ("orders", "Write, sign or import orders sent as a file."),
        "forget": ("forget", "Delete names, codes and tokens of a closed room."),
        "replay": ("records", "Step through a saved match by quarter, forwards and back."),
        "verify": ("records", "Resolve saved matches again and compare every quarter."),
        "repair": ("records", "Copy the whole records of a damaged save into a new file."),
        "why": ("why", "Say why a figure moved: causes, rules, numbers."),
        "report": ("report", "Write a match up, or all tables of a room."),
        "export": ("export", "Write finished matches as tables for research."),
        "lenses": ("lenses", "Show a finished match under every lens."),
        "par": ("par", "Show every seat beside what a bot makes of it."),
        "rules": ("content", "Read the rulebook: a paragraph, a lever, any word."),
        "lint": ("content", "Check rules and cards; exit 0 only when nothing is wrong."),
        "schema": ("content", "Print the JSON Schema of a kind of file."),
        "simulate": ("simulate", "Play whole games between doctrines and sum them up."),
        "tournament": ("tournament", "Let every bot play every seat, and rate them."),
        "fuzz": ("fuzz", "Play random legal matches and check every step."),
        "calibrate": ("calibrate", "Measure what the rules must show."),
        "balance": ("balance", "Find best plans; weigh every lever, stance and card."),
        "hindcast": ("hindcast", "Play 2023 to mid-2026 and compare with what was measured."),
    },
)

BUG = 70
READER_GONE = (errno.EPIPE, errno.EIO)
"""A pipe or a terminal at whose other end nobody is left."""
INTERRUPTED = 130


@click.group(
    cls=LazyGroup,
    listed=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
    epilog="Begin with: fourfronts play",
)
@click.version_option(__version__, prog_name="fourfronts")
def fourfronts() -> None:
    """Four Fronts: a tabletop wargame of the contest for AI leadership, in the terminal."""


def main() -> None:
    """Run the command line; every failure is one sentence and an honest exit code."""
    choose_signs()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        code = fourfronts.main(arguments, prog_name="fourfronts", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as wrong:
        if "\n" in wrong.format_message():  # no words at all: the whole help is the answer
            wrong.show()
        else:
            say(_wrong_words(wrong))
        return wrong.exit_code
    except (KeyboardInterrupt, click.Abort):
        say("Stopped. A match is saved at every step: fourfronts resume goes on.")
        return INTERRUPTED
    except SystemExit:
        # Click alone leaves so, and only where the reader went away (`| head`).
        return 0
    except OSError as fault:
        return _unread() if fault.errno in READER_GONE else failed(fault)
    except Exception as fault:
        return failed(fault)


def _unread() -> int:
    """End without a word more: what nobody is left to read is not our failure."""
    for stream in (sys.stdout, sys.stderr):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return 0


def _wrong_words(wrong: click.ClickException) -> str:
    """Return what was wrong with a command as one line that says where to read on."""
    context = getattr(wrong, "ctx", None)
    place = context.command_path if context is not None else "fourfronts"
    words = wrong.format_message().rstrip()
    return f"{words}{'' if words.endswith(('.', '?', '?)')) else '.'} See: {place} --help"


def failed(fault: Exception) -> int:
    """Say what went wrong in one sentence; a bug's traceback goes to a file, never to a player."""
    from game.core.errors import FourFrontsError  # loads pydantic, which --help does without

    if isinstance(fault, FourFrontsError):
        say(str(fault))
        return fault.exit_code
    if isinstance(fault, OSError):
        say(_no_file(fault))
        return 1
    handle, name = tempfile.mkstemp(prefix="fourfronts-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        traceback.print_exception(fault, file=log)
    say(f"This is a bug in Four Fronts, not in what you did; please report it with {name}.")
    say("A match is saved at every step; go on with: fourfronts resume")
    return BUG


def _no_file(fault: OSError) -> str:
    """Return what the system would not do, as a sentence."""
    name = fault.filename or "a file"
    if isinstance(fault, FileNotFoundError):
        return f"There is no {name}."
    if isinstance(fault, IsADirectoryError):
        return f"{name} is a folder; give a file."
    if isinstance(fault, NotADirectoryError | FileExistsError):
        return f"{name} can't be: there is a file of another kind in its place."
    if isinstance(fault, PermissionError):
        return f"You may not read or write {name}."
    return f"The system said no: {fault.strerror or fault} ({name})."


def say(words: str) -> None:
    """Print a sentence to standard error, with nothing in it that could steer a terminal."""
    print(clean(words), file=sys.stderr)
