"""Tasks spread over processes, each handed back with its result as soon as it is done.

Ctrl-C ends the processes at once and leaves nothing behind; what was done by then is lost.
"""

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def carried_out(
    do: Callable[[Task], Result], tasks: Iterable[Task], workers: int
) -> Iterator[tuple[Task, Result]]:
    """Yield each task with what ``do`` makes of it: in order with one worker, else as it comes.

    ``do`` and the tasks must be such as can be sent to another process.
    """
    if workers == 1:
        for task in tasks:
            yield task, do(task)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _stop_at_once) as pool:
        running = {pool.submit(do, task): task for task in tasks}
        try:
            for future in as_completed(running):
                yield running[future], future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _stop_at_once() -> None:
    """Let Ctrl-C, which reaches every process of a terminal, end this one without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
