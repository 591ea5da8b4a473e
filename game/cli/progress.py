"""How far a long command has come, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

PATIENCE = 2.0
"""Seconds before a bar is shown: what is done sooner needs none."""


@contextmanager
def progress(
    what: str, total: int, console: Console | None = None, clock: Callable[[], float] = monotonic
) -> Iterator[Callable[[int], None]]:
    """Yield what is told how much is done; a terminal that has waited a while sees a bar."""
    shown = console or Console(stderr=True)
    columns = (
        BarColumn(30),
        MofNCompleteColumn(separator=" of "),
        TextColumn(what, markup=False),
        TimeRemainingColumn(compact=True),
    )
    bar = Progress(*columns, console=shown, transient=True)
    task, began = bar.add_task(what, total=total), clock()

    def tick(done: int) -> None:
        if not bar.live.is_started and shown.is_terminal and clock() - began >= PATIENCE:
            bar.start()
        bar.update(task, completed=done)

    try:
        yield tick
    finally:
        if bar.live.is_started:
            bar.stop()
