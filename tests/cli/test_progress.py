"""A bar for those who wait at a terminal, and silence for everybody else."""

from io import StringIO

import pytest
from rich.console import Console

from game.cli.progress import PATIENCE, progress


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def shown(*, terminal: bool, waited: float) -> str:
    """What is written while ten games are played, the last after so many seconds."""
    written, clock = StringIO(), Clock()
    console = Console(file=written, force_terminal=terminal, color_system=None, width=80)
    with progress("games", 10, console, clock) as tick:
        tick(3)
        clock.now = waited
        tick(7)
    return written.getvalue()


def test_who_waits_at_a_terminal_sees_how_far_it_has_come() -> None:
    assert " 7 of 10 games" in shown(terminal=True, waited=PATIENCE)


@pytest.mark.parametrize(("terminal", "waited"), [(True, PATIENCE / 2), (False, 2 * PATIENCE)])
def test_who_need_not_wait_or_is_a_program_sees_nothing(terminal: bool, waited: float) -> None:
    assert shown(terminal=terminal, waited=waited) == ""


def test_a_failure_ends_the_bar_and_is_told() -> None:
    with pytest.raises(ValueError, match="no"), progress("games", 10):
        raise ValueError("no")
