"""What a host's log says of a fault: its kind and place, never its words.

The words of a fault, and the variables around it, may hold orders, names, codes or tokens.
"""

import asyncio
import errno
import logging
import traceback
from pathlib import Path
from typing import Any

OUT_OF_HANDLES = (errno.EMFILE, errno.ENFILE)
NO_HANDLES = (
    "The host has as many connections and files open as this system lets it have; who comes now has"
    " to wait. What is kept is safe. Raise the limit (ulimit -n) before the next room."
)
_LOG = logging.getLogger(__name__)


def note(what: str, fault: BaseException) -> None:
    """Write down what broke and where."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else "its start"
    _LOG.error("%s stopped by a fault: %s at %s.", what, type(fault).__name__, place)


def note_forgotten(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Write down the fault of a task nobody waited for; an event loop's exception handler."""
    fault = context.get("exception")
    if isinstance(fault, BaseException):
        if isinstance(fault, OSError) and fault.errno in OUT_OF_HANDLES:
            _LOG.error(NO_HANDLES)
        else:
            note("Something in the background", fault)
    else:
        _LOG.error("The event loop: %s", context.get("message", "?"))
