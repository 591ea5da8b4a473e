"""When a host looks for rubbish: not while it starts, and seldom afterwards."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect nothing while much is made that stays, and never look through that again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def calm_collector() -> None:
    """Collect rubbish less often: looking through a room of boards takes a while."""
    gc.set_threshold(50_000, 50, 100)
