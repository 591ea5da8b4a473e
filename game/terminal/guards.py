"""What must be changed in Textual and Rich so that many boards can share one process.

Everything that leans on their private names is here, with a contract test each.
"""

import asyncio
import contextlib
import os
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Literal, TypeVar

import textual.app
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.driver import Driver

Made = TypeVar("Made")
Colours = Literal["none", "16", "256", "truecolor"]

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_COLOUR = re.compile(r"([34])8;2;(\d{1,3});(\d{1,3});(\d{1,3})")
_ANY_COLOUR = re.compile(r";?[34]8;2;\d{1,3};\d{1,3};\d{1,3}")
_SYSTEMS = {"16": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT}
_CLIENTS_VARIABLES = (
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "TEXTUAL_COLOR_SYSTEM",
    "FOURFRONTS_ASCII",
)


def backlog(app: textual.app.App[Any]) -> int:
    """Return how many messages a board and what is on it have not dealt with yet."""
    return sum(one._message_queue.qsize() for one in (app, *app._registry))


def has_started(app: textual.app.App[Any]) -> bool:
    """Whether what a board sends now is its picture, no longer what comes before it."""
    return app._is_mounted


def driver_of(app: textual.app.App[Any]) -> Driver | None:
    """Return the driver of a board, once it has one."""
    return app._driver


def fault_of(app: textual.app.App[Any]) -> Exception | None:
    """Return the fault that ended a board, if one did."""
    return app._exception


def keep_faults_quiet(app: textual.app.App[Any]) -> None:
    """Stop a board from printing its fault: the local variables in it may be anybody's secrets."""
    setattr(app, "_print_error_renderables", app._exit_renderables.clear)  # noqa: B010


def plain_tasks() -> None:
    """Let tasks of this event loop start in turn again: a board makes them start at once."""
    asyncio.get_running_loop().set_task_factory(None)


def leave_output_alone() -> None:
    """Stop boards from taking the process's output: it would end on a board that is closed."""
    setattr(textual.app, "redirect_stdout", _nothing)  # noqa: B010 - a private import of theirs
    setattr(textual.app, "redirect_stderr", _nothing)  # noqa: B010


def _nothing(_: object) -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext()


def share_style_sheets() -> None:
    """Read each style sheet once for all boards of this process: its rules are never changed."""
    setattr(Stylesheet, "_parse_rules", _read_once)  # noqa: B010 - a private method of theirs


def _read_once(
    sheet: Stylesheet, css: str, read_from: CSSLocation, *how: Any, **more: Any
) -> list[RuleSet]:
    variables = frozenset(sheet._variables.items())
    key = (variables, css, read_from, how, frozenset(more.items()))
    if key not in _RULES:
        _RULES[key] = _READ(sheet, css, read_from, *how, **more)
    return _RULES[key]


_READ = Stylesheet._parse_rules
_RULES: LRUCache[object, list[RuleSet]] = LRUCache(2048)


@contextlib.contextmanager
def _environment(term: str, colours: Colours, ascii_only: bool) -> Iterator[None]:
    before = {name: os.environ.pop(name, None) for name in _CLIENTS_VARIABLES}
    os.environ.update({"TERM": term, "COLORTERM": "truecolor"})
    if colours == "none":
        os.environ["NO_COLOR"] = "1"
    os.environ["FOURFRONTS_ASCII"] = "1" if ascii_only else "0"
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def made_for(
    term: str, colours: Colours, make: Callable[[], Made], ascii_only: bool = False
) -> Made:
    """Make a board as if the process ran in the client's terminal; boards read the environment."""
    with _environment(term, colours, ascii_only):
        return make()


def fewer_colours(text: str, colours: Colours) -> str:
    """Return terminal output with its colours brought down to what the client can show.

    Boards draw in full colour, because Rich remembers a style's codes whatever the system.
    """
    if colours == "truecolor":
        return text
    return _STYLE.sub(lambda found: _downgraded(found.group(), colours), text)


@lru_cache(maxsize=4096)
def _downgraded(style: str, colours: str) -> str:
    """Return a style's codes with fewer colours; words that look like codes never come here."""
    if colours == "none":
        left = _ANY_COLOUR.sub("", style).replace("[;", "[")
        return "" if left == "\x1b[m" != style else left
    return _COLOUR.sub(lambda found: _nearest(found.group(), colours), style)


def _nearest(code: str, colours: str) -> str:
    ground, *parts = code.replace("8;2;", ";").split(";")
    triplet = ColorTriplet(*(min(255, int(part)) for part in parts))
    nearest = Color.from_triplet(triplet).downgrade(_SYSTEMS[colours])
    return ";".join(nearest.get_ansi_codes(foreground=ground == "3"))
