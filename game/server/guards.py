"""What must be changed in Textual and Rich so that many boards can share one process.

Everything that leans on their private names is here, with a contract test each.
"""

import contextlib
import gc
import os
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Literal, TypeVar

import textual.app
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from textual._xterm_parser import XTermParser

Made = TypeVar("Made")
Colours = Literal["none", "16", "256", "truecolor"]

_COLOUR = re.compile(r"([34])8;2;(\d{1,3});(\d{1,3});(\d{1,3})")
_SYSTEMS = {"16": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT}
_COLOUR_VARIABLES = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_COLOR_SYSTEM")


class OwnParser(XTermParser):
    """A parser whose cache of keys does not keep every closed board alive."""

    _parse_extended_key = XTermParser._parse_extended_key.__wrapped__  # type: ignore[assignment]


def backlog(app: textual.app.App[Any]) -> int:
    """Return how many messages a board has not dealt with yet."""
    return app._message_queue.qsize()


def leave_output_alone() -> None:
    """Stop boards from taking the process's output: it would end on a board that is closed."""
    setattr(textual.app, "redirect_stdout", _nothing)  # noqa: B010 - a private import of theirs
    setattr(textual.app, "redirect_stderr", _nothing)  # noqa: B010


def _nothing(_: object) -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext()


def calm_collector() -> None:
    """Collect rubbish less often, and never what was loaded at the start."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


@contextlib.contextmanager
def _environment(term: str, colours: Colours) -> Iterator[None]:
    before = {name: os.environ.pop(name, None) for name in _COLOUR_VARIABLES}
    os.environ.update({"TERM": term, "COLORTERM": "truecolor"})
    if colours == "none":
        os.environ["NO_COLOR"] = "1"
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def made_for(term: str, colours: Colours, make: Callable[[], Made]) -> Made:
    """Make a board as if the process ran in the client's terminal; boards read the environment."""
    with _environment(term, colours):
        return make()


def fewer_colours(text: str, colours: Colours) -> str:
    """Return terminal output with its colours brought down to what the client can show.

    Boards draw in full colour, because Rich remembers a style's codes whatever the system.
    """
    if colours in ("truecolor", "none"):
        return text
    return _COLOUR.sub(lambda found: _nearest(found.group(), colours), text)


@lru_cache(maxsize=4096)
def _nearest(code: str, colours: str) -> str:
    ground, *parts = code.replace("8;2;", ";").split(";")
    triplet = ColorTriplet(*(min(255, int(part)) for part in parts))
    nearest = Color.from_triplet(triplet).downgrade(_SYSTEMS[colours])
    return ";".join(nearest.get_ansi_codes(foreground=ground == "3"))
